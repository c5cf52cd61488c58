"""Which words of a sentence announce a meeting: those of the packs, less what only looks alike where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

from pourparlers.languages.meetings_schema import CALLS_OFF, Link, Part
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.binding import CREATING
from pourparlers.reading.meetings.bridged import bridged
from pourparlers.reading.meetings.events import Trigger, Vocabulary, triggers_of
from pourparlers.reading.meetings.partners import GIVEN
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.paragraph import Paragraph
from pourparlers.reading.words.passage import Passage

LIGHT = 7  # words from a light verb to its noun


def candidates(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    words: Vocabulary,
    cast: Cast,
    mentions: list[Mention],
    places: list[PlaceMention],
    times: list[TimeMention],
) -> list[Trigger]:
    passage, atlas = paragraph.passage, cast.gazetteer.atlas
    hits = words.triggers.find(passage, *sentence)
    aside = [
        (k, k + 1) for k in compress(range(*sentence), map(words.aside.__contains__, passage.words[slice(*sentence)]))
    ]
    if times or places or aside:
        led = [(atlas.role(passage, p.i), p.j) for p in places if p.role == "at"]
        days, stops = aside + [(t.i, t.j) for t in times], [(role[1], j) for role, j in led if role]
        hits = bridged(passage, *sentence, days, stops, hits, words)
    guests = frozenset(
        k for m in mentions if m.kind in ("person", "office") or m.form == "members" for k in range(m.i, m.j)
    )
    taken = [(t.i, t.j) for t in times if t.type != "DURATION"]
    taken += [m.core for m in mentions if m.kind in ("organisation", "body", "person") and m.core[1] - m.core[0] > 1]
    found = triggers_of(passage, *sentence, words, hits, taken)
    nouns = {t.i for t in found if t.noun}
    found = [t for t in found if not (_told_of_guest(t, guests) or _idle(passage, t, nouns, words))]
    joint = [t for t in found if t.verb is not None and t.verb.joint]
    told = any(t.noun or any(v.frame in CREATING for v in t.verbs) for t in found if t not in joint)
    return [t for t in found if not (told and t in joint)]


def behind(mention: Mention, triggers: list[Trigger]) -> Mention:
    """A mention without the words that are a trigger's: "will host | Prime Minister A"."""
    j = max((t.j for t in triggers if t.verb and t.i <= mention.i < t.j < mention.j), default=0)
    return replace(mention, i=j) if j else mention


def _told_of_guest(verb: Trigger, guests: frozenset[int]) -> bool:
    """Whether a form of a verb of going only describes a guest: "with visiting Prime Minister A"."""
    return verb.verb is not None and verb.feature == "ger" and verb.verb.frame == "travel" and verb.j in guests


def _idle(passage: Passage, verb: Trigger, nouns: set[int], words: Vocabulary) -> bool:
    """Whether a light verb has no noun of meeting right behind it, with words that describe it alone between."""
    if verb.verb is None or not verb.verb.light:
        return False
    told, k = passage.words, verb.j
    while k < len(told) and k not in nouns and k - verb.j < LIGHT:
        if told[k] not in words.determiners and told[k] != "-" and "-" not in told[k + 1 : k + 2] + told[k - 1 : k]:
            return True
        k += 1
    return k not in nouns


def in_role(noun: Trigger, links: list[Hit[Link | Part]]) -> bool:
    """Whether a noun is a word of a phrase that gives a role: "sous la médiation de"."""
    roles = ((h.i, h.j) for h in links if any(isinstance(s, Part) and s.role in GIVEN for s in h.senses))
    return any(a <= noun.i and noun.j <= b and b - a > noun.j - noun.i for a, b in roles)


def without_means(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, triggers: list[Trigger]
) -> list[Trigger]:
    """A noun that only tells by what means a meeting beside it is held tells of none: "a meeting by video link"."""
    if len(triggers) < 2 or not any(t.noun and t.noun.remote for t in triggers):
        return triggers
    means = [(h.i, h.j) for h in words.remote.find(paragraph.passage, *sentence)]
    kept = [t for t in triggers if not (t.noun and any(a < t.i and t.j <= b for a, b in means))]
    return kept or triggers


def without_cues(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, triggers: list[Trigger]
) -> list[Trigger]:
    """A verb with which a cue that calls off begins is the cue's alone: "called off" tells of no call."""
    if not any(t.verb for t in triggers):
        return triggers
    found = words.cues.find(paragraph.passage, *sentence)
    off = [h for h in found if h.senses[0].strength == CALLS_OFF]
    away = [h for h in found if h.senses[0].stance == "absent"]
    kept = [t for t in triggers if not t.verb or not any(t.i <= c.i < t.j < c.j for c in off)]
    return [t for t in kept if not t.verb or not any(c.i <= t.i < c.j for c in away)]
