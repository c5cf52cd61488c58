"""What a verb of meeting or a journey is for: "flew to Oslo for talks", "arrived to attend the session"."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Link
from pourparlers.reading.meetings.drafts import STANDING, Draft
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.words.paragraph import Paragraph

APART = frozenset(",;:\u2013\u2014")
SUPPORT_RIGHT = frozenset({"hold", "attend", "convene", "join", "guests"})
# How many words may stand between a verb and what it is for.
PURPOSE, NEAR = 16, 9
INSET = 6
AIMED = 6  # words from a preposition of purpose to its noun


def purpose(
    triggers: list[Trigger], k: int, nouns: dict[int, Draft], paragraph: Paragraph, words: Vocabulary
) -> Draft | None:
    """The noun that is a telling verb's purpose or setting: "flew to Oslo for talks", "will meet at a summit"."""
    verb, aim = triggers[k], 0
    passed: list[Trigger] = []
    for other in triggers[k + 1 :]:
        between = paragraph.passage.words[max(verb.j, aim) : other.i]
        aimed = any(w in words.infinitive for w in between[-3:])
        if aimed and not aim and _goes(verb) and SUPPORT_RIGHT & {v.frame for v in other.verbs}:
            aim = other.j
            passed.append(other)
            continue
        served = _aimed(paragraph, other, words)
        if len(between) > (PURPOSE if aimed or served else NEAR) or not other.noun or other.i not in nouns:
            return None
        since = {t.i for t in paragraph.times if t.role == "since"}
        hits = [h for h in words.links.find(paragraph.passage, verb.j, other.i) if h.i not in since]
        if any(isinstance(s, Link) and s.relation != "during" for h in hits for s in h.senses):
            return None
        if _apart(paragraph, max(verb.j, aim), other.i, served) or (
            other.noun.kind in STANDING and full(verb, other, paragraph) and not served
        ):
            return None
        if linked(paragraph, other, words) and "," not in between and verb.verb and verb.verb.frame == "call":
            return None
        if nouns[other.i].verb is not None or other.noun.kind == "press-conference":
            return None
        nouns[other.i].absorbed += passed
        return nouns[other.i]
    return None


def _apart(paragraph: Paragraph, i: int, j: int, served: bool) -> bool:
    """Whether a mark stands between that does not only set off a place or day: "in Lima, Peru, on Monday for talks".

    Before a preposition of purpose those of a name with its office count for nothing either.
    """
    words = paragraph.passage.words
    told = [(place.i, place.j) for place in paragraph.places]
    told += [(time.i, time.j) for time in paragraph.times]
    told += [(m.i, m.j) for m in paragraph.mentions if m.place]
    off = [(a - 1, b) for a, b in told if a and words[a - 1] == "," and words[b : b + 1] == [","]]
    off += [(a, b) for a, b in _insets(words, i, j) if any(end == a for _, end in told)]
    if served:
        told = [(m.i, m.j) for m in paragraph.mentions if m.kind == "person"]
        off += [(k, b) for a, b in told for k in range(a, b + 1)]
    return any(words[k] in APART and not any(k in commas for commas in off) for k in range(i, j))


def _insets(words: list[str], i: int, j: int) -> list[tuple[int, int]]:
    """Pairs of commas with a few words between: "in Asmara, the Eritrean capital, for talks"."""
    commas = [k for k in range(i, j) if words[k] == ","]
    return [(a, b) for a, b in zip(commas, commas[1:], strict=False) if b - a <= INSET]


def _aimed(paragraph: Paragraph, noun: Trigger, words: Vocabulary) -> bool:
    """Whether a preposition of purpose governs a noun: "received X for a session of the council"."""
    before = paragraph.passage.words[max(0, noun.i - AIMED) : noun.i]
    return any(w in words.purposes for w in before)


def _goes(verb: Trigger) -> bool:
    return verb.verb is not None and verb.verb.frame in ("travel", "due")


def full(verb: Trigger, noun: Trigger, paragraph: Paragraph) -> bool:
    """Whether a verb of meeting has an object of its own before a noun: the noun is then another event."""
    return any(verb.j <= m.i and m.j < noun.i and not m.place for m in paragraph.mentions)


def linked(paragraph: Paragraph, noun: Trigger, words: Vocabulary) -> bool:
    """Whether a link (after, before, on the margins of) governs a noun: it is then another event than the verb's."""
    hits = words.links.find(paragraph.passage, max(0, noun.i - 4), noun.i)
    return any(noun.i - h.j <= 2 and any(isinstance(s, Link) for s in h.senses) for h in hits)
