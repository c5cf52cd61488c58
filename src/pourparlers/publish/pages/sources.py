"""Sources: who reports how much in which language, who had it first, and who is silent on what others tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pourparlers.model import Record
from pourparlers.publish.known import Known
from pourparlers.publish.quotes import outlet_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told

COLUMNS, ROWS, MOST = 8, 16, 200
MANY = 3
"""A meeting is compared where at least so many voices tell of it."""


class Outlet(Record, frozen=True, kw_only=True):
    """An outlet in numbers: articles, stories that it had first, meetings that it tells of, and tells of alone."""

    name: str
    marker: str
    languages: tuple[str, ...]
    articles: int
    first: int
    meetings: int
    alone: int


class Compared(NamedTuple):
    """A meeting, and for each outlet whether it was the first to tell of it, told of it, or was silent."""

    meeting: Meeting
    told: tuple[str, ...]


def sources(visit: Visit) -> Page:
    """All outlets, then the meetings of many voices beside the busiest of them."""
    known = visit.known
    tellers = _tellers(known)
    rows = _outlets(known, tellers)
    columns = [row.name for row in rows[:COLUMNS]]
    many = sorted((m for m in known.all if m.voices >= MANY), key=lambda m: (-m.voices, m.id))[:ROWS]
    compared = [Compared(m, tuple(_word(tellers[m.id], name) for name in columns)) for m in many]
    title = visit.words.tongue.catalogue.gettext("Sources")
    spoken = Counter(one.reading.article.language or "" for one in known.record.articles())
    told_in = Counter(code for meeting in known.all for code in known.languages(meeting))
    values = {
        "outlets": rows[:MOST],
        "columns": columns if len(columns) > 1 else [],
        "compared": compared,
        "languages": [(code, spoken[code], told_in[code]) for code in known.all_languages],
    }
    return Page("sources.html", "/sources", title, values, data=rows, active="sources")


def outlets_of(known: Known) -> list[Outlet]:
    """All outlets in numbers, those of most articles first."""
    return _outlets(known, _tellers(known))


def _outlets(known: Known, tellers: Mapping[str, list[str]]) -> list[Outlet]:
    telling = Counter(name for names in tellers.values() for name in names)
    alone = Counter(names[0] for names in tellers.values() if len(names) == 1)
    return [_outlet(known, name, told, telling[name], alone[name]) for name, told in known.outlets.all.items()]


def _tellers(known: Known) -> dict[str, list[str]]:
    """The outlets that tell of each meeting, the first to do so first."""
    articles = ((m.id, known.told(report.article for report in m.reports)) for m in known.all)
    return {name: list(dict.fromkeys(outlet_of(one) for one in told)) for name, told in articles}


def _outlet(known: Known, name: str, told: list[Told], meetings: int, alone: int) -> Outlet:
    languages = dict.fromkeys(one.reading.article.language or "" for one in told)
    return Outlet(
        name=name,
        marker=known.outlets.marker(name),
        languages=tuple(filter(None, languages)),
        articles=len(told),
        first=sum(1 for one in told if (story := known.record.story_of(one.key)) and story.first == one.key),
        meetings=meetings,
        alone=alone,
    )


def _word(tellers: list[str], name: str) -> str:
    return "first" if tellers and tellers[0] == name else "told" if name in tellers else "silent"
