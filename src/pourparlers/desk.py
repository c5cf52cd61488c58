"""The record of what a store holds: its current articles, read, joined, and named by the ledger.

Identifiers are the only thing that is written, when a meeting is seen for the first time, merged or split. The record
as of a past day is made of what was out by then, under the identifiers of today, and writes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import msgspec

from pourparlers.model import Reading
from pourparlers.record.added import by_hand
from pourparlers.record.build import Built, record_of
from pourparlers.record.calendar import ALL, Calendar, Wanted, fits, in_days, places_of
from pourparlers.record.correction import Correction, Standing, standing
from pourparlers.record.entry import Changed, Meeting, Person, Story, WorldRecord
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told, known_by
from pourparlers.store import corrections as kept_corrections
from pourparlers.store import ledger as kept_ledger
from pourparlers.store.engine import Store
from pourparlers.store.readings import Kept, all_readings

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Correctable(Calendar, Protocol):
    """A record to be asked, with the corrections that people made to it."""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All that were ever made."""

    @property
    def holding(self) -> tuple[Correction, ...]:
        """Those that hold, and those that undo others."""

    def state_of(self, correction: Correction) -> str:
        """Whether a correction holds, is undone, or names what is gone."""

    def hidden(self) -> Iterator[Meeting]:
        """The meetings that people took out."""


class Desk:
    """A record at hand (``record.calendar``), with the articles that it was made of and the ledger that names its
    meetings."""

    def __init__(
        self, record: WorldRecord, articles: Iterable[Told], ledger: Ledger, corrections: Iterable[Correction] = ()
    ) -> None:
        self.record = record
        self.ledger = ledger
        self.corrections = tuple(corrections)
        self.holding = standing(self.corrections, undoing=True).all
        self._articles = {told.key: told for told in sorted(articles, key=lambda told: told.key)}
        self._meetings = {meeting.id: meeting for meeting in (*record.meetings, *record.hidden)}

    def meetings(self, wanted: Wanted = ALL) -> Iterator[Meeting]:
        for meeting in self.record.meetings:
            if (
                in_days(meeting.when, wanted.first, wanted.last)
                and (wanted.status is None or meeting.status == wanted.status)
                and fits(wanted.actor, (party.name for party in meeting.parties))
                and fits(wanted.place, places_of(meeting))
                and fits(wanted.section, self._sections(meeting))
            ):
                yield meeting

    def meeting(self, name: str) -> Meeting | None:
        today = self.ledger.leads_to(name) or name
        if today in self._meetings:
            return self._meetings[today]
        begun = [meeting for given, meeting in self._meetings.items() if given.startswith(today)]
        return begun[0] if len(begun) == 1 else None

    def hidden(self) -> Iterator[Meeting]:
        return iter(self.record.hidden)

    def parts_of(self, name: str) -> Iterator[Meeting]:
        return (meeting for meeting in self.record.meetings if meeting.part_of == name)

    def changes(self, since: date | None = None, until: date | None = None) -> Iterator[Changed]:
        first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"
        found = [
            Changed(day=c.day, meeting=m.id, kind=c.kind, old=c.old, new=c.new, articles=c.articles)
            for m in self.record.meetings
            for c in m.history
            if first <= (c.day or "") <= last
        ]
        return iter(sorted(found, key=lambda change: change.day or "", reverse=True))

    def people(self, name: str | None = None) -> Iterator[Person]:
        return (person for person in self.record.people if fits(name, (person.name, *person.spellings)))

    def stories(self, *, copied: bool = False) -> Iterator[Story]:
        found = [story for story in self.record.stories if len(story.articles) > 1 or not copied]
        return iter(sorted(found, key=lambda story: story.published or "", reverse=True))

    def story_of(self, article: str) -> Story | None:
        return self._stories.get(article)

    @cached_property
    def _stories(self) -> Mapping[str, Story]:
        return {article: story for story in self.record.stories for article in story.articles}

    def state_of(self, correction: Correction) -> str:
        """Whether a correction holds, is undone, or names what is gone."""
        if correction not in self.holding:
            return "undone"
        articles = {name.rsplit("#", 1)[0] for name in (*correction.reports, *correction.others)}
        added = {told.key for told in by_hand(self.holding)}
        gone = articles and articles.isdisjoint(self._articles.keys() | added)
        return "without effect: what it names is gone" if gone else "holds"

    def article(self, key: str) -> Told | None:
        return self._articles.get(key)

    def articles(self) -> Iterator[Told]:
        return iter(self._articles.values())

    def _sections(self, meeting: Meeting) -> Iterator[str]:
        for report in meeting.reports:
            told = self._articles.get(report.article)
            section = (told.section or told.reading.article.section) if told else None
            if section:
                yield section


def desk_of(
    store: Store, *, today: date, clock: Callable[[], str], as_of: date | None = None, corrected_since: bool = False
) -> Desk:
    """The record of a store, today or as it was known on a past day; with ``corrected_since`` what people set and
    reviewed after that day holds, too."""
    with store.looking() as connection:
        told = [_told(kept) for kept in all_readings(connection)]
        ledger = Ledger(kept_ledger.lines(connection))
        before = kept_ledger.count(connection)
        corrections = list(kept_corrections.lines(connection))
    said = standing(corrections)
    record, lines = record_of(told, ledger, today, said)
    if lines:
        keep = functools.partial(_keep, told, Built(record, lines), ledger, before, today, said, clock())
        record, ledger = store.write(keep)
    if as_of is not None:
        told = known_by(told, as_of)
        holding = said if corrected_since else standing(corrections, as_of.isoformat())
        record = record_of(told, ledger, as_of, holding).record
    return Desk(record, told, ledger, corrections)


def _keep(
    told: list[Told],
    built: Built,
    ledger: Ledger,
    before: int,
    today: date,
    said: Standing,
    now: str,
    connection: Connection,
) -> tuple[WorldRecord, Ledger]:
    """Write the new lines; where another desk has written some since, name the meetings anew, behind its lines."""
    if kept_ledger.count(connection) != before:
        ledger = Ledger(kept_ledger.lines(connection))
        built = record_of(told, ledger, today, said)
    kept_ledger.append(connection, built.lines, now)
    return built.record, ledger


def _told(kept: Kept) -> Told:
    reading = msgspec.json.decode(kept.json, type=Reading)
    return Told(kept.key, reading, outlets=kept.outlets, voice=kept.voice, section=kept.section, url=kept.url)
