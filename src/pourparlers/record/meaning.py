"""Which meeting a vague telling means: one that it fits clearly better than any other, or that was named first since.

What is asked of each meeting is asked of it alone, and kept as a ``Candidate``; the choice is made among those.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pourparlers.record.groups import ENOUGH, Group, group_of, weight
from pourparlers.record.likeness import likeness
from pourparlers.record.report import Key, Report
from pourparlers.record.telling import Telling

# By how much a vague telling must prefer the meeting that it joins.
CLEAR = 0.5
MOST_FIT = 4
COMING = frozenset(("proposed", "planned", "confirmed", "unknown"))


class Candidate(NamedTuple):
    """A meeting that a vague telling may mean: how well it fits, when it was first told of, and how far it lies from
    the day of the telling."""

    weight: float
    group: Key
    told: date | None
    away: int


def candidate(telling: Telling, group: Group) -> Candidate | None:
    """What speaks for a meeting, by the telling's likeness to what most reports tell of it; nothing where it is not
    enough."""
    like = likeness(telling.report, group.tellings[0].report)
    if like is None or like < ENOUGH or weight(group_of((telling,)), group) is None:
        return None
    told = telling.report.told
    return Candidate(like, group.key, group.first_told, group.away(told.toordinal()) if told else 0)


def meant(report: Report, candidates: Iterable[Candidate]) -> Key | None:
    """The meeting that is meant, where one is clearly."""
    fit = sorted(candidates, key=lambda one: (-one.weight, one.group))[:MOST_FIT]
    if len(fit) > 1 and fit[0].weight - fit[1].weight < CLEAR:
        others = [one for one in fit if fit[0].weight - one.weight < CLEAR]
        return _foreseen(report, others) or _nearest(report, others)
    return fit[0].group if fit else None


def _foreseen(report: Report, others: list[Candidate]) -> Key | None:
    """Of meetings that a vague telling of something to come may mean alike, the one that was told of first since; none
    where it tells of what was held, for that may be any."""
    told = report.told
    if told is None or report.status not in COMING:
        return None
    since = (one for one in others if one.told is not None and one.told >= told)
    return _least([((one.told - told).days, one.group) for one in since if one.told])


def _nearest(report: Report, others: list[Candidate]) -> Key | None:
    """Of meetings that a telling without a date may mean alike, the one that is nearest to the day it was told."""
    if report.told is None or not report.undated:
        return None
    return _least([(one.away, one.group) for one in others])


def _least(measured: list[tuple[int, Key]]) -> Key | None:
    """The one that measures least, where it is alone with that."""
    first = sorted(measured)[:2]
    return first[0][1] if first and (len(first) == 1 or first[0][0] < first[1][0]) else None
