"""Quotations in a passage: marks of every style, nested, unclosed, or running on from the paragraph before.

Only the outermost ones are given. One pass over the marks, so the cost is linear whatever stands there.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import NamedTuple

from pourparlers.languages.words import Language
from pourparlers.reading.words.fold import fold
from pourparlers.reading.words.passage import Passage

APOSTROPHE = "'"
LEAST = 3


class Quotation(NamedTuple):
    """Words ``i`` to ``j`` between marks; ``lo`` to ``hi`` with the marks; ``closed`` unless its end is missing."""

    i: int
    j: int
    lo: int
    hi: int
    closed: bool = True


class Marks:
    """The marks of one language: which opens, what closes it, and which are the same at both ends."""

    def __init__(self, language: Language) -> None:
        self.closers: dict[str, set[str]] = {}
        for opening, closing in language.quotes.pairs:
            self.closers.setdefault(fold(opening)[0], set()).add(fold(closing)[0])
        self.same = frozenset(o for o, c in self.closers.items() if o in c)
        self.all = frozenset(self.closers) | {c for closing in self.closers.values() for c in closing}


@functools.lru_cache(maxsize=16)
def marks_of(language: Language) -> Marks:
    return Marks(language)


def quotations(passage: Passage, marks: Marks, carried: str = "") -> list[Quotation]:
    """The outermost quotations; ``carried`` is the opening mark that the paragraph before left open."""
    words = passage.words
    at = [k for k, word in enumerate(words) if word in marks.all]
    if not at:
        return []
    singles = _singles(passage, at) if APOSTROPHE in marks.all else frozenset()
    at = [k for k in at if words[k] != APOSTROPHE or k in singles]
    out: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    inner = -1
    for k in at:
        word = words[k]
        depth = _closes(passage, k, stack, marks)
        if depth is not None:
            if depth:
                inner = k
            elif k > stack[0][1] + 1:
                out.append(Quotation(stack[0][1] + 1, k, stack[0][1], k + 1))
            del stack[depth:]
        elif word in marks.closers and (word not in marks.same or not _looks_closing(passage, k)):
            if not stack:
                inner = -1
            elif word == stack[0][0] and word in marks.same and len(stack) == 1:
                out.append(_cut_off(passage, stack[0][1], k))
                stack.clear()
            stack.append((word, k))
        elif carried and not out and not stack and word in marks.closers.get(carried, ()) and k:
            out.append(Quotation(0, k, 0, k + 1))
    if stack:
        begin, end = stack[0][1], inner if inner >= 0 else len(words)
        if end > begin + 1:
            out.append(Quotation(begin + 1, end, begin, end + (inner >= 0), inner >= 0))
    return out


def length(passage: Passage, i: int, j: int) -> int:
    """How many words, by blanks between them, a range holds."""
    return sum(any(c.isalnum() for c in piece) for piece in passage.said(i, j).split())


def _closes(passage: Passage, k: int, stack: list[tuple[str, int]], marks: Marks) -> int | None:
    """The place in the stack of the mark that word ``k`` closes, None where it closes none."""
    word = passage.words[k]
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opening = stack[depth][0]
        if word not in marks.closers[opening]:
            continue
        if opening == word and _looks_opening(passage, k) and len(stack) == 1 and k > stack[depth][1] + 1:
            return None
        return depth
    return None


def _looks_opening(passage: Passage, k: int) -> bool:
    n = len(passage.words)
    return passage.spaced(k) and k + 1 < n and not passage.spaced(k + 1) and passage.words[k + 1][0].isalnum()


def _looks_closing(passage: Passage, k: int) -> bool:
    n = len(passage.words)
    before = passage.words[k - 1] if k else ""
    return not passage.spaced(k) and before not in "([-\u2013\u2014" and (k + 1 >= n or passage.spaced(k + 1))


def _cut_off(passage: Passage, begin: int, end: int) -> Quotation:
    """A quotation whose end is missing, ended with its sentence because another one opens later."""
    ends = [j for _, j in passage.sentences]
    at = bisect_right(ends, begin + 1)
    stop = min(ends[at] if at < len(ends) else end, end)
    return Quotation(begin + 1, max(stop, begin + 2), begin, max(stop, begin + 2), False)


def _singles(passage: Passage, at: list[int]) -> frozenset[int]:
    """The apostrophes that are quotation marks: an opener with a closer after it, and that closer."""
    words, n = passage.words, len(passage.words)
    out: set[int] = set()
    opened, weak = -1, -1
    for k in at:
        if words[k] != APOSTROPHE:
            continue
        if _looks_opening(passage, k) and not words[k + 1][0].isdigit():
            if opened >= 0 and weak >= 0:
                out |= {opened, weak}
            opened, weak = k, -1
        elif opened >= 0 and not passage.spaced(k):
            after = words[k + 1] if k + 1 < n else ""
            if k + 1 < n and not passage.spaced(k + 1) and after[0].isalnum():
                continue
            if words[k - 1][-1] == "s" and after[:1].isalpha() and weak < 0:
                weak = k
                continue
            out |= {opened, k}
            opened, weak = -1, -1
    if opened >= 0 and weak >= 0:
        out |= {opened, weak}
    return frozenset(out)
