"""Reports: an article's mentions of one meeting joined, from the drafts of its sentences in text order."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import timedelta

from pourparlers import edtf
from pourparlers.languages.meetings_schema import CALLS_OFF, TELLS
from pourparlers.model import Basis, Clock, Excerpt, Level, MeetingKind, Place, Slot
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import Draft, Shown, Taker
from pourparlers.reading.meetings.status import Told, status_of
from pourparlers.reading.times.calendar import add
from pourparlers.reading.words.mentions import TimeMention
from pourparlers.reading.words.verbs import PAST

BESIDE = 1  # words from a verb of moving to the new day, where that stands before what is moved
WEEK = 7
PRESENT = frozenset({"meet", "receive", "gather", "due", "travel", "hold"})


@dataclass(slots=True, eq=False)
class Report:
    """One meeting as the article tells it so far; ``added`` to another with a word for *also*."""

    kind: MeetingKind
    drafts: list[Draft]
    level: Level | None = None
    format: str | None = None
    owner: str | None = None
    setting: str | None = None
    when: str | None = None
    basis: Basis | None = None
    clock: Clock | None = None
    place: Place | None = None
    takers: dict[str, Taker] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    circle: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    people: dict[str, set[str]] = field(default_factory=dict)
    remote: bool = False
    added: bool = False
    moved_from: Report | None = None
    part_of: Report | None = None
    title: str | None = None
    topic: Excerpt | None = None
    outcome: Excerpt | None = None
    cited: list[Shown] = field(default_factory=list)

    @property
    def status(self) -> Told:
        """The strongest telling; of equals the last, but one by the date alone never outranks another."""
        return max(enumerate(self.told), key=lambda pair: (pair[1].strength, pair[0]))[1]

    def cite(self, told: Excerpt | None, slot: Slot) -> None:
        """Note where a later sentence tells something of it."""
        if told is not None:
            self.cited.append((told.start, told.end, slot, ""))

    def close(self) -> None:
        """No later sentence can be of this meeting: keep of its drafts what is written of them."""
        first = copy.copy(self.drafts[0])
        first.shown = tuple(row for draft in self.drafts for row in draft.shown)
        first.general, first.anaphoric = all(draft.general or draft.anaphoric for draft in self.drafts), False
        first.stances = {actor: stance for draft in self.drafts for actor, stance in draft.stances.items()}
        first.whens, first.hours, first.places, first.cues = [], [], [], []
        first.subject, first.absorbed, first.within = [], [], None
        first.takers, first.verb = {}, None
        self.drafts, self.told, self.circle = [first], [self.status], self.sides


def when_of(draft: Draft) -> tuple[str | None, Basis | None, Clock | None]:
    """A draft's date as EDTF, its basis and its clock, in the direction that the draft's own verb gives."""
    if not draft.whens:
        return None, None, None
    first = draft.whens[0]
    value = _directed(first, draft)
    if len(draft.whens) == 2 and not any(c.moves for _, _, c in draft.cues):
        last = draft.whens[1]
        value = span_of(value, _end_of(value, last) if draft.lasts else _directed(last, draft))
    begun = draft.lasts and len(draft.whens) == 1 and "go on" in draft.ends and "end" not in draft.ends
    bounded = any(t.role == "until" and draft.sentence[0] <= t.i < draft.sentence[1] for t in draft.paragraph.times)
    if begun and value and "/" not in value and first.role == "at" and not bounded:
        value = f"{value}/.."  # "opened on Tuesday and are continuing"
    if draft.days > 1 and value:
        value = value.removesuffix("/..")
        value = lasting(value, draft.days, back=draft.back or draft.aspect == "end")
    basis: Basis = "stated" if first.relative == "absolute" else "resolved"
    clock = next((w.clock for w in draft.whens if w.clock), None)
    return value, basis, clock


def _end_of(begin: str | None, last: TimeMention) -> str | None:
    """The first day of that name that is not before a beginning: "began on Thursday and ends on Friday"."""
    first = edtf.parse(begin) if begin else None
    for value in (last.past, last.edtf, last.future):
        day = edtf.parse(value) if value else None
        if first is not None and day is not None and first.first <= day.last:
            return value
    return last.future or last.edtf


def _directed(time: TimeMention, draft: Draft) -> str | None:
    """A date in the direction of the draft's verb; who calls a meeting for a day looks ahead."""
    if time.role == "since" and draft.tense.name == "pres" and not any(c.moves for _, _, c in draft.cues):
        return time.past or time.edtf
    if time.role == "until" and draft.tense.name in ("pres", "fut"):
        return time.future or time.edtf
    if time.past == time.future or time.role in ("until", "since") or draft.borrowed:
        return time.edtf
    if draft.frame == "invite":
        return time.future or time.edtf
    if draft.frame == "convene":
        return time.edtf
    wished = any(c.status == "proposed" and c.strength == TELLS for _, _, c in draft.cues)
    if wished and not draft.tense.name:
        return time.future or time.edtf
    if draft.scheduled:
        return time.future or time.edtf
    if draft.tense.name in PAST or (draft.relation == "after" and not draft.tense.name):
        return time.past or time.edtf
    planned = draft.tense.name == "unreal" or (draft.tense.name == "fut" and time.edtf == time.past)
    if planned and (first := draft.day_before(time)) and time.past and first < time.past:
        return time.past
    if draft.tense.name in ("fut", "unreal", "cond") or (draft.tense.name == "pres" and draft.frame in PRESENT):
        return time.future or time.edtf
    return time.edtf


