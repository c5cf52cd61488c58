"""What a meeting is on, in the sentence that tells of it: "talks on X", "met to discuss X", "X is on the agenda"."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Part, Topic
from pourparlers.model import Excerpt
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.phrases import dated, noun_phrase
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import PlaceMention

# How many words may stand between a noun of meeting and the preposition of its topic; how far back a topic may begin.
BESIDE, BACK = 16, 20
# Roles of those who meet, and how many words nobody knows may stand among them: "talks with rebel leaders on".
CIRCLE, UNKNOWN = frozenset({"participant", "pair", "of"}), 3
TOPIC = "topic"


def give_topics(scene: Scene, drafts: list[Draft]) -> None:
    """Each topic to the meeting told of last before the words that announce it, or to the first behind them."""
    for hit in scene.words.topics.find(scene.paragraph.passage, *scene.sentence):
        frame = hit.senses[0].frame
        draft = _beside(scene, drafts, hit) if frame == "beside" else _around(drafts, hit)
        if draft is None or draft.topic is not None or frame == "never":
            continue
        placed = draft.places
        draft.places = [p for p in placed if p.j <= hit.i] or placed
        draft.topic = told = topic_at(scene, hit, draft)
        draft.places = [p for p in placed if p in draft.places or told is None or not _covers(scene, told, p)]


def _covers(scene: Scene, told: Excerpt, place: PlaceMention) -> bool:
    """Whether a place only says where what is talked of lies: "met in Oslo to discuss the crisis in Mali"."""
    return told.start <= scene.paragraph.passage.start(place.i) < told.end


def topic_at(scene: Scene, hit: Hit[Topic], draft: Draft | None) -> Excerpt | None:
    """The noun phrase that words announce."""
    words = scene.paragraph.passage.words
    if hit.senses[0].frame == "before":
        return _before(scene, hit, draft)
    start = hit.j
    while start < scene.sentence[1] and (words[start] in scene.words.skips or words[start] == ":"):
        start += 1
    if start >= scene.sentence[1] or dated(scene, start):
        return None
    if words[start] in scene.words.grammar.relatives:
        return None
    return noun_phrase(scene, start, draft)


def _before(scene: Scene, hit: Hit[Topic], draft: Draft | None) -> Excerpt | None:
    """The subject of words like "is on the agenda", from the beginning of its clause."""
    begin = max(scene.clause_of(hit.i).i, hit.i - BACK)
    words = scene.paragraph.passage.words
    while begin < hit.i and not words[begin][0].isalnum():
        begin += 1
    found = noun_phrase(scene, begin, draft, hit.i)
    whole = found is not None and hit.i > begin and found.end == scene.paragraph.passage.end(hit.i)
    return found if whole and not any(t.i >= begin and t.j <= hit.i for t in scene.triggers) else None


def _beside(scene: Scene, drafts: list[Draft], hit: Hit[Topic]) -> Draft | None:
    """The meeting whose noun a preposition stands behind: nothing but complements of the noun between."""
    longer = [h for h in scene.links if h.i <= hit.i < h.j and h.j > hit.j]
    if dated(scene, hit.i) or any(getattr(s, "role", "") != TOPIC for h in longer for s in h.senses):
        return None
    end, draft = _last(drafts, hit.i)
    if draft is None or hit.i - end > BESIDE or _barred(scene, end, hit.i):
        return None
    return draft


def _last(drafts: list[Draft], word: int) -> tuple[int, Draft | None]:
    """The meeting told of last before a word, and where the noun or verb ends that tells of it there."""
    found: tuple[int, Draft | None] = (-1, None)
    for draft in drafts:
        for trigger in (draft.trigger, *draft.absorbed):
            if found[0] < trigger.j <= word:
                found = trigger.j, draft
    return found


def _barred(scene: Scene, lo: int, hi: int) -> bool:
    """Whether anything but complements stands in a range: a verb, a clause, words that belong to nothing known."""
    words = scene.paragraph.passage.words
    if any(t.verb and lo <= t.i < hi for t in scene.triggers) or any(lo < c.i < hi for c in scene.clauses):
        return True
    linked = {k for h in scene.links for k in range(h.i, h.j)}
    if any(words[k] in scene.words.ends and k not in linked for k in range(lo, hi)) or scene.words.outcomes.find(
        scene.paragraph.passage, lo, hi
    ):
        return True
    known: set[int] = set()
    named = ((x.i, x.j) for row in (scene.times, scene.places, scene.mentions) for x in row)
    for i, j in (*named, *((h.i, h.j) for h in scene.links)):
        known.update(range(max(lo, i), min(hi, j)))
    where = {k for row in (scene.times, scene.places) for x in row for k in (x.i, x.j)}
    if any(words[k] == "," and not {k, k + 1} & where for k in range(lo, hi)):
        return True
    free = [k for k in range(lo, hi) if k not in known and words[k] not in scene.words.hollow]
    joined = any(
        isinstance(s, Part) and s.role in CIRCLE for h in scene.links if lo <= h.j and h.i < hi for s in h.senses
    )
    return len(free) > (UNKNOWN if joined else 1)


def _around(drafts: list[Draft], hit: Hit[Topic]) -> Draft | None:
    """The meeting told of last, a frame only where nothing is set within it; else the first one behind."""
    around = {id(d.within) for d in drafts}
    inner = [d for d in drafts if id(d) not in around]
    return _last(inner, hit.i)[1] or _last(drafts, hit.i)[1] or min(drafts, key=lambda d: d.trigger.i, default=None)
