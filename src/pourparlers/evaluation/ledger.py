"""The error ledger: every difference between gold and a reading, by class, each on one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pourparlers.evaluation import dates
from pourparlers.evaluation.alignment import Alignment, quote_weight, same_speaker, shared_names
from pourparlers.evaluation.gold import Gold, GoldMeeting, GoldStatement
from pourparlers.evaluation.matching import Pairs, match
from pourparlers.evaluation.names import same_name, same_place, same_service
from pourparlers.evaluation.score import date_right, evidence_cited, has_stance, same_time, scored_stances
from pourparlers.evaluation.summary import meeting_line, near_meeting, person_line, statement_line

CLASSES = (
    "missed meeting", "spurious meeting", "false alarm", "wrong date", "coarse date", "wrong place", "wrong status",
    "wrong kind", "missing participant", "extra participant", "wrong format", "wrong level", "wrong hour",
    "wrong stance", "sentence not cited", "missed statement", "spurious statement", "wrong act", "missed quote",
    "spurious quote", "wrong attribution", "missed person", "spurious person", "wrong affiliation",
)  # fmt: skip


class Error(msgspec.Struct, frozen=True):
    """One difference: its class, what gold has, what the reading has."""

    kind: str
    gold: str
    predicted: str


def errors(gold: Gold, predicted: Gold, pairs: Alignment) -> list[Error]:
    """The errors of one text, in the order of the classes."""
    found = [*_meetings(gold, predicted, pairs), *_statements(gold, predicted, pairs), *_people(gold, predicted, pairs)]
    return sorted(found, key=lambda error: CLASSES.index(error.kind))


def by_class(found: Iterable[Error]) -> dict[str, int]:
    """How many errors there are of each class, those with none left out."""
    counted = Counter(error.kind for error in found)
    return {kind: counted[kind] for kind in CLASSES if counted[kind]}


def _meetings(gold: Gold, predicted: Gold, pairs: Alignment) -> Iterator[Error]:
    missed, spurious = _unmatched(pairs.meetings, len(gold.meetings), len(predicted.meetings))
    rest = [predicted.meetings[j] for j in spurious]
    for i in missed:
        near = near_meeting(gold.meetings[i], rest)
        yield Error("missed meeting", meeting_line(gold.meetings[i], evidence=True), f"~ {near}" if near else "")
    for meeting in rest:
        yield Error("spurious meeting" if gold.meetings else "false alarm", "", meeting_line(meeting, evidence=True))
    for i, j in pairs.meetings:
        yield from _slots(gold.meetings[i], predicted.meetings[j])


def _slots(gold: GoldMeeting, predicted: GoldMeeting) -> Iterator[Error]:
    named = gold.what or meeting_line(gold)
    for kind, right, ours, theirs in (
        _date(gold, predicted),
        ("wrong place", not gold.place or same_place(gold.place, predicted.place), gold.place, predicted.place),
        ("wrong status", gold.status == predicted.status, gold.status, predicted.status),
        ("wrong kind", gold.kind == predicted.kind, gold.kind, predicted.kind),
        ("wrong format", not gold.format or same_name(gold.format, predicted.format), gold.format, predicted.format),
        ("wrong level", not gold.level or gold.level == predicted.level, gold.level, predicted.level),
        ("wrong hour", not gold.time or same_time(gold.time, predicted.time), gold.time, predicted.time),
    ):
        if not right:
            yield Error(kind, f"{named}: {ours}", str(theirs))
    yield from _participants(gold, predicted, named)
    if gold.evidence and predicted.cited is not None and not evidence_cited(gold, predicted):
        cited = " / ".join(dict.fromkeys(sentence[:60] for sentence in predicted.cited))
        yield Error("sentence not cited", f"{named}: {gold.evidence}", cited)


def _date(gold: GoldMeeting, predicted: GoldMeeting) -> tuple[str, bool, str | None, str | None]:
    """A date outside gold's is wrong; one inside it that covers fewer days is only noted."""
    if not gold.date or not date_right(gold, predicted):
        return "wrong date", not gold.date, gold.date, predicted.date
    return "coarse date", dates.exact(gold.date, predicted.date or ""), gold.date, predicted.date


def _participants(gold: GoldMeeting, predicted: GoldMeeting, named: str) -> Iterator[Error]:
    ours, theirs = gold.participants or (), predicted.participants or ()
    missing, extra = _unmatched(shared_names(ours, theirs), len(ours), len(theirs))
    for i in missing:
        yield Error("missing participant", f"{named}: {ours[i]}", ", ".join(theirs))
    for j in extra:
        yield Error("extra participant", f"{named}: {', '.join(ours)}", theirs[j])
    for who, stance in scored_stances(gold):
        if not has_stance(predicted, who, stance):
            given = [x or "-" for name, x in (predicted.stances or {}).items() if same_name(who, name)]
            yield Error("wrong stance", f"{named}: {who} {stance}", given[0] if given else "not a participant")


def _statements(gold: Gold, predicted: Gold, pairs: Alignment) -> Iterator[Error]:
    ours, theirs = gold.statements, predicted.statements
    speakers = match(ours, theirs, _statement_weight)
    missed, spurious = _unmatched(speakers, len(ours), len(theirs))
    yield from (Error("missed statement", statement_line(ours[i]), "") for i in missed)
    yield from (Error("spurious statement", "", statement_line(theirs[j])) for j in spurious)
    for i, j in speakers:
        if ours[i].act != theirs[j].act:
            yield Error("wrong act", statement_line(ours[i]), f"{theirs[j].act}: {(theirs[j].gist or '')[:80]}")
    yield from _quotes(ours, theirs, pairs.quotes)


def _statement_weight(gold: GoldStatement, predicted: GoldStatement) -> float:
    """As many speakers as can be, and of these pairings the one with most acts and quotations."""
    if not same_speaker(gold, predicted):
        return 0
    quotes = quote_weight(gold.quote, predicted.quote or "") if gold.quote else 0
    return 1000 + 10 * (gold.act == predicted.act) + 4 * quotes


def _quotes(ours: Sequence[GoldStatement], theirs: Sequence[GoldStatement], pairs: Pairs) -> Iterator[Error]:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, statement in enumerate(ours):
        if statement.quote and i not in found:
            yield Error("missed quote", f"{statement.speaker}: {statement.quote}", "")
    for j, statement in enumerate(theirs):
        if statement.quote and j not in used:
            yield Error("spurious quote", "", f"{statement.speaker}: {statement.quote}")
    for i, j in pairs:
        if not same_speaker(ours[i], theirs[j]):
            yield Error("wrong attribution", f"{ours[i].speaker}: {ours[i].quote}", str(theirs[j].speaker))


def _people(gold: Gold, predicted: Gold, pairs: Alignment) -> Iterator[Error]:
    missed, spurious = _unmatched(pairs.people, len(gold.people), len(predicted.people))
    yield from (Error("missed person", person_line(gold.people[i]), "") for i in missed)
    yield from (Error("spurious person", "", person_line(predicted.people[j])) for j in spurious)
    for i, j in pairs.people:
        ours, theirs = gold.people[i], predicted.people[j]
        if not same_service(ours.affiliation, theirs.affiliation):
            yield Error("wrong affiliation", person_line(ours), str(theirs.affiliation))


def _unmatched(pairs: Pairs, ours: int, theirs: int) -> tuple[list[int], list[int]]:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in range(ours) if i not in found], [j for j in range(theirs) if j not in used]
