"""A paragraph with all that was found in it: what the readers of meetings and statements are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pourparlers.model import Place
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.passage import Passage


class Dateline(NamedTuple):
    """The city that a dateline names, and where it stands in the text."""

    place: Place
    start: int
    end: int


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a block of ``kind``; ``number`` counts the article's fact-bearing paragraphs.

    ``dateline`` is that of the text, where the paragraph is the first behind it.
    ``faceless`` are offices and delegations that no actor is known for ("the ministers", "a delegation"), ``ranks``
    those of them that are several, with their rank.
    """

    passage: Passage
    kind: str
    number: int = 0
    mentions: list[Mention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    faceless: list[tuple[int, int]] = field(default_factory=list)
    ranks: list[tuple[int, int, str]] = field(default_factory=list)
    dateline: Dateline | None = None

    def release(self) -> None:
        """Let go of the words and of what was found in them, when all was read: only the number is asked for then."""
        self.passage.release()
        self.mentions, self.places, self.times, self.faceless = [], [], [], []
        self.ranks = []
