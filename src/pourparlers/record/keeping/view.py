"""What is asked of a kept record: meetings as they are shown on a day, stories, and how persons are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from pourparlers.record.believable import within
from pourparlers.record.blocks import MONTH
from pourparlers.record.drafts import calendar_order, finished, persons_in
from pourparlers.record.entry import Meeting
from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.persons import marks
from pourparlers.record.keeping.rows import MeetingRow

MOST_MONTHS = 240
"""Of more months than this all meetings are looked through."""


def between(kept: Kept, first: date | None, last: date | None) -> dict[str, MeetingRow]:
    """The meetings whose date may lie between two days, and perhaps others."""
    if first is None or last is None or (last - first).days > MOST_MONTHS * MONTH:
        return every(kept)
    months = range(first.toordinal() // MONTH, last.toordinal() // MONTH + 1)
    return kept.meetings.many(kept.meetings.any_of(("month", month) for month in (*months, None)))


def every(kept: Kept) -> dict[str, MeetingRow]:
    """All meetings."""
    return dict(kept.meetings.every())


def shown(kept: Kept, rows: Mapping[str, MeetingRow], today: date | None) -> list[Meeting]:
    """Meetings as they are shown on a day, in the calendar's order."""
    drafts = {row.id: row.draft for row in rows.values() if row.draft is not None}
    names = kept.usual.many({mark for draft in drafts.values() for mark in persons_in(draft)})
    frames = _frames(kept, rows)
    made = (replace(finished(draft, id_, today, names), part_of=frames[id_]) for id_, draft in drafts.items())
    return sorted(made, key=calendar_order)


def person_names(kept: Kept, spellings: Iterable[str]) -> dict[str, str]:
    """The usual name of who is spelt so, for some spellings."""
    mark = marks(kept, spellings)
    names = kept.usual.many(mark.values())
    return {spelling: names[one] for spelling, one in mark.items() if one in names}


def _frames(kept: Kept, rows: Mapping[str, MeetingRow]) -> dict[str, str | None]:
    """What each of some meetings is part of; nothing for those that are part of themselves."""
    known: dict[str, str | None] = {}
    wanted = dict(rows)
    while wanted:
        keys = {ref(key) for row in wanted.values() if row.draft for key in row.draft.frames}
        place = kept.placed.many(keys)
        holders = kept.meetings.many(found.meeting for found in place.values())
        for row in wanted.values():
            frames = row.draft.frames if row.draft else ()
            ids = {holders[place[ref(key)].meeting].id for key in frames if ref(key) in place}
            known[row.id] = min(ids - {row.id}, default=None)
        wanted = {name: row for name, row in holders.items() if row.id not in known}
    looped = within(known)
    return {row.id: looped[row.id] for row in rows.values()}


def parts(kept: Kept, row: MeetingRow) -> dict[str, MeetingRow]:
    """The meetings that may be part of one, by what their reports say."""
    return kept.meetings.many(kept.meetings.any_of(("frame", ref(key)) for key in row.keys))


def changed_between(kept: Kept, days: Iterable[str]) -> dict[str, MeetingRow]:
    """The meetings that reports did something to on some days."""
    return kept.meetings.many(kept.meetings.any_of(("changed", day) for day in days))


def stories(kept: Kept, articles: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The stories that some articles carry, each once: the keys of all that carry it, the first of them first."""
    names = set(kept.stories.names(articles).values())
    return (kept.stories.members(name) for name in sorted(names))
