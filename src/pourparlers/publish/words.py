"""The record in the words of the reader's language: days and hours, names of states and places, a meeting in a line."""

from __future__ import annotations

import datetime
import functools
from typing import NamedTuple

from pourparlers.edtf import parse
from pourparlers.model import Clock
from pourparlers.publish.datewords import date_words
from pourparlers.publish.tongue import DEFAULT, Tongue
from pourparlers.record.entry import Meeting
from pourparlers.showing.hours import moment_of, zone_named
from pourparlers.showing.say_date import say_date

MOST_NAMED = 6
"""So many parties are named in one line; the others are counted."""
MOST_IN_HEADLINE = 4


class Hours(NamedTuple):
    """An hour as it is told: where the meeting is, and in UTC, where its zone is known; ``moment`` is for machines."""

    there: str
    zone: str
    utc: str = ""
    moment: str = ""


class Words:
    """Everything that a page says in one language."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue
        self.dates = date_words(tongue)
        self.colon = tongue.term("sign", ": ")
        self._actors, self._places, self._formats = _names(tongue.code)

    def voices(self, count: int) -> str:
        """How many independent sources tell of something."""
        say = self.tongue.catalogue
        return (
            say.gettext("single voice")
            if count == 1
            else say.ngettext("%(num)s voice", "%(num)s voices", count) % {"num": count}
        )

    def day(self, edtf: str | None, *, weekday: bool = True) -> str:
        return say_date(edtf, self.dates, weekday=weekday)

    def short_day(self, edtf: str | None) -> str:
        return say_date(edtf, self.dates, weekday=False)

    def term(self, vocabulary: str, value: str | None) -> str:
        return self.tongue.term(vocabulary, value) if value else ""

    def actor(self, name: str) -> str:
        """A state or organisation as the language calls it; anyone else by name."""
        return self._actors.get(name, name)

    def place(self, name: str) -> str:
        return self._places.get(name, name)

    def format(self, name: str | None) -> str:
        """A standing format as the language calls it."""
        return self._formats.get(name, name) if name else ""

    def language(self, code: str | None) -> str:
        """A language by name; its code where CLDR has no name for it."""
        return (self.tongue.locale.languages.get(code or "") or code) or "–"

    def country(self, code: str | None) -> str:
        return self.tongue.locale.territories.get(code or "") or code or ""

    def what(self, meeting: Meeting) -> str:
        """What it is: its title or standing format, else its kind."""
        said = meeting.title or self.format(meeting.format) or self.term("kind", meeting.kind)
        return said[:1].upper() + said[1:]

    def who(self, meeting: Meeting) -> str:
        """Who takes part, states and bodies first; the many are counted."""
        named = [self.actor(p.name) for p in meeting.parties if not p.person]
        persons = [p.name for p in meeting.parties if p.person]
        said = named[:MOST_NAMED] + persons[: max(0, MOST_NAMED - len(named))]
        more = len(named) + len(persons) - len(said)
        return ", ".join(said) + (f" +{more}" if more > 0 else "")

    def headline(self, meeting: Meeting) -> str:
        """What it is, and between which states and bodies where no title or format tells."""
        between = [] if meeting.title or meeting.format else [p.name for p in meeting.parties if not p.person]
        if not 0 < len(between) <= MOST_IN_HEADLINE:
            return self.what(meeting)
        return f"{self.what(meeting)}{self.colon}{', '.join(map(self.actor, between))}"

    def below(self, meeting: Meeting) -> str:
        """Who takes part beside those whom the headline names."""
        if self.headline(meeting) == self.what(meeting):
            return self.who(meeting)
        persons = [p.name for p in meeting.parties if p.person]
        more = len(persons) - MOST_NAMED
        return ", ".join(persons[:MOST_NAMED]) + (f" +{more}" if more > 0 else "")

    def in_one_line(self, meeting: Meeting) -> str:
        """A meeting as titles and calendars name it."""
        who = self.who(meeting)
        return f"{self.what(meeting)}{self.colon}{who}" if who else self.what(meeting)

    def value(self, value: str) -> str:
        """A value of a change: a date, a status, a place or an actor."""
        if value[:1].isdigit() or value[:2] == "XX":
            return self.short_day(value)
        status = self.term("status", value)
        return status if status != value else self.place(self.actor(value))

    def hours(self, meeting: Meeting) -> Hours | None:
        """When in the day; ``None`` where nobody tells the hour."""
        clock = meeting.time
        if clock is None or not clock.start:
            return None
        there = "–".join(filter(None, (clock.start, clock.end)))
        known = parse(meeting.when) if meeting.when else None
        day = known.day if known else None
        zone = zone_named(clock, meeting.place)
        moment = moment_of(day, clock.start, zone) if day else None
        if moment is None:
            return Hours(there, self._zone(clock, zone))
        until = moment_of(day, clock.end, zone) if day else None
        utc = "–".join(m.astimezone(datetime.UTC).strftime("%H:%M") for m in (moment, until) if m)
        plain = moment.utcoffset() == datetime.timedelta() and clock.zone != "local"
        return Hours(there, self._zone(clock, zone), "" if plain else utc, moment.isoformat())

    def _zone(self, clock: Clock, zone: str | None) -> str:
        if clock.zone == "local" or zone is None:
            return ""
        return "UTC" if zone in ("Z", "UTC", "+00:00") else zone


@functools.lru_cache(maxsize=32)
def words_of(tongue: Tongue) -> Words:
    return Words(tongue)


def _names(code: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    from pourparlers.languages.pack import has
    from pourparlers.reading.actors.naming import actor_names, format_names, place_names

    if code == DEFAULT or not has(code, "states"):
        return ({}, {}, {})
    return (actor_names(code), place_names(code), format_names(code))
