"""Mentions of one meeting joined: which reports may be of the same, and what the joined one says."""

from __future__ import annotations

import functools
from itertools import takewhile

from pourparlers import edtf
from pourparlers.model import Place
from pourparlers.reading.meetings.drafts import STANDING
from pourparlers.reading.meetings.reports import Report, lasting
from pourparlers.reading.meetings.status import AHEAD
from pourparlers.reading.words.verbs import PAST

APART = frozenset({"call", "press-conference"})
PAIR = 2
MOST_DRAFTS = 60  # mentions of one meeting that are kept; of more, the last
CARRIED = frozenset({"meet", "receive", "attend", "hold"})


def joins(report: Report, new: Report, near: bool) -> bool:
    """Whether a new report is of the meeting that ``report`` is of; ``near`` where it was the last one told of."""
    draft = new.drafts[0]
    dates = _dates(report.when, None if draft.far and draft.definite and draft.general else new.when)
    places = _places(report.place, new.place)
    if dates < 0 or places < 0 or _of_other_kinds(report, new):
        return False
    if draft.separate and len(new.sides) == PAIR < len(report.sides):
        return False
    here = takewhile(lambda d: d.paragraph.number == draft.paragraph.number, reversed(report.drafts))
    if any(d.sentence == draft.sentence for d in here):
        if draft.hangs and report.kind in STANDING and places == 1:
            return True
        if not draft.anaphoric and not _hangs(report, new) and not _same_journey(report, new, places):
            return False
    if draft.anaphoric:
        return near and (draft.frame != "answer" or _shared(report, new) > 0)
    if report.format and report.format == new.format and dates == 2 and report.kind in STANDING:
        return True
    if near and places == 1 and not new.when and _there(report, new):
        return True
    if _excludes(report, new) or not nested(report, new) or _at_odds(report, new):
        return False
    if not new.when and not new.place and (draft.frame in CARRIED or new.kind == "visit"):
        return (near if draft.frame in CARRIED else report.kind == "visit") and _shared(report, new) > 0
    if not (report.when or report.place or report.takers) and report.kind in STANDING and draft.general:
        return near
    if report.format and new.format:
        return report.format == new.format
    return _agree(report, new, dates, places, near)


def _there(report: Report, new: Report) -> bool:
    """Whether where someone met is told by a word for the place named last, of none but those who were told to be
    there: "was received there by Y"."""
    draft = new.drafts[0]
    who = {actor for mention in draft.subject for actor in mention.actors}
    told = any(p.j - p.i == 1 and draft.paragraph.passage.raw[p.i].islower() for p in draft.places[:1])
    return told and draft.frame in CARRIED and who <= report.takers.keys()


def _of_other_kinds(report: Report, new: Report) -> bool:
    """Whether one is a call or press conference and the other is not: no such two are one meeting."""
    draft = new.drafts[0]
    if report.kind in APART and new.kind in APART:
        return report.kind != new.kind
    spoken = report.kind == "call" and draft.general and not new.place
    spoken = spoken or (new.kind == "call" and report.place is None and all(d.weak for d in report.drafts))
    return (report.kind in APART) != (new.kind in APART) and not (draft.anaphoric or spoken)


def _excludes(report: Report, new: Report) -> bool:
    """Whether one is a visit and the other an event with a standing of its own, a stop on it, or one that was off."""
    if report.kind == new.kind == "visit":
        return _stop(new, report)
    if "visit" not in (report.kind, new.kind):
        return False
    if report.kind == "visit" and _on_a_day_of(report, new):
        return True
    off = new.kind == "visit" and new.told[0].status in ("refused", "cancelled")
    return off or bool({report.kind, new.kind} & STANDING)


def _on_a_day_of(visit: Report, new: Report) -> bool:
    """Whether someone is met on one day of a journey of several: a meeting in its course and not the journey."""
    draft = new.drafts[0]
    if draft.frame not in ("meet", "receive") or draft.borrowed or not new.when or not visit.when:
        return False
    inner, outer = edtf.parse(new.when), edtf.parse(visit.when)
    several = inner is not None and outer is not None and inner.days == 1 and (outer.days or 0) > 1
    return several and bool(new.takers.keys() - visit.takers.keys())


