"""A meeting as the contract has it, written from the report that its mentions were joined to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from pourparlers.model import Evidence, Level, MeetingKind, MeetingReport, Participant, Stance
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import Draft, Shown, Taker
from pourparlers.reading.meetings.ranks import RANKED
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.meetings.stances import stance_of
from pourparlers.reading.meetings.status import settled
from pourparlers.reading.words.mentions import TimeMention
from pourparlers.reading.words.paragraph import Paragraph

MOST_SPANS = 60
TWO = 2  # states, or an organisation and the state of the one who chairs
MINISTERIAL = 3  # ministers of so many states who meet are a ministerial
# Who sits where no taker's rank is told; and the ranks of those that are sent, alike as envoys.
RANKS: dict[str, Level] = {"summit": "leaders", "ministerial": "ministers"}
SENT = frozenset({"envoys", "ambassadors"})
OVER = frozenset({"held", "ongoing"})  # only what has begun has an outcome
LEVELS: dict[str, Level] = {level: level for level in get_args(Level)}


class Heading(NamedTuple):
    """A line of an agenda that is but a day, and where that day stands in the text."""

    day: TimeMention
    start: int
    end: int


def heading_of(paragraph: Paragraph) -> Heading | None:
    """The day that a paragraph names, if it names nothing else."""
    passage = paragraph.passage
    for time in paragraph.times:
        if time.edtf and time.type == "DATE" and time.j - time.i >= len(passage.words) - 1:
            return Heading(time, passage.start(time.i), passage.end(time.j))
    return None


def shown(draft: Draft, heading: Heading | None) -> Iterator[Shown]:
    """Where the words of a draft stand in the text, by slot; a cue with the status that it tells."""
    passage = draft.paragraph.passage
    yield passage.start(draft.trigger.i), passage.end(draft.trigger.j), "trigger", ""
    for when in draft.whens:
        if heading is not None and when is heading.day:
            yield heading.start, heading.end, "when", ""
        else:
            yield passage.start(when.i), passage.end(when.j), "when", ""
    for hour in draft.hours:
        yield passage.start(hour.i), passage.end(hour.j), "when", ""
    for place in draft.places:
        yield passage.start(place.i), passage.end(place.j), "place", ""
    for taker in draft.takers.values():
        m = taker.mention
        if m is not None:
            yield passage.start(m.i), passage.end(m.j), "participant", ""
    if draft.topic is not None:
        yield draft.topic.start, draft.topic.end, "topic", ""
    for i, j, cue in draft.cues:
        yield passage.start(i), passage.end(j), "status", cue.status


def entry(
    report: Report, ids: dict[int, str], parents: dict[int, str], cast: Cast, published: str | None
) -> MeetingReport:
    """The entry of a report; ``ids`` are those of all entries, ``parents`` of the visits that they are part of."""
    takers = _with_states(report, cast)
    status = settled(report.status.status, report.when, published)
    stances: dict[str, Stance] = {}
    for draft in report.drafts:
        stances.update(draft.stances)
    for actor in takers:
        cast.use(actor)
    return MeetingReport(
        id=ids[id(report)],
        kind=_kind(report, takers, cast),
        format=report.format or report.setting or (None if report.title else _format(report, takers, cast)),
        level=report.level or _level(report),
        title=report.title,
        topic=report.topic,
        when=report.when,
        when_basis=report.basis,
        time=report.clock,
        place=report.place,
        participants=tuple(
            Participant(
                actor=t.actor, role=t.role, stance=stance_of(t, cast.state_of(t.actor), stances, status, report.kind)
            )
            for t in takers.values()
        ),
        status=status,
        outcome=report.outcome if status in OVER else None,
        moved_from=ids.get(id(report.moved_from)) if report.moved_from else None,
        part_of=parents.get(id(report)),
        spans=_evidence(report),
    )


def _with_states(report: Report, cast: Cast) -> dict[str, Taker]:
    """Who takes part, and the states that those sent serve; who speaks to the press speaks alone."""
    takers = dict(report.takers)
    if report.kind == "press-conference":
        return takers
    for taker in report.takers.values():
        state = cast.state_of(taker.actor) if cast.draft(taker.actor).kind == "person" else None
        if state:
            takers.setdefault(state, Taker(state, taker.role))
    return takers


def _kind(report: Report, takers: dict[str, Taker], cast: Cast) -> MeetingKind:
    """A summit or ministerial by who comes together, where the words only say that they meet."""
    group = _group(report)
    if report.kind == "call":
        return RANKED.get(group) or _of_many(report, takers, cast)
    if report.kind != "talks" or not all(d.general or d.anaphoric for d in report.drafts):
        return report.kind
    ranks = [t.mention.level for t in takers.values() if t.mention and t.mention.plural]
    bodies = [t for t in takers.values() if t.mention and t.mention.plural and _many(t.actor, cast)]
    people = [t for t in takers.values() if t.mention and t.mention.level == "ministers"]
    if _at_the_top(report, takers, cast):
        return "summit"
    if group in RANKED and len({cast.state_of(a) for a in takers}) != TWO:
        return RANKED[group]
    led = {a for a, t in takers.items() if t.mention and t.mention.level == "leaders"}
    sides = {cast.state_of(a) for a in takers} - {cast.state_of(a) for a in led}
    if bodies and ranks.count("leaders") and not sides:
        return "summit"
    if (bodies and ranks.count("ministers")) or len({cast.state_of(t.actor) for t in people}) >= MINISTERIAL:
        return "ministerial"
    return report.kind


def _group(report: Report) -> str:
    """The rank of a nameless group that is told to meet, empty where none is."""
    return next((d.ranked for d in report.drafts if d.ranked), "")


def _at_the_top(report: Report, takers: dict[str, Taker], cast: Cast) -> bool:
    """Whether leaders meet by themselves: those of three states, or of two where neither is at home.

    Not where they meet in the course of another event, or who hosts it receives one of its guests.
    """
    sides = {state for t in takers.values() if (state := cast.state_of(t.actor))}
    told = [t for t in takers.values() if t.mention and t.mention.level == "leaders" and not t.mention.plural]
    led = {cast.state_of(t.actor) for t in told if cast.draft(t.actor).kind == "person"}
    if sides != led or len(sides) < TWO or any(d.within or d.relation == "margin" for d in report.drafts):
        return False
    lands = {cast.draft(side).country for side in sides}
    return None not in lands and (len(lands) > TWO or (report.place is not None and report.place.country not in lands))


def _of_many(report: Report, takers: dict[str, Taker], cast: Cast) -> MeetingKind:
    """A call is of two; a video link of more goes by the rank of those who come together."""
    told = [t for t in takers.values() if t.mention and t.mention.plural and _many(t.actor, cast)]
    ranks = {t.mention.level for t in told if t.mention} | {report.level}
    alone = len([a for a in takers if _many(a, cast)]) == 1 and len({cast.state_of(a) for a in takers}) <= TWO
    if alone and told and "ministers" in ranks:
        return "ministerial"
    if alone and told and "leaders" in ranks:
        return "summit"
    return report.kind


def _format(report: Report, takers: dict[str, Taker], cast: Cast) -> str | None:
    """The summit of the one organisation that sits in it, the forum of that name, or that of just these states."""
    sitting = [a for a in report.takers if _many(a, cast)]
    if len(sitting) == 1 and report.kind in ("summit", "ministerial"):
        summit = cast.summit_of(sitting[0]) if report.kind == "summit" else None
        told = summit or cast.forum(sitting[0])
        if told is not None:
            return told.id
        return f"{cast.draft(sitting[0]).name} summit" if report.kind == "summit" else None
    circle = cast.circle_of(takers, report.kind)
    return circle.id if circle else None


def _many(actor: str, cast: Cast) -> bool:
    return cast.draft(actor).kind == "organisation"


def _level(report: Report) -> Level | None:
    """The rank of the delegations that are told of, or of all who take part."""
    ranked = [t.mention for t in report.takers.values() if t.mention and t.mention.level]
    groups = {m.level for m in ranked if m.plural}
    levels = groups if len(groups) == 1 and groups != {"officials"} else {m.level for m in ranked}
    if len(levels) > 1:
        return "envoys" if levels <= SENT else "mixed"
    group = _group(report)
    return next((LEVELS[level] for level in (*levels, group) if level), None) or RANKS.get(report.kind)


def _evidence(report: Report) -> tuple[Evidence, ...]:
    status = report.status.status
    shown = (*(row for draft in report.drafts for row in draft.shown), *report.cited)
    spans = {(a, b, slot) for a, b, slot, told in shown if slot != "status" or told == status}
    return tuple(Evidence(start=a, end=b, slot=s) for a, b, s in sorted(spans)[:MOST_SPANS])
