"""What a meeting brought: "agreed to meet again", "signed a declaration", "ended without agreement"."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.model import Excerpt
from pourparlers.reading.meetings.doers import role_before
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Result
from pourparlers.reading.meetings.phrases import rest_of_clause
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.verbs import PAST, tense_of

TOLD = PAST | {"pres", "part"}
SUBJECT = 8  # words before a verb among which its subject is looked for


def outcomes(scene: Scene) -> Iterator[tuple[Hit[Result], Excerpt]]:
    """The outcomes that a sentence tells, in order: of verbs in the past or present, with all that follows them."""
    passage = scene.paragraph.passage
    for hit in scene.words.outcomes.find(passage, *scene.sentence):
        sense = hit.senses[0]
        first = hit.i
        if not sense.rule.plain:
            tense = tense_of(passage, hit.i, sense.feature, scene.words.grammar, scene.sentence[0])
            if tense.name not in TOLD or tense.status or (tense.name == "part" and tense.i >= hit.i):
                continue
            first = max(tense.i, scene.sentence[0]) if tense.i >= 0 else hit.i
            while first > scene.sentence[0] and passage.words[first - 1] in scene.words.grammar.negations:
                first -= 1
        told = rest_of_clause(scene, first, hit.j)
        if told is not None:
            yield hit, told


def give_outcomes(scene: Scene, drafts: list[Draft]) -> None:
    """Each outcome to the meeting told of last before it in the sentence, if that one is not still to come."""
    around = {id(d.within) for d in drafts}
    for hit, told in outcomes(scene):
        before = [
            d
            for d in drafts
            if id(d) not in around and d.trigger.j <= hit.i and d.tense.name not in ("fut", "unreal", "cond")
        ]
        draft = max(before, key=lambda d: d.trigger.i, default=None)
        if draft is not None and draft.outcome is None and not _of_others(scene, draft, hit.i):
            draft.outcome = told


def _of_others(scene: Scene, draft: Draft, verb: int) -> bool:
    """Whether a subject of its own, none of the circle and no word for it, stands right before the verb."""
    lo = max(draft.trigger.j, scene.clause_of(verb).i, verb - SUBJECT)
    if scene.words.subjects.find(scene.paragraph.passage, lo, verb):
        return False
    named = [m for m in scene.mentions if lo <= m.i and m.j <= verb and not scene.is_place(m)]
    named = [m for m in named if role_before(scene, m, lo) is None]
    circle = {who for a in draft.takers for who in (a, scene.cast.state_of(a))}
    return bool(named and circle) and not any(who in circle for m in named for who in m.actors)
