"""The meetings of an article: drafts of each sentence joined to reports, and written as the contract has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import Evidence, Level, MeetingKind, MeetingReport, Participant, Stance
from pourparlers.reading.cast import Cast
from pourparlers.reading.drafts import Draft, Taker
from pourparlers.reading.events import vocabulary
from pourparlers.reading.frames import drafts_of
from pourparlers.reading.joining import inherit, joins, likeness, merge, nested, sequel_of
from pourparlers.reading.mentions import Mention, TimeMention
from pourparlers.reading.paragraph import Paragraph
from pourparlers.reading.reports import Report, moved, report_of
from pourparlers.reading.stances import stance_of
from pourparlers.reading.status import settled

WINDOW = 60
MOST_SPANS = 60
HEADING = 4
OPENING = 3


class Heading(NamedTuple):
    """A line of an agenda that is but a day, and where that day stands in the text."""

    day: TimeMention
    start: int
    end: int


class Meetings:
    """Made per article; ``read`` takes its paragraphs in text order, ``finish`` gives the meetings."""

    def __init__(self, language: str, cast: Cast, published: str | None) -> None:
        self.words = vocabulary(load(language, "language", Language))
        self.cast = cast
        self.published = published
        self.reports: list[Report] = []
        self._last: Report | None = None
        self._heading: Heading | None = None
        self._council: str | None = None
        self._subject: list[Mention] = []

    def read(self, paragraph: Paragraph) -> None:
        """Take in one paragraph; a heading that is but a day dates what follows it."""
        if paragraph.kind in ("headline", "subheading") or len(paragraph.passage.words) <= HEADING:
            self._heading = _heading_of(paragraph)
        for sentence in paragraph.passage.sentences:
            drafts = drafts_of(paragraph, sentence, self.words, self.cast, self.published, self._subject)
            self._carry(drafts)
            if drafts and self.words.sport.find(paragraph.passage, *sentence):
                continue
            self._note_council(paragraph, sentence)
            for draft in drafts:
                self._name_council(draft)
                self._under_heading(draft)
                self._enter(draft)

    def _carry(self, drafts: list[Draft]) -> None:
        """The one person that a sentence tells of is whom the next one's pronoun stands for."""
        for draft in drafts:
            if len(draft.subject) == 1 and draft.subject[0].kind == "person" and draft.subject[0].form != "pronoun":
                self._subject = draft.subject
                return

    def _under_heading(self, draft: Draft) -> None:
        """In an agenda the heading gives the day, and a city that opens the line the place."""
        if self._heading is None:
            return
        if all(w.role == "until" or w.type != "DATE" for w in draft.whens):
            draft.whens = [self._heading.day, *draft.whens]
        opening = [p for p in draft.paragraph.places if p.i <= OPENING]
        if not draft.places and not draft.remote and opening and opening[0].dateline:
            draft.places = opening[:1]

    def _note_council(self, paragraph: Paragraph, sentence: tuple[int, int]) -> None:
        for mention in paragraph.mentions:
            if sentence[0] <= mention.i < sentence[1] and len(mention.actors) == 1:
                told = self.cast.format(mention.actors[0])
                if told is not None and told.kind == "council":
                    self._council = mention.actors[0]

    def _name_council(self, draft: Draft) -> None:
        """ "The council" is the one that was named last."""
        if draft.kind == "council" and draft.definite and not draft.format and self._council:
            told = self.cast.format(self._council)
            draft.format, draft.owner = told.id if told else None, self._council
            for actor in self.cast.sitters(self._council):
                draft.takers.setdefault(actor, Taker(actor))

    def _enter(self, draft: Draft) -> None:
        """Join a draft to the meetings told of so far; a moved one is two, the old day's and the new day's."""
        draft.shown = tuple(_shown(draft, self._heading))
        old = report_of(draft, self.published, self.cast)
        days = moved(draft)
        if days is None:
            self._join(old, self._known(old))
            return
        new = report_of(draft, self.published, self.cast)
        old.when, new.when = days
        new.told = [new.told[0]._replace(status="planned", strength=2)]
        again = self._known(new)
        if old.when or not again:
            new.moved_from = self._join(old, self._known(old))
        self._join(new, again)

    def _known(self, new: Report) -> list[Report]:
        """The meetings told of so far that a report may be of."""
        if self._next_of_last(new):
            return []
        return [r for r in self.reports[-WINDOW:] if joins(r, new, r is self._last)]

    def _next_of_last(self, new: Report) -> bool:
        draft = new.drafts[0]
        return self._last is not None and (draft.following or draft.anaphoric) and sequel_of(self._last, new)

    def _join(self, new: Report, known: list[Report]) -> Report | None:
        """Merge a report into the likeliest of those it may be of, or enter it; what it became a part of."""
        draft = new.drafts[0]
        if known:
            report = max(known, key=lambda r: likeness(r, new, r is self._last))
            merge(report, new)
            self._last = report
            return report
        if new.moved_from is not None:
            inherit(new, new.moved_from)
        elif self._last is not None and self._next_of_last(new):
            inherit(new, self._last)
        elif draft.anaphoric or (new.when is None and moved(draft)):
            return None
        if draft.paragraph.kind == "headline" and self.reports:
            return None
        self.reports.append(new)
        self._last = new
        for beyond in self.reports[-WINDOW - 2 : -WINDOW - 1]:
            beyond.close()
        return new

    def finish(self) -> tuple[MeetingReport, ...]:
        """The meetings that have a date or a place, and a place or a participant."""
        self._join_twins()
        kept = [r for r in self.reports if (r.when or r.place) and (r.place or r.takers)]
        ids = {id(r): f"m{n}" for n, r in enumerate(kept, 1)}
        kept.reverse()
        self.reports = []
        return tuple(self._written(kept.pop(), ids) for _ in range(len(kept)))

    def _join_twins(self) -> None:
        """Reports that came to the same day, place and kind while others were read are one."""
        twins: dict[tuple[str, str, str], Report] = {}
        apart: list[Report] = []
        became: dict[int, Report] = {}
        for report in self.reports:
            known = report
            if report.when and report.place:
                known = twins.setdefault((report.when, report.place.name, report.kind), report)
            if known is not report and nested(known, report):
                merge(known, report)
                became[id(report)] = known
            else:
                apart.append(report)
        for report in apart:
            if report.moved_from is not None:
                report.moved_from = became.get(id(report.moved_from), report.moved_from)
        self.reports = apart

    def _written(self, report: Report, ids: dict[int, str]) -> MeetingReport:
        takers = dict(report.takers)
        if report.kind != "press-conference":
            for actor in list(takers):
                state = self.cast.state_of(actor) if self.cast.draft(actor).kind == "person" else None
                if state and state not in takers:
                    takers[state] = Taker(state, takers[actor].role)
        status = settled(report.status.status, report.when, self.published)
        level = report.level or self._level(report)
        stances: dict[str, Stance] = {}
        for draft in report.drafts:
            stances.update(draft.stances)
        for actor in takers:
            self.cast.use(actor)
        return MeetingReport(
            id=ids[id(report)],
            kind=self._kind(report, takers),
            format=report.format or self._format(report, takers),
            level=level,
            when=report.when,
            when_basis=report.basis,
            time=report.clock,
            place=report.place,
            participants=tuple(
                Participant(
                    actor=t.actor,
                    role=t.role,
                    stance=stance_of(t, self.cast.state_of(t.actor), stances, status, report.kind),
                )
                for t in takers.values()
            ),
            status=status,
            moved_from=ids.get(id(report.moved_from)) if report.moved_from else None,
            spans=_evidence(report),
        )

    def _kind(self, report: Report, takers: dict[str, Taker]) -> MeetingKind:
        """A summit or ministerial by who comes together, where the words only say that they meet."""
        if report.kind != "talks" or not all(d.general or d.anaphoric for d in report.drafts):
            return report.kind
        ranks = [t.mention.level for t in takers.values() if t.mention and t.mention.plural]
        bodies = [t for t in takers.values() if t.mention and t.mention.plural and self._many(t.actor)]
        people = [t for t in takers.values() if t.mention and t.mention.level == "ministers"]
        if bodies and ranks.count("leaders"):
            return "summit"
        if (bodies and ranks.count("ministers")) or len({self.cast.state_of(t.actor) for t in people}) >= 3:
            return "ministerial"
        return report.kind

    def _format(self, report: Report, takers: dict[str, Taker]) -> str | None:
        """The summit of the one organisation that sits in it, the forum of that name, or that of just these states."""
        sitting = [a for a in report.takers if self._many(a)]
        if len(sitting) == 1 and report.kind in ("summit", "ministerial"):
            told, name = self.cast.summit_of(sitting[0]), self.cast.draft(sitting[0]).name
            if told is not None and (report.kind == "summit" or told.id == name):
                return told.id
            return f"{name} summit" if report.kind == "summit" else None
        circle = self.cast.circle_of(takers, report.kind)
        return circle.id if circle else None

    def _many(self, actor: str) -> bool:
        return self.cast.draft(actor).kind == "organisation"

    def _level(self, report: Report) -> Level | None:
        groups = {t.mention.level for t in report.takers.values() if t.mention and t.mention.plural and t.mention.level}
        if len(groups) == 1 and groups != {"officials"}:
            return groups.pop()  # type: ignore[return-value]
        levels = {t.mention.level for t in report.takers.values() if t.mention and t.mention.level}
        return None if not levels else levels.pop() if len(levels) == 1 else "mixed"  # type: ignore[return-value]


