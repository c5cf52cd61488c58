"""The record of what a store holds: its current articles, read, joined, and named by the ledger.

Today's is kept, and brought up to what is there (``desk_due``) before it is asked (``desk_kept``). The record as of a
past day is made of what was out by then, under the identifiers of today, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol

from pourparlers.desk_due import told_of
from pourparlers.desk_kept import KeptDesk
from pourparlers.record.added import by_hand
from pourparlers.record.build import record_of
from pourparlers.record.calendar import ALL, Calendar, Wanted, changes_of, fits, is_wanted, sections_of
from pourparlers.record.correction import Correction, standing
from pourparlers.record.entry import Changed, Meeting, Person, Story, WorldRecord
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told, known_by
from pourparlers.store import ledger as kept_ledger
from pourparlers.store.engine import Store
from pourparlers.store.readings import all_readings


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
        return (m for m in self.record.meetings if is_wanted(m, wanted, self._sections))

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
        return changes_of(self.record.meetings, since, until)

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
        return sections_of(meeting, self._articles)


def desk_of(
    store: Store, *, today: date, clock: Callable[[], str], as_of: date | None = None, corrected_since: bool = False
) -> Correctable:
    """The record of a store, today or as it was known on a past day; with ``corrected_since`` what people set and
    reviewed after that day holds, too."""
    kept = KeptDesk(store, today=today, clock=clock)
    if as_of is None:
        return kept
    with store.looking() as connection:
        told = known_by(map(told_of, all_readings(connection)), as_of)
        ledger = Ledger(kept_ledger.lines(connection))
    holding = standing(kept.corrections, None if corrected_since else as_of.isoformat())
    record = record_of(told, ledger, as_of, holding).record
    return Desk(record, told, ledger, kept.corrections)
