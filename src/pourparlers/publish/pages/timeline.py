"""The timeline of the dossier: day by day what was held or is to be, and what reports announced, moved, called off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pourparlers.edtf import parse
from pourparlers.publish.agenda import Entry, entry_of, is_sharp
from pourparlers.publish.asked import Asked, asked
from pourparlers.publish.pages.filtering import form_of
from pourparlers.publish.pages.news import OF_A_CIRCLE, Line, lines_of, news_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.entry import Changed, Meeting

BACK, AHEAD, MOST = timedelta(30), timedelta(30), 160


class Turn(NamedTuple):
    """A day: the meetings on it, and what reports of that day did to others."""

    day: str
    said: str
    leaf: tuple[str, str, str]
    today: bool
    ahead: bool
    meetings: list[Entry]
    told: list[Line]

    @property
    def size(self) -> int:
        return len(self.meetings) + len(self.told)


def timeline(visit: Visit) -> Page:
    """The days about today, or between two others, in their order."""
    known, wanted = visit.known, asked(visit.query)
    dated = _span(wanted, known.today)
    meetings = [m for m in dated.meetings(known) if _day_of(m)]
    fitting = {m.id for m in wanted._replace(first=None, last=None).meetings(known)} if wanted.filters else None
    changes = _changes(visit, dated, fitting)
    turns, cut = _cut(_turns(visit, dated, meetings, changes))
    shown = dated._replace(last=date.fromisoformat(turns[-1].day)) if cut else dated
    values = form_of(visit, wanted) | {
        "turns": turns,
        "count": sum(len(turn.meetings) for turn in turns),
        "earlier": _link(visit, wanted, *_before(visit, dated)),
        "later": _link(visit, wanted, *_after(visit, shown)),
    }
    data = [{"day": t.day, "meetings": [e.meeting.id for e in t.meetings], "told": _bare(t.told)} for t in turns]
    title = visit.words.tongue.catalogue.gettext("Timeline")
    news = news_of(visit.links, visit.words, (line for turn in reversed(turns) for line in reversed(turn.told)))
    return Page("timeline.html", "/timeline", title, values, data=data, meetings=meetings, news=news, active="timeline")


def _bare(lines: Iterable[Line]) -> list[Changed]:
    return [line.change for line in lines]


def _span(wanted: Asked, today: date) -> Asked:
    """The days that are asked for; without any those about today, with one end so many from there."""
    whole = BACK + AHEAD
    if wanted.first is None and wanted.last is None:
        return wanted._replace(first=_moved(today, -BACK), last=_moved(today, AHEAD))
    if wanted.last is None:
        return wanted._replace(last=_moved(wanted.first or today, whole))
    return wanted if wanted.first else wanted._replace(first=_moved(wanted.last, -whole))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _day_of(meeting: Meeting) -> date | None:
    """The day that a timeline puts a meeting on: the first, where it is known to some days."""
    known = parse(meeting.when) if meeting.when else None
    return known.first if known is not None and is_sharp(known) else None


def _changes(visit: Visit, dated: Asked, fitting: set[str] | None) -> list[Changed]:
    """What was told in these days, the first first; who joined or left is the meeting's own history."""
    found = visit.known.record.changes(dated.first, dated.last)
    kept = [c for c in found if c.day and c.kind not in OF_A_CIRCLE and (fitting is None or c.meeting in fitting)]
    return kept[::-1]


def _turns(visit: Visit, dated: Asked, meetings: Sequence[Meeting], changes: Sequence[Changed]) -> list[Turn]:
    on: dict[str, list[Meeting]] = defaultdict(list)
    told: dict[str, list[Changed]] = defaultdict(list)
    for meeting in meetings:
        day = _day_of(meeting)
        if day is not None and (dated.first is None or day >= dated.first):
            on[day.isoformat()].append(meeting)
    for change in changes:
        told[change.day or ""].append(change)
    return [_turn(visit, day, on[day], told[day]) for day in sorted(on.keys() | told.keys())]


def _turn(visit: Visit, day: str, meetings: list[Meeting], changes: list[Changed]) -> Turn:
    words, today = visit.words, visit.known.today
    at = date.fromisoformat(day)
    leaf = (words.dates.weekdays_short[at.weekday()], str(at.day), words.dates.months_short[at.month - 1])
    # What was told of a meeting on its own day, the meeting itself says.
    there = {meeting.id for meeting in meetings}
    told = lines_of(visit, (c for c in changes if c.kind not in ("announced", "held") or c.meeting not in there))
    entries = [entry_of(meeting, today, words) for meeting in meetings]
    return Turn(day, words.day(day), leaf, at == today, at > today, entries, told)


def _cut(turns: list[Turn]) -> tuple[list[Turn], bool]:
    """So many days as a page bears, one at least, and whether there were more."""
    total = 0
    for n, turn in enumerate(turns):
        total += turn.size
        if total > MOST and n:
            return turns[:n], True
    return turns, False


def _before(visit: Visit, dated: Asked) -> tuple[str, date | None]:
    """The last day before these on which a meeting was."""
    end = _moved(dated.first or visit.known.today, -timedelta(1))
    there = max((d for m in visit.known.between(None, end) if (d := _day_of(m)) and d <= end), default=None)
    return ("to", there)


def _after(visit: Visit, dated: Asked) -> tuple[str, date | None]:
    """The first day after these on which a meeting is."""
    begin = _moved(dated.last or visit.known.today, timedelta(1))
    there = min((d for m in visit.known.between(begin, None) if (d := _day_of(m)) and d >= begin), default=None)
    return ("from", there)


def _link(visit: Visit, wanted: Asked, end: str, day: date | None) -> str:
    return visit.links.to("/timeline", **{end: day.isoformat()}, **wanted.filters) if day else ""
