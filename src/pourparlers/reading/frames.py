"""A sentence to drafts: nouns and verbs of meeting are bound to one another, then given their slots.

Support verbs (hold, take place, attend) lend a noun their tense and subject; verbs that tell a meeting by themselves
(meet, receive, visit) make a draft of their own. Each date and place goes to the trigger it fits best (attach.py).
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import Link, Part, Verb
from pourparlers.reading.cast import Cast
from pourparlers.reading.clauses import Clause, clauses, crossing
from pourparlers.reading.drafts import Draft, from_noun, from_verb
from pourparlers.reading.events import Trigger, Vocabulary, triggers_of
from pourparlers.reading.links import linked, settle
from pourparlers.reading.mentions import Mention, TimeMention
from pourparlers.reading.paragraph import Paragraph
from pourparlers.reading.slots import give_places, give_times, layout, split
from pourparlers.reading.stances import give_stances
from pourparlers.reading.standing import Standing, name_draft, standing
from pourparlers.reading.takers import Scene, give_deciders, give_takers

APART = frozenset(",;:\u2013\u2014")
STANDING = frozenset({"summit", "conference", "council", "ministerial"})
CREATING = frozenset({"meet", "receive", "travel", "call", "gather", "due", "brief", "invite"})
SUPPORT_RIGHT = frozenset({"hold", "attend", "convene", "join"})
JOURNEYS = frozenset({"travel", "due", "invite"})
SITTING, OWNED, BEHIND = 9, 4, 3
PURPOSE, NEAR = 16, 9
OBJECT = frozenset({"receive", "brief", "call"})
REACH_RIGHT, REACH_LEFT = 14, 18


def drafts_of(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, cast: Cast, published: str | None = None
) -> list[Draft]:
    """Every meeting that a sentence tells of, with the slots that the sentence gives."""
    i, j = sentence
    mentions = [m for m in paragraph.mentions if i <= m.i < j]
    times = [t for t in paragraph.times if i <= t.i < j]
    places = [p for p in paragraph.places if i <= p.i < j]
    triggers = _triggers(paragraph, sentence, words, mentions, times)
    named = standing(paragraph, sentence, mentions, triggers, words, cast)
    triggers = sorted([*triggers, *(s.trigger for s in named if s.alone)], key=lambda t: t.i)
    if not triggers:
        return drafts_of_call_off(paragraph, sentence, words)
    whole = [(t.i, t.j) for t in times]
    whole += [(h.i, h.j) for h in words.links.find(paragraph.passage, i, j) if h.j - h.i > 1]
    parts = clauses(paragraph.passage, i, j, words.grammar, whole)
    drafts = _bind(paragraph, sentence, triggers, named, words, parts)
    drafts.sort(key=lambda d: d.trigger.i)
    if not drafts:
        return []
    scene = Scene(paragraph, sentence, parts, triggers, mentions, places, times, words, cast)
    for draft in drafts:
        _describe(draft, words)
    linked(paragraph, sentence, drafts, words)
    give_takers(scene, drafts)
    drafts = _journeys(scene, drafts)
    _give_cues(scene, drafts)
    drafts = _undone(scene, drafts)
    for draft in drafts:
        give_deciders(scene, draft)
        give_stances(scene, draft)
    plan = layout(scene, drafts)
    give_times(plan, drafts, times, _rivals(scene, drafts), published)
    give_places(plan, drafts, scene)
    settle(drafts)
    return split([d for d in drafts if _told(d) and not _aimless(d, drafts)])


def drafts_of_call_off(paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary) -> list[Draft]:
    """A sentence that only says of "it" that it is off or confirmed: no trigger, a pronoun and a cue behind it."""
    i, j = sentence
    passage = paragraph.passage
    first = i
    while first < j and not passage.raw[first][0].isalpha():
        first += 1
    if first >= j or passage.words[first] not in words.it:
        return []
    for hit in words.cues.find(passage, first, min(j, first + 6)):
        cue = hit.senses[0]
        if cue.strength == 3 and not any(w in words.grammar.negations for w in passage.words[first : hit.i]):
            trigger = Trigger(hit.i, hit.j, None, None)
            draft = Draft(paragraph, sentence, trigger, "other", anaphoric=True)
            draft.cues.append((hit.i, hit.j, cue))
            return [draft]
    return []


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


def _bind(
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
        if bound is not None:
            _lend(bound, trigger, frames)
            body = _sitting(trigger, nouns, bound, words)
            if body is not None and body is not bound and body in drafts and not bound.format:
                bound.format, bound.owner, bound.level = body.format, body.owner, bound.level or body.level
                bound.kind = body.kind if bound.general else bound.kind
                drafts.remove(body)
                nouns.pop(body.trigger.i)
            continue
        creating = [v for v in trigger.verbs if v.frame in CREATING]
        if creating:
            draft = from_verb(paragraph, sentence, trigger, creating[0])
            for noun in (_purpose(triggers, k, nouns, paragraph, words), _sitting(trigger, nouns, draft, words)):
                if noun is not None and noun in drafts:
                    _absorb(draft, noun)
                    drafts.remove(noun)
                    nouns.pop(noun.trigger.i)
            drafts.append(draft)
        elif "attend" in frames and trigger.feature not in ("part", "inf", "ger") and not trigger.tense.negated:
            drafts.append(Draft(paragraph, sentence, trigger, "other", verb=trigger, frame="attend", anaphoric=True))
        elif "happen" in frames and trigger.feature != "part" and _of_it(paragraph, sentence, trigger, words):
            draft = Draft(paragraph, sentence, trigger, "other", verb=trigger, frame="happen", anaphoric=True)
            draft.aspect = frames["happen"].aspect
            drafts.append(draft)
    return drafts


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
        if first.general and second.kind in STANDING and not second.format and owned and len(between) <= OWNED:
            first.kind, first.level = second.kind, first.level or second.level
            first.weak, first.general = second.weak, False
            first.absorbed.append(second.trigger)
            del nouns[j]


def _of_it(paragraph: Paragraph, sentence: tuple[int, int], trigger: Trigger, words: Vocabulary) -> bool:
    """Whether a verb of taking place is told of "it", "they" or "the next"."""
    group = trigger.tense.i if trigger.tense.i >= 0 else trigger.i
    before = paragraph.passage.words[max(sentence[0], group - 5) : group]
    return any(w in words.it or w in words.next for w in before)


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
    right = _noun_right(triggers, k, nouns, paragraph) if SUPPORT_RIGHT & frames.keys() else None
    if right is not None and not (whose and right.trigger.i >= clause.j):
        return right
    whose = clause.opens == "relative" and clause.by in words.who
    if "due" in frames:
        left = _noun_left(triggers, k, nouns, paragraph, words)
        if left is not None and triggers[k].i - left.trigger.j <= OWNED and left.kind != "visit":
            return left
    gathers = "gather" in frames and triggers[k].feature not in ("part", "past")
    if gathers:
        left = _noun_left(triggers, k, nouns, paragraph, words)
        near = left is not None and 0 <= triggers[k].i - left.trigger.j <= SITTING
        if left is not None and near and left.general and not _full(left.trigger, triggers[k], paragraph):
            return left
    if "happen" in frames or ((whose or triggers[k].feature in ("part", "past")) and SUPPORT_RIGHT & frames.keys()):
        left = _noun_left(triggers, k, nouns, paragraph, words)
        if left is not None:
            return left
    return _noun_right(triggers, k, nouns, paragraph, reach=8) if "happen" in frames else None


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
            if _linked(paragraph, other, words) and _noun_right(triggers, k, nouns, paragraph, reach=4) is not None:
                return None
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
    ends = {v.aspect for t in (old, trigger) if t for v in t.verbs}
    draft.lasts = draft.lasts or (old is not None and {"begin", "end"} <= ends)
    nearer = old is not None and old.j <= noun.i and trigger.j <= noun.i
    if old is None or nearer or old.tense.name in ("", "inf", "ger", "part"):
        draft.verb, draft.frame = trigger, frame
        draft.aspect = frames[frame].aspect


def _purpose(
    triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph, words: Vocabulary
) -> Draft | None:
    """The noun that is a telling verb's purpose or setting: "flew to Oslo for talks", "will meet at a summit"."""
    verb = triggers[k]
    for other in triggers[k + 1 :]:
        between = paragraph.passage.words[verb.j : other.i]
        aimed = any(w in words.infinitive for w in between[-3:])
        if len(between) > (PURPOSE if aimed else NEAR) or not other.noun or other.i not in nouns:
            return None
        hits = words.links.find(paragraph.passage, verb.j, other.i)
        if any(isinstance(s, Link) and s.relation != "during" for h in hits for s in h.senses):
            return None
        if any(w in APART for w in between) or (other.noun.kind in STANDING and _full(verb, other, paragraph)):
            return None
        if _linked(paragraph, other, words) and "," not in between and verb.verb and verb.verb.frame == "call":
            return None
        return nouns[other.i] if nouns[other.i].verb is None and other.noun.kind != "press-conference" else None
    return None


