"""The calendar: the agenda with its filters and its drawer of what has no day, and each month as a table."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

from pourparlers.edtf import parse
from pourparlers.publish.agenda import agenda_of, days_of, month_of
from pourparlers.publish.asked import Asked, NotThere, asked
from pourparlers.publish.pages.filtering import form_of
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.entry import Meeting

MOST = 60
BACK, REMEMBERED = timedelta(14), timedelta(92)


def calendar(visit: Visit) -> Page:
    """The agenda, from today on if no day is asked for."""
    wanted = asked(visit.query)
    day = visit.known.today
    from_today = wanted.first is None and wanted.last is None
    dated = wanted._replace(first=day) if from_today else wanted
    lately = _followed(visit, wanted) if from_today else None
    found = list(dated.meetings(visit.known)) if lately is None else [m for m in lately if not _is_past(m, day)]
    shown, later = _cut(found)
    undated = _undated(visit, wanted)
    first = dated.first or _first_day(found)
    values = form_of(visit, wanted) | {
        "agenda": agenda_of([*shown, *undated], day, visit.words),
        "from_today": from_today,
        "earlier": _earlier(visit, wanted, first),
        "later": visit.links.calendar(**{"from": later, "to": visit.query.get("to")}, **wanted.filters)
        if later
        else "",
        "count": len(found) + len(undated),
        "this_month": (day.year, day.month),
    }
    return Page(
        "calendar.html",
        "/calendar",
        visit.words.tongue.catalogue.gettext("Calendar"),
        values,
        data=[*found, *undated],
        meetings=[*(found if lately is None else lately), *undated],
        news=news_of_meetings(visit, found),
        active="calendar",
    )


def _followed(visit: Visit, wanted: Asked) -> list[Meeting]:
    """What a calendar that is followed holds: what is to come, and for some time what was. A program forgets what its
    calendar no longer has."""
    day = visit.known.today
    first = day - REMEMBERED if day - date.min > REMEMBERED else date.min
    return list(wanted._replace(first=first).meetings(visit.known))


def _is_past(meeting: Meeting, day: date) -> bool:
    known = parse(meeting.when) if meeting.when else None
    return known is not None and known.last < day


def month(visit: Visit, year: int, month: int) -> Page:
    """A month as a table."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12):
        raise NotThere
    wanted = asked(visit.query)
    last = months.monthrange(year, month)[1]
    within = wanted._replace(first=date(year, month, 1), last=date(year, month, last))
    found = list(within.meetings(visit.known))
    table = month_of(year, month, found, visit.known.today, visit.words)
    on_no_day = [m for m in found if not any(True for _ in days_of(m))]
    values = form_of(visit, wanted) | {
        "month": table,
        "agenda": agenda_of(on_no_day, visit.known.today, visit.words),
        "count": len(found),
    }
    path = f"/calendar/{year:04}-{month:02}"
    return Page("month.html", path, table.name, values, data=found, meetings=found, active="calendar")


def _cut(found: list[Meeting]) -> tuple[list[Meeting], str | None]:
    """So many meetings as a page bears, whole days only, and the day from which the next page goes on."""
    if len(found) <= MOST:
        return found, None
    after = _begins(found[MOST])
    kept = [m for m in found[:MOST] if _begins(m) != after] if after else found[:MOST]
    return (kept or found[:MOST], after.isoformat() if after and kept else None)


def _begins(meeting: Meeting) -> date | None:
    known = parse(meeting.when) if meeting.when else None
    return known.first if known and not known.yearless else None


def _first_day(found: list[Meeting]) -> date | None:
    return next((day for m in found if (day := _begins(m))), None)


def _undated(visit: Visit, wanted: Asked) -> list[Meeting]:
    """The meetings that have no date at all and fit the filters."""
    if not wanted.filters:
        return visit.known.undated
    there = {meeting.id for meeting in visit.known.undated}
    return [m for m in wanted._replace(first=None, last=None).meetings(visit.known) if m.id in there]


def _earlier(visit: Visit, wanted: Asked, first: date | None) -> str:
    """The two weeks before."""
    if first is None or first - date.min <= BACK:
        return ""
    span = {"from": (first - BACK).isoformat(), "to": (first - timedelta(1)).isoformat()}
    return visit.links.calendar(**span, **wanted.filters)
