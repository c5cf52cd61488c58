"""Lists of meetings as feeds tell them."""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.publish.visit import News, Visit
from pourparlers.record.entry import Meeting

MOST = 60


def news_of_meetings(visit: Visit, meetings: Iterable[Meeting]) -> list[News]:
    """Meetings as entries of a feed, those with the latest news first."""
    words = visit.words
    entries = []
    for meeting in meetings:
        day = max((change.day for change in meeting.history if change.day), default=None)
        place = words.place(meeting.place.name) if meeting.place else ""
        told = (words.day(meeting.when), place, words.term("status", meeting.status))
        path = visit.links.meeting(meeting.id)
        entries.append(News(meeting.id, day, words.in_one_line(meeting), path, " · ".join(filter(None, told))))
    return sorted(entries, key=lambda entry: entry.day or "", reverse=True)[:MOST]