def _agree(report: Report, new: Report, dates: int, places: int, near: bool) -> bool:
    """Whether day, place and circle, as far as they are told, are alike enough."""
    draft, shared = new.drafts[0], _shared(report, new)
    if shared < 0:
        return False
    taken_up = draft.definite or (draft.grouped and near and not draft.following)
    if dates == 2:
        named = bool(report.format) != bool(new.format) and report.kind != new.kind
        bare = not new.takers or (near and not report.takers and report.kind == "visit")
        return bool(places == 1 or ((shared > 0 or bare) and not named))
    alike = report.kind == new.kind or draft.general or (draft.trigger.noun is not None and report.drafts[0].general)
    if draft.following or not alike:
        return False
    if dates == 1 and draft.tense.name in PAST and report.status.status in AHEAD and not draft.scheduled:
        return False
    if dates == 1:
        most = 2 * len(report.sides & new.sides) > min(len(report.sides), len(new.sides))
        vague = _narrower(report, new) and not draft.definite
        return not vague and (places == 1 or most or (near and draft.definite and not new.takers))
    if places == 1:
        return shared > 0 or taken_up
    if _same_pair(report, new):
        return True
    if bool(report.format) != bool(new.format) and report.people and report.kind not in STANDING:
        return False
    same = report.kind == new.kind or report.kind != "visit"
    return taken_up and (shared > 0 or (near and same and not new.takers))


def _same_pair(report: Report, new: Report) -> bool:
    """Whether the same persons of two sides meet, once told with the day and once with the place."""
    split = bool(report.when) == bool(new.place) != bool(report.place) == bool(new.when)
    return split and len(report.people) == 2 and report.people == new.people


def nested(a: Report, b: Report) -> bool:
    """Whether one circle may be part of the other: states and organisations nested, no side sends others."""
    if any(not a.people[side] & b.people[side] for side in a.people.keys() & b.people.keys()):
        return False
    return a.sides <= b.sides or b.sides <= a.sides


def _at_odds(report: Report, new: Report) -> bool:
    """Whether a dateless mention tells as coming what is over, or as over what is to come."""
    draft = new.drafts[0]
    if (new.when and not draft.borrowed) or draft.relation == "after":
        return False
    if draft.tense.name == "fut":
        return report.status.status == "held"
    return draft.tense.name in PAST and draft.frame in CARRIED and report.status.status in AHEAD


def likeness(report: Report, new: Report, near: bool) -> float:
    """How much speaks for a report among those that a new one may join: date, place, circle, nearness."""
    shared = max(0, _shared(report, new))
    return 3 * _dates(report.when, new.when) + 3 * _places(report.place, new.place) + shared + 1.5 * near


def _same_journey(report: Report, new: Report, places: int) -> bool:
    """Whether a sentence tells of one journey twice, once with its day: "the visit is off, he was due on Monday"."""
    one_day = report.when is None or new.when is None or new.drafts[0].borrowed
    return report.kind == new.kind == "visit" and places == 1 and one_day and _shared(report, new) > 0


def _hangs(report: Report, new: Report) -> bool:
    """Whether a "where" clause tells what the journey of the same sentence is for."""
    draft = new.drafts[0]
    return (
        draft.hangs and report.kind == "visit" and (not new.when or draft.borrowed or report.when in (None, new.when))
    )


@functools.lru_cache(maxsize=4096)
def _dates(a: str | None, b: str | None) -> int:
    """2 the same, 1 one within the other, 0 one unknown, -1 at odds."""
    if not a or not b:
        return 0
    if a == b:
        return 2
    x, y = edtf.parse(a), edtf.parse(b)
    if x is None or y is None:
        return 0
    if x.inside(y) or y.inside(x):
        spans = [s.days for s in (x, y)]
        return 2 if all(s is not None and s <= 4 for s in spans) else 1
    return -1


