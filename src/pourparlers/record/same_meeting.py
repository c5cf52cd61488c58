"""Which reports are of one meeting: the likest joined first, never two of one article, vague ones last.

The result is a function of the set of reports: pairs are taken by weight and then by key, so that no order of arrival
counts. Reports that say the same in every slot are compared as one, and only with those that share a day and a
party, a person or a place with them: cost grows with the number of different accounts, not with that of reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from pourparlers.record.likeness import likeness, moved
from pourparlers.record.report import Key, Report

# The least weight that joins two accounts, and by how much a vague one must prefer the meeting that it joins.
ENOUGH, CLEAR = 3.0, 0.5
MONTH = 31


class Account(NamedTuple):
    """Reports that say the same: one of them, the keys of all, and the articles that they stand in."""

    report: Report
    keys: tuple[Key, ...]
    articles: frozenset[str]


def meetings_of(reports: Iterable[Report]) -> list[tuple[Key, ...]]:
    """Reports grouped by meeting: each group in the order of its keys, the groups in the order of their first."""
    known = sorted(reports)
    accounts = accounts_of(known)
    groups = Groups(accounts)
    for old, new in _moves(known):
        groups.link(old, new)
    sharp = [n for n, account in enumerate(accounts) if is_sharp(account.report)]
    for _, _, a, b in sorted(_pairs(accounts, sharp)):
        groups.join(a, b)
    _settle(accounts, groups, set(sharp))
    return sorted(tuple(sorted(key for n in group for key in accounts[n].keys)) for group in groups.all())


def is_sharp(report: Report) -> bool:
    """Whether the days of a report are known."""
    return report.days is not None and report.days.sharp


def accounts_of(reports: Iterable[Report]) -> list[Account]:
    """Reports that say the same in every slot, as one account each; two of one article are never one."""
    same: dict[Hashable, list[Report]] = defaultdict(list)
    twice: Counter[Hashable] = Counter()
    for report in reports:
        place = report.place.name if report.place else None
        says = (report.kind, report.format, report.status, report.days, place, report.parties, report.persons)
        same[says, twice[report.key.article, says]].append(report)
        twice[report.key.article, says] += 1
    made = (Account(r[0], tuple(x.key for x in r), frozenset(x.key.article for x in r)) for r in same.values())
    return sorted(made, key=lambda account: account.report.key)


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


class Groups:
    """Groups of accounts under way: who is in which, and the articles that each group has a report of."""

    def __init__(self, accounts: list[Account]) -> None:
        self._accounts = accounts
        self._number = {key: n for n, account in enumerate(accounts) for key in account.keys}
        self._of = [{n} for n in range(len(accounts))]
        self._articles = [set(account.articles) for account in accounts]
        self._moved: set[int] = set()

    def group(self, n: int) -> set[int]:
        """The group that an account is in."""
        return self._of[n]

    def link(self, a: Key, b: Key) -> None:
        """Join two entries that one article itself says are one meeting, the old date and the new."""
        if a in self._number and b in self._number:
            self._moved |= {self._number[a], self._number[b]}
            self._merge(self._number[a], self._number[b])

    def join(self, a: int, b: int) -> None:
        """Join the groups of two accounts, unless an article stands in both or accounts of them are at odds."""
        ours, theirs = self._of[a], self._of[b]
        if ours is not theirs and self._articles[a].isdisjoint(self._articles[b]) and self.weight(ours, theirs):
            self._merge(a, b)

    def weight(self, ours: set[int], theirs: set[int]) -> float | None:
        """The mean weight between two groups; ``None`` where two accounts are at odds, or it is too little.

        A meeting that was moved has accounts of both dates: there each account must be like one of them.
        """
        if self._moved.isdisjoint(ours) and self._moved.isdisjoint(theirs):
            weights = [self._likeness(a, b) for a in ours for b in theirs]
        else:
            few, many = (theirs, ours) if self._moved.isdisjoint(theirs) else (ours, theirs)
            weights = [self._closest(n, many) for n in few]
        fit = [weight for weight in weights if weight is not None]
        if len(fit) < len(weights) or sum(fit) < len(fit) * ENOUGH / 2:
            return None
        return sum(fit) / len(fit)

    def _likeness(self, a: int, b: int) -> float | None:
        return likeness(self._accounts[a].report, self._accounts[b].report)

    def _closest(self, n: int, group: set[int]) -> float | None:
        return max((w for other in group if (w := self._likeness(n, other)) is not None), default=None)

    def apart(self, a: int, b: int) -> bool:
        """Whether some article has a report in the groups of both."""
        return not self._articles[a].isdisjoint(self._articles[b])

    def _merge(self, a: int, b: int) -> None:
        ours, theirs = self._of[a], self._of[b]
        if ours is theirs:
            return
        articles = self._articles[a] | self._articles[b]
        ours |= theirs
        for n in theirs:
            self._of[n] = ours
        for n in ours:
            self._articles[n] = articles

    def all(self) -> Iterator[set[int]]:
        for n, group in enumerate(self._of):
            if n == min(group):
                yield group


def _pairs(accounts: list[Account], sharp: list[int]) -> Iterator[tuple[float, Key, int, int]]:
    """Each pair of dated accounts that may be of one meeting, with its weight, the heaviest first when sorted."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n in sharp:
        for block in _blocks(accounts[n].report, 1):
            blocks[block].append(n)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for at, a in enumerate(members):
            for b in members[at + 1 :]:
                if (a, b) in seen:
                    continue
                seen.add((a, b))
                weight = likeness(accounts[a].report, accounts[b].report)
                if weight is not None and weight >= ENOUGH:
                    yield -weight, accounts[a].report.key, a, b


