"""Which drafts say enough to be a meeting, and which only look like one."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import CALLS_OFF, TELLS
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.verbs import PAST

OBJECT = frozenset({"receive", "brief", "call"})
# What may be attended, so that its name behind the verb is no guest.
EVENTS = frozenset({"state", "organisation", "body"})
ECHOED = frozenset({"meet", "receive", "call", "gather"})
JOURNEYS = frozenset({"travel", "due", "invite"})
# How near a date or place must stand behind a format, and the verb of what a journey is for.
BEHIND, AIM = 3, 20


def _is_event(draft: Draft) -> bool:
    """Whether a format's name tells of a sitting: a verb or link says so, or a date or place stands right behind it."""
    if draft.relation or draft.verb is not None or (draft.trigger.noun and draft.trigger.noun.forms):
        return True
    if draft.kind in ("summit", "conference", "ministerial"):
        return True
    j = draft.trigger.j
    return any(0 <= i - j <= BEHIND for i in (*(w.i for w in draft.whens), *(p.i for p in draft.places)))


def tells(draft: Draft, headed: bool = False) -> bool:
    """Whether a draft says enough to be a meeting, or may yet be joined to one; ``headed``: a heading gives the day."""
    if draft.anaphoric:
        return _points_back(draft)
    if draft.weak:
        return not _empty(draft) and _suffices(draft, headed)
    return not _empty(draft)


def _points_back(draft: Draft) -> bool:
    """Whether a draft of a meeting told of before tells anything new of it."""
    if draft.frame == "guests":
        return bool(draft.takers)
    if draft.circle_only:
        behind = [t.mention for t in draft.takers.values() if t.mention and t.mention.kind in EVENTS]
        near = any(0 <= m.i - draft.trigger.j <= 2 for m in behind)
        return bool(draft.takers) and not (near and draft.subject)
    return bool(draft.whens or draft.places or any(c.strength >= TELLS for _, _, c in draft.cues))


def _empty(draft: Draft) -> bool:
    """Whether what a meeting of its make cannot do without is missing."""
    tense, noun = draft.tense, draft.trigger.noun
    if draft.frame in ("travel", "gather") and noun is None and not draft.takers:
        drawn = draft.frame == "gather" and draft.trigger.feature in ("part", "ger")  # "the march drew thousands"
        if drawn or not (draft.places and draft.whens):
            return True
    if draft.frame == "travel" and noun is None and not draft.places and (draft.far or draft.borrowed):
        return True
    if draft.kind == "press-conference" and _only_setting(draft):
        return True
    verb = draft.trigger.verb
    if verb is not None and verb.transitive and noun is None and not draft.takers:
        return True
    if tense.negated and (draft.frame == "invite" or tense.name in ("inf", "ger")):
        return True
    if draft.frame in OBJECT and noun is None and not draft.hangs and not _has_object(draft):
        return True
    if _only_mooted(draft):
        return True
    known = draft.takers or draft.places
    if draft.relation in ("margin", "during") and draft.definite and not (draft.format or known):
        return True
    return bool(draft.far and draft.definite and noun and not (known or draft.verb))


