"""An entry of an official agenda read: day, time, place and status are its data's, kind and names its words'.

The meeting is that body's own word. Its title is read as any sentence is, its lines of place and people as names; what
its description tells of other days are meetings of their own. Spans lie in the text that was made from the entry.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from pourparlers.gather.sheet import Sheet as Lines
from pourparlers.gather.sheet import sheet_of
from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language
from pourparlers.model import (
    Actor,
    AgendaEvent,
    Article,
    DateMention,
    Evidence,
    Maker,
    MeetingReport,
    Participant,
    Place,
    Reading,
    Role,
    Slot,
    Span,
    Stance,
    Status,
)  # fmt: skip
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.agenda_facts import Stretch, clock_of, date_of, place_in, placed, when_of
from pourparlers.reading.meetings.article import Meetings
from pourparlers.reading.names.places import atlas_of
from pourparlers.reading.statements.article import Statements
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.times.sheet import Sheet
from pourparlers.reading.words.paragraph import Paragraph

STATUSES: dict[str | None, Status] = {
    "tentative": "planned", "confirmed": "confirmed", "cancelled": "cancelled", None: "planned",
}  # fmt: skip
NOWHERE = Place(name="")
ANSWERS: dict[str | None, Stance] = {
    "accepted": "accepted", "declined": "declined", "tentative": "considering", None: "unsaid",
}  # fmt: skip


class Party(NamedTuple):
    """Someone who takes part by the entry's data."""

    actor: str
    role: Role
    stance: Stance
    at: Stretch

    @property
    def participant(self) -> Participant:
        return Participant(actor=self.actor, role=self.role, stance=self.stance)


def read_entry(article: Article, event: AgendaEvent, made_by: Maker, names: str = "en") -> Reading:
    """The reading of an entry: one meeting by its data, and what else its description tells."""
    lines = sheet_of(event)
    if not article.language or not has(article.language, "language"):
        return _unread(article, event, lines, made_by)
    return Entry(article, event, lines, names).read(made_by)


