"""A told expression and its answers made into the mention that readers of facts are given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.model import TimexType
from pourparlers.reading.times.calendar import DAYS, Answer, anchor_at
from pourparlers.reading.times.resolve import resolve
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.mentions import TimeMention


@dataclass(slots=True)
class Dated:
    """A told expression with its answers: as its direction has it, and in either."""

    told: Told
    chosen: Answer
    past: Answer
    future: Answer
    way: str = ""


def mention_of(dated: Dated) -> TimeMention:
    """The mention of one expression."""
    told, chosen = dated.told, dated.chosen
    kind, value = timex_of(told, chosen)
    opened = "/.." if told.role == "since" and chosen.edtf and "/" not in chosen.edtf else ""
    edtf, past, future = (a.edtf + opened if a.edtf else None for a in (chosen, dated.past, dated.future))
    length = (told.n or 0) * DAYS.get(told.unit, 0) if told.make == "duration" else 0
    role = "for" if told.make == "duration" else "at" if told.role == "early" else told.role
    return TimeMention(
        told.i, told.j, kind, value, edtf, past, future, told.clock, role, chosen.grain, relation(told), length,
        hour=told.make == "clock", of_event=told.of_event, shift=_shift(told),
    )  # fmt: skip


def _shift(told: Told) -> int:
    """By how many days something lies behind or before an event."""
    if not told.of_event or told.vague or told.unit not in DAYS:
        return 0
    if told.make == "period":
        return {"following": 1, "previous": -1}.get(told.which, 0) * DAYS[told.unit]
    return (told.n or 0) * told.sign * DAYS[told.unit]


def interval_of(a: Dated, b: Dated, alternatives: tuple[str, ...] = ()) -> TimeMention:
    """The mention of two ends, or of two days that follow one another."""
    mention = mention_of(Dated(replace(a.told, j=b.told.j), a.chosen, a.past, a.future))
    edtf = joined(a.chosen, b.chosen)
    mention.edtf, mention.alternatives = edtf, alternatives
    mention.past, mention.future = joined(a.past, b.past) or edtf, joined(a.future, b.future) or edtf
    if mention.role == "since" and edtf and not edtf.endswith("/.."):
        mention.role = "at"
    mention.clock = mention.clock or b.told.clock
    return mention


def apart(dated: Dated) -> list[TimeMention]:
    """A day and its hours as mentions of their own, where words stand between them (as TimeML annotates)."""
    told = dated.told
    if not told.hours:
        return [mention_of(dated)]
    kept = [h for h in told.hours if h.core == told.body[1] or h.j == told.body[0]]
    alone = [h for h in told.hours if h not in kept]
    i, j = min(told.body[0], *(h.i for h in kept), told.body[1]), max(told.body[1], *(h.j for h in kept), 0)
    clock = next((h.clock for h in kept if h.clock), None) if told.make not in ("clock", "part") else told.clock
    part = next((h.part for h in kept if h.part), "") or ("" if any(h.part == told.part for h in alone) else told.part)
    day = replace(told, i=i, j=j, clock=clock, part=part)
    out = [mention_of(Dated(day, dated.chosen, dated.past, dated.future))]
    out += [mention_of(Dated(hour, dated.chosen, dated.past, dated.future)) for hour in alone]
    return sorted(out, key=lambda m: m.i)


def joined(a: Answer, b: Answer) -> str | None:
    """The interval from the beginning of one to the end of another."""
    if not a.edtf or not b.edtf:
        return a.edtf or b.edtf
    first, last = a.edtf.partition("/")[0], b.edtf.rpartition("/")[2]
    return first if first == last else f"{first}/{last}"


def consecutive(a: Answer, b: Answer) -> bool:
    """Whether two days follow one another."""
    return a.grain == b.grain == "day" and bool(a.last and b.first and (b.first - a.last).days == 1)


def relation(told: Told) -> str:
    if told.base == "last" or told.which in ("same", "previous", "following"):
        return "last"
    return "absolute" if told.make == "date" and (told.month or told.year) else "published"


def timex_of(told: Told, answer: Answer) -> tuple[TimexType, str]:
    """Type and value as TIMEX3 writes them."""
    if told.make == "set":
        return "SET", answer.value
    if told.make == "ref" and told.as_duration:
        return "DURATION", answer.value
    if told.make == "duration" or told.as_duration:
        return "DURATION", resolve(replace(told, make="duration"), anchor_at(None), "").value
    hour = told.clock.start if told.clock and told.clock.start else told.part
    if hour:
        return "TIME", f"{answer.value or 'XXXX-XX-XX'}T{hour}"
    return "DATE", answer.value
