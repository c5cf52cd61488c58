"""The day of an event from which another is counted: "a day before the summit in Riga on 24 May, they will meet".

Which of the days of a sentence is the event's own is told by structure alone: it stands behind the event with no comma
between, or in the relative clause that the event's noun opens.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.reading.times.mention import Dated
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.passage import Passage

PLACE = 5  # words from its day to the comma, with its place between
REACH = 14  # words from an expression of distance to the day of its event


def own_day(
    passage: Passage, told: Told, found: Iterable[Dated], relatives: frozenset[str], alone: bool
) -> Dated | None:
    """The day of the event that ``told`` is counted from, of the days found; ``alone``: no day stands before it."""
    own = next((d for d in found if d.told.i >= told.j and d.told.is_day and not d.told.of_event), None)
    if own is None or own.told.role != "at" or own.chosen.first is None or own.told.i - told.j > REACH:
        return None
    between, words = passage.words[told.j : own.told.i], passage.words
    if not between:
        return None
    behind = words[own.told.j : own.told.j + PLACE]  # "their meeting of 6 May in Accra, ..."
    closed = own.told.j >= len(words) or behind[0] in (",", ".") or "," in behind
    commas = [k for k, word in enumerate(between) if word == ","]
    if len(commas) == 1 and between[commas[0] + 1 : commas[0] + 2] and between[commas[0] + 1] in relatives:
        return own if closed else None
    if commas or not closed:
        return None
    ends = own.told.j >= len(words) or words[own.told.j] == "."
    return own if alone or not ends else None
