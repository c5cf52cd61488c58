"""The outlets in numbers, and the most told meetings beside the busiest: made once of each state of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pourparlers.model import Record
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told
from pourparlers.showing.outlets import outlet_of

if TYPE_CHECKING:
    from pourparlers.publish.known import Known

COLUMNS, ROWS = 8, 16
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


class Survey(NamedTuple):
    """All outlets, what the busiest tell of, and the languages with their articles and meetings."""

    outlets: Sequence[Outlet]
    columns: Sequence[str]
    compared: Sequence[Compared]
    languages: Sequence[tuple[str, int, int]]


def survey_of(known: Known) -> Survey:
    """The survey of what is known."""
    tellers = {meeting.id: _tellers(known, meeting) for meeting in known.all}
    telling = Counter(name for names in tellers.values() for name in names)
    alone = Counter(names[0] for names in tellers.values() if len(names) == 1)
    outlets = [_outlet(known, name, told, telling[name], alone[name]) for name, told in known.outlets.all.items()]
    columns = [outlet.name for outlet in outlets[:COLUMNS]]
    many = sorted((m for m in known.all if m.voices >= MANY), key=lambda m: (-m.voices, m.id))[:ROWS]
    compared = [Compared(m, tuple(_word(tellers[m.id], name) for name in columns)) for m in many]
    spoken = Counter(one.reading.article.language or "" for one in known.record.articles())
    told_in = Counter(code for meeting in known.all for code in known.languages(meeting))
    languages = [(code, spoken[code], told_in[code]) for code in known.all_languages]
    return Survey(outlets, columns if len(columns) > 1 else [], compared, languages)


def _tellers(known: Known, meeting: Meeting) -> list[str]:
    """The outlets that tell of a meeting, the first to do so first."""
    told = known.told(report.article for report in meeting.reports)
    return list(dict.fromkeys(outlet_of(one) for one in told))


def _outlet(known: Known, name: str, told: Sequence[Told], meetings: int, alone: int) -> Outlet:
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


def _word(tellers: Sequence[str], name: str) -> str:
    return "first" if tellers and tellers[0] == name else "told" if name in tellers else "silent"
