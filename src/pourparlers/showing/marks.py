"""What marks a meeting in a diary: new since yesterday, moved within the last week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparlers.record.entry import Meeting

YESTERDAY = timedelta(days=1)
MOVED_LATELY = timedelta(days=7)


def is_new(meeting: Meeting, today: date) -> bool:
    """Whether it was first told of since yesterday."""
    first = meeting.history[0].day if meeting.history else None
    return first is not None and today - YESTERDAY <= date.fromisoformat(first) <= today


def is_moved(meeting: Meeting, today: date) -> bool:
    """Whether it was moved within the last week."""
    days = [change.day for change in meeting.history if change.kind == "moved" and change.day]
    return any(today - MOVED_LATELY <= date.fromisoformat(day) <= today for day in days)