def _settle(accounts: list[Account], groups: Groups, sharp: set[int]) -> None:
    """Vague accounts to the meeting that they clearly mean, dated or not; the narrowest first."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for n in sharp:
        for block in _blocks(accounts[n].report, MONTH):
            index[block].append(n)
    for n in sorted((n for n in range(len(accounts)) if n not in sharp), key=lambda n: _width(accounts[n])):
        near = {other for block in _blocks(accounts[n].report, MONTH) for other in index[block]}
        fit = _fitting(accounts, groups, n, near)
        if fit and (len(fit) == 1 or fit[0][0] - fit[1][0] <= -CLEAR):
            groups.join(n, fit[0][1])
        for block in _blocks(accounts[n].report, MONTH):
            index[block].append(n)


def _width(account: Account) -> tuple[int, Key]:
    days = account.report.days
    return (days.last - days.first if days else 1 << 30), account.report.key


def _fitting(accounts: list[Account], groups: Groups, n: int, near: set[int]) -> list[tuple[float, int]]:
    """The groups that an account may belong to, by falling weight (negated), each by one of its members."""
    best: dict[int, tuple[float, int]] = {}
    for other in near:
        weight = likeness(accounts[n].report, accounts[other].report)
        if weight is None or weight < ENOUGH or groups.apart(n, other):
            continue
        first = min(groups.group(other))
        if groups.weight(groups.group(n), groups.group(other)) is not None:
            best[first] = min(best.get(first, (0.0, other)), (-weight, other))
    return sorted(best.values())


def _blocks(report: Report, span: int) -> Iterator[Hashable]:
    """Where an account is looked for: by what it is of, in each stretch of ``span`` days that it may lie in."""
    about: list[str] = [*report.parties, *report.persons]
    if report.place is not None:
        about.append(report.place.name)
    if report.days is None:
        stretches: Iterable[int | None] = (None,)
    else:
        stretches = range((report.days.first - 1) // span, (report.days.last + 1) // span + 1)
    for what in about:
        for stretch in stretches:
            yield what, stretch
