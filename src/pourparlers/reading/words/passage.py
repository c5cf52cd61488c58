"""A paragraph cut into words and sentences: what every later step of reading works on.

Words are numbered; a *range* ``(i, j)`` is half open in those numbers. ``words`` are in lower case, ``raw`` as
printed. Cutting is one regular expression over the folded text, so its cost is linear.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import accumulate, compress
from operator import not_, sub

from pourparlers.languages.words import Language
from pourparlers.model import Excerpt
from pourparlers.reading.words.fold import fold

STOPS = frozenset(".!?\u2026")
# No sentence of more words than this: twice the longest that agencies write.
LONGEST = 150
CLOSERS = frozenset("\u00bb\"\u201d\u201c')]")


@functools.lru_cache(maxsize=32)
def cutter(apostrophe: str, clitics: tuple[str, ...]) -> re.Pattern[str]:
    """The expression that cuts a text into words, numbers, blanks and single marks."""
    letters = r"[^\W\d_]+"
    if apostrophe == "letter":
        word = rf"{letters}(?:'{letters})*"
    elif apostrophe == "clitic":
        tails = "|".join(sorted(map(re.escape, clitics), key=len, reverse=True))
        word = rf"'(?:{tails})(?![^\W\d_])|{letters}" if tails else letters
    else:
        word = rf"{letters}(?:'(?=[^\W\d_]))?"
    return re.compile(rf"{word}|\d+|\s+|.", re.DOTALL)


def cut(text: str, language: Language) -> list[str]:
    """The words of a phrase of a pack, cut as the text is, in lower case."""
    if text.isalpha():
        return [text.lower()]
    folded = fold(text)[0]
    # An elision at the end of a phrase ends a word there as it does before one.
    elided = folded.endswith("'") and language.tokens.apostrophe == "elision"
    pieces = cutter(language.tokens.apostrophe, language.tokens.clitics).findall(folded + "x" if elided else folded)
    return [p.lower() for p in (pieces[:-1] if elided else pieces) if not p.isspace()]


class Passage:
    """One paragraph: its words, where they stand in the article's text, and its sentences."""

    __slots__ = ("_base", "_offsets", "_source", "ends", "language", "raw", "sentences", "starts", "text", "words")

    def __init__(self, text: str, base: int, language: Language, abbreviations: frozenset[str]) -> None:
        self.text, self._offsets = fold(text)
        self._base, self._source = base, text
        self.language = language
        pieces = cutter(language.tokens.apostrophe, language.tokens.clitics).findall(self.text)
        kept = list(map(not_, map(str.isspace, pieces)))
        self.raw = list(compress(pieces, kept))
        self.words = list(map(str.lower, self.raw))
        self.ends = list(compress(accumulate(map(len, pieces)), kept))
        self.starts = list(map(sub, self.ends, map(len, self.raw)))
        self.sentences = self._sentences(abbreviations)

    def start(self, i: int) -> int:
        """The offset in the article's text at which word ``i`` begins."""
        folded = self.starts[i]
        return self._base + (self._offsets.start(folded) if self._offsets else folded)

    def end(self, j: int) -> int:
        """The offset in the article's text at which word ``j - 1`` ends."""
        folded = self.ends[j - 1]
        return self._base + (self._offsets.end(folded) if self._offsets else folded)

    def excerpt(self, i: int, j: int) -> Excerpt:
        """A range of words as it stands in the article: offsets and characters."""
        start, end = self.start(i), self.end(j)
        return Excerpt(start=start, end=end, text=self._source[start - self._base : end - self._base])

    def said(self, i: int, j: int) -> str:
        """The folded text of a range of words."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""

    def release(self) -> None:
        """Let go of the words, when all that stands in them was read."""
        self.text = self._source = ""
        self.words, self.raw, self.starts, self.ends, self.sentences = [], [], [], [], []

    def spaced(self, i: int) -> bool:
        """Whether a blank stands before word ``i``."""
        return i == 0 or self.starts[i] > self.ends[i - 1]

    def _sentences(self, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
        raw, out, begin, n = self.raw, [], 0, len(self.raw)
        for k in compress(range(n), map(STOPS.__contains__, raw)):
            if self._ends_sentence(k, abbreviations):
                end = k + 1
                while end < n and raw[end] in CLOSERS and not self.spaced(end):
                    end += 1
                # Swiss and French style: a spaced closing mark still belongs to the sentence it ends.
                if end < n and raw[end] == "\u00bb":
                    end += 1
                if end > begin:
                    out.append((begin, end))
                begin = end
        if begin < n:
            out.append((begin, n))
        if n > LONGEST:
            return [part for i, j in out for part in self._bounded(i, j)]
        return out

    def _bounded(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """A sentence, one beyond all measure cut behind a mark: what is done in a sentence stays bounded."""
        while j - i > LONGEST:
            half = range(i + LONGEST, i + LONGEST // 2, -1)
            cut = next((k for mark in ";," for k in half if self.raw[k - 1] == mark), i + LONGEST)
            yield i, cut
            i = cut
        yield i, j

    def _ends_sentence(self, k: int, abbreviations: frozenset[str]) -> bool:
        raw, n = self.raw, len(self.raw)
        after = k + 1
        while after < n and raw[after] in CLOSERS and not self.spaced(after):
            after += 1
        if after >= n:
            return True
        if not self.spaced(after) and raw[after] not in STOPS:
            return False
        if raw[after] in STOPS:
            return False
        nxt = raw[after]
        if nxt == "\u00bb":
            nxt = raw[after + 1] if after + 1 < n else nxt
        opens = not nxt[0].isalnum() and nxt not in ",;:)"
        if not (nxt[0].isupper() or nxt[0].isdigit() or opens):
            return False
        if raw[k] != "." or k == 0 or self.spaced(k):
            return True
        before = raw[k - 1]
        if len(before) == 1 and before.isupper():
            return False
        return before.lower() not in abbreviations
