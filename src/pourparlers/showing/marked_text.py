"""The article's text for the page: paragraphs by kind of block, every fact's spans marked and linked.

Spans overlap freely; the text is cut into segments wherever one begins or ends. A segment links to the card of the
shortest fact that covers it; facts that a paragraph mentions without such a link get a small reference instead. What
is added for readers (references, hidden words, names of blocks) is kept in elements of class ``x``, so that the rest
is the article's text, character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from pourparlers.model import Article

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
LIT = 6  # facts named in a segment's classes, shortest first


class Mark(NamedTuple):
    """One span of a fact and the hidden word that says what it marks."""

    start: int
    end: int
    word: str


class Fact(NamedTuple):
    """What is marked: the id of its card, its kind ("m", "s", "a"), and the sign its references show."""

    key: str
    kind: str
    sign: str
    name: str
    marks: tuple[Mark, ...]


class Paragraph(NamedTuple):
    """A stretch of one block without a blank line; ``gap`` is the white space before it, ``html`` its marked text."""

    kind: str
    start: int
    end: int
    gap: str = ""
    html: Markup = Markup("")


class MarkedText(NamedTuple):
    """The paragraphs, the white space after the last, and for each fact the ids of the segments that take it up."""

    paragraphs: tuple[Paragraph, ...]
    rest: str
    anchors: dict[str, list[str]]


class _Cover(NamedTuple):
    """A mark within one paragraph. Sorts by length, then by kind and order of its fact."""

    length: int
    rank: int
    order: int
    start: int
    end: int
    fact: Fact
    word: str


RANKS = {"a": 0, "m": 1, "s": 2}


def paragraphs(article: Article) -> list[Paragraph]:
    """The text cut by blocks, then by blank lines; without blocks all of it is body."""
    blocks = sorted((b.start, b.end, str(b.kind)) for b in article.blocks) or [(0, len(article.text), "body")]
    cut, done = [], 0
    for start, end, kind in blocks:
        start, end = max(start, done), min(end, len(article.text))
        if start < end:
            cut += _cut_gap(article.text, done, start) + _cut(article.text, start, end, kind)
            done = end
    return cut + _cut_gap(article.text, done, len(article.text))


def _cut_gap(text: str, start: int, end: int) -> list[Paragraph]:
    """Text between blocks: kept even where no block claims it."""
    return _cut(text, start, end, "body") if start < end else []


def _cut(text: str, start: int, end: int, kind: str) -> list[Paragraph]:
    cut, at = [], start
    for gap in (*_BLANK_LINES.finditer(text, start, end), None):
        stop = gap.start() if gap else end
        if text[at:stop].strip():
            cut.append(Paragraph(kind, at, stop))
        at = gap.end() if gap else end
    return cut


def mark_text(article: Article, facts: Sequence[Fact], prefix: str) -> MarkedText:
    """Mark every fact's spans in the text; ``prefix`` keeps the ids of several readings apart."""
    cut = paragraphs(article)
    covers = _by_paragraph(cut, facts)
    weaver = _Weaver(article.text, prefix)
    marked, at = [], 0
    for i, paragraph in enumerate(cut):
        html = weaver.weave(paragraph, covers.get(i, []))
        marked.append(paragraph._replace(gap=article.text[at : paragraph.start], html=html))
        at = paragraph.end
    return MarkedText(tuple(marked), article.text[at:], weaver.anchors)


def _by_paragraph(cut: Sequence[Paragraph], facts: Iterable[Fact]) -> dict[int, list[_Cover]]:
    ends = [p.end for p in cut]
    covers: dict[int, list[_Cover]] = defaultdict(list)
    for order, fact in enumerate(facts):
        for mark in fact.marks:
            for i in range(bisect_right(ends, mark.start), len(cut)):
                start, end = max(mark.start, cut[i].start), min(mark.end, cut[i].end)
                if cut[i].start >= mark.end:
                    break
                if start < end:
                    covers[i].append(_Cover(end - start, RANKS[fact.kind], order, start, end, fact, mark.word))
    return covers


class _Weaver:
    """Writes the segments of one article; numbers them, and notes where each fact is taken up."""

    def __init__(self, text: str, prefix: str) -> None:
        self.text, self.prefix = text, prefix
        self.anchors: dict[str, list[str]] = defaultdict(list)
        self._count = 0

    def weave(self, paragraph: Paragraph, covers: list[_Cover]) -> Markup:
        """One paragraph's text with its marks."""
        edges = sorted({paragraph.start, paragraph.end, *(c.start for c in covers), *(c.end for c in covers)})
        opening, closing = defaultdict(list), defaultdict(list)
        for cover in covers:
            opening[cover.start].append(cover)
            closing[cover.end].append(cover)
        active: list[_Cover] = []
        linked: set[int] = set()
        segments: list[tuple[int, str]] = []
        for start, end in zip(edges, edges[1:], strict=False):
            for cover in opening[start]:
                insort(active, cover)
            segments.append((end, self._segment(start, end, active, opening[start], linked)))
            for cover in closing[end]:
                del active[bisect_left(active, cover)]
        references = _references(covers, linked)
        return Markup("".join(html + "".join(references.get(end, ())) for end, html in segments))

    def _segment(self, start: int, end: int, active: list[_Cover], opened: list[_Cover], linked: set[int]) -> str:
        words = escape(self.text[start:end])
        if not active:
            return str(words)
        first, self._count = active[0], self._count + 1
        anchor = f"{self.prefix}-t{self._count}"
        for cover in dict.fromkeys(c.fact.key for c in opened):
            self.anchors[cover].append(anchor)
        kinds = " ".join(sorted({c.fact.kind for c in active[:LIT]}))
        keys = " ".join(dict.fromkeys(c.fact.key for c in active[:LIT]))
        opening_tag = f'<mark id="{anchor}" class="{kinds} {keys}">'
        if words.isspace():  # a link needs words
            return f"{opening_tag}{words}</mark>"
        begins, linked_before = first in opened, first.order in linked
        linked.add(first.order)
        hidden = f'<span class="x vh"> ({escape(first.word)})</span>' if begins else ""
        aside = ' tabindex="-1"' if not begins and linked_before else ""
        link = f'<a href="#{first.fact.key}"{aside}>{words}{hidden}</a>'
        return f"{opening_tag}{link}</mark>"


def _references(covers: list[_Cover], linked: set[int]) -> dict[int, list[str]]:
    """After its last span in a paragraph: the sign of each meeting and statement, and of an actor without a link."""
    last: dict[str, _Cover] = {}
    for cover in covers:
        needed = cover.fact.kind != "a" or cover.order not in linked
        if needed and (cover.fact.key not in last or cover.end > last[cover.fact.key].end):
            last[cover.fact.key] = cover
    at: dict[int, list[str]] = defaultdict(list)
    for cover in last.values():
        at[cover.end].append(_reference(cover.fact))
    return at


def _reference(fact: Fact) -> str:
    name = f'<span class="vh">{escape(fact.name)} </span>'
    return f'<sup class="x ref {fact.kind}"><a href="#{fact.key}">{name}{escape(fact.sign)}</a></sup>'
