"""What became of a meeting, as of publication: from cues, the verb's tense, links to other events, and the date."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.languages.meetings_schema import CALLS_OFF, TELLS
from pourparlers.model import Status
from pourparlers.reading.meetings.drafts import STANDING, Draft
from pourparlers.reading.words.verbs import PAST

AHEAD = frozenset({"proposed", "planned", "confirmed"})


class Told(NamedTuple):
    """A status and how strongly a sentence tells it: 3 a cue that calls off, 2 another cue, 1 tense, 0 date alone."""

    status: Status
    strength: int
    at: tuple[int, int]


@functools.lru_cache(maxsize=4096)
def relation(when: str | None, published: str | None) -> str:
    """How a date lies to publication: before, after, same (that day), within (it spans it), ends (on it), or ""."""
    a, b = edtf.parse(when) if when else None, edtf.parse(published) if published else None
    if a is None or b is None:
        return ""
    (first, last), (p_first, p_last) = edtf.aligned(a, b)
    if last < p_first:
        return "before"
    if first > p_last:
        return "after"
    if first == last and p_first == p_last:
        return "same"
    if last == p_last and p_first == p_last:
        return "ends"
    return "within" if p_first == p_last else ""


def status_of(draft: Draft, when: str | None, published: str | None) -> Told:
    """The status that one sentence tells."""
    tense, lies = draft.tense, relation(when, published)
    if any(w.role == "until" for w in draft.whens):  # "do not meet until Friday"
        tense = tense._replace(negated=False)
    if draft.scheduled:
        tense = tense._replace(name="fut", negated=False)
    trigger = draft.trigger
    cues = sorted(draft.cues, key=lambda c: -c[2].strength)
    strong = [c for c in cues if c[2].strength == CALLS_OFF]
    if strong:
        i, j, cue = strong[0]
        verb = draft.verb
        own = verb is None or (i < verb.j and verb.i < j) or tense.negated or tense.name not in PAST
        if own or lies != "before" or cue.status not in ("refused", "postponed"):
            return Told(cue.status, 3, (i, j))
    if _only_one_stays_away(draft):
        return _by_time(draft, "", lies)
    if tense.negated and tense.name in ("fut", "past", "pres", "plup") and not draft.weak:
        return Told("cancelled" if tense.name != "pres" else "refused", 2, (trigger.i, trigger.j))
    if tense.status in ("refused", "proposed", "confirmed", "unknown", "cancelled"):
        told: Status = tense.status  # type: ignore[assignment]
        if lies != "before" or told not in ("proposed", "unknown") or (told == "unknown" and tense.name in PAST):
            return Told(told, 2, (max(tense.i, 0), trigger.j))
    if draft.frame == "invite" and lies != "before":
        accepted = [c for c in cues if c[2].status == "confirmed"]
        return Told("confirmed" if accepted else "proposed", 2, (trigger.i, trigger.j))
    if tense.name == "unreal" and not (draft.whens and draft.day_before(draft.whens[0])):
        return Told("cancelled" if lies in ("before", "") else "planned", 1, (trigger.i, trigger.j))
    second = [c for c in cues if c[2].strength == TELLS and _fits(c[2].status, tense.name, lies)]
    if second:
        i, j, cue = second[0]
        return Told(cue.status, 2, (i, j))
    # "They met at the beginning of the month" is over, though the month is not.
    return _by_time(draft, tense.name, lies, coarse=bool(when) and "/" not in (when or ""))


def _only_one_stays_away(draft: Draft) -> bool:
    """Whether the sentence only says that somebody does not attend an event with a standing of its own."""
    verb = draft.verb
    return (
        draft.tense.negated
        and verb is not None
        and draft.kind in STANDING
        and any(v.frame == "attend" for v in verb.verbs)
    )


def _fits(status: str, tense: str, lies: str) -> bool:
    """A wish or plan does not fit what a past verb tells or a past date; what goes on does not fit another day."""
    if status in ("proposed", "unknown"):
        return lies != "before" and tense not in PAST
    if status == "confirmed":
        return lies != "before"
    if status == "ongoing":
        return lies in ("same", "within", "ends", "")
    return True


def _by_time(draft: Draft, tense: str, lies: str, coarse: bool = False) -> Told:
    at = draft.trigger.i, draft.trigger.j
    if lies == "before":
        return Told("held", 1 if tense in PAST else 0, at)
    if lies == "after":
        return Told("planned", 1 if tense == "fut" else 0, at)
    if lies in ("same", "within", "ends"):
        if tense == "fut" or draft.relation == "before" or (draft.frame == "due" and tense in PAST):
            return Told("planned", 1, at)
        goes_on = tense == "pres" and any(w.role == "since" for w in draft.whens)
        if draft.aspect in ("begin", "go on") or goes_on:
            return Told("ongoing", 1, at)
        if tense in PAST or draft.relation == "after" or _inserted(draft):
            return Told("ongoing" if lies == "within" and draft.aspect != "end" and not coarse else "held", 1, at)
        return Told({"within": "ongoing", "ends": "held"}.get(lies, "planned"), 0, at)  # type: ignore[arg-type]
    if tense in PAST or draft.relation == "after":
        return Told("held", 1, at)
    if tense == "fut" or draft.relation == "before":
        return Told("planned", 1, at)
    return Told("planned" if tense in ("pres", "inf") else "held", -1, at)


def _inserted(draft: Draft) -> bool:
    """Whether a participle tells of those who do something that day: "the ministers, gathered in Lima, agreed"."""
    verb = draft.trigger
    bare = verb.verb is not None and draft.tense.name in ("ger", "part") and draft.tense.i in (-1, verb.i)
    return bare and (verb.i == draft.sentence[0] or draft.paragraph.passage.words[verb.i - 1] == ",")


def settled(status: Status, when: str | None, published: str | None) -> Status:
    """A status that its date allows: what is to come cannot have been held, what is over is not under way."""
    lies = relation(when, published)
    if lies == "after" and status in ("held", "ongoing"):
        return "planned"
    if lies == "before" and status in ("planned", "ongoing"):
        return "held"
    return status
