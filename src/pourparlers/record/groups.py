"""Groups of tellings under way: who is in which, and whether two may be joined."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.record.likeness import likeness, touching
from pourparlers.record.report import Key
from pourparlers.record.telling import Telling

ENOUGH = 3.0
"""The least weight that joins two tellings; between groups half of it, on the mean."""
MOST_ASKED = 12
"""So many tellings of a group are asked, those of most reports: what is rarer adds nothing but cost."""


class Groups:
    """Every telling begins as a group of its own. No article ever stands twice in a group, but by what it says of a
    move itself."""

    def __init__(self, tellings: list[Telling]) -> None:
        self._tellings = tellings
        self._number = {key: n for n, telling in enumerate(tellings) for key in telling.keys}
        self._of = [[n] for n in range(len(tellings))]
        self._articles: list[set[str] | frozenset[str]] = [telling.articles for telling in tellings]
        self._moved: set[int] = set()
        self._refused: set[tuple[int, int, int, int]] = set()

    def first(self, n: int) -> int:
        """The number that stands for the group of a telling."""
        return self._of[n][0]

    def members(self, n: int) -> list[int]:
        """The tellings of a group, those of most reports first."""
        return self._of[n]

    def link(self, a: Key, b: Key) -> None:
        """Join two entries that one article itself says are one meeting, the old date and the new."""
        if a in self._number and b in self._number:
            self._moved |= {self._number[a], self._number[b]}
            self._merge(self._number[a], self._number[b])

    def join(self, a: int, b: int) -> None:
        """Join the groups of two tellings, if nothing speaks against it."""
        ours, theirs = self._of[a], self._of[b]
        if ours is theirs:
            return
        asked = ours[0], len(ours), theirs[0], len(theirs)
        if asked not in self._refused and self.weight(a, b) is not None:
            self._merge(a, b)
        else:
            self._refused.add(asked)

    def weight(self, a: int, b: int) -> float | None:
        """The mean weight between two groups; ``None`` where an article stands in both, two tellings are at odds, or
        it is too little.

        A meeting that was moved has tellings of both dates: there each telling is asked of those of its own.
        """
        ours, theirs = self._of[a], self._of[b]
        if not self._articles[ours[0]].isdisjoint(self._articles[theirs[0]]):
            return None
        total, count = 0.0, 0
        for weight in self._weights(ours, theirs):
            if weight is None:
                return None
            total, count = total + weight, count + 1
        return total / count if total >= count * ENOUGH / 2 else None

    def _weights(self, ours: list[int], theirs: list[int]) -> Iterator[float | None]:
        if self._moved.isdisjoint(ours) and self._moved.isdisjoint(theirs):
            return (self._likeness(x, y) for x in ours[:MOST_ASKED] for y in theirs[:MOST_ASKED])
        few, many = (theirs, ours) if self._moved.isdisjoint(theirs) else (ours, theirs)
        return (weight for n in few[:MOST_ASKED] for weight in self._beside(n, many))

    def _likeness(self, a: int, b: int) -> float | None:
        return likeness(self._tellings[a].report, self._tellings[b].report)

    def _beside(self, n: int, group: list[int]) -> list[float | None]:
        """How like a telling is to those of a moved meeting that give its date, the old or the new; none is too few."""
        days = self._tellings[n].report.days
        same = [other for other in group if touching(days, self._tellings[other].report.days)]
        return [self._likeness(n, other) for other in same[:MOST_ASKED]] or [None]

    def _merge(self, a: int, b: int) -> None:
        ours, theirs = self._of[a], self._of[b]
        if ours is theirs:
            return
        articles = self._articles[ours[0]] | self._articles[theirs[0]]
        merged = sorted((*ours, *theirs), key=lambda n: (-len(self._tellings[n].keys), n))
        for n in merged:
            self._of[n] = merged
        self._articles[merged[0]] = articles

    def all(self) -> Iterator[list[int]]:
        """Every group once."""
        return (group for n, group in enumerate(self._of) if n == group[0])
