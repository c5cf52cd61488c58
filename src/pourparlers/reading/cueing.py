"""Cues of status to the meetings that they tell of, and the verbs of speech that claim dates for themselves."""

from __future__ import annotations

from pourparlers.reading.clauses import crossing
from pourparlers.reading.drafts import Draft
from pourparlers.reading.scene import Scene

# How far a cue reaches, in words with borders and commas weighed in; an answer still open reaches over a semicolon.
FAR, FARTHEST = 18.0, 40.0
# "They hope to agree before the summit": the hope is none of the summit's, unless its words stand right beside it.
LINKED, BESIDE = frozenset({"before", "after"}), 3


def give_cues(scene: Scene, drafts: list[Draft]) -> None:
    """Each cue of status goes to the nearest trigger of its clause, or of the sentence where that has none."""
    i, j = scene.sentence
    passage = scene.paragraph.passage
    for hit in scene.words.cues.find(passage, i, j):
        low = max(i, hit.i - 3)
        if any(w in scene.words.grammar.negations for w in passage.words[low : hit.i]) and hit.senses[0].strength > 1:
            continue
        open_answer = any(c.stance == "considering" for c in hit.senses)
        alone = len(drafts) == 1 and hit.senses[0].strength == 3
        best, best_cost, clear = None, FARTHEST if open_answer or alone else FAR, False
        inner = _inner(scene, hit.i)
        for draft in drafts:
            if inner and inner[0] <= draft.trigger.i < inner[1]:
                continue
            a, b = _nearest(draft, hit.i)
            lo, hi = min(b, hit.j), max(a, hit.i)
            gap, crossed, commas = crossing(passage.words, scene.clauses, lo, hi)
            if crossed and lo == hit.j and any(0 <= c.i - hit.j <= 1 for c in scene.clauses):
                crossed = crossed[1:]
            cost = gap + 5 * len(crossed) + 2 * commas
            if cost < best_cost:
                best, best_cost, clear = draft, cost, not crossed
        if best is not None and not (best.relation in LINKED and hit.j + BESIDE < best.trigger.i):
            for cue in hit.senses:
                if cue.strength == 3 or best_cost <= 10 or (clear and cue.strength == 2) or open_answer:
                    best.cues.append((hit.i, hit.j, cue))


def _inner(scene: Scene, word: int) -> tuple[int, int] | None:
    """The relative clause that a word's clause goes on behind: its nouns are not what the main verb tells of."""
    for before, clause in zip(scene.clauses, scene.clauses[1:], strict=False):
        if clause.i <= word < clause.j and clause.opens == "resume" and before.opens == "relative":
            return before.i, before.j
    return None


def _nearest(draft: Draft, word: int) -> tuple[int, int]:
    """The range of a draft that is nearest to a word: its trigger's, or that of the verb that tells of it."""
    spans = [draft.span] + ([(draft.verb.i, draft.verb.j)] if draft.verb else [])
    return min(spans, key=lambda s: max(s[0] - word, word - s[1], 0))


def rivals(scene: Scene, drafts: list[Draft]) -> list[tuple[int, int]]:
    """Verbs of speech and cues beside no trigger: a date next to one of them tells when it was said or decided."""
    passage, (i, j) = scene.paragraph.passage, scene.sentence
    spoken = [(h.i, h.j) for h in scene.words.speech.find(passage, i, j)]
    cues = [(a, b) for d in drafts for a, b, c in d.cues if c.strength == 2 and c.status in ("confirmed", "proposed")]
    own = [d.span for d in drafts] + [(d.verb.i, d.verb.j) for d in drafts if d.verb]
    return [r for r in {*spoken, *cues} if not any(a < r[1] and r[0] < b for a, b in own)]
