"""A sentence to drafts: nouns and verbs of meeting are bound to one another, then given their slots.

Support verbs (hold, take place, attend) lend a noun their tense and subject; verbs that tell a meeting by themselves
(meet, receive, visit) make a draft of their own. Each date and place goes to the trigger it fits best (attach.py).
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import Noun, Verb
from pourparlers.reading.cast import Cast
from pourparlers.reading.clauses import Clause, clauses
from pourparlers.reading.drafts import Draft, from_noun, from_verb
from pourparlers.reading.events import Trigger, Vocabulary, triggers_of
from pourparlers.reading.mentions import Mention, TimeMention
from pourparlers.reading.paragraph import Paragraph
from pourparlers.reading.slots import give_places, give_times, layout, split
from pourparlers.reading.takers import Scene, give_takers

CREATING = frozenset({"meet", "receive", "travel", "call", "gather", "due", "brief", "invite"})
SUPPORT_RIGHT = frozenset({"hold", "attend", "convene", "join"})
REACH_RIGHT, REACH_LEFT = 14, 18


def drafts_of(paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, cast: Cast) -> list[Draft]:
    """Every meeting that a sentence tells of, with the slots that the sentence gives."""
    i, j = sentence
    mentions = [m for m in paragraph.mentions if i <= m.i < j]
    times = [t for t in paragraph.times if i <= t.i < j]
    places = [p for p in paragraph.places if i <= p.i < j]
    triggers = _triggers(paragraph, sentence, words, mentions, times)
    formats = _formats(mentions, cast)
    if not triggers and not formats:
        return []
    parts = clauses(paragraph.passage, i, j, words.grammar)
    drafts = _bind(paragraph, sentence, triggers, parts, words)
    _give_formats(paragraph, sentence, drafts, formats, cast)
    drafts.sort(key=lambda d: d.trigger.i)
    if not drafts:
        return []
    scene = Scene(paragraph, sentence, parts, triggers, mentions, places, times, words, cast)
    for draft in drafts:
        _describe(draft, words)
    give_takers(scene, drafts)
    _give_cues(scene, drafts)
    plan = layout(scene, drafts)
    give_times(plan, drafts, times, _rivals(scene, drafts))
    give_places(plan, drafts, places, mentions)
    return split([d for d in drafts if _told(d)])


def _triggers(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    words: Vocabulary,
    mentions: list[Mention],
    times: list[TimeMention],
) -> list[Trigger]:
    taken = [(t.i, t.j) for t in times if t.type != "DURATION"]
    taken += [m.core for m in mentions if m.kind in ("organisation", "body", "person") and m.core[1] - m.core[0] > 1]
    return triggers_of(paragraph.passage, *sentence, words, taken)


def _formats(mentions: list[Mention], cast: Cast) -> list[Mention]:
    return [m for m in mentions if m.form == "name" and len(m.actors) == 1 and cast.format(m.actors[0])]


def _bind(
    paragraph: Paragraph, sentence: tuple[int, int], triggers: list[Trigger], parts: list[Clause], words: Vocabulary
) -> list[Draft]:
    """Nouns to drafts, support verbs to their nouns, and telling verbs to drafts of their own."""
    nouns = {t.i: from_noun(paragraph, sentence, t, t.noun) for t in triggers if t.noun}
    drafts = list(nouns.values())
    for k, trigger in enumerate(triggers):
        if not trigger.verb:
            continue
        frames: dict[str, Verb] = {v.frame: v for v in trigger.verbs}
        bound = None
        if SUPPORT_RIGHT & frames.keys():
            bound = _noun_right(triggers, k, nouns, paragraph)
        if (bound is None and "happen" in frames) or (
            trigger.feature in ("part", "past") and SUPPORT_RIGHT & frames.keys()
        ):
            bound = bound or _noun_left(triggers, k, nouns, paragraph)
        if bound is None and "happen" in frames:
            bound = _noun_right(triggers, k, nouns, paragraph, reach=8)
        if bound is not None:
            _lend(bound, trigger, frames)
            if "invite" not in frames:
                continue
        creating = [v for v in trigger.verbs if v.frame in CREATING]
        if bound is None and creating:
            draft = from_verb(paragraph, sentence, trigger, creating[0])
            noun = _purpose(triggers, k, nouns, paragraph)
            if noun is not None:
                _absorb(draft, noun)
                drafts.remove(noun)
                nouns.pop(noun.trigger.i)
            drafts.append(draft)
        elif bound is None and "happen" in frames and trigger.feature != "part" and trigger.tense.name != "part":
            draft = Draft(paragraph, sentence, trigger, "other", verb=trigger, frame="happen", anaphoric=True)
            draft.aspect = frames["happen"].aspect
            drafts.append(draft)
    return drafts


def _noun_right(
    triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph, reach: int = REACH_RIGHT
) -> Draft | None:
    """The noun that a support verb governs: the first after it, unless a telling verb stands between."""
    verb = triggers[k]
    for other in triggers[k + 1 :]:
        if other.i - verb.j > reach or any(w in ";:" for w in paragraph.passage.words[verb.j : other.i]):
            return None
        if other.i in nouns:
            return nouns[other.i]
        if other.verb and other.verb.frame in CREATING:
            return None
    return None


def _noun_left(triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph) -> Draft | None:
    """The noun that takes place: the last before the verb, unless a telling verb stands between."""
    verb = triggers[k]
    for other in reversed(triggers[:k]):
        if verb.i - other.j > REACH_LEFT or any(w == ";" for w in paragraph.passage.words[other.j : verb.i]):
            return None
        if other.i in nouns:
            head = _head(other, nouns, triggers, paragraph)
            return head
        if other.verb and other.verb.frame in CREATING:
            return None
    return None


def _head(noun: Trigger, nouns: dict[int, Draft], triggers: list[Trigger], paragraph: Paragraph) -> Draft:
    return nouns[noun.i]


def _lend(draft: Draft, trigger: Trigger, frames: dict[str, Verb]) -> None:
    """Give a noun's draft the verb that tells of it; a finite verb outranks one that only names an end."""
    frame = next(f for f in ("hold", "attend", "happen", "convene", "join", "invite") if f in frames or f == "invite")
    if draft.verb is None or draft.verb.tense.name in ("", "inf", "ger", "part"):
        draft.verb, draft.frame = trigger, frame
        draft.aspect = frames[frame].aspect if frame in frames else ""


