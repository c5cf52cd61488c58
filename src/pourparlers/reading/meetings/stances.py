"""Each party's stance towards a meeting: who convened, proposed, accepted, declined, as subjects of a sentence."""

from __future__ import annotations

from pourparlers.model import Stance
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.doers import row_before
from pourparlers.reading.meetings.drafts import STANDING, Draft, Taker
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.verbs import PAST

BY_FRAME: dict[str, Stance] = {"convene": "convened", "invite": "proposed"}
INVERTED = 6
JOINED = 2  # a coordinator and an article


def give_stances(scene: Scene, draft: Draft) -> None:
    """Note the stance of the subject of each cue, and of whoever convenes or invites, under whom they serve too."""
    told = BY_FRAME.get(draft.frame)
    behind = draft.verb.j if draft.verb else draft.trigger.j
    if draft.frame == "gather" and any(t.mention and t.mention.i >= behind for t in draft.takers.values()):
        told = "convened"
    if draft.frame == "hold" and draft.kind in STANDING and draft.tense.name == "fut":
        for mention in draft.subject:
            if mention.kind == "organisation":
                note(scene.cast, draft, mention, "convened")
    answered = any(cue.stance for _, _, cue in draft.cues)
    if not answered and draft.verb is not None and any(v.frame == "attend" for v in draft.verb.verbs):
        told = _answer(scene, draft) or told
    for taker in draft.takers.values():
        if taker.role == "host" and taker.mention and draft.frame != "receive":
            note(scene.cast, draft, taker.mention, "proposed")
            told = told or "accepted"
    for i, j, cue in draft.cues:
        if cue.stance:
            subject = _subject(scene, i, j)
            for mention in row_before(scene, subject, JOINED) if subject else ():
                note(scene.cast, draft, mention, cue.stance)
                if cue.stance == "absent":
                    draft.take(mention)
    if told:
        for mention in [*draft.subject, *_behind_whom(scene, draft)]:
            note(scene.cast, draft, mention, told)
    if draft.frame == "invite":
        for taker in draft.takers.values():
            if taker.mention and taker.mention.i >= behind:
                note(scene.cast, draft, taker.mention, "invited")


def _behind_whom(scene: Scene, draft: Draft) -> list[Mention]:
    """Those whose organ the subject is: "the Italian presidency of the Council"."""
    out = []
    for mention in draft.subject:
        j, role = scene.roles.get(mention.j, (0, ""))
        if role == "of":
            out += [m for m in scene.mentions if 0 <= m.i - j <= 1]
    return out


def _answer(scene: Scene, draft: Draft) -> Stance | None:
    """What it means to say that one will attend: yes, or with a negation no; "said he would" is one's own word too."""
    if draft.tense.negated:
        return "absent" if draft.tense.name in PAST else "declined"
    reported = (
        draft.tense.name in ("unreal", "cond") and len(draft.subject) == 1 and _by_own_side(scene, draft.subject[0])
    )
    return "accepted" if reported or draft.tense.name == "fut" else None


def _by_own_side(scene: Scene, mention: Mention) -> bool:
    """Whether the one that is told to come, or the side that sends him, is who says so earlier in the sentence."""
    if mention.form == "pronoun":
        return True
    side = scene.cast.state_of(mention.actors[0])
    earlier = [m for m in scene.mentions if m.j <= mention.i and m.i in scene.spoken]
    return side is not None and any(scene.cast.state_of(m.actors[0]) == side for m in earlier)


def _subject(scene: Scene, i: int, j: int) -> Mention | None:
    """The mention that a cue is told of: the last before it in its clause, else the first right behind it."""
    clause = scene.clause_of(i)
    comma = "," in scene.paragraph.passage.words[max(scene.sentence[0], i - 3) : i]
    verbs = [t.i for t in scene.triggers if t.i >= i]
    behind = [m for m in scene.mentions if 0 <= m.i - j <= INVERTED and not scene.is_place(m)]
    behind = [m for m in behind if not any(v < m.i for v in verbs)]
    if comma and behind:
        return behind[0]
    before = [m for m in scene.mentions if clause.i <= m.i and m.j <= i and not scene.is_place(m)]
    if before:
        return before[-1]
    return behind[0] if behind else None


def leave_out(scene: Scene, draft: Draft) -> None:
    """Who stays away from a meeting of many is none of its circle, and the meeting goes on without."""
    for k, (i, j, cue) in enumerate(draft.cues):
        subject = _subject(scene, i, j) if cue.stance == "declined" and draft.kind in STANDING else None
        if subject is None:
            continue
        gone = {who for a in subject.actors for who in (a, scene.cast.state_of(a))}
        if draft.owner in gone or not (draft.owner or len(draft.takers.keys() - gone) > 1):
            continue
        draft.takers = {a: t for a, t in draft.takers.items() if a not in gone}
        draft.cues = draft.cues[:k] + draft.cues[k + 1 :]
        return


def note(cast: Cast, draft: Draft, mention: Mention, stance: Stance) -> None:
    """Note the stance of a mention's actors and of those that they serve, where none is noted yet."""
    for actor in mention.actors:
        for who in (actor, cast.state_of(actor)):
            if who is not None:
                draft.stances.setdefault(who, stance)


def stance_of(taker: Taker, served: str | None, stances: dict[str, Stance], status: str, kind: str) -> Stance:
    """A taker's stance in the end: what it or those it serves were told to hold; who met has attended."""
    own, theirs = stances.get(taker.actor), stances.get(served) if served else None
    told = theirs or own if own == "invited" else own or theirs
    if status in ("held", "ongoing"):
        return "absent" if told in ("absent", "declined") else "attended"
    if told is None and status == "refused" and taker.role == "guest":
        return "proposed"
    if told is None and status == "confirmed" and kind == "visit" and taker.role != "host":
        return "accepted"
    return told or ("convened" if taker.role == "convener" else "unsaid")
