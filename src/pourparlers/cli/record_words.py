"""The record in the words of a reader's language: names of states and places, days, marks, a meeting in one line."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import NamedTuple

from pourparlers.cli.page_labels import PageLabels, page_labels
from pourparlers.model import Clock
from pourparlers.record.entry import Meeting
from pourparlers.showing.say_date import say_date

MOST_NAMED = 6
"""So many parties are named in one line; the others are counted."""


class RecordWords(NamedTuple):
    """The words of one language."""

    own: dict[str, str]
    shared: PageLabels
    actors: dict[str, str]
    places: dict[str, str]

    def day(self, edtf: str | None, *, weekday: bool = True) -> str:
        return say_date(edtf, self.shared.dates, weekday=weekday)

    def actor(self, name: str) -> str:
        """A state or organisation as the language calls it; anyone else by name."""
        return self.actors.get(name, name)

    def place(self, name: str) -> str:
        return self.places.get(name, name)

    def voices(self, number: int) -> str:
        return self.own["voice"] if number == 1 else self.own["voices"].format(n=number)


@functools.cache
def record_words(language: str) -> RecordWords:
    """The words of a language, or the English ones."""
    from pourparlers.reading.actors.naming import ENGLISH, actor_names, place_names

    shared = page_labels(language)
    tables = tomllib.loads(Path(__file__).with_name("record.toml").read_text(encoding="utf-8"))
    code = shared.language if shared.language in tables else ENGLISH
    names = ({}, {}) if code == ENGLISH else (actor_names(code), place_names(code))
    return RecordWords(tables[code], shared, *names)


def headline_of(meeting: Meeting, words: RecordWords) -> str:
    """What it is and who takes part, in one line."""
    kind = words.shared.of("kind", meeting.kind)
    what = meeting.title or meeting.format or kind
    what = what[:1].upper() + what[1:]
    named = [words.actor(p.name) for p in meeting.parties if not p.person]
    persons = [p.name for p in meeting.parties if p.person]
    who = named[:MOST_NAMED] + persons[: max(0, MOST_NAMED - len(named))]
    more = len(named) + len(persons) - len(who)
    rest = f" +{more}" if more > 0 else ""
    return f"{what}{words.shared('colon')}{', '.join(who)}{rest}" if who else what


def in_one_line(meeting: Meeting) -> str:
    """What a calendar file calls a meeting: in English, for everyone's calendar."""
    return headline_of(meeting, record_words("en"))


def entry_of(meeting: Meeting, words: RecordWords) -> str:
    """A meeting where others are spoken of: its city, what and who, and its day."""
    where = f"{words.place(meeting.place.name).upper()} - " if meeting.place else ""
    day = f", {words.day(meeting.when, weekday=False)}" if meeting.when else ""
    return f"{where}{headline_of(meeting, words)}{day}"


def clock_of(clock: Clock | None, words: RecordWords) -> str:
    """A time of day as diaries write it: ``0830 GMT``, ``0900-1100 local time``; empty where it is not known."""
    if clock is None or not clock.start:
        return ""
    hours = clock.start.replace(":", "") + (f"-{clock.end.replace(':', '')}" if clock.end else "")
    zone = words.shared("local_time") if clock.zone == "local" else clock.zone
    return f"{hours} {zone}" if zone else hours