class Entry:
    """One entry while it is read."""

    def __init__(self, article: Article, event: AgendaEvent, lines: Lines, names: str) -> None:
        self.article, self.event, self.lines = article, event, lines
        self.language = language = load(article.language or "", "language", Language)
        self.day = event.start[:10]
        self.sheet = Sheet(article.text, language)
        self.cast = Cast(language.code, names)
        self.timeline = TimeLine(language, self.day, None)
        self.meetings = Meetings(language.code, self.cast, self.day)
        self.statements = Statements(language.code, self.cast, self.timeline)
        self.number = 0
        named = [lines.title, lines.place, *lines.attendees, lines.organizer, lines.voice, lines.description]
        stretches = [at for stretch in dict.fromkeys(named) for at in self._paragraphs(stretch)]
        self.cast.survey(self.sheet.keep(*at).passage for at in stretches)

    def read(self, made_by: Maker) -> Reading:
        dates = [date_of(self.event, self.lines.when)]
        if self.lines.title:
            self.meetings.read(self._paragraph(self.lines.title, dates))
        own = bool(self.meetings.reports)
        place, where = self._place()
        parties = self._parties()
        for at in self._paragraphs(self.lines.description):
            paragraph = self._paragraph(at, dates)
            self.meetings.read(paragraph)
            self.statements.read(paragraph)
            paragraph.release()
        if own:
            report = self.meetings.reports[0]
            report.when, report.basis, report.clock = when_of(self.event), "stated", clock_of(self.event)
            # A report that has no place is let go unless it has parties; this one has its entry.
            report.place = place or report.place or NOWHERE
        told = list(self.meetings.finish())
        first = told.pop(0) if own and told and told[0].when == when_of(self.event) else None
        meeting = self._meeting(first, parties, place, where)
        others = tuple(one for one in told if one.when and one.when != meeting.when)
        return Reading(
            article=self.article,
            actors=self.cast.finish(),
            meetings=(meeting, *others),
            statements=self.statements.finish(),
            dates=tuple(sorted(dates, key=lambda date: date.start)),
            made_by=made_by,
        )

    def _meeting(
        self, read: MeetingReport | None, parties: list[Party], place: Place | None, where: Stretch | None
    ) -> MeetingReport:
        """The meeting by its data, with the kind, format, level and parties that its words give."""
        event, lines = self.event, self.lines
        stated = {party.actor: party for party in parties}
        named = list(read.participants) if read else []
        known = {participant.actor for participant in named}
        joined = [stated[p.actor].participant if p.actor in stated else p for p in named]
        joined += [party.participant for party in parties if party.actor not in known]
        status = STATUSES[event.status]
        shown: list[tuple[Stretch | None, Slot]] = [(lines.title, "trigger"), (lines.when, "when")]
        shown += [(where, "place"), (lines.status, "status"), *((party.at, "participant") for party in parties)]
        spans = {(at[0], at[1], slot) for at, slot in shown if at and at[1] > at[0]}
        if read is not None:
            spans |= {(e.start, e.end, e.slot) for e in read.spans if e.slot not in ("when", "status")}
        return MeetingReport(
            id=read.id if read else "m0",
            kind=read.kind if read else "other",
            format=read.format if read else None,
            level=read.level if read else None,
            title=event.title,
            when=when_of(event),
            when_basis="stated",
            time=clock_of(event),
            place=place or (read.place if read and read.place != NOWHERE else None),
            participants=tuple(dict.fromkeys(joined)),
            status=status,
            part_of=None,
            spans=tuple(Evidence(start=a, end=b, slot=slot) for a, b, slot in sorted(spans)),
        )

    def _place(self) -> tuple[Place | None, Stretch | None]:
        """The place that the line of it names, and the line."""
        at = self.lines.place
        if at is None:
            return None, None
        paragraph = self._paragraph(at, [])
        words = len(paragraph.passage.words)
        if self.meetings.words.remote.find(paragraph.passage, 0, words):
            return None, at
        named = [m for m in paragraph.mentions if all(self.cast.draft(a).kind == "state" for a in m.actors)]
        states = [self.cast.draft(actor) for mention in named for actor in mention.actors]
        found = place_in(paragraph.passage, atlas_of(self.language), [state.country for state in states])
        covered = [(m.i, m.j) for m in named]
        if found is not None:
            place, covered = found.place, [*covered, (found.i, found.j)]
        elif states:
            place = Place(name=states[-1].name, country=states[-1].country)
        else:
            return placed(self.event), at
        if any(word.isalnum() for k, word in enumerate(paragraph.passage.words) if not _lies_in(k, covered)):
            place = msgspec.structs.replace(place, venue=self.event.location)
        if self.event.latitude is not None:
            place = msgspec.structs.replace(place, latitude=self.event.latitude, longitude=self.event.longitude)
        return place, at

    def _parties(self) -> list[Party]:
        """Those whom the entry invites, and who calls the meeting: the body whose agenda it is in, its organiser."""
        found = [
            Party(self._who(at, "person"), "chair" if attendee.chair else "participant", ANSWERS[attendee.answer], at)
            for attendee, at in zip(self.event.attendees, self.lines.attendees, strict=False)
        ]
        for at in dict.fromkeys(filter(None, (self.lines.voice, self.lines.organizer))):
            found.append(Party(self._who(at, "body"), "convener", "convened", at))
        unique = {party.actor: party for party in reversed(found)}
        return [party for party in found if unique[party.actor] is party]

    def _who(self, at: Stretch, kind: str) -> str:
        """The actor that a line names, as it is known or else by its own words."""
        paragraph = self._paragraph(at, [])
        whole = max(paragraph.mentions, key=lambda mention: mention.j - mention.i, default=None)
        words = len(paragraph.passage.words)
        if whole is not None and len(whole.actors) == 1 and (kind == "person" or whole.j - whole.i >= words - 1):
            return self.cast.use(whole.actors[0])
        name = self.article.text[at[0] : at[1]]
        actor = self.cast.person(name) if kind == "person" else self.cast.actor("body", name)
        self.cast.draft(actor).spans.append(Span(start=at[0], end=at[1]))
        return actor

    def _paragraph(self, at: Stretch, dates: list[DateMention]) -> Paragraph:
        line = self.sheet.take(*at)
        paragraph = Paragraph(line.passage, "body", self.number, times=self.timeline.find(line.passage, line))
        self.number += 1
        paragraph.mentions, paragraph.places = self.cast.find(line.passage, "body")
        dates += [
            DateMention(
                start=line.passage.start(t.i), end=line.passage.end(t.j), value=t.value, type=t.type, resolved=t.edtf
            )
            for t in paragraph.times
        ]
        return paragraph

    def _paragraphs(self, stretch: Stretch | None) -> list[Stretch]:
        """The lines of a stretch that hold something."""
        if stretch is None:
            return []
        found, start = [], stretch[0]
        for line in self.article.text[slice(*stretch)].split("\n"):
            if line.strip():
                found.append((start, start + len(line)))
            start += len(line) + 1
        return found


def _lies_in(k: int, ranges: list[tuple[int, int]]) -> bool:
    return any(i <= k < j for i, j in ranges)


def _unread(article: Article, event: AgendaEvent, lines: Lines, made_by: Maker) -> Reading:
    """The meeting by its data alone, in a language that there is no pack for."""
    at = lines.voice or lines.organizer
    name = event.voice or event.organizer
    actors = (Actor(id="a1", kind="body", name=name, spans=(Span(start=at[0], end=at[1]),)),) if at and name else ()
    shown: list[tuple[Stretch | None, Slot]] = [
        (lines.title, "trigger"), (lines.when, "when"), (lines.place, "place"), (lines.status, "status"),
        (at if actors else None, "participant"),
    ]  # fmt: skip
    meeting = MeetingReport(
        id="m1",
        kind="other",
        title=event.title,
        when=when_of(event),
        when_basis="stated",
        time=clock_of(event),
        place=placed(event),
        participants=tuple(Participant(actor=a.id, role="convener", stance="convened") for a in actors),
        status=STATUSES[event.status],
        spans=tuple(Evidence(start=s[0], end=s[1], slot=slot) for s, slot in shown if s and s[1] > s[0]),
    )
    return Reading(
        article=article, actors=actors, meetings=(meeting,), dates=(date_of(event, lines.when),), made_by=made_by
    )
