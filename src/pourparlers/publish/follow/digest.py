"""What a digest tells: what is new, moved, called off, confirmed since the last one, and what comes in the next days.

Each meeting stands once, with all that happened to it, the sentence that says so, and the way to its page.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from pourparlers.edtf import parse
from pourparlers.publish.agenda import is_sharp
from pourparlers.publish.follow.subject import Subject
from pourparlers.publish.pages.news import OF_A_CIRCLE, Line, folded, lines_of
from pourparlers.publish.quotes import Quote, quotes_for
from pourparlers.publish.visit import Visit
from pourparlers.publish.words import Hours
from pourparlers.record.entry import Changed, ChangeKind, Meeting
from pourparlers.showing.evidence import BEST

BACK, AHEAD = timedelta(14), timedelta(7)
MOST, MOST_AHEAD = 40, 25
HIDDEN = re.compile(r'<span class="vh">.*?</span>')
GROUPS: dict[ChangeKind, str] = {
    "cancelled": "off",
    "postponed": "off",
    "moved": "moved",
    "confirmed": "confirmed",
    "revived": "confirmed",
    "held": "held",
}
ORDER = ("new", "moved", "off", "confirmed", "held", "else")


class Item(NamedTuple):
    """A meeting in a digest: in which group, what happened to it, and the sentence that says so."""

    meeting: Meeting
    group: str
    hours: Hours | None
    lines: tuple[Line, ...]
    quote: Quote | None
    said: str


class Digest(NamedTuple):
    """What is told at once: groups of what happened, days to come, and how many more there are on the site."""

    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    ahead: tuple[tuple[str, tuple[Item, ...]], ...]
    more: int

    @property
    def has_news(self) -> bool:
        return bool(self.groups)


def key_of(change: Changed) -> str:
    """What tells a change from any other, for good."""
    return "/".join((change.meeting, change.day or "", change.kind, change.new or ""))


def recent(visit: Visit) -> list[Changed]:
    """The changes that may be news to anyone: those of the last two weeks."""
    today = visit.known.today
    first = today - BACK if today - date.min > BACK else date.min
    return list(visit.known.record.changes(first, today))


def digest_of(
    visit: Visit, subject: Subject, changes: Iterable[Changed], heard: Mapping[str, int], after: int
) -> Digest:
    """The digest of a subject: of some changes those with a number beyond ``after``, and what comes."""
    meetings = {meeting.id: meeting for meeting in subject.meetings(visit.known)}
    new = [c for c in changes if c.meeting in meetings and heard.get(key_of(c), after + 1) > after]
    items = _items(visit, new)
    shown = items[:MOST]
    ahead = _ahead(visit, meetings, {item.meeting.id for item in shown})
    groups = ((group, tuple(i for i in shown if i.group == group)) for group in ORDER)
    return Digest(tuple((group, of) for group, of in groups if of), ahead, len(items) - len(shown))


def _items(visit: Visit, changes: Sequence[Changed]) -> list[Item]:
    """One item a meeting, those with the nearest date first."""
    by_meeting: dict[str, list[Line]] = {}
    for line in lines_of(visit, sorted(changes, key=lambda change: change.day or "")):
        by_meeting.setdefault(line.meeting.id, []).append(line)
    items = [_item(visit, lines) for lines in by_meeting.values()]
    return sorted(items, key=lambda item: (ORDER.index(item.group), item.meeting.when is None, item.meeting.when or ""))


def _item(visit: Visit, lines: list[Line]) -> Item:
    meeting = lines[0].meeting
    kinds = [line.change.kind for line in lines]
    turns = [kind for kind in kinds if kind in GROUPS]
    group = GROUPS[turns[-1]] if turns else "else"
    if "announced" in kinds and group not in ("off", "moved", "held"):
        group = "held" if meeting.status == "held" or _is_over(meeting, visit.known.today) else "new"
    telling = [line for line in lines if GROUPS.get(line.change.kind) == group] or lines
    told = [line for line in lines if _adds(line, group)]
    return _shown(visit, meeting, group, tuple(folded(told)), telling[-1].change.articles)


def _adds(line: Line, group: str) -> bool:
    """Whether a line says more than the group and the meeting's own line do."""
    kind = line.change.kind
    if kind == "announced" or (kind in OF_A_CIRCLE and group == "new"):
        return False
    return kind in ("moved", "contradicted", "revived") or kind in OF_A_CIRCLE or GROUPS.get(kind) != group


def _ahead(visit: Visit, meetings: Container[str], told: set[str]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """What comes within a week, by day; the sentence only where it was not told above."""
    today = visit.known.today
    last = today + AHEAD if date.max - today > AHEAD else date.max
    coming = []
    for meeting in visit.known.between(today, last):
        when = parse(meeting.when) if meeting.when and meeting.id in meetings else None
        if when is not None and is_sharp(when):
            coming.append((max(when.first, today), meeting))
    coming.sort(key=lambda one: (one[0], one[1].time.start if one[1].time and one[1].time.start else "", one[1].id))
    days = []
    for day, of_day in groupby(coming[:MOST_AHEAD], key=lambda one: one[0]):
        items = [_shown(visit, m, "ahead", (), () if m.id in told else _latest(m)) for _, m in of_day]
        days.append((visit.words.day(day.isoformat()), tuple(items)))
    return tuple(days)


def _latest(meeting: Meeting) -> tuple[str, ...]:
    return tuple(report.article for report in meeting.reports)


def _shown(visit: Visit, meeting: Meeting, group: str, lines: tuple[Line, ...], articles: Sequence[str]) -> Item:
    found = quotes_for(visit.known, meeting, articles, BEST, visit.words) if articles else []
    own = [quote for quote in found if quote.language == visit.words.tongue.code]
    quote = (own or found)[-1] if found else None
    said = " ".join(Markup(HIDDEN.sub("", quote.html)).striptags().split()) if quote else ""
    return Item(meeting, group, visit.words.hours(meeting), lines, quote, said)


def _is_over(meeting: Meeting, today: date) -> bool:
    when = parse(meeting.when) if meeting.when else None
    return when is not None and not when.yearless and when.last < today
