"""To which greater one a group leans, and what comes of it.

A lean is asked of a group and those beside it alone. Groups that lean to each other, through others or not, are joined,
the heaviest lean first, where nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.record.groups import ENOUGH, Group, joined, weight
from pourparlers.record.likeness import likeness
from pourparlers.record.report import Key
from pourparlers.record.telling import Telling


class Lean(NamedTuple):
    """That a group leans to a greater one, and how heavily (negated: the heaviest come first)."""

    weight: float
    group: Key
    to: Key


def leaning(group: Group, near: Iterable[Group]) -> Lean | None:
    """The greater one of the groups near that a group is likest to."""
    best: tuple[float, tuple[int, Key]] | None = None
    for other in near:
        if other.rank < group.rank:
            found = weight(group, other)
            if found is not None and found.best >= ENOUGH and (best is None or (-found.mean, other.rank) < best):
                best = -found.mean, other.rank
    return Lean(best[0], group.key, best[1][1]) if best else None


def leaning_vaguely(telling: Telling, near: Iterable[Telling]) -> Lean | None:
    """The narrower one of the vague tellings near that one is likest to."""
    best: tuple[float, tuple[int, int, Key]] | None = None
    for other in near:
        if other.narrowness < telling.narrowness and telling.articles.isdisjoint(other.articles):
            like = likeness(telling.report, other.report)
            if like is not None and like >= ENOUGH and (best is None or (-like, other.narrowness) < best):
                best = -like, other.narrowness
    return Lean(best[0], telling.key, best[1][2]) if best else None


def gathered(groups: Iterable[Group], leans: Iterable[Lean]) -> list[Group]:
    """Groups with those that lean to them, the heaviest first, where nothing speaks against it."""
    whole = {group.key: group for group in groups}
    into: dict[Key, Key] = {}
    for lean in sorted(leans):
        one, other = sorted((_root(into, lean.group), _root(into, lean.to)))
        if one != other and weight(whole[one], whole[other]) is not None:
            whole[one] = joined(whole[one], whole.pop(other))
            into[other] = one
    return list(whole.values())


def _root(into: dict[Key, Key], key: Key) -> Key:
    while key in into:
        key = into[key]
    return key
