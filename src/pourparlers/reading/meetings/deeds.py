"""Deeds that are a meeting only in company: who signs with whom, whom someone calls or sends, and asks nothing of."""

from __future__ import annotations

from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.verbs import QUOTED

HOLDERS = frozenset({"person", "office"})
ASKED = 14  # words from an object to those by which something is asked of it
HANGING = 3  # words behind an object in which what is asked of it begins


def apart_from_signing(drafts: list[Draft]) -> list[Draft]:
    """A signing in a sentence that tells of a meeting is what the meeting brought."""
    met = [d for d in drafts if not _signing(d)]
    return met or drafts


def _signing(draft: Draft) -> bool:
    verb = draft.trigger.verb
    return verb is not None and draft.frame == "meet" and (verb.joint or draft.kind == "other")


def unsigned(scene: Scene, draft: Draft) -> bool:
    """Whether a signing lacks what makes it a ceremony: a day, a place, and two sides with someone in office."""
    if not _signing(draft):
        return False
    sides = {scene.cast.state_of(actor) or actor for actor in draft.takers}
    told = [t.mention for t in draft.takers.values() if t.mention]
    return not (
        draft.whens and draft.places and len(sides) > 1 and any(m.kind in HOLDERS or m.form == "members" for m in told)
    )


def called_upon(scene: Scene, draft: Draft) -> bool:
    """Whether a verb that tells of a meeting by its bare object has none, or one on whom something is urged."""
    verb = draft.trigger.verb
    if verb is None or not verb.bare:
        return False
    objects = [t.mention for t in draft.takers.values() if t.mention and t.mention.i >= draft.trigger.j]
    met = min((m for m in objects if m.kind in HOLDERS), key=lambda m: m.i, default=None)
    told = scene.paragraph.passage.words
    between = [told[k] for k in range(draft.trigger.j, met.i) if not _placed(scene, k)] if met else []
    small = (scene.words.determiners | scene.words.grammar.adverbs) - scene.words.skips
    if met is None or not small.issuperset(between):
        return True
    behind = [told[k] for k in range(met.j, scene.sentence[1]) if not _placed(scene, k)][:HANGING]
    hangs = next(
        (w for w in behind if w == "," or w in scene.words.infinitive or w in scene.words.skips or w in QUOTED), ","
    )
    asked = not scene.words.appeals.isdisjoint(told[met.j : min(scene.sentence[1], met.j + ASKED)])
    return asked or hangs in scene.words.skips or hangs in QUOTED


def _placed(scene: Scene, word: int) -> bool:
    """Whether a word only tells when or where."""
    return scene.is_time(word) or any(p.i - 1 <= word < p.j for p in scene.places if p.role)