def _heading_of(paragraph: Paragraph) -> Heading | None:
    """The day that a paragraph names, if it names nothing else."""
    passage = paragraph.passage
    for time in paragraph.times:
        if time.edtf and time.type == "DATE" and time.j - time.i >= len(passage.words) - 1:
            return Heading(time, passage.start(time.i), passage.end(time.j))
    return None


def _shown(draft: Draft, heading: Heading | None) -> Iterator[tuple[int, int, str, str]]:
    """Where the words of a draft stand in the text, by slot; a cue with the status that it tells."""
    passage = draft.paragraph.passage
    yield passage.start(draft.trigger.i), passage.end(draft.trigger.j), "trigger", ""
    for when in draft.whens:
        if heading is not None and when is heading.day:
            yield heading.start, heading.end, "when", ""
        else:
            yield passage.start(when.i), passage.end(when.j), "when", ""
    for place in draft.places:
        yield passage.start(place.i), passage.end(place.j), "place", ""
    for taker in draft.takers.values():
        m = taker.mention
        if m is not None:
            yield passage.start(m.i), passage.end(m.j), "participant", ""
    for i, j, cue in draft.cues:
        yield passage.start(i), passage.end(j), "status", cue.status


def _evidence(report: Report) -> tuple[Evidence, ...]:
    status = report.status.status
    shown = (row for draft in report.drafts for row in draft.shown)
    spans = {(a, b, slot) for a, b, slot, told in shown if slot != "status" or told == status}
    return tuple(Evidence(start=a, end=b, slot=s) for a, b, s in sorted(spans)[:MOST_SPANS])  # type: ignore[arg-type]
