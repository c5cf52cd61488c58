"""Which reports are of one meeting: the likest joined first, never two of one article, vague ones last.

The result is a function of the set of reports: tellings are paired day by day, by weight and then by key, so that no
order of arrival counts. Only those that share a day and a party, a person or a place are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations, islice

from pourparlers.record.groups import ENOUGH, Groups
from pourparlers.record.likeness import GATHERINGS, likeness, moved
from pourparlers.record.report import Key, Report
from pourparlers.record.telling import Telling, tellings_of

# By how much a vague telling must prefer the meeting that it joins, and the stretch of days it is looked for in.
CLEAR = 0.5
MONTH = 31
# Of a long list of parties so many are looked up, and no more groups are compared than this.
MOST_NAMES, CROWD = 8, 200
MOST_FIT = 4
COMING = frozenset(("proposed", "planned", "confirmed", "unknown"))


def meetings_of(reports: Iterable[Report]) -> list[tuple[Key, ...]]:
    """Reports grouped by meeting: each group in the order of its keys, the groups in the order of their first."""
    known = sorted(reports)
    tellings = tellings_of(known)
    groups = Groups(tellings)
    for old, new in _moves(known):
        groups.link(old, new)
    later: list[tuple[float, int, int]] = []
    for of_one_day in _pairs(tellings):
        alike = [pair for pair in of_one_day if tellings[pair[1]].report.days == tellings[pair[2]].report.days]
        _join(groups, alike)
        later.extend(set(of_one_day).difference(alike))
    _join(groups, later)
    _settle(tellings, groups)
    return sorted(tuple(sorted(key for n in group for key in tellings[n].keys)) for group in groups.all())


def _join(groups: Groups, pairs: Iterable[tuple[float, int, int]]) -> None:
    for _, a, b in sorted(pairs):
        groups.join(a, b)


def _moves(reports: Iterable[Report]) -> Iterator[tuple[Key, Key]]:
    """The old and the new entry of what one article tells as moved, in its own words or by what became of each."""
    articles: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        articles[report.key.article].append(report)
    for told in articles.values():
        for report in told:
            if report.moved_from is not None:
                yield Key(report.key.article, report.moved_from), report.key
            yield from ((other.key, report.key) for other in told if moved(other, report))


def _pairs(tellings: list[Telling]) -> Iterator[list[tuple[float, int, int]]]:
    """For each day the pairs of dated tellings that may be of one meeting, each with its weight (negated), once: on
    the later of their first days, or the day before."""
    days: dict[int, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        span = telling.report.days
        if span is not None and span.sharp:
            for day in range(span.first, span.last + 2):
                days[day].append(n)
    for day in sorted(days):
        pairs = _likely(days[day], [tellings[n].report for n in days[day]])
        yield [(-w, a, b) for a, b in pairs if (w := _met(tellings[a].report, tellings[b].report, day)) is not None]


def _likely(numbers: list[int], reports: list[Report]) -> set[tuple[int, int]]:
    """Pairs of one day that can weigh enough: they share a place, a format, a person or two parties; one party alone is
    enough where a report names no other, and between gatherings, of which reports name whom they care for."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    bearing: dict[str, list[int]] = defaultdict(list)
    for n, report in zip(numbers, reports, strict=True):
        for about in _abouts(report):
            blocks[about].append(n)
        for party in report.parties:
            bearing[party].append(n)
        if len(report.parties) == 1 and not report.persons:
            alone[next(iter(report.parties))].append(n)
    pairs = {pair for members in blocks.values() for pair in combinations(members, 2)}
    for party, few in alone.items():
        pairs.update((min(a, b), max(a, b)) for a in few for b in bearing[party] if a != b)
    return pairs


def _abouts(report: Report) -> Iterator[Hashable]:
    yield from report.persons
    if report.place is not None:
        yield "place", report.place.name
    if report.format is not None:
        yield "format", report.format
    if report.kind in GATHERINGS:
        yield from (("gathering", party) for party in report.parties)
    yield from combinations(sorted(report.parties)[:MOST_NAMES], 2)


