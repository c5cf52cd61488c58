"""What the cards of the page say: each fact in words, its sentence, and the ways back to it in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from pourparlers.cli.page_facts import Facts, Named
from pourparlers.cli.page_labels import PageLabels
from pourparlers.model import Actor, Clock, MeetingReport, Reading, Statement
from pourparlers.showing.evidence import BEST
from pourparlers.showing.excerpts import excerpt, text_fragment
from pourparlers.showing.marked_text import MarkedText
from pourparlers.showing.say_date import say_date

PASSAGES = 8  # ways back into the text that a card shows; the rest are counted
PERSONAL = frozenset({"visit", "talks", "call"})  # meetings that are named after persons where one side is known


class Link(NamedTuple):
    """A name, the card it leads to (``None`` for none), and what is added to it."""

    name: str
    key: str | None = None
    note: str = ""


class Way(NamedTuple):
    """The ways from a card to the text: passages on the page, how many more there are, the place at the source."""

    passages: tuple[str, ...]
    more: int
    source: str | None


class MeetingCard(NamedTuple):
    key: str
    sign: str
    when: str | None
    date: str
    status: str
    status_word: str
    kind: str
    title: str
    place: str
    time: str
    who: tuple[Link, ...]
    details: tuple[tuple[str, Link], ...]
    sentence: Markup
    way: Way


class StatementCard(NamedTuple):
    key: str
    sign: str
    verb: str
    said: Markup
    notes: tuple[tuple[str, str, str], ...]
    way: Way


class ActorCard(NamedTuple):
    key: str
    name: str
    kind: str
    kind_word: str
    country: str
    printed: str
    of: Link | None
    offices: tuple[Link, ...]
    way: Way


class Cards:
    """Makes the cards of one reading."""

    def __init__(self, reading: Reading, facts: Facts, text: MarkedText, labels: PageLabels) -> None:
        self.article, self.facts, self.text, self.labels = reading.article, facts, text, labels
        self._meetings = {named.fact.id: named for named in reversed(facts.meetings)}

    def meeting(self, named: Named[MeetingReport]) -> MeetingCard:
        """The card of one meeting."""
        meeting, labels = named.fact, self.labels
        spans = [(e.start, e.end) for e in meeting.spans if e.start < e.end]
        main = next(((e.start, e.end) for slot in BEST for e in meeting.spans if e.slot == slot), None)
        sentence = self._excerpt(spans, main)
        place = meeting.place
        where = ", ".join(filter(None, (place.venue, place.name, place.country))) if place else ""
        return MeetingCard(
            key=named.key, sign=named.sign, when=meeting.when, date=say_date(meeting.when, labels.dates),
            status=meeting.status, status_word=labels.of("status", meeting.status),
            kind=labels.of("kind", meeting.kind), title=self.title(meeting), place=where, time=self._time(meeting.time),
            who=tuple(self._who(p.actor, p.role, p.stance) for p in meeting.participants),
            details=tuple(self._details(meeting)), sentence=sentence, way=self._way(named.key, sentence),
        )  # fmt: skip

    def title(self, meeting: MeetingReport) -> str:
        """What the meeting is called: its title, its format, or its kind and the first two who meet."""
        named = meeting.title or meeting.format or self._by_who_meets(meeting)
        return named[:1].upper() + named[1:]

    def _by_who_meets(self, meeting: MeetingReport) -> str:
        kind = self.labels.of("kind", meeting.kind)
        actors = [self.facts.actors[p.actor].fact for p in meeting.participants if p.actor in self.facts.actors]
        persons = [actor.name for actor in actors if actor.kind in ("person", "office")]
        others = [actor.name for actor in actors if actor.kind not in ("person", "office")]
        alone = len(others) < 2 and persons and meeting.kind in PERSONAL
        names = " – ".join((persons if alone else others or persons)[:2])
        return f"{kind}{self.labels('colon')}{names}" if names else kind

    def _who(self, actor: str, role: str, stance: str) -> Link:
        notes = [self.labels.of("role", role)] if role != "participant" else []
        notes += [self.labels.of("stance", stance)] if stance != "unsaid" else []
        return self._actor(actor)._replace(note=", ".join(notes))

    def _actor(self, identity: str) -> Link:
        named = self.facts.actors.get(identity)
        return Link(named.fact.name, named.key) if named else Link(identity)

    def _details(self, meeting: MeetingReport) -> Iterable[tuple[str, Link]]:
        labels = self.labels
        if meeting.title and meeting.format:
            yield "", Link(meeting.format)
        if meeting.level:
            yield labels("level_label"), Link(labels.of("level", meeting.level))
        if meeting.topic:
            yield labels("topic"), Link(meeting.topic.text)
        if meeting.outcome:
            yield labels("outcome"), Link(meeting.outcome.text)
        for label, other in ((labels("part_of"), meeting.part_of), (labels("moved_from"), meeting.moved_from)):
            frame = self._meetings.get(other or "")
            if frame:
                named = f"{self.title(frame.fact)}, {say_date(frame.fact.when, labels.dates, weekday=False)}"
                yield label, Link(named, frame.key)

    def _time(self, clock: Clock | None) -> str:
        if clock is None:
            return ""
        hours = "–".join(filter(None, (clock.start, clock.end)))
        zone = self.labels("local_time") if clock.zone == "local" else clock.zone
        return " ".join(filter(None, (hours, zone))) if hours else ""

    def statement(self, named: Named[Statement]) -> StatementCard:
        """The card of one statement, under its speaker."""
        statement = named.fact
        said = self._said(statement)
        notes = tuple(self._notes(statement))
        verb = self.labels.of("act", statement.act)
        return StatementCard(named.key, named.sign, verb, said, notes, self._way(named.key, said))

    def _said(self, statement: Statement) -> Markup:
        content, quote = statement.content, statement.quote
        if content and quote and content.start <= quote.start and quote.end <= content.end:
            parts = content.text, quote.start - content.start, quote.end - content.start
            return Markup('{}<b class="quoted">{}</b>{}').format(
                parts[0][: parts[1]], parts[0][parts[1] : parts[2]], parts[0][parts[2] :]
            )
        if quote:
            return Markup("<q>{}</q>").format(quote.text)
        if content:
            return escape(content.text)
        spans = [(s.start, s.end) for s in statement.spans if s.start < s.end]
        return self._excerpt(spans, spans[0] if spans else None)

    def _notes(self, statement: Statement) -> Iterable[tuple[str, str, str]]:
        """Text before a name, the name, text after it."""
        labels = self.labels
        whose = statement.on_behalf_of if statement.on_behalf_of != statement.source else None
        through = ", ".join(self._actor(a).name for a in statement.via)
        for key, slot, value in (
            ("on_behalf_of", "name", whose and self._actor(whose).name),
            ("via", "names", through),
            ("addressee", "name", statement.addressee and self._actor(statement.addressee).name),
            ("about", "text", statement.about and statement.about.text),
            ("said", "date", statement.said and say_date(statement.said, labels.dates)),
        ):
            if value:
                before, _, after = labels(key).partition("{" + slot + "}")
                yield before, value, after

    def by_speaker(self) -> list[tuple[ActorCard | None, list[StatementCard]]]:
        """Statements under those who make them, in the order of the text; ``None`` where the speaker is not known."""
        groups: dict[str | None, list[StatementCard]] = {}
        for named in self.facts.statements:
            source = named.fact.source if named.fact.source in self.facts.actors else None
            groups.setdefault(source, []).append(self.statement(named))
        return [(self.actor(self.facts.actors[s]) if s is not None else None, said) for s, said in groups.items()]

    def actor(self, named: Named[Actor]) -> ActorCard:
        """The card of one actor, with the offices of a person."""
        actor, labels = named.fact, self.labels
        offices = []
        for office in actor.offices:
            serves = self._actor(office.affiliation) if office.affiliation else Link("")
            title = f"{labels('former')} {office.title}" if office.former else office.title
            offices.append(Link(title, serves.key, serves.name))
        printed = actor.name_as_printed if actor.name_as_printed != actor.name else None
        return ActorCard(
            named.key, actor.name, actor.kind, labels.of("actor", actor.kind), actor.country or "", printed or "",
            self._actor(actor.of) if actor.of else None, tuple(offices), self._way(named.key, None),
        )  # fmt: skip

    def _excerpt(self, spans: Sequence[tuple[int, int]], main: tuple[int, int] | None) -> Markup:
        return excerpt(self.article, spans, main) if main else Markup("")

    def _way(self, key: str, words: Markup | None) -> Way:
        anchors = tuple(dict.fromkeys(self.text.anchors.get(key, ())))
        source = text_fragment(self.article.url, words.striptags()) if words else None
        return Way(anchors[:PASSAGES], max(len(anchors) - PASSAGES, 0), source)
