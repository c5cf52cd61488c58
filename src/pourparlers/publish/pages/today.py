"""The first page: what comes in the next days, and what changed since yesterday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from pourparlers.edtf import parse
from pourparlers.publish.agenda import agenda_of, best_told, entry_of, is_sharp
from pourparlers.publish.asked import Asked
from pourparlers.publish.pages.news import folded, lines_of, news_of
from pourparlers.publish.pages.trends import MOST_TRENDS, rising
from pourparlers.publish.quotes import Quote, quotes_for
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.entry import Meeting
from pourparlers.showing.evidence import BEST

AHEAD, SOON, BACK = timedelta(14), timedelta(6), timedelta(7)
MOST_AHEAD, MOST_CHANGES, MOST_PAST = 30, 24, 12
MOST_PINNED = 6


def today(visit: Visit) -> Page:
    """What a desk wants to see in the morning."""
    known, words = visit.known, visit.words
    day = known.today
    ahead = [m for m in Asked(first=day, last=_after(day, AHEAD)).meetings(known) if _is_sharp(m)]
    lead = next(iter(known.pinned), None) or _lead(ahead, _after(day, SOON))
    first = known.pinned[:MOST_PINNED] if known.pinned else [lead]
    yesterday = day - timedelta(1)
    changed = lines_of(visit, islice(known.record.changes(yesterday, day), MOST_CHANGES))
    lately = [] if changed else lines_of(visit, islice(known.record.changes(None, day), MOST_CHANGES // 2))
    past = [m for m in Asked(first=day - BACK, last=yesterday).meetings(known) if _is_sharp(m)]
    values = {
        "day": words.day(day.isoformat()),
        "lead": entry_of(lead, day, words) if lead else None,
        "quotes": _telling(visit, lead) if lead else [],
        "agenda": agenda_of(best_told([m for m in ahead if m not in first], MOST_AHEAD), day, words),
        "pinned": [entry_of(meeting, day, words) for meeting in first[1:] if meeting],
        "changed": folded(changed),
        "lately": folded(lately),
        "trends": rising(visit, known.trends[:MOST_TRENDS]),
        "past": agenda_of(past[-MOST_PAST:][::-1], day, words),
    }
    return Page(
        "today.html",
        "/",
        visit.site.name,
        values,
        data={"day": day.isoformat(), "ahead": ahead, "changed": [line.change for line in changed or lately]},
        meetings=ahead,
        news=news_of(visit.links, words, changed or lately),
        active="today",
    )


def _lead(ahead: Sequence[Meeting], until: date) -> Meeting | None:
    """The meeting of the next days that most voices tell of."""
    soon = [m for m in ahead if (known := parse(m.when or "")) is not None and known.first <= until]
    return max(soon, key=lambda m: m.voices, default=None)


def _telling(visit: Visit, lead: Meeting) -> list[Quote]:
    """The last sentence that tells of it, in the reader's language if there is one."""
    found = quotes_for(visit.known, lead, [r.article for r in lead.reports], BEST, visit.words)
    own = [quote for quote in found if quote.language == visit.words.tongue.code]
    return (own or found)[-1:]


def _is_sharp(meeting: Meeting) -> bool:
    known = parse(meeting.when) if meeting.when else None
    return known is not None and is_sharp(known)


def _after(day: date, time: timedelta) -> date:
    return day + time if date.max - day > time else date.max
