"""Sentences to clauses: the borders at which a fact's slots should be sought no further without good reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pourparlers.reading.passage import Passage
from pourparlers.reading.verbs import Grammar

HARD = frozenset(";:\u2013\u2014\u00ab\u00bb\u201c\u201d\"()")


class Clause(NamedTuple):
    """A range of words, how it opens (main, relative, subordinate, hard) and the words that open it."""

    i: int
    j: int
    opens: str
    by: str


def clauses(
    passage: Passage, i: int, j: int, grammar: Grammar, whole: Sequence[tuple[int, int]] = ()
) -> list[Clause]:
    """The clauses of one sentence, in order and without gaps; no border falls inside a ``whole`` range (a date)."""
    words = passage.words
    opened = {hit.i: hit.senses[0] for hit in grammar.subordinators.find(passage, i, j)}
    out: list[Clause] = []
    begin, opens, by = i, "main", ""
    for k in range(i, j):
        word = words[k]
        kind = ""
        if word in HARD and passage.spaced(k) | (word in ";:\u00ab\u00bb\u201c\u201d\"()"):
            kind = "hard"
        elif k in opened:
            kind = "subordinate"
        elif word in grammar.relatives:
            kind = "relative"
        if kind and not any(a <= k < b for a, b in whole):
            if k > begin:
                out.append(Clause(begin, k, opens, by))
            begin, opens, by = k, kind, opened.get(k, word)
    if j > begin:
        out.append(Clause(begin, j, opens, by))
    return out