def _linked(paragraph: Paragraph, noun: Trigger, words: Vocabulary) -> bool:
    """Whether a link (after, before, on the margins of) governs a noun: it is then another event than the verb's."""
    hits = words.links.find(paragraph.passage, max(0, noun.i - 4), noun.i)
    return any(noun.i - h.j <= 2 and any(isinstance(s, Link) for s in h.senses) for h in hits)


def _full(verb: Trigger, noun: Trigger, paragraph: Paragraph) -> bool:
    """Whether a verb of meeting has an object of its own before a noun: the noun is then another event."""
    return any(verb.j <= m.i and m.j <= noun.i and not m.place for m in paragraph.mentions)


def _sitting(verb: Trigger, nouns: dict[int, Draft], draft: Draft, words: Vocabulary) -> Draft | None:
    """The standing format that is the subject of a verb of gathering: "the council sits on Monday"."""
    group = verb.tense.i if verb.tense.i >= 0 else verb.i
    if draft.frame not in ("gather", "meet", "hold", "convene"):
        return None
    apart = words.grammar.coordinators
    for noun in nouns.values():
        between = noun.paragraph.passage.words[noun.trigger.j : group]
        enclosed = 2 < len(between) <= 8 and between[0] == between[-1] == ","
        gathered = noun.kind == "summit" and draft.frame == "gather" and not _linked(noun.paragraph, noun.trigger, words)
        sits = (gathered or noun.kind in ("council", "ministerial")) and draft.frame in ("gather", "meet") and "," not in between
        near = enclosed or len(between) <= (SITTING if sits else 3)
        if (noun.format or sits) and group >= noun.trigger.j and near and noun is not draft:
            if sits and not noun.format:
                return noun
            return None if any(w in apart or (w == "," and not enclosed) for w in between) else noun
    return None


