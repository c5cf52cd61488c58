"""The kept record of a store, to be asked (``record.calendar``): what is asked for is looked up, and nothing made anew.

Persons, stories and all articles are told from the readings of their articles, which are loaded when they are first
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cached_property

from pourparlers.desk_due import bring_up, told_of
from pourparlers.record.added import by_hand, is_by_hand
from pourparlers.record.believable import dated
from pourparlers.record.build import uncollected
from pourparlers.record.calendar import ALL, Wanted, changes_of, fits, is_wanted, sections_of
from pourparlers.record.correction import Correction, standing
from pourparlers.record.entry import Changed, Meeting, Person, Story
from pourparlers.record.keeping import view
from pourparlers.record.keeping.articles import spelling_of
from pourparlers.record.keeping.kept import Kept
from pourparlers.record.keeping.naming import ledger_of
from pourparlers.record.people import people_of
from pourparlers.record.same_person import persons_of
from pourparlers.record.stories import story_of
from pourparlers.record.told import Told
from pourparlers.store import corrections as kept_corrections
from pourparlers.store import readings
from pourparlers.store.engine import Store
from pourparlers.store.shelf import StoreShelf

LONGEST = 400
"""Changes of more days than this are sought in all meetings."""


class KeptDesk:
    """The record of a store as it is kept, on a day."""

    def __init__(self, store: Store, *, today: date, clock: Callable[[], str]) -> None:
        self._store, self._today = store, today
        bring_up(store, today=today, clock=clock)

    @contextmanager
    def _kept(self) -> Iterator[Kept]:
        with self._store.looking() as connection:
            yield Kept(StoreShelf(connection))

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """All corrections that were ever made."""
        with self._store.looking() as connection:
            return tuple(kept_corrections.lines(connection))

    @cached_property
    def holding(self) -> tuple[Correction, ...]:
        """Those that hold, and those that undo others."""
        return standing(self.corrections, undoing=True).all

    def meetings(self, wanted: Wanted = ALL) -> Iterator[Meeting]:
        among = self._between(wanted.first, wanted.last)
        return (m for m in among if not m.hidden and is_wanted(m, wanted, self._sections))

    def _between(self, first: date | None, last: date | None) -> list[Meeting]:
        if "_all" in self.__dict__ or first is None or last is None:
            return self._all
        with self._kept() as kept, uncollected():
            return view.shown(kept, view.between(kept, first, last), self._today)

    @cached_property
    def _all(self) -> list[Meeting]:
        with self._kept() as kept, uncollected():
            return view.shown(kept, view.every(kept), self._today)

    def meeting(self, name: str) -> Meeting | None:
        if "_all" in self.__dict__ and name in self._by_id:
            return self._by_id[name]
        with self._kept() as kept:
            today = ledger_of(kept).leads_to(name) or name
            names = [kept.called.get(today)] if kept.called.get(today) else [n for _, n in kept.called.every(today)]
            rows = kept.meetings.many(one for one in names[:2] if one is not None)
            found = view.shown(kept, rows, self._today)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_id(self) -> Mapping[str, Meeting]:
        return {meeting.id: meeting for meeting in self._all}

    def hidden(self) -> Iterator[Meeting]:
        return (meeting for meeting in self._all if meeting.hidden)

    def parts_of(self, name: str) -> Iterator[Meeting]:
        with self._kept() as kept:
            whole = kept.meetings.get(kept.called.get(name) or "")
            found = view.shown(kept, view.parts(kept, whole), self._today) if whole is not None else []
        return (meeting for meeting in found if meeting.part_of == name and not meeting.hidden)

    def changes(self, since: date | None = None, until: date | None = None) -> Iterator[Changed]:
        return changes_of((m for m in self._changed(since, until) if not m.hidden), since, until)

    def _changed(self, since: date | None, until: date | None) -> list[Meeting]:
        # Articles are dated ahead by a day at most.
        days = (min(until or date.max, self._today + timedelta(days=2)) - since).days + 1 if since else LONGEST + 1
        if "_all" in self.__dict__ or since is None or days > LONGEST:
            return self._all
        with self._kept() as kept:
            asked = ((since + timedelta(days=n)).isoformat() for n in range(days))
            return view.shown(kept, view.changed_between(kept, asked), self._today)

    def people(self, name: str | None = None) -> Iterator[Person]:
        return (person for person in self._people if fits(name, (person.name, *person.spellings)))

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        told = (*self._articles.values(), *by_hand(standing(self.corrections).all))
        known = {one.key: dated(one, self._today) for one in told}
        persons = [person for one in known.values() for person in persons_of(one.key, one.reading)]
        with self._kept() as kept:
            names = view.person_names(kept, {spelling_of(person.name) for person in persons})
        called = {(one.article, one.actor): names.get(spelling_of(one.name), one.name) for one in persons}
        return people_of(known, called)

    def stories(self, *, copied: bool = False) -> Iterator[Story]:
        found = [story for story in self._all_stories if len(story.articles) > 1 or not copied]
        return iter(sorted(found, key=lambda story: story.published or "", reverse=True))

    def story_of(self, article: str) -> Story | None:
        if "_articles" in self.__dict__:
            return self._stories.get(article)
        with self._kept() as kept:
            if kept.articles.get(article) is None or is_by_hand(article):
                return None
            (keys,) = view.stories(kept, [article])
        return self._story(keys, {told.key: told for told in filter(None, map(self.article, keys))})

    @cached_property
    def _all_stories(self) -> tuple[Story, ...]:
        with self._kept() as kept:
            stories = list(view.stories(kept, self._articles))
        return tuple(self._story(keys, self._articles) for keys in stories)

    def _story(self, keys: Iterable[str], known: Mapping[str, Told]) -> Story:
        there = {key: dated(known[key], self._today) for key in keys if key in known}
        return story_of(tuple(there), there)

    @cached_property
    def _stories(self) -> Mapping[str, Story]:
        return {article: story for story in self._all_stories for article in story.articles}

    def state_of(self, correction: Correction) -> str:
        """Whether a correction holds, is undone, or names what is gone."""
        if correction not in self.holding:
            return "undone"
        articles = {name.rsplit("#", 1)[0] for name in (*correction.reports, *correction.others)}
        with self._kept() as kept:
            gone = bool(articles) and not kept.articles.many(articles)
        return "without effect: what it names is gone" if gone else "holds"

    def article(self, key: str) -> Told | None:
        if "_articles" in self.__dict__:
            return self._articles.get(key)
        with self._store.looking() as connection:
            found = readings.reading_of(connection, key)
        return told_of(found) if found is not None else None

    def articles(self) -> Iterator[Told]:
        return iter(self._articles.values())

    @cached_property
    def _articles(self) -> Mapping[str, Told]:
        with self._store.looking() as connection:
            told = sorted(map(told_of, readings.all_readings(connection)), key=lambda told: told.key)
        return {one.key: one for one in told}

    def _sections(self, meeting: Meeting) -> Iterator[str]:
        return sections_of(meeting, self._articles)
