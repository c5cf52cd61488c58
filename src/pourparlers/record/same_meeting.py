"""Which reports are of one meeting: the likest joined first, never two of one article, vague ones last.

The result is a function of the set of reports, in steps of which each looks no further than to what lies beside it:

1. Reports of the very same days, the likest first; what an article says was moved, with where it went.
2. Groups of other days within or beside each other: each to the greater one that it is likest to.
3. Vague tellings: each to the meeting that it clearly means.
4. Vague tellings that mean none of these: each to the narrower one that it is likest to.

So whoever keeps the groups of each step can tell which of the next a new report may change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pourparlers.record.blocks import abouts, days_beside, enough_shared, is_alone, names_of, offered, sought, stretches
from pourparlers.record.groups import ENOUGH, Group, Joining, group_of
from pourparlers.record.leaning import gathered, leaning, leaning_vaguely
from pourparlers.record.likeness import likeness
from pourparlers.record.meaning import candidate, meant
from pourparlers.record.report import Days, Key, Report
from pourparlers.record.telling import Telling, tellings_of

Months = Mapping[tuple[int, str], Sequence[int]]


def meetings_of(reports: Iterable[Report]) -> list[tuple[Key, ...]]:
    """Reports grouped by meeting: each group in the order of its keys, the groups in the order of their first."""
    known = sorted(reports)
    tellings = tellings_of(known)
    links = [link for report in known for link in links_of(report)]
    linked = {key for link in links for key in link}
    firm = [telling for telling in tellings if is_firm(telling, linked)]
    vague = [telling for telling in tellings if not is_firm(telling, linked)]
    whole, loose = _with_vague(_of_days_beside(of_days(firm, links, pairs_of_days(firm))), vague)
    return sorted(group.keys for group in (*whole, *_loose_together(loose)))


def links_of(report: Report) -> Iterator[tuple[Key, Key]]:
    """The old and the new entry of what an article tells as moved."""
    return ((Key(report.key.article, old), report.key) for old in report.went_from)


def is_firm(telling: Telling, linked: set[Key]) -> bool:
    """Whether it says on which days, or where a meeting went or was moved from."""
    return telling.sharp or not linked.isdisjoint(telling.keys)


class Pair(NamedTuple):
    """Two tellings of the same days that are like enough to be of one meeting, by how much (negated), and which."""

    weight: float
    one: int
    other: int


def pairs_of_days(tellings: Sequence[Telling]) -> list[list[Pair]]:
    """The pairs of each date, the likest first."""
    days: dict[Days, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        if telling.report.days is not None and telling.sharp:
            days[telling.report.days].append(n)
    return [sorted(_alike(numbers, tellings)) for _, numbers in sorted(days.items())]


def _alike(numbers: list[int], tellings: Sequence[Telling]) -> Iterator[Pair]:
    for one, other in _likely(numbers, tellings):
        like = likeness(tellings[one].report, tellings[other].report)
        if like is not None and like >= ENOUGH:
            yield Pair(-like, one, other)


def of_days(tellings: list[Telling], links: Iterable[tuple[Key, Key]], pairs: Iterable[Iterable[Pair]]) -> list[Group]:
    """Tellings of the same days grouped, the likest first, and what was moved with where it went."""
    joining = Joining(tellings)
    number = {key: n for n, telling in enumerate(tellings) for key in telling.keys}
    for old, new in links:
        if old in number and new in number:
            joining.link(number[old], number[new])
    for of_one_date in pairs:
        for pair in of_one_date:
            joining.join(pair.one, pair.other)
    return joining.groups()


def _likely(numbers: list[int], tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Pairs of one day that can weigh enough: those of which one offers what the other seeks."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    bearing: dict[str, list[int]] = defaultdict(list)
    for n in numbers:
        report = tellings[n].report
        for about in abouts(report):
            blocks[about].append(n)
        for party in report.parties:
            bearing[party].append(n)
            if is_alone(report):
                alone[party].append(n)
    pairs = {pair for members in blocks.values() for pair in combinations(members, 2)}
    for party, few in alone.items():
        pairs.update((min(a, b), max(a, b)) for a in few for b in bearing[party] if a != b)
    return pairs


def _of_days_beside(groups: list[Group]) -> list[Group]:
    """Groups of days within or beside each other: each with the greater one that it is likest to."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for mark in day_marks(group, offered):
            found[mark].append(n)
    leans = []
    for group in groups:
        near = {other for mark in day_marks(group, sought) for other in found.get(mark, ())}
        leans.append(leaning(group, (groups[other] for other in near)))
    return gathered(groups, filter(None, leans))


def day_marks(group: Group, by: Callable[[Report], Iterable[Hashable]]) -> set[Hashable]:
    """By what a group can be found on each of its days, or finds others."""
    return {
        (day, mark)
        for telling in group.tellings
        if telling.report.days is not None and telling.sharp
        for mark in by(telling.report)
        for day in days_beside(telling.report.days)
    }


def _with_vague(settled: list[Group], vague: list[Telling]) -> tuple[list[Group], list[Telling]]:
    """Meetings with the vague tellings that mean them, and those that mean none."""
    months: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, group in enumerate(settled):
        for mark in month_marks(group.tellings):
            months[mark].append(n)
    chosen: dict[Key, list[Telling]] = defaultdict(list)
    loose = []
    for telling in vague:
        near = (candidate(telling, settled[n]) for n in _near(telling, months))
        key = meant(telling.report, filter(None, near))
        if key is None:
            loose.append(telling)
        else:
            chosen[key].append(telling)
    whole = []
    for group in settled:
        taken, refused = taken_in(group, chosen.get(group.key, ()))
        whole.append(group_of((*group.tellings, *taken)) if taken else group)
        loose.extend(refused)
    return whole, loose


def month_marks(tellings: Iterable[Telling]) -> set[tuple[int, str]]:
    """In which months some tellings name whom and what."""
    return {
        (stretch, name)
        for telling in tellings
        for name in names_of(telling.report)
        for stretch in stretches(telling.report.days)
    }


def _near(telling: Telling, months: Months) -> list[int]:
    marks = month_marks((telling,))
    found = ((stretch, name, n) for stretch, name in marks for n in months.get((stretch, name), ()))
    return enough_shared(found, telling.report)


def taken_in(group: Group, choosing: Iterable[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Of the tellings that mean a meeting those that it takes in, the narrowest first and no article twice, and those
    that it refuses."""
    articles = set(group.articles)
    taken, refused = [], []
    for telling in sorted(choosing, key=lambda one: one.narrowness):
        if articles.isdisjoint(telling.articles):
            articles |= telling.articles
            taken.append(telling)
        else:
            refused.append(telling)
    return taken, refused


def _loose_together(loose: list[Telling]) -> list[Group]:
    """Vague tellings that mean no meeting of the others, each with the narrower one that it is likest to."""
    months: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, telling in enumerate(loose):
        for mark in month_marks((telling,)):
            months[mark].append(n)
    leans = (leaning_vaguely(telling, (loose[n] for n in _near(telling, months))) for telling in loose)
    return gathered([group_of((telling,)) for telling in loose], filter(None, leans))
