"""The lines of an article, each cut into words and searched for time expressions once, whoever asks first.

The day of publication is sought in the same lines that are read afterwards; what it found there is handed on.
"""

from __future__ import annotations

from functools import cached_property

from pourparlers.languages.words import Language
from pourparlers.reading.times.direction import Directions, signs_of
from pourparlers.reading.times.grammar import time_grammar
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.passage import Passage


class Line:
    """A line as a passage, its time expressions, and the ways that its words tell."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    @cached_property
    def told(self) -> list[Told]:
        """The time expressions as they stand; who joins them to one another changes them."""
        return time_grammar(self.passage.language).find(self.passage)

    @cached_property
    def ways(self) -> Directions:
        return Directions(self.passage, signs_of(self.passage.language))


class Sheet:
    """The lines of one text, by where they begin and end."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language
        self._abbreviations = frozenset(language.abbreviations)
        self._kept: dict[tuple[int, int], Line] = {}

    def keep(self, start: int, end: int) -> Line:
        """The line from ``start`` to ``end``, remembered until it is taken."""
        line = self._kept.get((start, end))
        if line is None:
            line = self._kept[start, end] = self._cut(start, end)
        return line

    def take(self, start: int, end: int) -> Line:
        """The line from ``start`` to ``end``, for good."""
        return self._kept.pop((start, end), None) or self._cut(start, end)

    def _cut(self, start: int, end: int) -> Line:
        return Line(Passage(self._text[start:end], start, self._language, self._abbreviations))
