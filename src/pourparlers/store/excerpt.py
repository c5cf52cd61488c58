"""The line of an article that shows why it was found: the stretch with the most of what was asked for, hits marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparlers.model import Record, Span
from pourparlers.store.words import Term, matches

WIDTH = 180
"""So many characters an excerpt has, more or less."""
MORE = "…"


class Excerpt(Record, frozen=True, kw_only=True):
    """Some words of a text on one line, and where in them the hits stand."""

    text: str
    hits: tuple[Span, ...] = ()


def excerpt_of(text: str, terms: Sequence[Term]) -> Excerpt:
    """The best stretch of a text; its beginning, where no word of it is one that was asked for."""
    words = matches(text)
    hits = sorted(hit for at, term in enumerate(terms) for hit in _hits(words, at, term))
    begin, until = _stretch(hits, len(text))
    begin = max((start for start, _, _ in words if start <= begin), default=0) if begin else 0
    until = min((end for _, end, _ in words if end >= until), default=len(text)) if until < len(text) else len(text)
    return _on_a_line(text, begin, until, sorted({(start, end) for start, end, _ in hits}))


def _hits(words: list[tuple[int, int, str]], at: int, term: Term) -> Iterator[tuple[int, int, int]]:
    """Where a term stands: its word and its like, or its words one after the other."""
    if len(term.words) == 1:
        yield from ((start, end, at) for start, end, word in words if term.fits(word))
        return
    length = len(term.words)
    for first, (start, _, word) in enumerate(words):
        if word == term.words[0] and tuple(word for _, _, word in words[first : first + length]) == term.words:
            yield start, words[first + length - 1][1], at


def _stretch(hits: list[tuple[int, int, int]], length: int) -> tuple[int, int]:
    """The window that holds the most of the terms, then the most hits, then stands first."""
    best, found = (0, 0), (0, min(WIDTH, length))
    last = 0
    for first, (start, _, _) in enumerate(hits):
        last = max(last, first)
        while last < len(hits) and hits[last][1] <= start + WIDTH:
            last += 1
        within = hits[first:last][:50]
        score = (len({at for _, _, at in within}), len(within))
        if score > best:
            best = score
            room = max(0, WIDTH - (within[-1][1] - start)) // 2 if within else WIDTH
            begin = max(0, start - room)
            found = (begin, min(length, begin + WIDTH))
    return found


def _on_a_line(text: str, begin: int, until: int, hits: list[tuple[int, int]]) -> Excerpt:
    """The stretch with its white space made single blanks, and the hits where they come to stand."""
    line = MORE + " " if begin else ""
    marks: list[Span] = []
    starts = {start: end for start, end in hits if start >= begin and end <= until}
    at = begin
    while at < until:
        if at in starts:
            end = starts[at]
            marks.append(Span(start=len(line), end=len(line) + end - at))
            line += "".join(" " if letter.isspace() else letter for letter in text[at:end])
            at = end
            continue
        if not text[at].isspace():
            line += text[at]
        elif not line.endswith(" "):
            line += " "
        at += 1
    line = line.rstrip()
    return Excerpt(text=line + (f" {MORE}" if until < len(text) else ""), hits=tuple(marks))
