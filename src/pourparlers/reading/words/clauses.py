"""Sentences to clauses: the borders at which a fact's slots should be sought no further without good reason."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from itertools import compress
from typing import NamedTuple

from pourparlers.reading.words.passage import Passage
from pourparlers.reading.words.verbs import Grammar

BRACKET = 7
NOUN_PHRASE = 9
DASHES = frozenset("\u2013\u2014")
ALWAYS = frozenset(';:\u00ab\u00bb\u201c\u201d"()')
HARD = DASHES | ALWAYS


class Clause(NamedTuple):
    """A range of words, how it opens (main, relative, subordinate, hard, or resume: main again after a relative)
    and the words that open it."""

    i: int
    j: int
    opens: str
    by: str


def clauses(
    passage: Passage,
    i: int,
    j: int,
    grammar: Grammar,
    whole: Sequence[tuple[int, int]] = (),
    listed: Collection[int] = (),
    verbs: Container[int] = (),
) -> list[Clause]:
    """The clauses of one sentence, in order and without gaps; no border falls inside a ``whole`` range (a date).

    ``verbs`` are the first words of finite verbs: with one behind its comma a main clause goes on after a relative one.

    A dash behind a date stands for a verb left out ("on Monday - at a summit in Oslo"): the date opens the clause.
    So does one behind a comma and a coordinator (", and on Tuesday he will speak"), unless it only goes on a row: a
    ``listed`` one ("on Monday in Lima, then on Tuesday in Oslo").
    """
    words = passage.words
    joined = {a - 1 for a, b in whole if a not in listed and _joins(words, a, b, i, j, grammar)}
    joined |= set(_dated_row(words, i, j, whole, verbs, listed))
    elided = {b: a for a, b in whole if a > i and b < j and words[b] in DASHES and passage.spaced(b)}
    dated = set(elided.values())
    opened = {hit.i: hit.senses[0] for hit in grammar.subordinators.find(passage, i, j)}
    borders = {*opened, *joined, *dated, *compress(range(i, j), map(grammar.borders.__contains__, words[i:j]))}
    out: list[Clause] = []
    begin, opens, by = i, "main", ""
    for k in sorted(borders):
        word = words[k]
        kind = ""
        if word in HARD and (word in ALWAYS or passage.spaced(k)):
            kind = "hard"
        elif k in opened:
            kind = "subordinate"
        elif word in grammar.relatives:
            kind = "relative"
        elif word == "," and opens == "relative" and k + 1 < j and (words[k + 1] in grammar.heads or k + 1 in verbs):
            kind = "" if _wants_verb(passage, begin, k, grammar, verbs) else "resume"
        if word in "()" and _short(words, k, j):
            continue
        if k in joined:
            kind = "hard"
        elif k in elided:
            kind = ""
        elif k in dated:
            kind = "hard"
        elif kind and any(a <= k < b for a, b in whole):
            kind = ""
        if kind:
            if k > begin:
                out.append(Clause(begin, k, opens, by))
            begin, opens, by = k, kind, opened.get(k, word)
    if j > begin:
        out.append(Clause(begin, j, opens, by))
    return out


def _dated_row(
    words: list[str], i: int, j: int, whole: Sequence[tuple[int, int]], verbs: Container[int], listed: Collection[int]
) -> list[int]:
    """The commas of "on Friday A meets, on Monday B sits down, two days later C gathers": each opens a clause."""
    opens = sorted(a for a, _ in whole if (a - i <= 1) or words[a - 1] == ",")
    if not opens or opens[0] - i > 1:
        return []
    ends = [*opens[1:], j]
    told = [any(k in verbs for k in range(a, b)) for a, b in zip(opens, ends, strict=True)]
    return [a - 1 for a, verb in zip(opens[1:], told[1:], strict=True) if verb and told[0] and a not in listed]


def _wants_verb(passage: Passage, begin: int, k: int, grammar: Grammar, verbs: Container[int]) -> bool:
    """Whether a relative clause has told its subject and no verb yet: "the talks that A and her colleague, B, will"."""
    if begin + 1 >= k or not passage.raw[begin + 1][0].isupper():
        return False
    inside = ((n, passage.words[n]) for n in range(begin + 1, k))
    return not any((word.isalpha() and word in grammar.simple) or n in verbs for n, word in inside)


def _joins(words: list[str], a: int, b: int, i: int, j: int, grammar: Grammar) -> bool:
    return a - 2 > i and words[a - 1] in grammar.coordinators and words[a - 2] == "," and b < j and words[b].isalpha()


def _short(words: list[str], k: int, j: int) -> bool:
    """Whether a bracket opens or closes only a few words: a state or party behind a name is no clause."""
    step, other = (1, ")") if words[k] == "(" else (-1, "(")
    return any(0 <= k + step * n < j and words[k + step * n] == other for n in range(1, BRACKET))


def crossing(words: list[str], parts: Sequence[Clause], lo: int, hi: int) -> tuple[int, list[str], int]:
    """What lies between two words: how many words, which borders (by what they open), how many commas.

    A relative clause between commas is passed over: "the summit, which Oslo was to host, is off".
    """
    gap, crossed, skip = max(0, hi - lo), [], lo
    for part in parts:
        if not lo <= part.i < hi or part.i < skip:
            continue
        if part.opens == "relative":
            closed = part.j < hi and any(p.i == part.j and p.opens == "resume" for p in parts)
            close = next((k for k in range(min(part.j, hi) - 1, part.i, -1) if words[k] == ","), None)
            close = part.j if closed else close
            if close is not None and close < hi:
                gap, skip = gap - (close - part.i), close + 1
                continue
        crossed.append(part.opens)
    marks = [k for k in range(max(lo, skip), hi) if words[k] == ","]
    if len(marks) > 1 and marks[0] - lo <= NOUN_PHRASE and skip == lo:
        inside = marks[-1] - marks[0]
        kept = [p.opens for p in parts if lo <= p.i < marks[0] or marks[-1] < p.i < hi]
        return gap - inside, kept, 1
    return gap, crossed, len(marks)
