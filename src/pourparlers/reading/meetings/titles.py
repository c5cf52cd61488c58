"""A meeting's own name, as the text prints it: "the 5th EU-Central Asia Summit", "Conférence mondiale sur l'eau".

Told by the capital of the noun of meeting inside a sentence, with what belongs to the name on either side. The name of
a standing body alone is no title: it is the meeting's ``format``.
"""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Noun
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.phrases import dated, noun_phrase
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.meetings.standing import EVENTS
from pourparlers.reading.words.passage import Passage

# Blocks whose capitals tell nothing, kinds that have names, and how many words a name has at most on either side.
CAPITALISED = frozenset({"headline", "subheading"})
NAMED = frozenset({"summit", "conference", "council", "ministerial", "talks", "consultation", "other"})
LEFT, RIGHT, PLAIN = 8, 12, 2
ORDINAL = 3  # letters of an ending behind a number: 5th, 5ème


def give_titles(scene: Scene, drafts: list[Draft]) -> None:
    """The name of each meeting whose noun has a capital of its own."""
    if scene.paragraph.kind in CAPITALISED:
        return
    passage = scene.paragraph.passage
    for draft in drafts:
        i, j = draft.trigger.i, draft.trigger.j
        if draft.trigger.noun is not None and not draft.trigger.noun.forms:
            draft.title = _of_format(scene, i, j)
            continue
        named = any(_capital(passage, k) for k in range(max(i, scene.sentence[0] + 1), j))
        if draft.trigger.noun is None or draft.kind not in NAMED or not named:
            continue
        first, last = _left(scene, i), _right(scene, j, draft)
        numbered = any(w[0].isdigit() for w in passage.words[first:i])
        if (last > j or first < i) and (numbered or not draft.format):
            draft.title = passage.excerpt(first, last).text


def _of_format(scene: Scene, i: int, j: int) -> str | None:
    """The name of a format that is an event of its own: a "Summit for Democracy", which no body or circle is."""
    passage = scene.paragraph.passage
    while i < j and not (_capital(passage, i) and passage.words[i] not in scene.words.determiners):
        i += 1
    for hit in scene.words.triggers.find(passage, i, j):
        event = any(isinstance(s.rule, Noun) and s.rule.kind in EVENTS for s in hit.senses)
        if event and _capital(passage, hit.i) and j - i > 1:
            return passage.excerpt(_left(scene, i), j).text
    return None


def _left(scene: Scene, i: int) -> int:
    """Where a name begins whose noun begins at a word: capitalised words, numbers and what joins them."""
    passage, low = scene.paragraph.passage, max(scene.sentence[0], i - LEFT)
    first = k = i
    while k > low:
        word = passage.raw[k - 1]
        if _capital(passage, k - 1) or word.isdigit() or _ordinal(passage, k - 1):
            first = k = k - 1
        elif word == "-" or (passage.words[k - 1] in scene.words.naming and k - 1 > low and _capital(passage, k - 2)):
            k -= 1
        else:
            break
    small = scene.words.determiners | scene.words.hollow
    while first < i and passage.words[first] in small and (first == scene.sentence[0] or passage.raw[first].islower()):
        first += 1
    return first


def _right(scene: Scene, j: int, draft: Draft) -> int:
    """Where a name ends whose noun ends at a word: capitalised words, and what small words join to them."""
    passage, end = scene.paragraph.passage, min(scene.sentence[1], j + RIGHT)
    last = k = j
    while k < end:
        mention = scene.at.get(k)
        if mention is not None and _capital(passage, k) and mention.j <= end:
            last = k = mention.j
        elif _capital(passage, k):
            last = k = k + 1
        elif passage.raw[k] == "-" or passage.words[k] in scene.words.naming:
            k += 1
        else:
            break
    return _subject(scene, last, end, draft) or last


def _subject(scene: Scene, last: int, end: int, draft: Draft) -> int:
    """Where a subject in small letters ends that belongs to a name ("Conférence mondiale pour le climat"); or 0."""
    words, raw = scene.paragraph.passage.words, scene.paragraph.passage.raw
    joins = scene.words.naming - scene.words.determiners - scene.words.grammar.coordinators
    k = last
    while k < min(end, last + PLAIN) and raw[k].islower() and words[k] not in scene.words.hollow:
        k += 1
    if k >= end or words[k] not in joins or dated(scene, k):
        return 0
    topic = noun_phrase(scene, k + 1, draft)
    ends = (n for n in range(k + 2, scene.sentence[1] + 1) if topic and scene.paragraph.passage.end(n) >= topic.end)
    return next(ends, 0)


def _capital(passage: Passage, k: int) -> bool:
    word: str = passage.raw[k]
    return word[0].isupper()


def _ordinal(passage: Passage, k: int) -> bool:
    """Whether a word is the ending of a number: the "th" of "5th"."""
    return k > 0 and passage.raw[k - 1].isdigit() and len(passage.raw[k]) <= ORDINAL and not passage.spaced(k)
