"""Verbs and nouns of meeting bound to one another: what a verb tells of, what a journey or session is for."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import Part, Verb
from pourparlers.reading.meetings.drafts import STANDING, Draft, from_noun, from_verb
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.meetings.purpose import SUPPORT_RIGHT, full, linked, purpose
from pourparlers.reading.meetings.standing import Standing, name_draft
from pourparlers.reading.words.clauses import Clause
from pourparlers.reading.words.paragraph import Paragraph

CREATING = frozenset({"meet", "receive", "travel", "call", "gather", "due", "brief", "invite"})
# How many words may stand between a verb or noun and what it is bound to.
SITTING, OWNED = 9, 4
LASTING = frozenset({"begin", "go on", "end"})
REACH_RIGHT, REACH_LEFT = 14, 24


def bind(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    triggers: list[Trigger],
    named: list[Standing],
    words: Vocabulary,
    parts: list[Clause],
) -> list[Draft]:
    """Nouns to drafts, support verbs to their nouns, and telling verbs to drafts of their own."""
    nouns = {t.i: from_noun(paragraph, sentence, t, t.noun) for t in triggers if t.noun}
    for each in named:
        name_draft(nouns[each.trigger.i], each)
    _join_nouns(nouns, paragraph, words)
    drafts = list(nouns.values())
    for k, trigger in enumerate(triggers):
        if not trigger.verb:
            continue
        frames: dict[str, Verb] = {v.frame: v for v in trigger.verbs}
        clause = next((c for c in parts if c.i <= trigger.i < c.j), parts[-1])
        bound = _bound(triggers, k, nouns, paragraph, frames, words, clause)
        taken: list[Draft | None] = []
        if bound is not None:
            _lend(bound, trigger, frames)
            taken = [_seat(bound, trigger, nouns, words)]
        elif (creating := next((v for v in trigger.verbs if v.frame in CREATING), None)) is not None:
            draft = from_verb(paragraph, sentence, trigger, creating)
            aim = (
                None if creating.weak and creating.frame == "gather" else purpose(triggers, k, nouns, paragraph, words)
            )
            taken = [aim, _sitting(trigger, nouns, draft, words)]
            for noun in filter(None, taken):
                _absorb(draft, noun)
            drafts.append(draft)
        else:
            drafts += _pointing_back(paragraph, sentence, trigger, frames, words)
        drafts = [d for d in drafts if d not in taken]
        nouns = {i: noun for i, noun in nouns.items() if noun not in taken}
    return drafts


def _seat(draft: Draft, verb: Trigger, nouns: dict[int, Draft], words: Vocabulary) -> Draft | None:
    """Give talks that a standing body holds its format and kind; the body, if it was told of as a meeting itself."""
    body = _sitting(verb, nouns, draft, words)
    if body is None or body is draft or draft.format:
        return None
    draft.format, draft.owner, draft.level = body.format, body.owner, draft.level or body.level
    draft.kind = body.kind if draft.general else draft.kind
    return body


def _pointing_back(
    paragraph: Paragraph, sentence: tuple[int, int], verb: Trigger, frames: dict[str, Verb], words: Vocabulary
) -> list[Draft]:
    """Who attends, or when "it" takes place: of a meeting that was told of before."""
    lists = "guests" in frames
    attends = "attend" in frames and verb.feature not in ("part", "inf", "ger") and not verb.tense.negated
    finite = verb.feature != "part" or verb.tense.name not in ("", "part")
    happens = "happen" in frames and finite and _of_it(paragraph, sentence, verb, words)
    if not attends and not happens and not lists:
        return []
    frame = "guests" if lists else "attend" if attends else "happen"
    aspect = frames["happen"].aspect if frame == "happen" else ""
    return [Draft(paragraph, sentence, verb, "other", verb=verb, frame=frame, aspect=aspect, anaphoric=True)]


def _of_it(paragraph: Paragraph, sentence: tuple[int, int], trigger: Trigger, words: Vocabulary) -> bool:
    """Whether a verb of taking place is told of "it", "they" or "the next"."""
    before = paragraph.passage.words[max(sentence[0], trigger.group - 5) : trigger.group]
    return any(w in words.it or w in words.next for w in before)


def _join_nouns(nouns: dict[int, Draft], paragraph: Paragraph, words: Vocabulary) -> None:
    """A session "of the joint commission" is one meeting, of the commission's kind."""
    order = sorted(nouns)
    for i, j in zip(order, order[1:], strict=False):
        if i not in nouns:
            continue
        first, second = nouns[i], nouns[j]
        between = paragraph.passage.words[first.trigger.j : j]
        hits = words.links.find(paragraph.passage, first.trigger.j, j)
        owned = any(isinstance(s, Part) and s.role == "of" for h in hits for s in h.senses)
        if not between and second.kind in STANDING and not first.format:  # "the ministerial commission meeting"
            second.level = second.level or first.level
            second.absorbed.append(first.trigger)
            del nouns[i]
            continue
        if first.general and second.kind in STANDING and not second.format and owned and len(between) <= OWNED:
            first.kind, first.level = second.kind, first.level or second.level
            first.weak, first.general = second.weak, False
            first.absorbed.append(second.trigger)
            del nouns[j]


