"""Cues of status to the meetings that they tell of, and the verbs of speech that claim dates for themselves."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import CALLS_OFF, TELLS, Cue
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.clauses import crossing
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import TimeMention

# How far a cue reaches, in words with borders and commas weighed in; an answer still open reaches over a semicolon.
FAR, FARTHEST, CLOSE = 18, 40, 10
BORDER, COMMA = 5, 2
# "They hope to agree before the summit": the hope is none of the summit's, unless its words stand right beside it.
SAID = 10  # words from a day to the verb that calls off
DECIDED = frozenset({"proposed", "refused", "cancelled", "postponed", "confirmed"})
LINKED, BESIDE = frozenset({"before", "after"}), 3


def give_cues(scene: Scene, drafts: list[Draft]) -> None:
    """Each cue of status goes to the nearest trigger of its clause, or of the sentence where that has none."""
    passage, negations = scene.paragraph.passage, scene.words.grammar.negations
    for hit in scene.words.cues.find(passage, *scene.sentence):
        strength = hit.senses[0].strength
        before = passage.words[max(scene.sentence[0], hit.i - 3) : hit.i]
        if strength >= TELLS and any(w in negations for w in before):
            continue
        open_answer = any(c.stance == "considering" for c in hit.senses)
        far = open_answer or (len(drafts) == 1 and strength == CALLS_OFF)
        if _of_another(scene, hit.i):
            continue
        inner = _inner(scene, hit.i)
        outer = [d for d in drafts if not (inner and inner[0] <= d.trigger.i < inner[1])]
        ways = [_way(scene, draft, hit.i, hit.j) for draft in outer]
        best = min(range(len(outer)), key=lambda k: ways[k][0], default=-1)
        closing = next((d for d in outer if d.tense.name == "fut" and _attributed(scene, hit, d)), None)
        if closing is not None:
            closing.cues.append((hit.i, hit.j, hit.senses[0]))
            continue
        if best < 0 or ways[best][0] >= (FARTHEST if far else FAR):
            continue
        (cost, clear), draft = ways[best], outer[best]
        over = revived(scene, draft)
        if over is not None and over[0] <= hit.i < over[1]:
            continue
        if draft.relation in LINKED and hit.j + BESIDE < draft.trigger.i:
            continue
        for cue in hit.senses:
            if cue.strength == CALLS_OFF or cost <= CLOSE or (clear and cue.strength == TELLS) or open_answer:
                draft.cues.append((hit.i, hit.j, cue))


def _attributed(scene: Scene, hit: Hit[Cue], draft: Draft) -> bool:
    """Whether who confirms what a sentence tells stands at its end: "will meet in Lima, a spokeswoman confirmed"."""
    words, end = scene.paragraph.passage.words, scene.sentence[1]
    if hit.senses[0].status != "confirmed" or "," not in words[draft.trigger.j : hit.i]:
        return False
    return not any(words[k][0].isalnum() and not scene.is_time(k) for k in range(hit.j, end))


def revived(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The relative clause right behind a noun that is told to be ahead: what it says is over: "the summit that he
    called off on Monday is to take place after all"."""
    verb, j = draft.verb, draft.trigger.j
    if draft.trigger.noun is None or verb is None or verb.tense.name != "fut" or verb.tense.negated or verb.i < j:
        return None
    clause = next((c for c in scene.clauses if 0 <= c.i - j <= 1 and c.opens == "relative"), None)
    inside = clause is not None and clause.by in scene.words.who and clause.i < verb.group
    return (clause.i, verb.group) if clause is not None and inside else None


def decided(scene: Scene, drafts: list[Draft], time: TimeMention) -> bool:
    """Whether a day only tells when a meeting was called off: "on Monday he scrapped the meeting", or was revived."""
    for draft in drafts:
        over = revived(scene, draft)
        if _of_decision(scene, draft, time) or _beside_decision(scene, draft, time):
            return True
        off = [i for i, j, c in draft.cues if _is_off(c) and j < draft.trigger.i]
        if over is not None and over[0] <= time.i < over[1]:
            return any(over[0] <= h.i < over[1] and h.senses[0].strength == CALLS_OFF for h in _found(scene))
        verb = draft.verb
        itself = verb is not None and verb.i < draft.trigger.i and bool(draft.tense.name)
        if off and draft.trigger.noun and 0 <= off[0] - time.j <= SAID and not itself:
            return not any(time.j <= t.i < off[0] for t in scene.triggers)
    return False


