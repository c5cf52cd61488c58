"""What the site knows at one moment: the record, the day that counts as today, and who is found under which address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pourparlers.desk import Correctable
from pourparlers.edtf import parse
from pourparlers.exports.making import without_names
from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.model import Statement
from pourparlers.publish.links import KEY, slug
from pourparlers.publish.outlets import Outlets
from pourparlers.publish.sections import Sections
from pourparlers.publish.survey import Survey, survey_of
from pourparlers.publish.tongue import DEFAULT
from pourparlers.record.entry import Meeting, Person, Position, Trend
from pourparlers.record.mentions import mentions_of
from pourparlers.record.positions import positions_of
from pourparlers.record.told import Told
from pourparlers.record.trending import Mention, trends_of
from pourparlers.store.excerpt import Excerpt


class Found(NamedTuple):
    """An article that a search found, by its key, with the words that say why."""

    article: str
    excerpt: Excerpt


class Said(NamedTuple):
    """A statement, and the article that has it."""

    told: Told
    statement: Statement


class Narrow(NamedTuple):
    """What narrows a search: a language, and the days of publication."""

    language: str | None = None
    since: date | None = None
    until: date | None = None


Search = Callable[[str, Narrow, int], Sequence[Found]]


class Known:
    """The record as one state of the store tells it; what it knows does not change. ``stamp`` names that state,
    ``markers`` says which outlets are state media or sponsors."""

    def __init__(
        self,
        record: Correctable,
        today: date,
        stamp: str,
        search: Search,
        *,
        past: bool = False,
        issues: Sequence[OwnIssue] = (),
        markers: Mapping[str, str] | None = None,
    ) -> None:
        self.record = record
        self.today = today
        self.stamp = stamp
        self.search = search
        self.past = past
        self._markers = markers or {}
        self._issues = issues
        self.all = tuple(map(without_names, record.meetings()))
        self._positions: dict[str, list[Position]] = {}
        self._named: dict[str, list[tuple[Meeting, str]]] = {}

    def prepare(self) -> None:
        """Make what pages look up beforehand, so that no reader waits for it."""
        for name in ("trends", "all_languages", "sections", "outlets", "survey", "_articles", "_actors", "_places"):
            getattr(self, name)
        for name in ("pinned", "_of_article", "_dated", "_of_actor", "_of_place", "_of_speaker"):
            getattr(self, name)

    def meeting(self, name: str) -> Meeting | None:
        """A meeting by its identifier or one that it had; none that a person took out of the calendar."""
        found = self.record.meeting(name)
        return without_names(found) if found is not None and not found.hidden else None

    def article(self, short: str) -> Told | None:
        """The article whose address has this key."""
        whole = self._articles.get(short[:KEY])
        told = self.record.article(whole) if whole else None
        return told if whole and whole.startswith(short) else None

    def actor(self, found: str) -> str | None:
        """The name of an actor from its address."""
        return self._actors.get(found)

    def person(self, name: str) -> Person | None:
        return self._people.get(name)

    def place(self, found: str) -> str | None:
        return self._places.get(found)

    def between(self, first: date | None, last: date | None) -> list[Meeting]:
        """The meetings whose date may lie between two days, in the calendar's order; all where no day is asked for."""
        if first is None and last is None:
            return list(self.all)
        low, high = (first or date.min).toordinal(), (last or date.max).toordinal()
        return [meeting for begin, end, meeting in self._dated if end >= low and begin <= high]

    @cached_property
    def undated(self) -> list[Meeting]:
        """The meetings of which not even the year is known."""
        dated = {id(meeting) for _, _, meeting in self._dated}
        return [meeting for meeting in self.all if id(meeting) not in dated]

    @cached_property
    def pinned(self) -> list[Meeting]:
        """The meetings that a person wants to be shown first."""
        return [meeting for meeting in self.all if meeting.pinned]

    def with_actor(self, name: str) -> list[Meeting]:
        return self._of_actor.get(name, [])

    def at_place(self, name: str) -> list[Meeting]:
        return self._of_place.get(name, [])

    def said_by(self, names: Iterable[str]) -> list[Said]:
        """What speakers of some names said, the latest first."""
        found = [said for name in names for said in self._of_speaker.get(name, ())]
        return sorted(found, key=lambda said: (str(said.told.day or ""), said.told.key), reverse=True)

    def with_article(self, key: str) -> list[Meeting]:
        return self._of_article.get(key, [])

    def languages(self, meeting: Meeting) -> set[str]:
        """The languages that a meeting is told in."""
        told = (self.record.article(report.article) for report in meeting.reports)
        return {t.reading.article.language for t in told if t and t.reading.article.language}

    def told(self, keys: Iterable[str]) -> Iterator[Told]:
        for key in keys:
            told = self.record.article(key)
            if told is not None:
                yield told

    def positions(self, language: str) -> list[Position]:
        """Who says what on which issue, the issues named in a language."""
        if language not in self._positions:
            self._positions[language] = list(positions_of(self.record, self._issues, language))
        return self._positions[language]

    def named(self, language: str, names: Callable[[Meeting], str]) -> list[tuple[Meeting, str]]:
        """All meetings with what each is called by in a language, as ``names`` says it."""
        if language not in self._named:
            self._named[language] = [(meeting, names(meeting)) for meeting in self.all]
        return self._named[language]

    @cached_property
    def trends(self) -> list[Trend]:
        """What more voices tell of now than usual."""
        return trends_of(self._mentions, self.today)

    @cached_property
    def _mentions(self) -> list[Mention]:
        return mentions_of(self.record, self.positions(DEFAULT))

    @cached_property
    def busiest_actors(self) -> list[tuple[str, bool, int]]:
        """Who takes part in how many meetings, and whether it is a person; the busiest first."""
        counted = Counter((party.name, party.person) for meeting in self.all for party in meeting.parties)
        return [(name, person, n) for (name, person), n in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]

    @cached_property
    def busiest_places(self) -> list[tuple[str, int]]:
        counted = Counter(meeting.place.name for meeting in self.all if meeting.place)
        return sorted(counted.items(), key=lambda c: (-c[1], c[0]))

    @cached_property
    def all_languages(self) -> list[str]:
        """The languages of the articles, most first."""
        counted = Counter(told.reading.article.language for told in self.record.articles())
        return [code for code, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0] or "")) if code]

    @cached_property
    def latest(self) -> list[Told]:
        """All articles, the latest first."""
        return sorted(self.record.articles(), key=lambda told: (str(told.day or ""), told.key), reverse=True)

    @cached_property
    def sections(self) -> Sections:
        return Sections(self.record.articles(), lambda: self._mentions, self.today)

    @cached_property
    def survey(self) -> Survey:
        return survey_of(self)

    @cached_property
    def outlets(self) -> Outlets:
        return Outlets(self.record.articles(), self._markers)

    @cached_property
    def _dated(self) -> list[tuple[int, int, Meeting]]:
        """First and last day of each meeting that has a year, as numbers."""
        days = ((parse(meeting.when), meeting) for meeting in self.all if meeting.when)
        return [
            (when.first.toordinal(), when.last.toordinal(), meeting)
            for when, meeting in days
            if when is not None and not when.yearless
        ]

    @cached_property
    def _of_actor(self) -> Mapping[str, list[Meeting]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.all:
            for name in {party.name for party in meeting.parties}:
                found[name].append(meeting)
        return found

    @cached_property
    def _of_place(self) -> Mapping[str, list[Meeting]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.all:
            if meeting.place:
                found[meeting.place.name].append(meeting)
        return found

    @cached_property
    def _of_speaker(self) -> Mapping[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for told in self.record.articles():
            speakers = {actor.id: actor.name for actor in told.reading.actors}
            for statement in told.reading.statements:
                if statement.source in speakers:
                    found[speakers[statement.source]].append(Said(told, statement))
        return found

    @cached_property
    def _articles(self) -> Mapping[str, str]:
        return {told.key[:KEY]: told.key for told in self.record.articles()}

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return {person.name: person for person in self.record.people()}

    @cached_property
    def _actors(self) -> Mapping[str, str]:
        """Everyone by address: who takes part, who is named, a person by every spelling. Of two that share an address,
        the one who takes part in more has it."""
        named = {slug(actor.name): actor.name for told in self.record.articles() for actor in told.reading.actors}
        spelled = {slug(s): person.name for person in self._people.values() for s in (*person.spellings, person.name)}
        parties = {slug(name): name for name, _, _ in reversed(self.busiest_actors)}
        return named | spelled | parties

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {slug(name): name for name, _ in reversed(self.busiest_places)}

    @cached_property
    def _of_article(self) -> Mapping[str, list[Meeting]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.all:
            for key in dict.fromkeys(report.article for report in meeting.reports):
                found[key].append(meeting)
        return found
