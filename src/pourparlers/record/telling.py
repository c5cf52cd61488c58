"""Reports that tell the same in every slot but the persons named, taken as one: what is compared is these.

Thousands of reports of one meeting come down to a few dozen tellings, so cost grows with the number of different
tellings and not with that of reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pourparlers.record.report import Key, Report


class Telling(NamedTuple):
    """What some reports tell alike (with all persons that they name), their keys, and the articles they stand in."""

    report: Report
    keys: tuple[Key, ...]
    articles: frozenset[str]
    first_told: date | None

    @property
    def sharp(self) -> bool:
        """Whether its days are known."""
        return self.report.days is not None and self.report.days.sharp


def tellings_of(reports: Iterable[Report]) -> list[Telling]:
    """Reports that tell the same, as one telling each; two of one article are never one."""
    same: dict[Hashable, list[Report]] = defaultdict(list)
    twice: Counter[Hashable] = Counter()
    for report in reports:
        place = report.place.name if report.place else None
        says = (report.kind, report.format, report.days, place, report.parties)
        same[says, twice[report.key.article, says]].append(report)
        twice[report.key.article, says] += 1
    made = (telling(circle) for alike in same.values() for circle in by_persons(alike))
    return sorted(made, key=lambda one: one.report.key)


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
