"""A meeting's history: what each day's reports did to the account of it.

The account is made anew for each day on which something was told, from all that was told until then, and compared with
the one before; so the history of a meeting is a function of its reports, and any past day can be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from pourparlers.model import Stance, Status
from pourparlers.record.account import (
    OFF,
    Heard,
    Standing,
    articles_of,
    in_order,
    iso,
    stances_of,
    standing_with,
    status_after,
)
from pourparlers.record.entry import Change, ChangeKind
from pourparlers.record.likeness import near
from pourparlers.record.report import Days, days_of

STATUS_CHANGES: dict[str, ChangeKind] = {
    "confirmed": "confirmed",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "refused": "cancelled",
    "held": "held",
}
AWAY = frozenset(("declined", "absent"))


def history_of(heard: Iterable[Heard]) -> tuple[Change, ...]:
    """The changes of one meeting, in the order they were told."""
    told = in_order(heard)
    out: list[Change] = []
    before: Standing | None = None
    known: Sequence[Heard] = ()
    status: Status = "unknown"
    stances: dict[tuple[bool, str], Stance] = {}
    for day, of_day in groupby(told, key=lambda h: h.day):
        new = list(of_day)
        known = told[: len(known) + len(new)]
        status = status_after(status, new)
        stances = stances_of(new, stances)
        now = standing_with(known, status, stances)
        if before is None:
            out.append(_change(day, "announced", None, now.when, new))
        else:
            out.extend(
                (*_dated(day, before, now, new), *_become(day, before, now, new), *_circle(day, before, now, new))
            )
        out.extend(_contradictions(day, now, known, new))
        before = now
    return tuple(out)


def _dated(day: date, before: Standing, now: Standing, new: Sequence[Heard]) -> Iterator[Change]:
    """A date that is new, and one that is now known to the day."""
    if before.when == now.when:
        return
    old, at = _days(before.when), _days(now.when)
    apart = old is not None and at is not None and (at.last < old.first or at.first > old.last)
    told_so = any(h.report.moved_from is not None for h in new)
    by = [h for h in new if h.said.when == now.when] or new
    if told_so or (apart and old and old.sharp):
        yield _change(day, "moved", before.when, now.when, by)
    elif at is not None and at.sharp and (old is None or not old.sharp):
        yield _change(day, "confirmed", before.when, now.when, by)


def _become(day: date, before: Standing, now: Standing, new: Sequence[Heard]) -> Iterator[Change]:
    """What became of the meeting since."""
    if before.status == now.status:
        return
    by = [h for h in new if h.said.status == now.status] or new
    if before.status in OFF and now.status not in OFF:
        yield _change(day, "revived", before.status, now.status, by)
    elif now.status in STATUS_CHANGES:
        yield _change(day, STATUS_CHANGES[now.status], before.status, now.status, by)


def _circle(day: date, before: Standing, now: Standing, new: Sequence[Heard]) -> Iterator[Change]:
    """Who came to the circle, and who will not come after all."""
    for (person, name), stance in sorted(now.stances.items()):
        was = before.stances.get((person, name))
        if was is not None and (stance == was or stance not in AWAY or was in AWAY):
            continue
        by = [h for h in new if any(party == name for party, _, _ in h.parties)]
        yield _change(day, "joined", None, name, by) if was is None else _change(day, "left", was, name, by)


def _contradictions(day: date, now: Standing, known: Sequence[Heard], new: Sequence[Heard]) -> Iterator[Change]:
    """Days and places of today's reports that cannot be what the account says."""
    old = {(h.report.key.article, h.report.moved_from) for h in known}
    at = _days(now.when)
    for h in new:
        days = h.report.days
        is_old = (h.report.key.article, h.report.key.meeting) in old or h.said.status in OFF
        if days and at and days.sharp and at.sharp and not is_old and (days.first > at.last or days.last < at.first):
            yield _change(day, "contradicted", now.when, h.said.when, [h])
        if h.said.place and now.place and near(h.said.place, now.place) is None:
            yield _change(day, "contradicted", now.place.name, h.said.place.name, [h])


def _days(when: str | None) -> Days | None:
    return days_of(when, "unknown", None) if when else None


def _change(day: date, kind: ChangeKind, old: str | None, new: str | None, by: Sequence[Heard]) -> Change:
    return Change(day=iso(day), kind=kind, old=old, new=new, articles=articles_of(by))
