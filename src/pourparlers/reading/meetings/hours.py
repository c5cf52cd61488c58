"""Clock times that stand apart from their day: "on Monday in Geneva at 14:00"."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.meetings.attach import Layout
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.slots import owned
from pourparlers.reading.words.mentions import TimeMention


def give_hours(plan: Layout, drafts: list[Draft], times: list[TimeMention], rivals: list[tuple[int, int]]) -> None:
    """Each hour to the draft that it fits best, and there to the nearest of its days."""
    hours = [t for t in times if t.hour and t.clock and t.edtf]
    drafts = [d for d in drafts if not d.circle_only]
    if not hours or not drafts:
        return
    days = [draft.whens for draft in drafts]
    for draft in drafts:
        draft.whens = []
    owned(plan, drafts, hours, rivals)
    for draft, whens in zip(drafts, days, strict=True):
        told, draft.whens = draft.whens, whens
        draft.hours = told
        others = [w for d in days if d is not whens for w in d]
        for hour in told[:1]:
            _set(draft, hour, others)


def _set(draft: Draft, hour: TimeMention, others: list[TimeMention]) -> None:
    """Give the nearest day of a draft the hour; to one that has none the hour's own day, the last one told of.

    A day that other drafts have too was told with their hour.
    """
    if not draft.whens:
        draft.whens = [hour]
        return
    near = min(range(len(draft.whens)), key=lambda k: _gap(draft.whens[k], hour))
    day = draft.whens[near]
    if day.clock is None or any(day is other for other in others):
        draft.whens[near] = replace(day, clock=hour.clock)


def _gap(day: TimeMention, hour: TimeMention) -> int:
    return hour.i - day.j if day.j <= hour.i else day.i - hour.j
