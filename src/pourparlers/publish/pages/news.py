"""Changes of the record, as pages and feeds tell them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from pourparlers.publish.links import Links
from pourparlers.publish.quotes import outlet_of
from pourparlers.publish.visit import News, Visit
from pourparlers.publish.words import Words
from pourparlers.record.entry import Changed, Meeting

MOST = 80
OF_A_CIRCLE = frozenset({"joined", "left"})


class Line(NamedTuple):
    """A change in the reader's words: of which meeting, what became of what, told by whom."""

    change: Changed
    meeting: Meeting
    kind: str
    old: str
    new: str
    told_by: tuple[str, ...]


def line_of(visit: Visit, change: Changed) -> Line | None:
    """One change; ``None`` where its meeting is no more."""
    meeting = visit.known.meeting(change.meeting)
    if meeting is None:
        return None
    words = visit.words
    kind = words.term("change", change.kind)
    old = "" if change.kind in OF_A_CIRCLE else words.value(change.old) if change.old else ""
    new = words.actor(change.new) if change.new and change.kind in OF_A_CIRCLE else ""
    new = new or (words.value(change.new) if change.new else "")
    told_by = dict.fromkeys(outlet_of(told) for told in visit.known.told(change.articles))
    return Line(change, meeting, kind, old, new, tuple(told_by))


def lines_of(visit: Visit, changes: Iterable[Changed]) -> list[Line]:
    """Changes in words."""
    return [line for change in changes if (line := line_of(visit, change)) is not None]


def folded(lines: Iterable[Line]) -> list[Line]:
    """Those who joined or left a meeting on one day, by the same word, as one line."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and line.change.kind in OF_A_CIRCLE and _alike(last, line):
            out[-1] = last._replace(new=f"{last.new}, {line.new}")
        else:
            out.append(line)
    return out


def _alike(one: Line, other: Line) -> bool:
    return (one.change.day, one.change.kind, one.meeting.id, one.told_by) == (
        other.change.day,
        other.change.kind,
        other.meeting.id,
        other.told_by,
    )


def by_day(words: Words, lines: Iterable[Line]) -> list[tuple[str | None, str, list[Line]]]:
    """Changes under their days."""
    days = groupby(folded(lines), key=lambda line: line.change.day)
    return [(day, words.day(day) if day else "", list(of_day)) for day, of_day in days]


def news_of(links: Links, words: Words, lines: Iterable[Line]) -> list[News]:
    """Changes as entries of a feed."""
    entries = []
    for line in lines:
        change, meeting = line.change, line.meeting
        what = " → ".join(filter(None, (line.old, line.new)))
        key = "/".join((meeting.id, change.day or "", change.kind, change.new or ""))
        title = f"{line.kind}{words.colon}{words.in_one_line(meeting)}"
        path = links.meeting(meeting.id)
        entries.append(News(key, change.day, title, path, " · ".join(filter(None, (what, ", ".join(line.told_by))))))
    return entries