def _bound(
    triggers: list[Trigger],
    k: int,
    nouns: dict[int, Draft],
    paragraph: Paragraph,
    frames: dict[str, Verb],
    words: Vocabulary,
    clause: Clause,
) -> Draft | None:
    """The noun that a support verb tells of: its object or, where it happens or is a participle, its subject."""
    whose = clause.opens == "relative" and clause.by in words.who
    right = _noun_right(triggers, k, nouns, paragraph) if not SUPPORT_RIGHT.isdisjoint(frames) else None
    hosted = right is not None and "receive" in frames and full(triggers[k], right.trigger, paragraph)
    if right is not None and not hosted and not (whose and right.trigger.i >= clause.j):
        return right
    if "guests" in frames:
        left = _noun_left(triggers, k, nouns, paragraph, words)
        return left if left is not None and triggers[k].i - left.trigger.j <= OWNED else None
    if "due" in frames:
        left = _noun_left(triggers, k, nouns, paragraph, words)
        if left is not None and left.kind != "visit":
            if triggers[k].i - left.trigger.j <= OWNED or _apposed(triggers[k], left, paragraph, words):
                return left
    gathers = "gather" in frames and triggers[k].feature not in ("part", "past")
    if gathers:
        left = _noun_left(triggers, k, nouns, paragraph, words)
        near = left is not None and 0 <= triggers[k].i - left.trigger.j <= SITTING
        if left is not None and near and left.general and not full(left.trigger, triggers[k], paragraph):
            if not _has_subject(left.trigger, triggers[k], paragraph, words):
                return left
    if "happen" in frames or (
        (whose or triggers[k].feature in ("part", "past")) and not SUPPORT_RIGHT.isdisjoint(frames)
    ):
        verb = triggers[k]
        active = verb.feature == "past" and any(verb.i - 1 <= m.j <= verb.i for m in paragraph.mentions)
        left = None if active and "happen" not in frames else _noun_left(triggers, k, nouns, paragraph, words)
        if left is not None:
            return left
    return _noun_right(triggers, k, nouns, paragraph, reach=8) if "happen" in frames else None


def _has_subject(noun: Trigger, verb: Trigger, paragraph: Paragraph, words: Vocabulary) -> bool:
    """Whether a verb has a subject of its own behind the noun and "and": "will hold talks, and B gather"."""
    told, apart = paragraph.passage.words, words.grammar.coordinators
    subject = next((m for m in paragraph.mentions if noun.j <= m.i and m.j == verb.group), None)
    return subject is not None and any(w in apart for w in told[noun.j : subject.i])


