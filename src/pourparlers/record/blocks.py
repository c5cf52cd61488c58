"""Where like reports are looked for: marks that two of them must share to be compared at all.

Dated ones are found by day and by what they are about, vague ones by month and two names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from pourparlers.record.likeness import GATHERINGS
from pourparlers.record.report import Days, Report

T = TypeVar("T", int, str)

MONTH = 31
# Of a long list of parties so many are looked up.
MOST_NAMES = 8
# Two reports that may be of one meeting though a date is vague have so many names in common, where they have as many.
IN_COMMON = 2


def offered(report: Report) -> Iterator[Hashable]:
    """What a report can be found by."""
    yield from abouts(report)
    yield from (("bears", party) for party in report.parties)
    if is_alone(report):
        yield from (("alone", party) for party in report.parties)


def sought(report: Report) -> Iterator[Hashable]:
    """By what a report finds those that may be like it: a place, a format, a person or two parties; one party alone is
    enough where a report names no other, and between gatherings, of which reports name whom they care for."""
    yield from abouts(report)
    yield from (("alone", party) for party in report.parties)
    if is_alone(report):
        yield from (("bears", party) for party in report.parties)


def abouts(report: Report) -> Iterator[Hashable]:
    """What a report is about, where nobody is alone."""
    yield from report.persons
    if report.place is not None:
        yield "place", report.place.name
    if report.format is not None:
        yield "format", report.format
    if report.kind in GATHERINGS:
        yield from (("gathering", party) for party in report.parties)
    yield from combinations(sorted(report.parties)[:MOST_NAMES], 2)


def is_alone(report: Report) -> bool:
    """Whether it names one party and nobody else."""
    return len(report.parties) == 1 and not report.persons


def days_beside(days: Days) -> range:
    """The days of a date and the next: two dates share one where they overlap or lie beside each other."""
    return range(days.first, days.last + 2)


def names_of(report: Report) -> list[str]:
    """Whom and what a report names, of many the first."""
    names = {*report.parties, *report.persons}
    if report.place is not None:
        names.add(report.place.name)
    if report.format is not None:
        names.add(report.format)
    return sorted(names)[:MOST_NAMES]


def stretches(days: Days | None) -> Iterable[int]:
    """The months that a date may lie in; ``-1`` for one of which nothing is known."""
    return (-1,) if days is None else range((days.first - 1) // MONTH, (days.last + 1) // MONTH + 1)


def enough_shared(found: Iterable[tuple[int, str, T]], report: Report) -> list[T]:
    """Of those found in a month by a name of a report's, which share enough of its names in one month."""
    least = min(IN_COMMON, len(names_of(report)))
    counts = Counter((one, stretch) for stretch, _, one in set(found))
    return sorted({one for (one, _), count in counts.items() if count >= least})
