"""Reports that tell the same in every slot but the persons named, taken as one: what is compared is these.

Thousands of reports of one meeting come down to a few dozen tellings, so cost grows with the number of different
tellings and not with that of reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pourparlers.record.report import Days, Key, Report

UNBOUNDED = 1 << 30
"""More days than any date has: nothing is known of it."""


class Says(NamedTuple):
    """What reports that are one telling have in common."""

    kind: str
    format: str | None
    days: Days | None
    place: str | None
    parties: frozenset[str]


class Telling(NamedTuple):
    """What some reports tell alike (with all persons that they name), their keys, and the articles they stand in."""

    report: Report
    keys: tuple[Key, ...]
    articles: frozenset[str]
    first_told: date | None

    @property
    def key(self) -> Key:
        """The first of its reports."""
        return self.keys[0]

    @property
    def narrowness(self) -> tuple[int, int, Key]:
        """The fewer days it may mean, the more it says; then that of more reports comes first."""
        days = self.report.days
        return days.last - days.first if days else UNBOUNDED, -len(self.keys), self.key

    @property
    def sharp(self) -> bool:
        """Whether its days are known."""
        return self.report.days is not None and self.report.days.sharp


def tellings_of(reports: Iterable[Report]) -> list[Telling]:
    """Reports that tell the same, as one telling each; two of one article are never one."""
    same: dict[Says, list[Report]] = defaultdict(list)
    for report in reports:
        same[says_of(report)].append(report)
    return sorted((one for alike in same.values() for one in told_alike(alike)), key=lambda one: one.report.key)


def says_of(report: Report) -> Says:
    """What a report tells, but for the persons."""
    place = report.place.name if report.place else None
    return Says(report.kind, report.format, report.days, place, report.parties)


def told_alike(alike: Iterable[Report]) -> Iterator[Telling]:
    """The tellings of all reports that say the same."""
    twice: Counter[str] = Counter()
    layers: dict[int, list[Report]] = defaultdict(list)
    for report in sorted(alike, key=lambda report: report.key):
        layers[twice[report.key.article]].append(report)
        twice[report.key.article] += 1
    return (telling(circle) for layer in layers.values() for circle in by_persons(layer))


def telling(alike: list[Report]) -> Telling:
    """One telling of reports that tell the same."""
    persons = frozenset[str]().union(*(report.persons for report in alike))
    keys = tuple(sorted(report.key for report in alike))
    first_told = min((report.told for report in alike if report.told), default=None)
    first = min(alike, key=lambda report: report.key)
    return Telling(first._replace(persons=persons), keys, frozenset(key.article for key in keys), first_told)


def by_persons(alike: list[Report]) -> Iterator[list[Report]]:
    """Reports parted by circles of persons that share somebody: on one day in one city the ministers of two states may
    meet, and their leaders. Those that name nobody go with the one circle there is, or stay by themselves."""
    circle: dict[str, str] = {}

    def root(name: str) -> str:
        while circle.setdefault(name, name) != name:
            name = circle[name]
        return name

    for report in alike:
        roots = sorted({root(name) for name in report.persons})
        for other in roots[1:]:
            circle[other] = roots[0]
    parts: dict[str, list[Report]] = defaultdict(list)
    for report in alike:
        parts[root(min(report.persons)) if report.persons else ""].append(report)
    if len(parts) == 2 and "" in parts:
        yield alike
    else:
        yield from parts.values()
