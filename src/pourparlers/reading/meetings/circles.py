"""Groups told of by number or pronoun ("the two leaders", "they", "their"): the circle of what was told before.

They stand for those of their own sentence, where it names just so many; else for the circle of the meeting told of
last, else for those of the sentence before. Each becomes a mention that the slots of a sentence are filled from as
from any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pourparlers.languages.meetings_schema import Group, Noun, Part
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.events import Vocabulary
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.words.mentions import Mention, PlaceMention
from pourparlers.reading.words.paragraph import Paragraph

APART = frozenset({"mediator", "chair", "convener"})
SEVERAL = 2
THEIRS = 3  # words from "their" to the meeting that is theirs
UNNAMED = frozenset({"adjective", "epithet", "pronoun"})


class Row(NamedTuple):
    """Those who may be meant by a group: actors by the side that each serves, in order of mention."""

    sides: dict[str, list[str]]

    def actors(self, group: Group) -> tuple[str, ...] | None:
        """Whom a group means among these, if there are as many as it says; ``None`` if there are not."""
        if len(self.sides) < SEVERAL or (group.count and len(self.sides) != group.count):
            return None
        if group.states:
            return tuple(self.sides)
        return tuple(dict.fromkeys(actor for actors in self.sides.values() for actor in actors))


def row_of(actors: Sequence[str], cast: Cast) -> Row:
    """Actors by the side that each serves; the side alone counts for nobody beside those who serve it."""
    sides: dict[str, list[str]] = {}
    for actor in actors:
        sides.setdefault(cast.state_of(actor) or actor, []).append(actor)
    return Row(sides)


def circles_of(report: Report | None, cast: Cast) -> tuple[Row, Row]:
    """The parties of a meeting without those who convened, led or mediated it, and with them."""
    takers = report.takers.values() if report else ()
    return row_of([t.actor for t in takers if t.role not in APART], cast), row_of([t.actor for t in takers], cast)


class Told(NamedTuple):
    """What stands in a range of words."""

    mentions: list[Mention]
    places: list[PlaceMention]
    i: int
    j: int

    def row(self, cast: Cast) -> Row:
        """Those who are named, places and adjectives left out."""
        told = [m for m in self.mentions if self.i <= m.i and m.j <= self.j and m.form not in UNNAMED]
        told = [m for m in told if m.kind == "person" or not any(p.i < m.j and m.i < p.j for p in self.places)]
        return row_of([actor for m in told for actor in m.actors], cast)


def with_groups(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, cast: Cast, last: Report | None, before: Told
) -> list[Mention]:
    """The mentions of a paragraph, with those of the sentence's groups; ``last`` is the meeting told of last."""
    mentions = paragraph.mentions
    for hit in words.groups.find(paragraph.passage, *sentence):
        group = hit.senses[0]
        if paragraph.passage.words[hit.i] in words.their and not _of_meeting(paragraph, hit.j, sentence[1], words):
            continue
        if not group.count and not group.states and _told_whose(paragraph, hit.j, sentence[1], words):
            continue
        kept = [m for m in mentions if m.j <= hit.i or hit.j <= m.i]
        if any(m.form not in ("epithet", "members") for m in mentions if m not in kept):
            continue
        own = Told(paragraph.mentions, paragraph.places, sentence[0], hit.i)
        rows = (own.row(cast), *circles_of(last, cast), before.row(cast))
        actors = next((found for row in rows if (found := row.actors(group))), None)
        if actors is not None:
            kind = cast.draft(actors[0]).kind
            new = Mention(hit.i, hit.j, actors, kind, "epithet", (hit.i, hit.j), level=group.level or "", plural=True)
            mentions = sorted([*kept, new], key=lambda m: m.i)
    return mentions


def _told_whose(paragraph: Paragraph, j: int, end: int, words: Vocabulary) -> bool:
    """Whether what follows says whose they are, who are then not those told of before: "the leaders of A and B"."""
    hits = words.links.find(paragraph.passage, j, min(end, j + 1))
    return any(isinstance(sense, Part) for hit in hits for sense in hit.senses)


def _of_meeting(paragraph: Paragraph, i: int, end: int, words: Vocabulary) -> bool:
    """Whether what is told to be theirs is a meeting: "their first talks", not "their colleagues"."""
    hits = words.triggers.find(paragraph.passage, i, min(end, i + THEIRS))
    return any(isinstance(sense.rule, Noun) for hit in hits for sense in hit.senses)