def _purpose(triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph) -> Draft | None:
    """The noun that is a telling verb's purpose or setting: "flew to Oslo for talks", "will meet at a summit"."""
    verb = triggers[k]
    for other in triggers[k + 1 :]:
        if other.i - verb.j > 9 or not other.noun or other.i not in nouns:
            return None
        between = paragraph.passage.words[verb.j : other.i]
        if any(w in ",;:" for w in between):
            return None
        return nouns[other.i] if nouns[other.i].verb is None and other.noun.kind != "press-conference" else None
    return None


def _absorb(draft: Draft, noun: Draft) -> None:
    if noun.kind in ("summit", "conference", "council", "ministerial") or draft.frame in ("gather", "meet"):
        draft.kind = noun.kind if noun.kind != "visit" else draft.kind
    draft.level = draft.level or noun.level
    draft.trigger = replace(draft.trigger, noun=noun.trigger.noun)
    draft.remote = draft.remote or noun.remote


def _give_formats(
    paragraph: Paragraph, sentence: tuple[int, int], drafts: list[Draft], formats: list[Mention], cast: Cast
) -> None:
    """A standing format beside a noun gives it its name and kind; alone it is a trigger of its own, if a weak one."""
    words = paragraph.passage.words
    for mention in formats:
        told = cast.format(mention.actors[0])
        assert told is not None
        near = None
        for draft in drafts:
            i, j = draft.trigger.i, draft.trigger.j
            if (
                draft.trigger.noun
                and (0 <= i - mention.j <= 2 or 0 <= mention.i - j <= 4)
                and not any(w in ",;:" for w in words[min(j, mention.j) : max(i, mention.i)])
            ):
                near = draft
                break
            if draft.frame == "gather" and 0 <= draft.trigger.tense.i - mention.j <= 3:
                near = draft
                break
        if near is None:
            trigger = Trigger(mention.i, mention.j, Noun(kind=told.kind, forms=(), weak=True), None)
            near = from_noun(paragraph, sentence, trigger, trigger.noun or Noun(kind=told.kind, forms=()))
            near.definite = True
            drafts.append(near)
        near.format = told.id
        near.owner = mention.actors[0]
        near.level = near.level or told.level or None
        if near.kind in ("talks", "conference") or near.general:
            near.kind = told.kind


