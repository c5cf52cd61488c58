"""Groups of tellings that are taken to be of one meeting, and whether two of them may be.

A group is a value: whatever is asked of two groups depends on them alone, so that it can be asked again of those that
have changed and of no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pourparlers.record.likeness import likeness, touching
from pourparlers.record.report import Key
from pourparlers.record.telling import Telling

ENOUGH = 3.0
"""The least weight that joins two tellings; between groups half of it, on the mean."""
MOST_ASKED = 12
"""So many tellings of a group are asked, those of most reports: what is rarer adds nothing but cost."""


class Group(NamedTuple):
    """Tellings of one meeting, those of most reports first. ``moved`` says that a report of it tells of a move: then it
    has tellings of the old date and of the new, and may hold two reports of one article."""

    tellings: tuple[Telling, ...]
    articles: frozenset[str]
    moved: bool = False

    @property
    def key(self) -> Key:
        """The first of its reports: no other group has it."""
        return min(telling.keys[0] for telling in self.tellings)

    @property
    def keys(self) -> tuple[Key, ...]:
        """All its reports, in the order of their keys."""
        return tuple(sorted(key for telling in self.tellings for key in telling.keys))

    @property
    def rank(self) -> tuple[int, Key]:
        """Groups of more reports come first."""
        return -sum(len(telling.keys) for telling in self.tellings), self.key

    @property
    def first_told(self) -> date | None:
        """When its dated tellings were first heard of."""
        return min((one.first_told for one in self.tellings if one.sharp and one.first_told), default=None)

    def away(self, day: int) -> int:
        """How many days its nearest dated telling lies from a day."""
        spans = [one.report.days for one in self.tellings if one.sharp]
        return min((max(span.first - day, day - span.last, 0) for span in spans if span), default=1 << 30)


def group_of(tellings: Iterable[Telling], *, moved: bool = False) -> Group:
    """A group of some tellings."""
    known = tuple(sorted(tellings, key=lambda one: (-len(one.keys), one.keys[0])))
    return Group(known, frozenset[str]().union(*(one.articles for one in known)), moved)


def joined(a: Group, b: Group) -> Group:
    """Two groups as one."""
    return group_of((*a.tellings, *b.tellings), moved=a.moved or b.moved)


class Weight(NamedTuple):
    """The evidence that two groups are one: on the mean of their tellings, and between the likest two."""

    mean: float
    best: float


def weight(a: Group, b: Group) -> Weight | None:
    """The weight between two groups; ``None`` where an article stands in both, two tellings are at odds, or it is too
    little.

    A meeting that was moved has tellings of both dates: there each telling is asked of those of its own.
    """
    if not a.articles.isdisjoint(b.articles):
        return None
    total, best, count = 0.0, 0.0, 0
    for one in _weights(a, b):
        if one is None:
            return None
        total, best, count = total + one, max(best, one), count + 1
    return Weight(total / count, best) if total >= count * ENOUGH / 2 else None


def _weights(a: Group, b: Group) -> Iterator[float | None]:
    if not a.moved and not b.moved:
        ours, theirs = a.tellings[:MOST_ASKED], b.tellings[:MOST_ASKED]
        return (likeness(x.report, y.report) for x in ours for y in theirs)
    few, many = (a, b) if b.moved else (b, a)
    return (one for telling in few.tellings[:MOST_ASKED] for one in _beside(telling, many))


def _beside(telling: Telling, group: Group) -> list[float | None]:
    """How like a telling is to those of a moved meeting that give its date, the old or the new; none is too few."""
    days = telling.report.days
    same = [other for other in group.tellings if touching(days, other.report.days)]
    return [likeness(telling.report, other.report) for other in same[:MOST_ASKED]] or [None]


class Joining:
    """Tellings on the way to groups: every one begins as a group of its own. No article ever stands twice in a group,
    but by what it says of a move itself."""

    def __init__(self, tellings: list[Telling]) -> None:
        self._group = [group_of((telling,)) for telling in tellings]
        self._members = [[n] for n in range(len(tellings))]
        self._refused: set[tuple[int, int, int, int]] = set()

    def link(self, a: int, b: int) -> None:
        """Join two tellings that one article itself says are of one meeting, the old date and the new."""
        if self._members[a] is self._members[b]:
            self._set(self._members[a], self._group[a]._replace(moved=True))
        else:
            self._merge(a, b, moved=True)

    def join(self, a: int, b: int) -> None:
        """Join the groups of two tellings, if nothing speaks against it."""
        ours, theirs = self._members[a], self._members[b]
        if ours is theirs:
            return
        asked = ours[0], len(ours), theirs[0], len(theirs)
        if asked in self._refused:
            return
        if weight(self._group[a], self._group[b]) is None:
            self._refused.add(asked)
        else:
            self._merge(a, b)

    def _merge(self, a: int, b: int, *, moved: bool = False) -> None:
        one = joined(self._group[a], self._group[b])
        self._set([*self._members[a], *self._members[b]], one._replace(moved=one.moved or moved))

    def _set(self, members: list[int], group: Group) -> None:
        for n in members:
            self._members[n], self._group[n] = members, group

    def groups(self) -> list[Group]:
        """Every group once."""
        return [self._group[n] for n, members in enumerate(self._members) if members[0] == n]