def _absorb(draft: Draft, noun: Draft) -> None:
    if noun.kind in STANDING or draft.frame in ("gather", "meet"):
        draft.kind = noun.kind if noun.kind != "visit" else draft.kind
    draft.level = draft.level or noun.level
    draft.format, draft.owner = draft.format or noun.format, draft.owner or noun.owner
    draft.trigger = replace(draft.trigger, noun=noun.trigger.noun)
    draft.absorbed.append(noun.trigger)
    draft.remote = draft.remote or noun.remote
    draft.general = draft.general and noun.general
    draft.weak = draft.weak and noun.weak


def _journeys(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A journey "to meet" someone is one meeting with what it is for; so is a visit with whom one meets during it."""
    out: list[Draft] = []
    words = scene.paragraph.passage.words
    for draft in drafts:
        trip = next((d for d in reversed(out) if d.frame in JOURNEYS), None)
        i = draft.trigger.i
        stay = out[-1] if out and out[-1].kind == "visit" and out[-1].relation == "during" else None
        if stay is not None and stay.verb is None and draft.frame in ("meet", "receive") and draft.trigger.verb:
            stay.verb = draft.verb
            for taker in draft.takers.values():
                stay.takers.setdefault(taker.actor, taker)
            continue
        if (
            trip is not None
            and draft.frame in (("meet", "receive", "travel") if trip.frame == "invite" else ("meet", "receive"))
            and draft.trigger.verb
            and i - trip.trigger.j <= 20
            and any(w in scene.words.infinitive for w in words[max(trip.trigger.j, i - 2) : i])
        ):
            for taker in draft.takers.values():
                trip.takers.setdefault(taker.actor, taker)
            if trip.frame == "invite":
                trip.trigger = replace(trip.trigger, j=draft.trigger.j)
            continue
        out.append(draft)
    return out


def _undone(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A plan and, in a second clause with no date, place or circle of its own, what became of it: one meeting."""
    out: list[Draft] = []
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    for draft in drafts:
        plan = out[-1] if out else None
        i = draft.trigger.i
        if plan is not None and draft.trigger.noun and plan.tense.name in ("unreal", "fut", "pres"):
            opens = max((k for k in range(plan.trigger.j, i) if words[k] in joins), default=-1)
            own = any(s.i > opens for s in (*scene.times, *scene.places))
            off = [c for c in draft.cues if c[2].strength == 3]
            if opens > 0 and off and not own and draft.takers.keys() <= plan.takers.keys():
                plan.cues.extend(off)
                continue
        out.append(draft)
    return out


def _describe(draft: Draft, words: Vocabulary) -> None:
    """Definite or not, next or not, remote or not, from the words around the trigger."""
    passage, (lo, hi) = draft.paragraph.passage, draft.sentence
    i, j = draft.trigger.i, draft.trigger.j
    before = passage.words[max(lo, i - (8 if draft.anaphoric else 4)) : i]
    if draft.trigger.noun:
        told = any(w in words.definite for w in before) or (not words.pack.articles and i - lo <= 1)
        draft.definite = draft.definite or told
    draft.following = any(w in words.next for w in before) and draft.frame not in ("meet", "travel", "receive")
    near = words.remote.find(passage, max(lo, i - 12), min(hi, j + 12))
    if not draft.remote and any(abs(h.i - j) < 10 for h in near):
        draft.remote = True
        if draft.kind == "talks":
            draft.kind = "call"


def _give_cues(scene: Scene, drafts: list[Draft]) -> None:
    """Each cue of status goes to the nearest trigger of its clause, or of the sentence where that has none."""
    i, j = scene.sentence
    passage = scene.paragraph.passage
    for hit in scene.words.cues.find(passage, i, j):
        low = max(i, hit.i - 3)
        if any(w in scene.words.grammar.negations for w in passage.words[low : hit.i]) and hit.senses[0].strength > 1:
            continue
        best, best_cost, clear = None, 18.0, False
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
        if best is not None:
            for cue in hit.senses:
                if cue.strength == 3 or best_cost <= 10 or (clear and cue.strength == 2):
                    best.cues.append((hit.i, hit.j, cue))


def _aimless(draft: Draft, drafts: list[Draft]) -> bool:
    """A journey with no place where the sentence tells its stations, or in whose course the sentence's talks are."""
    if draft.kind == "visit" and draft.relation == "during" and draft.places:
        country = draft.places[0].place.country
        return any(d is not draft and d.places and d.places[0].place.country == country for d in drafts)
    if draft.frame != "travel" or draft.places:
        return False
    return any(d is not draft and d.places and d.takers.keys() & draft.takers.keys() for d in drafts)


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


def _rivals(scene: Scene, drafts: list[Draft]) -> list[tuple[int, int]]:
    """Verbs of speech and cues beside no trigger: a date next to one of them tells when it was said or decided."""
    passage, (i, j) = scene.paragraph.passage, scene.sentence
    spoken = [(h.i, h.j) for h in scene.words.speech.find(passage, i, j)]
    cues = [(a, b) for d in drafts for a, b, c in d.cues if c.strength == 2 and c.status in ("confirmed", "proposed")]
    own = [d.span for d in drafts] + [(d.verb.i, d.verb.j) for d in drafts if d.verb]
    return [r for r in {*spoken, *cues} if not any(a < r[1] and r[0] < b for a, b in own)]


def _is_event(draft: Draft) -> bool:
    """Whether a format's name tells of a sitting: a verb or link says so, or a date or place stands right behind it."""
    if draft.relation or draft.verb is not None or (draft.trigger.noun and draft.trigger.noun.forms):
        return True
    if draft.kind in ("summit", "conference", "ministerial"):
        return True
    j = draft.trigger.j
    return any(0 <= x.i - j <= BEHIND for x in (*draft.whens, *draft.places))


def _told(draft: Draft) -> bool:
    """Whether a draft says enough to be a meeting, or may yet be joined to one."""
    if draft.anaphoric:
        if draft.frame == "attend":
            near = any(t.mention and 0 <= t.mention.i - draft.trigger.j <= 2 for t in draft.takers.values())
            return bool(draft.takers) and not near
        return bool(draft.whens or draft.places or any(c.strength > 1 for _, _, c in draft.cues))
    bare = draft.frame in ("travel", "gather") and draft.trigger.noun is None and not draft.takers
    if bare and not (draft.places and draft.whens):
        return False
    if draft.kind == "press-conference" and draft.relation and draft.verb is None:
        return False
    if draft.frame == "invite" and draft.tense.negated:
        return False
    if draft.frame in OBJECT and not draft.trigger.noun and not draft.hangs:
        passive = draft.tense.name in ("part", "pres") and draft.trigger.feature == "part"
        two = draft.frame == "call" and len(draft.takers) > 1
        guest = draft.frame == "receive" and bool(draft.takers and draft.places and draft.whens)
        if not passive and not two and not guest and not any(t.mention and t.mention.i >= draft.trigger.j for t in draft.takers.values()):
            return False
    if draft.relation in ("margin", "during") and draft.definite and not (draft.format or draft.takers or draft.places):
        return False
    if draft.far and draft.definite and draft.trigger.noun and not (draft.takers or draft.places or draft.verb):
        return False
    if draft.weak and draft.format:
        return bool(draft.whens or draft.places) and _is_event(draft)
    if draft.weak and draft.trigger.noun:
        dated = any(w.type == "DATE" for w in draft.whens) or (draft.whens and draft.places)
        placed = draft.places and draft.whens and not draft.borrowed
        return bool(draft.takers) or bool(dated and (draft.verb is not None or placed))
    if draft.weak:
        told = [t.mention for t in draft.takers.values() if t.mention]
        objects = [m for m in told if m.i >= draft.trigger.j or (m.plural and m.level)]
        return bool(objects) and bool(draft.whens or draft.places)
    return True