def _of_decision(scene: Scene, draft: Draft, time: TimeMention) -> bool:
    """Whether a past day that opens a sentence is that of a decision told before the meeting, in the main clause."""
    opens = time.i <= scene.sentence[0] + 1 and time.edtf == time.past
    told = [
        i
        for i, j, c in draft.cues
        if c.strength >= TELLS and c.status in DECIDED and time.j < i and j < draft.trigger.i
    ]
    apart = any(c.opens == "relative" and told and told[0] < c.i <= draft.trigger.i for c in scene.clauses)
    return opens and bool(told) and apart and not any(time.j <= t.i < told[0] for t in scene.triggers)


def _beside_decision(scene: Scene, draft: Draft, time: TimeMention) -> bool:
    """Whether a past day stands beside a word of deciding, before the meeting that is decided on: "agreed on Monday to
    meet", "on Monday agreed to meet"."""
    words, last = scene.paragraph.passage.words, draft.trigger.i
    if time.role != "at" or time.type != "DATE" or time.j > last or time.grain != "day":
        return False
    if words[time.i - 1] in scene.words.deciding and time.i > scene.sentence[0]:
        return words[time.j] in scene.words.what
    if time.edtf != time.past or any(t.i < time.i for t in scene.triggers):
        return False
    k = next((k for k in range(time.j, min(last, time.j + SAID)) if words[k] in scene.words.deciding), None)
    if k is None or words[k + 1] not in scene.words.what or any(time.j <= t.i <= k for t in scene.triggers):
        return False
    return scene.words.grammar.coordinators.isdisjoint(words[time.j : time.j + 1])


def _is_off(cue: Cue) -> bool:
    return cue.strength == CALLS_OFF and cue.status in ("cancelled", "postponed")


def _found(scene: Scene) -> list[Hit[Cue]]:
    return scene.words.cues.find(scene.paragraph.passage, *scene.sentence)


def _way(scene: Scene, draft: Draft, i: int, j: int) -> tuple[float, bool]:
    """How far a cue is from a draft, and whether no border of a clause lies between."""
    a, b = _nearest(draft, i)
    lo, hi = min(b, j), max(a, i)
    gap, crossed, commas = crossing(scene.paragraph.passage.words, scene.clauses, lo, hi)
    if crossed and lo == j and any(0 <= c.i - j <= 1 for c in scene.clauses):
        crossed = crossed[1:]
    return gap + BORDER * len(crossed) + COMMA * commas, not crossed


def _of_another(scene: Scene, word: int) -> bool:
    """Whether a cue is told in a relative clause of a noun that is no meeting: "a condition that was rejected"."""
    clause, words = scene.clause_of(word), scene.paragraph.passage.words
    k = clause.i - 1
    if clause.opens != "relative" or clause.by not in scene.words.who or k <= scene.sentence[0]:
        return False
    if not words[k].isalpha() or words[k] in scene.words.grammar.coordinators or scene.is_time(k):
        return False
    spans = [(t.i, t.j) for t in scene.triggers] + [(p.i, p.j) for p in scene.places]
    spans += [(m.i, m.j) for m in scene.mentions]
    return not any(i <= k < j for i, j in spans) and not any(clause.i <= t.i < clause.j for t in scene.triggers)


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
    cues = [
        (a, b) for d in drafts for a, b, c in d.cues if c.strength == TELLS and c.status in ("confirmed", "proposed")
    ]
    own = [d.span for d in drafts] + [(d.verb.i, d.verb.j) for d in drafts if d.verb]
    return [r for r in {*spoken, *cues} if not any(a < r[1] and r[0] < b for a, b in own)]