def _met(a: Report, b: Report, day: int) -> float | None:
    """The weight of two tellings that meet on a day for the first time, where it is enough."""
    if a.days is None or b.days is None or max(a.days.first, b.days.first) != day:
        return None
    weight = likeness(a, b)
    return weight if weight is not None and weight >= ENOUGH else None


def _names(report: Report) -> Iterator[str]:
    yield from report.parties
    yield from report.persons
    if report.place is not None:
        yield report.place.name


def _settle(tellings: list[Telling], groups: Groups) -> None:
    """Vague tellings to the meeting that they clearly mean, dated or not; the narrowest first."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        if telling.sharp:
            for block in _blocks(telling.report):
                index[block].append(n)
    vague = sorted((n for n, telling in enumerate(tellings) if not telling.sharp), key=lambda n: _width(tellings[n], n))
    for n in vague:
        blocks = list(_blocks(tellings[n].report))
        near = {
            groups.first(other) for block in blocks if len(there := index.get(block, ())) <= CROWD for other in there
        }
        fit = _fitting(tellings, groups, n, near)
        if len(fit) > 1 and fit[1][0] - fit[0][0] < CLEAR:
            others = [other for weight, other in fit if weight - fit[0][0] < CLEAR]
            fit = _foreseen(tellings, groups, n, others) or _nearest(tellings, groups, n, others)
        if fit:
            groups.join(n, fit[0][1])
        for block in blocks:
            index[block].append(n)


def _width(telling: Telling, n: int) -> tuple[int, int]:
    days = telling.report.days
    return (days.last - days.first if days else 1 << 30), n


def _fitting(tellings: list[Telling], groups: Groups, n: int, near: Iterable[int]) -> list[tuple[float, int]]:
    """The few groups that a vague telling may best belong to, by its weight (negated) with what most reports tell."""
    weights = ((likeness(tellings[n].report, tellings[other].report), other) for other in near)
    best = sorted((-weight, other) for weight, other in weights if weight is not None and weight >= ENOUGH)
    return list(islice((pair for pair in best if groups.weight(n, pair[1]) is not None), MOST_FIT))


def _foreseen(tellings: list[Telling], groups: Groups, n: int, others: list[int]) -> list[tuple[float, int]]:
    """Of meetings that a vague telling of something to come may mean alike, the one that was told of first since; none
    where it tells of what was held, for that may be any."""
    told = tellings[n].report.told
    if told is None or tellings[n].report.status not in COMING:
        return []
    since = [(_first_told(tellings, groups, other), other) for other in others]
    waits = sorted(((day - told).days, other) for day, other in since if day is not None and day >= told)
    return [waits[0]] if waits and (len(waits) == 1 or waits[0][0] < waits[1][0]) else []


def _nearest(tellings: list[Telling], groups: Groups, n: int, others: list[int]) -> list[tuple[float, int]]:
    """Of meetings that a telling without a date may mean alike, the one that is nearest to the day it was told."""
    report = tellings[n].report
    if report.told is None or not report.undated:
        return []
    told = report.told.toordinal()
    away = sorted((_away(tellings, groups, other, told), other) for other in others)
    return [away[0]] if len(away) == 1 or away[0][0] < away[1][0] else []


def _away(tellings: list[Telling], groups: Groups, n: int, told: int) -> int:
    """How many days a group's nearest dated telling lies from a day."""
    spans = [tellings[m].report.days for m in groups.members(n) if tellings[m].sharp]
    return min((max(span.first - told, told - span.last, 0) for span in spans if span), default=1 << 30)


def _first_told(tellings: list[Telling], groups: Groups, n: int) -> date | None:
    """When a group's dated tellings were first heard of."""
    return min((day for m in groups.members(n) if (day := tellings[m].first_told) and tellings[m].sharp), default=None)


def _blocks(report: Report) -> Iterator[Hashable]:
    """Where a vague telling is looked for: by each two names that it has, or its one, in each month it may lie in."""
    names = sorted(set(_names(report)))[:MOST_NAMES]
    abouts: list[Hashable] = [*combinations(names, 2), *names]
    if report.days is None:
        stretches: Iterable[int | None] = (None,)
    else:
        stretches = range((report.days.first - 1) // MONTH, (report.days.last + 1) // MONTH + 1)
    for stretch in stretches:
        for about in abouts:
            yield about, stretch
