"""Each party's stance towards a meeting: who convened, proposed, accepted, declined, as subjects of a sentence."""

from __future__ import annotations

from pourparlers.model import Stance
from pourparlers.reading.drafts import STANDING, Draft, Taker
from pourparlers.reading.mentions import Mention
from pourparlers.reading.scene import Scene

BY_FRAME: dict[str, Stance] = {"convene": "convened", "invite": "proposed"}
INVERTED = 6


def give_stances(scene: Scene, draft: Draft) -> None:
    """Note the stance of the subject of each cue, and of whoever convenes or invites, under whom they serve too."""
    told = BY_FRAME.get(draft.frame)
    behind = draft.verb.j if draft.verb else draft.trigger.j
    if draft.frame == "gather" and any(t.mention and t.mention.i >= behind for t in draft.takers.values()):
        told = "convened"
    if draft.frame == "hold" and draft.kind in STANDING and draft.tense.name == "fut":
        for mention in draft.subject:
            if mention.kind == "organisation":
                _note(scene, draft, mention, "convened")
    if draft.frame == "attend" and draft.tense.name == "fut":
        told = "accepted"
    inviters = [t for t in draft.takers.values() if t.role == "host" and t.mention and draft.frame != "receive"]
    for taker in inviters:
        if taker.mention:
            _note(scene, draft, taker.mention, "proposed")
            told = told or "accepted"
    if told:
        for mention in draft.subject:
            _note(scene, draft, mention, told)
    for i, j, cue in draft.cues:
        if cue.stance:
            subject = _subject(scene, i, j)
            if subject is not None:
                _note(scene, draft, subject, cue.stance)


def _subject(scene: Scene, i: int, j: int) -> Mention | None:
    """The mention that a cue is told of: the last before it in its clause, else the first right behind it."""
    clause = scene.clause_of(i)
    comma = "," in scene.paragraph.passage.words[max(scene.sentence[0], i - 3) : i]
    behind = [m for m in scene.mentions if 0 <= m.i - j <= INVERTED and not scene.is_place(m)]
    if comma and behind:
        return behind[0]
    before = [m for m in scene.mentions if clause.i <= m.i and m.j <= i and not scene.is_place(m)]
    if before:
        return before[-1]
    return behind[0] if behind else None


def _note(scene: Scene, draft: Draft, mention: Mention, stance: Stance) -> None:
    for actor in mention.actors:
        for who in (actor, scene.cast.state_of(actor)):
            if who is not None:
                draft.stances.setdefault(who, stance)


def stance_of(taker: Taker, served: str | None, stances: dict[str, Stance], status: str, kind: str) -> Stance:
    """A taker's stance in the end: what it or those it serves were told to hold; who met has attended."""
    told = stances.get(taker.actor) or (stances.get(served) if served else None)
    if status in ("held", "ongoing"):
        return "attended"
    if told is None and status == "refused" and taker.role == "guest":
        return "proposed"
    if told is None and status == "confirmed" and kind == "visit" and taker.role != "host":
        return "accepted"
    return told or ("convened" if taker.role == "convener" else "unsaid")
