"""Fold a paragraph to the letters that packs are written in, and map offsets back to the text as it came.

NFC, apostrophes and blanks of all kinds to one, soft hyphens and zero-width marks dropped (Unicode UAX 15).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

APOSTROPHES = ("\u2019", "\u02bc", "\u2018", "\u00b4", "\u0060")
BLANKS = ("\u00a0", "\u202f", "\u2009", "\t", "\u2007")
DROPPED = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


class Offsets:
    """Where a folded character stood: a list of (folded offset, shift) steps."""

    def __init__(self, steps: list[tuple[int, int]]) -> None:
        self._at = [a for a, _ in steps]
        self._shift = [s for _, s in steps]

    def start(self, folded: int) -> int:
        i = bisect_right(self._at, folded) - 1
        return folded + self._shift[i] if i >= 0 else folded

    def end(self, folded: int) -> int:
        return self.start(folded - 1) + 1 if folded else self.start(0)


def fold(text: str) -> tuple[str, Offsets | None]:
    """The folded text, and its offsets back; None where every character kept its place."""
    if text.isascii():
        return text, None
    offsets = None
    if any(mark in text for mark in DROPPED) or not unicodedata.is_normalized("NFC", text):
        text, offsets = _compose(text)
    for mark in APOSTROPHES:
        text = text.replace(mark, "'")
    for blank in BLANKS:
        text = text.replace(blank, " ")
    return text, offsets


def _compose(text: str) -> tuple[str, Offsets]:
    out: list[str] = []
    steps: list[tuple[int, int]] = [(0, 0)]
    made, shift, i = 0, 0, 0
    while i < len(text):
        j = i + 1
        while j < len(text) and j - i < 32 and unicodedata.combining(text[j]):
            j += 1
        composed = "" if text[i] in DROPPED else unicodedata.normalize("NFC", text[i:j])
        composed = composed[: j - i]
        if i - made != shift and composed:
            shift = i - made
            steps.append((made, shift))
        out.append(composed)
        made += len(composed)
        i = j
    return "".join(out), Offsets(steps)