def _apposed(verb: Trigger, noun: Draft, paragraph: Paragraph, words: Vocabulary) -> bool:
    """Whether a participle stands behind the comma that closes a complement: "talks between A and B, due now"."""
    told = paragraph.passage.words
    bare = verb.group == verb.i and told[verb.i - 1] == ","
    hits = words.links.find(paragraph.passage, noun.trigger.j, verb.i) if bare else []
    return any(isinstance(s, Part) and s.role == "pair" for h in hits for s in h.senses)


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


def _noun_left(
    triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph, words: Vocabulary
) -> Draft | None:
    """The noun that takes place: the last before the verb, unless a preposition governs it and an earlier one is free.

    "The meeting, a format for dialogue, will take place": it is the meeting that does.
    """
    verb, passage = triggers[k], paragraph.passage
    governed = None
    for other in reversed(triggers[:k]):
        if verb.i - other.j > REACH_LEFT or any(w == ";" for w in passage.words[other.j : verb.i]):
            break
        if other.i in nouns:
            if linked(paragraph, other, words) and _noun_right(triggers, k, nouns, paragraph, reach=4) is not None:
                return None
            if other.j == verb.i == verb.group and verb.feature == "part":
                return nouns[other.i]
            low = max(nouns[other.i].sentence[0], other.i - 3)
            hits = words.links.find(passage, low, other.i)
            if not any(isinstance(s, Part) and s.role in ("topic", "of") for h in hits for s in h.senses):
                return nouns[other.i]
            governed = governed or nouns[other.i]
        elif other.verb and other.verb.frame in CREATING:
            break
    return governed


def _lend(draft: Draft, trigger: Trigger, frames: dict[str, Verb]) -> None:
    """Give a noun's draft the verb that tells of it; a finite verb outranks one that only names an end."""
    frame = next(f for f in ("hold", "attend", "happen", "convene", "join", *frames) if f in frames)
    old, noun = draft.verb, draft.trigger
    draft.ends |= {v.aspect for v in trigger.verbs}
    draft.lasts = draft.lasts or (draft.ends >= {"begin"} and len(draft.ends & LASTING) > 1)
    nearer = old is not None and old.j <= noun.i and trigger.j <= noun.i
    if old is None or nearer or old.tense.name in ("", "inf", "ger", "part"):
        draft.verb, draft.frame = trigger, frame
        draft.aspect = frames[frame].aspect or next((v.aspect for v in trigger.verbs if v.aspect), "")


def _sitting(verb: Trigger, nouns: dict[int, Draft], draft: Draft, words: Vocabulary) -> Draft | None:
    """The standing format that is the subject of a verb of gathering: "the council sits on Monday"."""
    if draft.frame not in ("gather", "meet", "hold", "convene"):
        return None
    apart = words.grammar.coordinators
    for noun in nouns.values():
        between = noun.paragraph.passage.words[noun.trigger.j : verb.group]
        enclosed = 2 < len(between) <= 8 and between[0] == between[-1] == ","
        free = draft.frame == "gather" and not linked(noun.paragraph, noun.trigger, words)
        sitting = noun.kind in ("council", "ministerial") or (noun.kind == "summit" and free)
        sits = sitting and draft.frame in ("gather", "meet") and "," not in between
        near = enclosed or len(between) <= (SITTING if sits else 3)
        if (noun.format or sits) and verb.group >= noun.trigger.j and near and noun is not draft:
            if sits and not noun.format:
                return noun
            inserted = between == [","] and verb.feature == "part" and verb.group == verb.i
            return None if any(w in apart or (w == "," and not enclosed and not inserted) for w in between) else noun
    return None


def _absorb(draft: Draft, noun: Draft) -> None:
    if noun.kind in STANDING or draft.frame in ("gather", "meet"):
        draft.kind = noun.kind if noun.kind != "visit" else draft.kind
    draft.level = draft.level or noun.level
    draft.format, draft.owner = draft.format or noun.format, draft.owner or noun.owner
    draft.trigger = replace(draft.trigger, noun=noun.trigger.noun)
    draft.absorbed += [noun.trigger, *noun.absorbed]
    draft.remote = draft.remote or noun.remote
    draft.general = draft.general and noun.general
    draft.weak = draft.weak and noun.weak