def echo(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a weak verb only says what those did who meet anyway: "met X to discuss Y", "met X and discussed Y"."""
    if not draft.weak or draft.trigger.noun or draft.frame != "meet":
        return False
    at = drafts.index(draft)
    before = drafts[at - 1] if at else None
    return before is not None and before.frame in ECHOED and draft.takers.keys() <= before.takers.keys()


def stranger(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of travel has a subject that is nobody's: "the soldiers", "prices", "the ship"."""
    if draft.frame != "travel" or draft.trigger.noun or draft.takers or draft.tense.name == "inf":
        return False
    words, group = scene.paragraph.passage.words, draft.trigger.group
    start = scene.clause_of(max(group - 1, scene.sentence[0])).i
    if any(start <= a and b <= group for a, b in scene.paragraph.faceless):
        return False
    if not (scene.words.offices and group > start and words[group - 1] not in scene.words.it):
        return False
    names = [(t.i, t.j) for t in scene.times] + [(p.i, p.j) for p in scene.places]
    heads = [k for k in range(start, group) if words[k] in scene.words.determiners and words[k] not in scene.words.it]
    return any(not scene.is_time(k) and not any(a - 3 <= k < b for a, b in names) for k in heads)


def at_home(scene: Scene, draft: Draft) -> bool:
    """Whether those who travel serve the country that they are told to travel in."""
    if draft.frame != "travel" or not draft.places or not draft.takers:
        return False
    country = draft.places[0].place.country
    told = [(actor, scene.cast.state_of(actor)) for actor in draft.takers]
    sure = all(s and scene.cast.is_sure(actor) and scene.cast.draft(s).country == country for actor, s in told)
    return country is not None and sure


def _only_setting(draft: Draft) -> bool:
    """Whether a press conference is only where something was said: over, and with no hour of its own."""
    if draft.relation and draft.verb is None:
        return True
    return draft.tense.name in PAST and not any(w.clock for w in draft.whens)


def _only_mooted(draft: Draft) -> bool:
    """Whether talks as such are spoken of, with no verb of their own, no place, and a day that another clause tells."""
    if draft.trigger.noun is None or not draft.general or draft.definite or draft.relation or draft.places:
        return False
    finite = draft.verb is not None and draft.tense.name not in ("inf", "ger", "part", "")
    return not finite and bool(draft.whens) and (draft.borrowed or draft.far) and (draft.weak or not draft.cues)


def _has_object(draft: Draft) -> bool:
    """Whether a verb that wants an object has one, is told in the passive, or is clear without."""
    if draft.tense.name in ("part", "pres") and draft.trigger.feature == "part":
        return True
    if draft.frame == "call" and len(draft.takers) > 1:
        return True
    if draft.frame == "receive" and draft.takers and draft.places and draft.whens:
        return True
    return any(t.mention and t.mention.i >= draft.trigger.j for t in draft.takers.values())


def _suffices(draft: Draft, headed: bool) -> bool:
    """Whether enough stands beside a weak trigger: a date or place and, by its make, who takes part."""
    if draft.format:
        return bool(headed or draft.whens or draft.places) and _is_event(draft)
    if draft.trigger.noun:
        dated = any(w.type == "DATE" or (w.type == "TIME" and not w.hour) for w in draft.whens) or (
            draft.whens and draft.places
        )
        placed = draft.places and draft.whens and not draft.borrowed
        sure = draft.verb is not None and draft.definite and draft.frame == "happen" and bool(draft.places)
        return sure or bool(draft.takers) or bool(dated and (draft.verb is not None or placed))
    told = [t.mention for t in draft.takers.values() if t.mention]
    if draft.frame == "gather":  # "the Council will take up the matter on Monday"
        before = [m for m in told if m.j <= draft.trigger.group]
        several = any(m.kind == "organisation" or (m.plural and len(m.actors) > 1) for m in before)
        return several and bool(headed or draft.whens or draft.places)
    objects = [m for m in told if m.i >= draft.trigger.j or m.plural]
    if draft.frame == "meet" and len({id(m) for m in told}) > 1:
        objects = told
    return bool(objects) and bool(headed or draft.whens or draft.places)


def settled(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether what is debated is but part of a meeting that the sentence tells of: "met B and debated the pact"."""
    if not (draft.weak and draft.frame == "gather"):
        return False
    return any(d is not draft and d.takers.keys() & draft.takers.keys() for d in drafts)


def aimless(draft: Draft, drafts: list[Draft]) -> bool:
    """A journey with no place where the sentence tells its stations, or in whose course the sentence's talks are.

    So is a briefing with no day of its own beside the meeting that it is given to.
    """
    if draft.kind == "visit" and draft.relation == "during" and draft.places:
        country = draft.places[0].place.country
        return any(d is not draft and d.places and d.places[0].place.country == country for d in drafts)
    if draft.frame == "brief" and draft.trigger.verb and not draft.whens:
        return any(d is not draft and d.whens and d.takers.keys() & draft.takers.keys() for d in drafts)
    if draft.frame != "travel" or draft.places:
        return False
    return any(d is not draft and d.places and d.takers.keys() & draft.takers.keys() for d in drafts)


def undone(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A plan and, in a second clause with no date, place or circle of its own, what became of it: one meeting."""
    out: list[Draft] = []
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    for draft in drafts:
        plan = out[-1] if out else None
        i = draft.trigger.i
        if plan is not None and draft.trigger.noun and plan.tense.name in ("unreal", "fut", "pres"):
            opens = max((k for k in range(plan.trigger.j, i) if words[k] in joins), default=-1)
            own = any(i > opens for i in (*(t.i for t in scene.times), *(p.i for p in scene.places)))
            off = [c for c in draft.cues if c[2].strength == CALLS_OFF]
            if opens > 0 and off and not own and draft.takers.keys() <= plan.takers.keys():
                plan.cues.extend(off)
                continue
        out.append(draft)
    return out


def journeys(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A journey "to meet" someone is one meeting with what it is for; so is a visit with whom one meets during it."""
    out: list[Draft] = []
    trip: Draft | None = None
    for draft in drafts:
        stay = out[-1] if out and _setting(out[-1], draft) else None
        if stay is not None and draft.frame in ("meet", "receive") and draft.trigger.verb:
            stay.verb = draft.verb
            stay.share(draft)
        elif out and _told_of_it(scene, out[-1], draft):
            out[-1].share(draft)
        elif trip is not None and _aims(scene, trip, draft):
            trip.share(draft)
            if trip.frame == "invite":
                trip.trigger = replace(trip.trigger, j=draft.trigger.j)
        else:
            out.append(draft)
            trip = draft if draft.frame in JOURNEYS or (draft.kind == "visit" and draft.frame == "hold") else trip
    return out


def _setting(visit: Draft, draft: Draft) -> bool:
    """Whether a visit is but the setting of what follows: "during a visit to Oslo", "on a trip to Lima, she met"."""
    if visit.kind != "visit":
        return False
    opens = visit.trigger.i - visit.sentence[0] <= 1 and visit.takers.keys() <= draft.takers.keys()
    return (visit.relation == "during" and visit.verb is None) or (visit.frame == "due" and (opens or not visit.takers))


def _told_of_it(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """Whether a relative clause with no day or place of its own tells whom a visitor met: "who was received by Y"."""
    clause = scene.clause_of(draft.trigger.i)
    if visit.kind != "visit" or draft.frame not in ("meet", "receive") or not draft.trigger.verb:
        return False
    if clause.opens != "relative" or clause.by not in scene.words.who or visit.trigger.i >= clause.i:
        return False
    own = any(clause.i <= k < clause.j for k in (*(t.i for t in scene.times), *(p.i for p in scene.places)))
    return not own and bool(visit.takers.keys() & draft.takers.keys())


def _aims(scene: Scene, trip: Draft, draft: Draft) -> bool:
    """Whether a verb of meeting tells what a journey or invitation is for."""
    i, j = draft.trigger.i, trip.trigger.j
    meeting = draft.frame in ("meet", "receive", "brief") or (draft.frame == "travel" and trip.frame == "invite")
    before = scene.paragraph.passage.words[max(j, i - 3) : i]
    aimed = any(w in scene.words.infinitive for w in before[-2:]) and not any(w in scene.words.then for w in before)
    return bool(meeting and draft.trigger.verb) and i - j <= AIM and aimed