def _describe(draft: Draft, words: Vocabulary) -> None:
    """Definite or not, next or not, from the words right before the trigger."""
    passage = draft.paragraph.passage
    i = draft.trigger.i
    before = passage.words[max(draft.sentence[0], i - 4) : i]
    if draft.trigger.noun:
        draft.definite = draft.definite or any(w in words.definite for w in before)
        draft.following = any(w in words.next for w in before)
    lo, hi = draft.sentence
    lo = max(lo, draft.trigger.i - 12)
    if not draft.remote and any(
        abs(h.i - draft.trigger.j) < 10 for h in words.remote.find(passage, lo, min(hi, draft.trigger.j + 12))
    ):
        draft.remote = True
        if draft.kind == "talks":
            draft.kind = "call"


def _give_cues(scene: Scene, drafts: list[Draft]) -> None:
    """Each cue of status goes to the nearest trigger of its clause, or of the sentence where that has none."""
    i, j = scene.sentence
    passage = scene.paragraph.passage
    borders = [c.i for c in scene.clauses]
    for hit in scene.words.cues.find(passage, i, j):
        low = max(i, hit.i - 3)
        if any(w in scene.words.grammar.negations for w in passage.words[low : hit.i]) and hit.senses[0].strength > 1:
            continue
        best, best_cost = None, 16.0
        for draft in drafts:
            a, b = draft.trigger.i, draft.trigger.j
            gap = max(a - hit.j, hit.i - b, 0)
            lo, hi = min(b, hit.j), max(a, hit.i)
            cost = (
                gap + 5 * sum(1 for k in borders if lo < k <= hi) + 2 * sum(1 for w in passage.words[lo:hi] if w == ",")
            )
            if cost < best_cost:
                best, best_cost = draft, cost
        if best is not None:
            for cue in hit.senses:
                if cue.strength == 3 or best_cost <= 10:
                    best.cues.append((hit.i, hit.j, cue))


def _rivals(scene: Scene, drafts: list[Draft]) -> list[tuple[int, int]]:
    """Verbs of speech and cues beside no trigger: a date next to one of them tells when it was said or decided."""
    passage, (i, j) = scene.paragraph.passage, scene.sentence
    spoken = [(h.i, h.j) for h in scene.words.speech.find(passage, i, j)]
    cues = [(a, b) for d in drafts for a, b, c in d.cues if c.strength == 2 and c.status in ("confirmed", "proposed")]
    own = [d.span for d in drafts] + [(d.verb.i, d.verb.j) for d in drafts if d.verb]
    return [r for r in {*spoken, *cues} if not any(a < r[1] and r[0] < b for a, b in own)]


def _told(draft: Draft) -> bool:
    """Whether a draft says enough to be a meeting, or may yet be joined to one."""
    if draft.anaphoric:
        return bool(draft.whens or draft.places or any(c.strength > 1 for _, _, c in draft.cues))
    if draft.weak and draft.trigger.noun and not draft.format:
        return bool(draft.takers) or (draft.verb is not None and bool(draft.whens))
    if draft.weak:
        return len(draft.takers) >= 2 and bool(draft.whens or draft.places)
    if draft.format and draft.weak:
        return bool(draft.whens or draft.places)
    return True