def _from_today(draft: Draft, when: str | None, published: str | None) -> str | None:
    """What is told to be under way until a day lasts from today to that day."""
    alone = len(draft.whens) == 1 and draft.whens[0].role == "until" and draft.whens[0].grain == "day"
    runs = draft.tense.name == "pres" and any(c.status == "ongoing" for _, _, c in draft.cues)
    joined = span_of(published, when) if alone and runs and when else None
    return joined if joined and "/" in joined else when


def span_of(a: str | None, b: str | None) -> str | None:
    """The interval from one date to another: "opened on Monday, runs until Friday"."""
    x, y = edtf.parse(a) if a else None, edtf.parse(b) if b else None
    if x is None or y is None or not x.begin or not y.end:
        return a
    joined = str(edtf.Edtf(x.begin, y.end))
    return joined if edtf.parse(joined) and x.first <= y.last else a


def lasting(value: str, days: int, back: bool = False) -> str:
    """A day as the first, or looking back the last, of so many."""
    start = edtf.parse(value) if days > 1 else None
    if start is None or start.days != 1:
        return value
    other = add(start.first, 1 - days if back else days - 1)
    if other is None or (start.yearless and other.year != start.first.year):
        return value
    first, last = min(start.first, other), max(start.first, other)
    return f"XXXX-{first:%m-%d}/XXXX-{last:%m-%d}" if start.yearless else edtf.of_days(first, last)


def report_of(draft: Draft, published: str | None, cast: Cast) -> Report:
    """A report from one draft; its circle holds the takers and those they serve."""
    when, basis, clock = when_of(draft)
    when = _from_today(draft, when, published)
    place = draft.places[0].place if draft.places and not draft.remote else None
    report = Report(draft.kind, [draft], draft.level, draft.format, draft.owner, draft.setting)
    report.when, report.basis, report.clock, report.place = when, basis, clock, place
    report.takers = dict(draft.takers)
    for actor in draft.takers:
        if cast.draft(actor).kind == "person":
            report.people.setdefault(cast.state_of(actor) or actor, set()).add(actor)
    report.sides = {side for a in draft.takers if (side := cast.state_of(a))}
    report.circle = report.sides | set(draft.takers)
    report.title, report.topic, report.outcome = draft.title, draft.topic, draft.outcome
    report.told = [status_of(draft, when, published)]
    report.remote = draft.remote
    return report


def moved(draft: Draft, published: str | None) -> tuple[str | None, str | None] | None:
    """The old and the new day of a meeting told of as moved; no old one where only the new one is told."""
    whens = [w for w in draft.whens if w.edtf]
    cues = [j for _, j, c in draft.cues if c.moves and c.strength == CALLS_OFF]
    if not whens or not cues:
        return None
    if len(whens) > 1:
        # "put off until June a trip that was due next week": the day right behind the verb is the new one
        first = whens[0].i - cues[0] <= BESIDE and cues[0] <= whens[0].i < draft.trigger.i < whens[1].i
        return _from_to(whens[::-1] if first else whens, published)
    value = whens[0].future or whens[0].edtf or ""
    if whens[0].role == "until":
        return None, value
    begin, apart, end = value.partition("/")
    if not apart or ".." in value or whens[0].grain != "day":
        return None
    return (begin, end) if whens[0].past == whens[0].future else _brought_near(begin, end, published)


def _brought_near(begin: str, end: str, published: str | None) -> tuple[str, str]:
    """Two weekdays from one to the other: the new one is the first of its name from publication on."""
    old, new, today = (edtf.parse(v) if v else None for v in (begin, end, published))
    if not old or not new or not today or today.days != 1 or old.days != 1 or new.days != 1:
        return begin, end
    back = timedelta((new.first - today.first).days // WEEK * WEEK)
    return (old.first - back).isoformat(), (new.first - back).isoformat()


def _from_to(whens: list[TimeMention], published: str | None) -> tuple[str | None, str | None]:
    """The old and the new one of two days: the new one lies ahead, the old one where it is nearer to it."""
    later = next((w for w in whens if w.role == "until"), whens[-1])
    old, new = next(w for w in whens if w is not later), _soonest(later, published)
    ahead = edtf.parse(new) if new else None
    days = {old.past, old.future, _soonest(old, published, back=True)}
    choices = [(abs((d.first - ahead.first).days), v) for v in days if v and ahead and (d := edtf.parse(v))]
    return (min(choices)[1] if choices else old.edtf), new


def _soonest(time: TimeMention, published: str | None, back: bool = False) -> str | None:
    """A weekday as the first of its name from publication on, or the last before, whatever stands beside it."""
    day, today = (edtf.parse(v) if v else None for v in (time.future, published))
    if not day or not today or time.past == time.future or time.grain != "day" or day.days != 1 or today.days != 1:
        return time.future or time.edtf
    ahead = today.first + timedelta((day.first - today.first).days % WEEK)
    shown = ahead - timedelta(WEEK) if back and ahead != today.first else ahead
    return shown.isoformat()
