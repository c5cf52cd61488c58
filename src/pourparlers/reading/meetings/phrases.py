"""Where a phrase ends: a noun phrase that tells what a meeting is on, a clause that tells what it brought.

No parser: a noun phrase ends where something else begins that is known by itself (a clause, a date or place that the
meeting has, a verb, a preposition of taking part), a comma ends it unless a list goes on behind it.
"""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.model import Excerpt
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.clauses import DASHES
from pourparlers.reading.words.mentions import PlaceMention, TimeMention

# The longest phrase and clause, the longest member of a list, and how far a list's last member may be looked for.
PHRASE, CLAUSE, MEMBER, LIST = 28, 45, 6, 16
NAMED = 2  # words from a year to the event that it is the year of
MARKS = frozenset(".;:!?()\u2026")
QUOTES = frozenset('\u00ab\u00bb\u201c\u201d"')
APART = frozenset({"pair", "host", "mediator", "chair", "convener"})


def noun_phrase(scene: Scene, start: int, draft: Draft | None, limit: int | None = None) -> Excerpt | None:
    """The noun phrase that begins at a word, what is only small words left out; None where nothing is left."""
    words = scene.paragraph.passage.words
    end = min(scene.sentence[1] if limit is None else limit, start + PHRASE)
    stops = _stops(scene, start, end, draft)
    j = start
    while j < end and j not in stops and words[j] not in MARKS and not _ends(scene, j, start):
        if words[j] == "," and not _goes_on(scene, j, end, stops):
            break
        if words[j] in scene.words.grammar.coordinators and _opens(scene, j + 1, end, stops):
            break
        j += 1
    return _excerpt(scene, start, j)


def rest_of_clause(scene: Scene, start: int, j: int) -> Excerpt | None:
    """A verb with all that follows it in its clause; ``j`` is the end of the verb's own words."""
    words = scene.paragraph.passage.words
    end = min(scene.sentence[1], start + CLAUSE)
    opened = {c.i for c in scene.clauses if c.opens in ("relative", "subordinate") and c.i > j + 1}
    spoken = {comma for comma in scene.inverted if comma > start}
    while j < end and words[j] not in MARKS and j not in spoken:
        if words[j] == "," and (j + 1 in opened or not _goes_on(scene, j, end, set())):
            break
        if words[j] in DASHES and scene.paragraph.passage.spaced(j):
            break
        j += 1
    return _excerpt(scene, start, j)


def _excerpt(scene: Scene, i: int, j: int) -> Excerpt | None:
    """The words of a range without those at its ends that carry nothing, and without half a pair of marks."""
    words = scene.paragraph.passage.words
    while j > i and (words[j - 1] in scene.words.hollow or words[j - 1] in QUOTES or words[j - 1] in DASHES):
        closing = words[j - 1] in QUOTES and any(w in QUOTES for w in words[i : j - 1])
        if closing:
            break
        j -= 1
    while i < j and words[i] == ",":
        i += 1
    told = any(w[0].isalpha() and w not in scene.words.hollow for w in words[i:j])
    return scene.paragraph.passage.excerpt(i, j) if told else None


def _stops(scene: Scene, i: int, end: int, draft: Draft | None) -> set[int]:
    """The words at which something begins that is no part of a noun phrase."""
    stops = {t.group for t in scene.triggers if t.verb and i <= t.i < end}
    stops |= {h.i for h in scene.words.speech.find(scene.paragraph.passage, i, end)}
    words = scene.paragraph.passage.words
    for time in scene.times:
        if not tells_when(scene, time):
            continue
        led = time.i < end and not (words[time.i].isdigit() or words[time.i] in scene.words.skips)
        if i <= time.i and (led or time.j >= end or not words[time.j].isalpha()):
            stops.add(time.i)
    houses = draft.places if draft is not None else []
    stops |= {begin(scene, place) for place in houses}
    taking = {m.i for t in draft.takers.values() if (m := t.mention)} if draft is not None else set()
    for hit in scene.links:
        role = next((s.role for s in hit.senses if isinstance(s, Part)), "")
        linked = any(isinstance(s, Link) for s in hit.senses)
        joined = role == "participant" and words[hit.i] not in (scene.words.grammar.coordinators | scene.words.skips)
        if linked or role in APART or (joined and any(m in taking for m in (hit.i, hit.j, hit.j + 1))):
            stops.add(hit.i)
    return stops


def _ends(scene: Scene, j: int, start: int) -> bool:
    """Whether a small word or dash ends the phrase here."""
    words = scene.paragraph.passage.words
    if j == start or words[j - 1] in scene.words.definite:
        return False
    return words[j] in scene.words.ends or (words[j] in DASHES and scene.paragraph.passage.spaced(j))


def _goes_on(scene: Scene, comma: int, end: int, stops: set[int]) -> bool:
    """Whether a list goes on behind a comma: a short member, and further ones up to a coordinator."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    k, since = comma + 1, 0
    while k < min(end, comma + LIST):
        if k in stops or words[k] in MARKS or words[k] in scene.words.ends or since > MEMBER:
            return False
        if words[k] in joins:
            return (since > 0 or words[k - 1] == ",") and not _opens(scene, k + 1, end, stops)
        since = 0 if words[k] == "," else since + 1
        k += 1
    return False


def _opens(scene: Scene, k: int, end: int, stops: set[int]) -> bool:
    """Whether something else than a member of a list begins at a word: a clause with its subject, a verb, a date."""
    words = scene.paragraph.passage.words
    if k >= end or k in stops or words[k] in scene.words.ends:
        return True
    lexicons = (scene.words.outcomes, scene.words.topics, scene.words.cues)
    if any(hit.i == k for lexicon in lexicons for hit in lexicon.find(scene.paragraph.passage, k, min(end, k + 8))):
        return True
    mention = scene.at.get(k) or scene.at.get(k + 1)
    if mention is not None and (mention.j in stops or (mention.j < end and words[mention.j] in scene.words.ends)):
        return True
    return any(begin(scene, place) == k for place in scene.places if k < place.i <= k + MEMBER)


def tells_when(scene: Scene, time: TimeMention) -> bool:
    """Whether a time expression gives a day or year, and none that only names a thing: "the 2015 deal"."""
    if time.edtf is None and time.type != "DURATION":
        return False
    words, j = scene.paragraph.passage.words, time.j
    year = (
        time.grain == "year"
        and words[j - 1].isdigit()
        and words[j - 2 : j - 1]
        and words[j - 2] in scene.words.definite
    )
    if not year or j >= scene.sentence[1] or not words[j].isalpha() or words[j] in scene.words.ends:
        return True
    return words[j] in scene.words.hollow or any(j <= t.i <= j + NAMED for t in scene.triggers)


def dated(scene: Scene, word: int) -> bool:
    """Whether a word is of an expression that tells when."""
    return any(t.i <= word < t.j and tells_when(scene, t) for t in scene.times)


def begin(scene: Scene, place: PlaceMention) -> int:
    """The word at which a place begins, with its preposition."""
    led_by = scene.cast.gazetteer.atlas.role(scene.paragraph.passage, place.i)
    return led_by[1] if led_by else place.i
