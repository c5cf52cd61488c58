"""Facets of a search: what was found, counted by language, section, kind, status and month, each to be chosen.

Each choice is counted among what fits all that is chosen of the other facets, so a reader sees what it would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pourparlers.edtf import parse
from pourparlers.publish.known import Known
from pourparlers.publish.sections import section_of
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told

NAMES = ("language", "section", "kind", "status")
MONTHS, MOST_CHOICES = "month", 10


class Item(NamedTuple):
    """Something found, by what it can be chosen: ``values`` of each facet, and the days that it may be of."""

    values: Mapping[str, frozenset[str]]
    first: date | None = None
    last: date | None = None

    def fits(self, wanted: Mapping[str, str], first: date | None, last: date | None) -> bool:
        """Whether it is of all that is wanted, and may lie between two days."""
        if (first or last) and self.first is None:
            return False
        if (first and self.last and self.last < first) or (last and self.first and self.first > last):
            return False
        return all(value in self.values.get(name, ()) for name, value in wanted.items())


class Choice(NamedTuple):
    """A value that can be chosen, and how much it would give."""

    value: str
    gives: int
    chosen: bool


def item_of_article(known: Known, told: Told) -> Item:
    """An article by its language, section and day, and by the meetings that it tells of."""
    meetings = known.with_article(told.key)
    values = {
        "language": _set(told.reading.article.language),
        "section": _set(section_of(told)),
        "kind": frozenset(meeting.kind for meeting in meetings),
        "status": frozenset(meeting.status for meeting in meetings),
    }
    return Item(values, told.day, told.day)


def item_of_meeting(known: Known, meeting: Meeting) -> Item:
    """A meeting by what it is and its date, and by the languages and sections of its articles."""
    told = list(known.told(report.article for report in meeting.reports))
    values = {
        "language": frozenset(one.reading.article.language for one in told if one.reading.article.language),
        "section": frozenset(section for one in told if (section := section_of(one))),
        "kind": _set(meeting.kind),
        "status": _set(meeting.status),
    }
    when = parse(meeting.when) if meeting.when else None
    return Item(values, when.first, when.last) if when and not when.yearless else Item(values)


def choices(
    items: Sequence[Item], wanted: Mapping[str, str], first: date | None, last: date | None
) -> dict[str, list[Choice]]:
    """The values of each facet, those that give most first; months in their order, the latest first."""
    found = {}
    for name in NAMES:
        others = {key: value for key, value in wanted.items() if key != name}
        there = (value for item in items if item.fits(others, first, last) for value in item.values.get(name, ()))
        found[name] = _choices(Counter(there), wanted.get(name))
    months = Counter(item.first.strftime("%Y-%m") for item in items if item.first and item.fits(wanted, None, None))
    chosen = first.strftime("%Y-%m") if first and last and (first.year, first.month) == (last.year, last.month) else ""
    latest = sorted(months, reverse=True)[:MOST_CHOICES]
    found[MONTHS] = [Choice(month, months[month], month == chosen) for month in latest]
    return found


def _choices(counted: Counter[str], chosen: str | None) -> list[Choice]:
    if chosen and chosen not in counted:
        counted[chosen] = 0
    ordered = sorted(counted.items(), key=lambda one: (one[0] != chosen, -one[1], one[0]))
    return [Choice(value, count, value == chosen) for value, count in ordered[:MOST_CHOICES]]


def _set(value: str | None) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()
