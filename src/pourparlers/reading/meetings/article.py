"""The meetings of an article: drafts of each sentence joined to reports, and written as the contract has them."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import TELLS
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import MeetingReport
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.aftermath import follow_up
from pourparlers.reading.meetings.circles import Told, with_groups
from pourparlers.reading.meetings.counted import count_days
from pourparlers.reading.meetings.datelines import house_at_datelines, set_dateline
from pourparlers.reading.meetings.doubting import credible
from pourparlers.reading.meetings.drafts import Draft, Taker
from pourparlers.reading.meetings.entries import Heading, entry, heading_of, shown
from pourparlers.reading.meetings.events import vocabulary
from pourparlers.reading.meetings.frames import drafts_of
from pourparlers.reading.meetings.framing import fill, framed, raise_to_summits
from pourparlers.reading.meetings.joining import inherit, joins, likeness, merge, nested, sequel_of
from pourparlers.reading.meetings.occasions import added, occasion_of, take_occasion
from pourparlers.reading.meetings.parents import visits_around
from pourparlers.reading.meetings.reports import Report, moved, report_of
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

WINDOW = 60
MOST_REPORTS = 5000  # no article has more: memory stays bounded
HEADING = 4
OPENING = 3
SEVERAL = 2  # words of sport in a paragraph
# Kinds of blocks whose sentences go on from one another, and how many of the next paragraph still tell of a meeting.
FOLLOWING, NEXT = frozenset({"summary", "body", "quotation", "list"}), 2


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
        self._before = Told([], [], 0, 0)

    def read(self, paragraph: Paragraph) -> None:
        """Take in one paragraph; a heading that is but a day dates what follows it."""
        if paragraph.kind in ("headline", "subheading") or len(paragraph.passage.words) <= HEADING:
            self._heading = heading_of(paragraph)
        for sentence in paragraph.passage.sentences:
            drafts = self._drafts(paragraph, sentence)
            self._carry(drafts)
            if drafts and self._of_sport(paragraph, sentence):
                continue
            self._note_council(paragraph, sentence)
            drafts = self._follow_up(paragraph, sentence, drafts)
            count_days(drafts, self._meant)
            became: dict[int, Report | None] = {}
            for draft in sorted(drafts, key=lambda d: d.within is not None):
                self._name_council(draft)
                self._under_heading(draft)
                frame = framed(draft, became, self.reports)
                became[id(draft.trigger)] = report = self._enter(draft, frame)
                if report is not None and frame is not None and frame is not report:
                    report.part_of = frame

    def _of_sport(self, paragraph: Paragraph, sentence: tuple[int, int]) -> bool:
        """Whether a sentence is of sport or the stage: by a word of its own, or several of its paragraph."""
        told = self.words.sport.find(paragraph.passage, 0, len(paragraph.passage.words))
        return len(told) >= SEVERAL or any(sentence[0] <= hit.i < sentence[1] for hit in told)

    def _drafts(self, paragraph: Paragraph, sentence: tuple[int, int]) -> list[Draft]:
        """The drafts of a sentence, in which groups stand for the circle that was told of before."""
        named = paragraph.mentions
        paragraph.mentions = with_groups(paragraph, sentence, self.words, self.cast, self._last, self._before)
        headed = self._heading is not None
        drafts = drafts_of(paragraph, sentence, self.words, self.cast, self.published, self._subject, headed)
        self._before = Told(named, paragraph.places, *sentence)
        paragraph.mentions = named
        return drafts

    def _follow_up(self, paragraph: Paragraph, sentence: tuple[int, int], drafts: list[Draft]) -> list[Draft]:
        """What a sentence right after a meeting tells of it; the drafts of the sentence that are not but its outcome.

        "They agreed to set up a commission": with no day or place, a commission is no meeting and not the one at hand.
        """
        last = self._last
        if last is None or paragraph.kind not in FOLLOWING:
            return drafts
        near = paragraph.number - last.drafts[-1].paragraph.number
        if near != 0 and not (near == 1 and sentence in paragraph.passage.sentences[:NEXT]):
            return drafts
        known = last.outcome
        follow_up(paragraph, sentence, self.words, self.cast, last, bool(drafts))
        told = last.outcome if last.outcome is not known else None
        start = paragraph.passage.start
        return [d for d in drafts if d.whens or d.places or not (told and told.start < start(d.trigger.i) < told.end)]

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
        told_before = draft.relation in ("margin", "during") and draft.definite
        if not told_before and all(w.role == "until" or w.type != "DATE" for w in draft.whens):
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

    def _enter(self, draft: Draft, frame: Report | None) -> Report | None:
        """Join a draft to the meetings told of so far, though not to the frame that it is a part of; what it became.

        A moved one is two, the old day's and the new day's.
        """
        set_dateline(draft)
        draft.shown = tuple(shown(draft, self._heading))
        old = report_of(draft, self.published, self.cast)
        days = moved(draft, self.published)
        if draft.left is not None:
            days = days or (old.when, old.when)
            old.place, old.told = draft.left.place, [old.told[0]._replace(status="cancelled")]
        if days is None:
            return self._join(old, [r for r in self._known(old) if r is not frame])
        new = report_of(draft, self.published, self.cast)
        old.when, new.when = days
        new.told = [new.told[0]._replace(status="planned", strength=TELLS)]
        again = self._known(new)
        if old.when or not again:
            new.moved_from = self._join(old, self._known(old))
        return self._join(new, again)

    def _known(self, new: Report) -> list[Report]:
        """The meetings told of so far that a report may be of."""
        if self._next_of_last(new):
            return []
        others = added(new, self.words)
        known = [r for r in self.reports[-WINDOW:] if joins(r, new, self._near(r, new))]
        return [r for r in known if others <= r.takers.keys()]

    def _meant(self, draft: Draft) -> list[Report]:
        """The meeting told of before that the words of an event mean, if one."""
        new = report_of(draft, self.published, self.cast)
        known = self._known(new)
        return [max(known, key=lambda r: likeness(r, new, self._near(r, new)))] if known else []

    def _near(self, report: Report, new: Report) -> bool:
        """Whether a report is the one told of last, or for a headline, read after the text, the one told of first."""
        headline = new.drafts[0].paragraph.kind == "headline"
        return report is (self.reports[0] if headline else self._last)

    def _next_of_last(self, new: Report) -> bool:
        draft = new.drafts[0]
        return self._last is not None and (draft.following or draft.anaphoric) and sequel_of(self._last, new)

    def _join(self, new: Report, known: list[Report]) -> Report | None:
        """Merge a report into the likeliest of those it may be of, or enter it; what it became a part of."""
        draft = new.drafts[0]
        if known:
            report = max(known, key=lambda r: likeness(r, new, self._near(r, new)))
            merge(report, new)
            self._last = self._last if self._aside(draft) else report
            return report
        if new.moved_from is not None:
            inherit(new, new.moved_from)
        elif self._last is not None and self._next_of_last(new):
            inherit(new, self._last)
        elif (occasion := occasion_of(new, self.reports, self.words)) is not None:
            take_occasion(new, occasion)
        elif draft.anaphoric or (new.when is None and moved(draft, self.published)):
            return None
        if (draft.paragraph.kind == "headline" and self.reports) or len(self.reports) >= MOST_REPORTS:
            return None
        self.reports.append(new)
        self._last = self._last if self._aside(draft) else new
        for beyond in self.reports[-WINDOW - 2 : -WINDOW - 1]:
            beyond.close()
        return new

    def _aside(self, draft: Draft) -> bool:
        """Whether a sentence only tells that its meeting came before this one, of which it will not go on."""
        told = self._last.drafts[-1] if self._last is not None else None
        return told is not None and draft.relation == "before" and told.sentence == draft.sentence and not told.relation

    def finish(self) -> tuple[MeetingReport, ...]:
        """The meetings that have a date or a place, and a place or a participant."""
        self._join_twins()
        fill(self.reports)
        house_at_datelines(self.reports, self.cast, self.published)
        raise_to_summits(self.reports)
        kept = [r for r in self.reports if (r.when or r.place) and (r.place or r.takers)]
        kept = credible(kept, self.cast)
        ids = {id(r): f"m{n}" for n, r in enumerate(kept, 1)}
        parents = {report: ids[id(visit)] for report, visit in visits_around(kept).items()}
        parents |= {id(r): ids[id(r.part_of)] for r in kept if r.part_of is not None and id(r.part_of) in ids}
        kept.reverse()
        self.reports = []
        return tuple(entry(kept.pop(), ids, parents, self.cast, self.published) for _ in range(len(kept)))

    def _join_twins(self) -> None:
        """Reports that came to the same day, place and kind while others were read are one."""
        twins: dict[tuple[str, str, str], Report] = {}
        apart: list[Report] = []
        became: dict[int, Report] = {}
        for report in self.reports:
            known = report
            if report.when and report.place and not report.added:
                known = twins.setdefault((report.when, report.place.name, report.kind), report)
            if known is not report and nested(known, report):
                merge(known, report)
                became[id(report)] = known
            else:
                apart.append(report)
        for report in apart:
            if report.moved_from is not None:
                report.moved_from = became.get(id(report.moved_from), report.moved_from)
            if report.part_of is not None:
                report.part_of = became.get(id(report.part_of), report.part_of)
        self.reports = apart