def _places(a: Place | None, b: Place | None) -> int:
    """1 the same or one in the other, 0 one unknown, -1 at odds."""
    if a is None or b is None:
        return 0
    return 1 if lies_in(a, b) or lies_in(b, a) else -1


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place is the other, or a city in the country that the other is."""
    whole = outer.latitude is None and bool(outer.country) and inner.country == outer.country
    return inner.name == outer.name or (whole and inner.latitude is not None)


def _shared(a: Report, b: Report) -> int:
    """How many takers are shared; -1 where both name some and share none."""
    if not a.takers or not b.takers:
        return 0
    return len(a.circle & b.circle) or -1


def merge(report: Report, new: Report) -> None:
    """Take in what another mention of the meeting tells."""
    report.drafts[MOST_DRAFTS:] = new.drafts
    weaker = not new.when or new.drafts[0].borrowed
    report.told += [t._replace(strength=t.strength - 1) if weaker and t.strength == 1 else t for t in new.told]
    if len(report.told) > MOST_DRAFTS:
        report.told = [report.status]
    if (report.when is None and not new.drafts[0].far) or _narrower(new, report):
        if new.when:
            report.when, report.basis = lasting(new.when, report.drafts[0].days), new.basis
    report.clock = report.clock or new.clock
    if report.place is None or (
        new.place is not None and report.place.latitude is None and new.place.latitude is not None
    ):
        report.place = new.place or report.place
    if not new.drafts[0].anaphoric and (
        (report.drafts[0].general and not new.drafts[0].general)
        or (new.kind in STANDING and report.kind in ("talks", "other"))
    ):
        report.kind = new.kind
    report.level = report.level or new.level
    report.format, report.owner = report.format or new.format, report.owner or new.owner
    report.setting = report.setting or new.setting
    report.title, report.topic = report.title or new.title, report.topic or new.topic
    report.outcome = report.outcome or new.outcome
    report.cited += new.cited
    if new.moved_from is not report:
        report.moved_from = report.moved_from or new.moved_from
    _widen(report, new)


def _widen(report: Report, by: Report) -> None:
    """Add the circle of another report to a report's own."""
    report.circle |= by.circle
    report.sides |= by.sides
    for side, people in by.people.items():
        report.people.setdefault(side, set()).update(people)
    for actor, taker in by.takers.items():
        report.takers.setdefault(actor, taker)


def _stop(new: Report, old: Report) -> bool:
    """Whether a city seen on one day of a visit to its country is a stop with an entry of its own."""
    if not new.when or not old.when or new.when == old.when or new.drafts[0].borrowed or not new.place or not old.place:
        return False
    arrives = old.when.startswith(f"{new.when}/") or new.when.startswith(f"{old.when}/")
    return (new.place.latitude is None) != (old.place.latitude is None) and not arrives


def _narrower(new: Report, old: Report) -> bool:
    if not new.when or not old.when or new.drafts[0].borrowed:
        return False
    x, y = edtf.parse(new.when), edtf.parse(old.when)
    if x is None or y is None:
        return False
    return (y.days or 9999) > 5 and x.inside(y) and x != y


def sequel_of(last: Report, new: Report) -> bool:
    """Whether a new report tells of the next session of the last one: a later date, and no circle of its own."""
    draft = new.drafts[0]
    if draft.anaphoric and not (draft.following or draft.aspect == "go on"):
        return False
    known = new.takers.keys() <= last.takers.keys() or (new.sides and new.sides <= last.sides)
    if new.takers and not known:
        return False
    a, b = edtf.parse(last.when) if last.when else None, edtf.parse(new.when) if new.when else None
    return b is not None and (a is None or a.before(b) or (draft.following and b.before(a)))


def inherit(new: Report, last: Report) -> None:
    """A next session of the same talks keeps their kind, format and circle, and their place if they just go on."""
    draft = new.drafts[0]
    _widen(new, last)
    if draft.anaphoric or draft.general:
        new.kind = last.kind
    new.format, new.owner, new.level = new.format or last.format, new.owner or last.owner, new.level or last.level
    goes_on = draft.grouped or (draft.anaphoric and draft.aspect == "go on")
    if new.place is None and (new.moved_from or goes_on) and not new.remote:
        new.place = last.place
