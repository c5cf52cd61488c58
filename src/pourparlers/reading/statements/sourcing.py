"""The cues of a sentence with their speakers: verbs, phrases like "according to", and quotations without a verb."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from pourparlers.languages.statements_schema import Verb
from pourparlers.reading.statements.cues import cues
from pourparlers.reading.statements.quotes import Quotation
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.statements.speech import Word
from pourparlers.reading.statements.subjects import Subjects
from pourparlers.reading.statements.thread import Thread
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention

ACCORDING = Verb(act="say", verbs=(), needs="nothing", plain=True)
NEAR, REACH = 4, 6


class Sourcing:
    """A sentence whose cues are being given their speakers."""

    def __init__(self, unit: Unit, speakers: Speakers, thread: Thread, serves: Callable[[str], str | None]) -> None:
        self.unit, self.speakers, self.thread, self.serves = unit, speakers, thread, serves
        self.speech, self.passage = unit.speech, unit.passage

    def cues(self, hits: list[Hit[Word]]) -> list[Cue]:
        """The cues with their speakers, those of media left out; phrases like "according to" are cues too."""
        found: list[Cue] = []
        subjects = Subjects(self.speakers)
        for cue in cues(self.unit, hits):
            subjects.find(cue, found)
            if not cue.near and not cue.passive and not cue.loose:
                self._stranger(cue)
            if not cue.who and self.speakers.press(cue):
                continue
            if found and self._restates(found[-1], cue):
                found[-1].rules, found[-1].negated = cue.rules, cue.negated
                found[-1].j = found[-1].hi = cue.j
                continue
            if not cue.who or not all(self.speakers.mute(m) for m in cue.who):
                found.append(cue)
        for hit in self.unit.small:
            phrase = self._according(hit)
            told = any(c.who and c.lo <= hit.i <= c.hi + NEAR for c in found) and "sourced" in hit.senses
            if phrase is not None and not told:
                found.append(phrase)
        for quote in self.unit.quotes:
            nameless = self._nameless(quote, found)
            if nameless is not None:
                found.append(nameless)
        found.sort(key=lambda c: c.i)
        for cue, after in pairwise(found):
            cue.limit = after.i
        for hit in self.unit.marked("backwards"):
            for cue in found:
                cue.backwards = cue.backwards or hit.j <= cue.i
        return found

    def _stranger(self, cue: Cue) -> None:
        """A name that nobody knows, right at a cue, is its speaker; so is one who is only described."""
        m = None
        if not cue.who or self.speakers.closes_quote(cue):
            m = self.thread.strangers.speaker(self.speakers, cue)
        if m is None and not cue.who:
            m = self.thread.strangers.described(self.speakers, cue)
        if m is not None:
            cue.who, cue.inverted, cue.near = [m], m.i >= cue.j, True
            cue.lo, cue.hi = min(cue.lo, self.speakers.first(m)), max(cue.hi, m.j)

    def _restates(self, outer: Cue, inner: Cue) -> bool:
        """Whether the inner cue is only what the outer one's speaker says of himself or of his own side."""
        if not outer.rules[0].plain or not outer.who or not inner.who or outer.inverted or inner.inverted:
            return False
        if inner.lo < outer.j or inner.lo - outer.j > NEAR or inner.loose or inner.rules[0].plain:
            return False
        if inner.who[0].form == "pronoun":
            return True
        ours, theirs = (self.serves(c.who[0].actors[0]) if c.who[0].actors else None for c in (outer, inner))
        return ours is not None and ours == theirs and inner.who[0].kind != "person"

    def _according(self, hit: Hit[str]) -> Cue | None:
        if "personal" in hit.senses and self.thread.topic:
            him = Mention(hit.i, hit.j, self.thread.topic[:1], "person", "pronoun", (hit.i, hit.j))
            return _by(hit.i, hit.j, [him])
        fronted = "fronted" in hit.senses
        if "sourced" in hit.senses:
            return _by(hit.i, hit.i + 1, [self.thread.strangers.source(self.speakers, hit.i + 1, hit.j)])
        if not fronted and "according" not in hit.senses:
            return None
        words, relatives = self.passage.words, self.speech.grammar.relatives | self.speech.relatives
        m = named_after(self.unit, hit.j)
        if m is None or self.speakers.mute(m) or not m.actors or any(w in relatives for w in words[hit.j : m.i]):
            return None
        if m.kind == "office" and m.j < len(words) and words[m.j] in self.speech.documents:
            return None  # "according to an official calendar"
        if fronted and (hit.i != self.unit.i or m.j >= self.unit.j or self.passage.words[m.j] != ","):
            return None
        return _by(hit.i, hit.j, self.speakers.together(m))

    def _nameless(self, quote: Quotation, found: list[Cue]) -> Cue | None:
        """The speaker behind a quotation that opens its sentence, whatever verb stands with him."""
        words, k = self.passage.words, quote.hi
        if quote.lo > self.unit.i + 1 or k >= self.unit.j or any(quote.hi <= c.lo < k + REACH for c in found):
            return None
        k += words[k] in ",\u2013\u2014-"
        for at in range(k, min(k + REACH, self.unit.j)):
            m = self.unit.beginning.get(at)
            if m is not None and m in self.speakers.able and self.unit.j - m.j <= 2 * REACH:
                return _by(k, at, [m])
            if not words[at][0].isalnum() and words[at] != "-":
                return None
        return None


def _by(i: int, j: int, who: list[Mention]) -> Cue:
    """A cue that is no verb, with its speakers behind it."""
    hi = max(j, who[-1].j)
    return Cue(i, j, i, (ACCORDING,), "", inverted=True, near=True, who=who, lo=i, hi=hi)


def named_after(unit: Unit, k: int) -> Mention | None:
    """The mention that begins right after word ``k``, articles and adjectives left out."""
    words = unit.passage.words
    for at in range(k, min(k + REACH, unit.j)):
        m = unit.beginning.get(at)
        if m is not None and m.form != "adjective":
            return m
        if not words[at][0].isalnum() and words[at] != "-":
            return None
    return None
