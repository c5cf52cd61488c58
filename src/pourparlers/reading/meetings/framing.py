"""Which event a meeting is a part of, as sentences tell it: on its margins, in its course, at it.

A sentence names both (``Draft.within``); the frame is the report that its own draft became or, where its words only
point back ("on the sidelines of the summit"), the last one told of that they may mean. A meeting takes the frame's day
and place where it tells none of its own.
"""

from __future__ import annotations

from pourparlers import edtf
from pourparlers.reading.meetings.drafts import STANDING, Draft
from pourparlers.reading.meetings.joining import lies_in
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.meetings.status import AHEAD

# Events that others can be held in the course of; of another kind only where it is said to be on the margins.
FRAMES = STANDING | {"visit"}
TWO = 2
EVENTS = frozenset({"summit", "conference", "ministerial"})
OVER = frozenset({"held", "ongoing"})
CLOSE, DAYS = 2, 4  # paragraphs from an event to what is told of in its course, and how long it lasts at most
BACK = 12  # how many reports back a frame that only points back is sought


def framed(draft: Draft, became: dict[int, Report | None], reports: list[Report]) -> Report | None:
    """The report of the event that a draft is set within; ``became`` has those of the sentence's own drafts."""
    event = draft.within
    if draft.aside:
        return next((r for r in reversed(reports[-BACK:]) if r.kind in FRAMES and (r.when or r.place)), None)
    if event is not None and event.relation in ("before", "after"):
        return next((r for r in reversed(reports[-BACK:]) if r.kind in STANDING and (r.when or r.place)), None)
    if event is None or (event.relation != "margin" and event.kind not in FRAMES) or draft.kind in FRAMES - {"council"}:
        return None
    report = became.get(id(event.trigger))
    if not event.definite or (report is not None and (report.when or report.place)):
        return report
    return next((r for r in reversed(reports[-BACK:]) if _meant(r, event)), report)


def _meant(report: Report, event: Draft) -> bool:
    """Whether the words of an event may point back to a report, which tells of a day or place."""
    if not (report.when or report.place):
        return False
    if event.format or report.kind != event.kind:
        return bool(event.format) and report.format == event.format
    return event.kind in FRAMES


def shelter(reports: list[Report]) -> None:
    """Talks told of right after an event, with no day or place, of some of those who were at it: held in its course."""
    event: Report | None = None
    journey: Report | None = None
    for report in reports:
        if report.kind == "visit" and report.when and report.place:
            journey = report
        elif journey is not None and report.part_of is None and _on_journey(journey, report):
            report.part_of = journey
        if report.kind in EVENTS and report.when and report.place and report.status.status in OVER:
            event = report
        elif event is not None and report.part_of is None and _in_course(event, report):
            report.part_of = event


def _on_journey(visit: Report, report: Report) -> bool:
    """Whether a visitor meets somebody on a day of a journey, close by in the text, where no place is told."""
    if report.place or report.remote or report.kind != "talks" or not report.when:
        return False
    near = 0 <= report.drafts[0].paragraph.number - visit.drafts[0].paragraph.number <= CLOSE
    travels = any(report.people.get(side, set()) & people for side, people in visit.people.items())
    inner, outer = edtf.parse(report.when), edtf.parse(visit.when) if visit.when else None
    within = inner is not None and outer is not None and inner != outer and inner.inside(outer)
    return near and travels and within


def _in_course(event: Report, report: Report) -> bool:
    """Whether talks may be of an event's day and place: close by in the text, over, of fewer of the same parties."""
    draft = report.drafts[0]
    told = report.when or report.place or report.remote or report.kind != "talks" or report.status.status != "held"
    near = 0 <= draft.paragraph.number - event.drafts[0].paragraph.number <= CLOSE
    spans = edtf.parse(event.when) if event.when else None
    short = spans is not None and spans.days is not None and spans.days <= DAYS
    return not told and near and short and len(report.sides) > 1 and report.sides < event.sides


def fill(reports: list[Report]) -> None:
    """Drop frames that day, place or what became of them rule out; lend the others' day and place."""
    shelter(reports)
    for report in reports:
        frame = report.part_of
        if frame is None:
            continue
        if frame is report or frame.part_of is report or not _holds(frame, report):
            report.part_of = None
            continue
        if report.when is None and frame.when is not None:
            report.when, report.basis = frame.when, "resolved"
        if report.place is None and not report.remote:
            report.place = frame.place


def raise_to_summits(reports: list[Report]) -> None:
    """Two who meet at what the article calls a summit meet at one, too, where it only says that they met."""
    pairs = {pair for r in reports if r.kind == "summit" and (pair := _pair(r))}
    for report in reports:
        plain = report.kind == "talks" and all(d.general and d.within is None for d in report.drafts)
        if plain and not report.part_of and _pair(report) in pairs:
            report.kind = "summit"


def _pair(report: Report) -> frozenset[str] | None:
    """The two persons of two sides who meet, if there are no more."""
    people = frozenset(actor for actors in report.people.values() for actor in actors)
    return people if len(people) == len(report.people) == TWO else None


def _holds(frame: Report, report: Report) -> bool:
    if (frame.status.status in AHEAD) != (report.status.status in AHEAD) and not (frame.when and report.when):
        return False
    if frame.place and report.place and not (lies_in(report.place, frame.place) or lies_in(frame.place, report.place)):
        return False
    inner, outer = (edtf.parse(r.when) if r.when else None for r in (report, frame))
    return inner is None or outer is None or inner.inside(outer)
