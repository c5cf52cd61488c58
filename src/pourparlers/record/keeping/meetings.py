"""Groups of reports as people joined and parted them: the meetings; and which of them are others now."""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.record.correction import Correction, Standing
from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.rows import MeetingRow, PlaceRow
from pourparlers.record.report import Key

JUDGED = "judged "


def meetings_again(kept: Kept, corrections: Standing) -> set[str]:
    """Make meetings of the groups that are others, and of those that corrections join or part; which are others."""
    changed = kept.groups.changed()
    known, regrouping = kept.corrections(), _regrouping(corrections.all)
    named = {name for c in regrouping for name in (*c.reports, *c.others)}
    anew = regrouping != _regrouping(known.standing) or not changed.isdisjoint(known.groups)
    for name in changed:
        was, now = kept.groups.was(name) or (), kept.groups.get(name) or ()
        _place(kept, set(now).difference(was), name)
        anew = anew or any(ref(key) in named for key in now)
    if anew:
        changed |= _judge(kept, corrections, named)
    judged = kept.corrections().groups
    for name in changed:
        keys = kept.groups.get(name) if name not in judged else None
        _put(kept, name, keys)
        if name in known.groups:
            _place(kept, keys or (), name)
    return kept.meetings.changed()


def _place(kept: Kept, keys: Iterable[Key], name: str) -> None:
    """Note of reports that they are in a group, which is a meeting by itself."""
    names = [ref(key) for key in keys]
    kept.placed.many(names)
    for one in names:
        kept.placed.put(one, PlaceRow(name, name))


def _regrouping(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that join reports with others or part them from others."""
    return [c for c in corrections if c.kind in ("merge", "split")]


def _judge(kept: Kept, corrections: Standing, named: set[str]) -> set[str]:
    """Join and part the groups that corrections name; those groups, and those that none names any more."""
    known = kept.corrections()
    groups = {row.group for row in kept.placed.many(named).values()}
    rows = kept.groups.many(groups)
    meetings = {JUDGED + ref(keys[0]): keys for keys in corrections.regrouped(sorted(rows.values()))}
    for name in {*known.meetings, *meetings}:
        _put(kept, name, meetings.get(name))
    of = {key: name for name, keys in rows.items() for key in keys}
    for name, keys in meetings.items():
        for key in keys:
            kept.placed.put(ref(key), PlaceRow(of[key], name))
    kept.judged.put("", known._replace(groups=tuple(sorted(rows)), meetings=tuple(sorted(meetings))))
    return {*known.groups, *rows}


def _put(kept: Kept, name: str, keys: tuple[Key, ...] | None) -> None:
    """Put a meeting, whose draft is to be made anew where its reports are others."""
    old = kept.meetings.get(name)
    if old is not None and old.keys == keys:
        return
    if old is not None and old.id and kept.called.get(old.id) == name:
        kept.called.put(old.id, None)
    kept.meetings.put(name, MeetingRow(keys) if keys else None)
