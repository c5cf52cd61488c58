"""The cues of speech in a sentence: verbs that tell an act, settled by tense, voice and negation; nouns likewise.

A cue counts only where it tells that something was said: no plan to say it, no infinitive, no homograph noun.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pourparlers.languages.statements_schema import Noun, Verb
from pourparlers.reading.lexicon import Hit
from pourparlers.reading.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.paragraph import Paragraph
from pourparlers.reading.passage import Passage
from pourparlers.reading.quotes import LEAST, Quotation, length
from pourparlers.reading.speech import Speech, Word
from pourparlers.reading.verbs import tense_of

UNSAID = frozenset({"fut", "cond", "unreal"})
LONG, SHORT = 2, 1
ASIDE, REACH = 12, 24
BREAKS = frozenset(",\u2013\u2014-?!\u2026.")
Found = TypeVar("Found", Mention, PlaceMention, TimeMention)


@dataclass(slots=True)
class Cue:
    """A cue at words ``i`` to ``j`` (its auxiliaries included; the verb itself begins at ``v``), and who it is of.

    ``lo`` to ``hi`` also cover the speaker and what stands between; ``inverted``: the speaker follows; ``near``: it
    stands right at the cue; ``backwards``: what is said was told before; ``loose``: a participle beside the verb;
    ``limit``: where the next cue begins.
    """

    i: int
    j: int
    v: int
    rules: tuple[Verb, ...]
    feature: str
    negated: bool = False
    passive: bool = False
    loose: bool = False
    inverted: bool = False
    near: bool = False
    backwards: bool = False
    limit: int = 0
    who: list[Mention] = field(default_factory=list)
    lo: int = 0
    hi: int = 0
    quotes: list[Quotation] = field(default_factory=list)


class Unit:
    """A sentence with its quotations whole, and what was found in it."""

    def __init__(
        self, paragraph: Paragraph, i: int, j: int, quotes: list[Quotation], small: list[Hit[str]], speech: Speech
    ) -> None:
        self.paragraph, self.passage, self.speech = paragraph, paragraph.passage, speech
        self.i, self.j, self.small = i, j, small
        self.quotes = quotes
        self.mask = bytearray(j - i)
        for q in self.quotes:
            self.hide(q.lo, min(q.hi, j), LONG if length(self.passage, q.i, q.j) >= LEAST else SHORT)
        self.mentions: list[Mention] = _within(paragraph.mentions, i, j)
        self.times: dict[int, TimeMention] = {t.j: t for t in _within(paragraph.times, i, j)}
        self.starts: dict[int, int] = {t.i: t.j for t in self.times.values()}
        self.places: list[PlaceMention] = _within(paragraph.places, i, j)
        self.ending: dict[int, Mention] = {}
        self.beginning: dict[int, Mention] = {}

    def marked(self, kind: str) -> list[Hit[str]]:
        """The small words of one kind."""
        return [hit for hit in self.small if kind in hit.senses]

    def settle(self, topic: tuple[str, ...]) -> None:
        """Pronouns stand for whom the text speaks of, where that is known; then index the mentions by their ends."""
        words, pronouns = self.passage.words, self.speech.pronouns
        if topic:
            self.mentions = [replace(m, actors=topic[:1]) if m.form == "pronoun" else m for m in self.mentions]
        covered = {k for m in self.mentions for k in range(m.i, m.j)}
        loose = [k for k in range(self.i, self.j) if words[k] in pronouns and k not in covered]
        loose = [k for k in loose if words[k] not in self.speech.impersonal or words[k - 1] == "-"]
        for k in loose:
            self.mentions.append(Mention(k, k + 1, topic[:1], "person", "pronoun", (k, k + 1)))
        for k in range(self.i, self.j):
            if words[k] in self.speech.latter and k not in covered:
                named = [m for m in self.mentions if m.j <= k and m.kind == "person" and m.form != "pronoun"]
                if named:
                    loose.append(k)
                    self.mentions.append(Mention(k, k + 1, named[-1].actors, "person", "epithet", (k, k + 1)))
        if loose:
            self.mentions.sort(key=lambda m: m.i)
        for m in self.mentions:
            self.ending[m.j] = m
            self.beginning.setdefault(m.i, m)

    def hide(self, lo: int, hi: int, how: int) -> None:
        self.mask[lo - self.i : hi - self.i] = bytes([how]) * (hi - lo)

    def hidden(self, k: int) -> int:
        return self.mask[k - self.i]


def _within(found: list[Found], i: int, j: int) -> list[Found]:
    begin = bisect_left(found, i, key=lambda m: m.i)
    end = bisect_left(found, j, begin, key=lambda m: m.i)
    return [m for m in found[begin:end] if m.j <= j]


def cues(unit: Unit, hits: list[Hit[Word]]) -> list[Cue]:
    """The verbal cues of a unit outside its quotations (and the narrator's own inside them), in order."""
    out: list[Cue] = []
    for hit in hits:
        rules = tuple(s.rule for s in hit.senses if isinstance(s.rule, Verb))
        if not rules:
            continue
        if unit.hidden(hit.i) == LONG or (hit.i > unit.i and _capital(unit, hit.i)):
            continue
        if out and out[-1].j == hit.i and _infinitive(hit) and out[-1].rules[0].plain:
            out[-1].rules, out[-1].j = rules, hit.j
            continue
        cue = _cue(unit, hit, rules)
        if cue:
            out.append(cue)
    return out


def _named(unit: Unit, k: int) -> bool:
    return k in unit.beginning or k + 1 in unit.beginning


def _capital(unit: Unit, k: int) -> bool:
    """Whether a word inside a sentence is written like a name."""
    before = unit.passage.raw[k - 1]
    return unit.passage.raw[k][0].isupper() and (before[-1].isalnum() or before == ",")


def nouns(unit: Unit, hits: list[Hit[Word]]) -> list[tuple[Hit[Word], Noun]]:
    """The nouns that tell an act, outside quotations."""
    found = []
    for hit in hits:
        noun = next((s.rule for s in hit.senses if isinstance(s.rule, Noun)), None)
        if noun and not unit.hidden(hit.i):
            found.append((hit, noun))
    return found


def _infinitive(hit: Hit[Word]) -> bool:
    return any(s.feature == "inf" for s in hit.senses)


def _cue(unit: Unit, hit: Hit[Word], rules: tuple[Verb, ...]) -> Cue | None:
    passage, speech, words = unit.passage, unit.speech, unit.passage.words
    features = [s.feature for s in hit.senses if isinstance(s.rule, Verb)]
    feature = next((f for f in features if f not in ("inf", "part")), features[0])
    v, begin, negated = hit.i, hit.i, False
    inverted = _pronoun_between(passage, speech, v, unit.i)
    if inverted:
        begin = _auxiliary_before(passage, inverted, unit.i)
    else:
        tense = tense_of(passage, v, feature, speech.grammar, unit.i)
        if "part" in features and feature != "part" and tense.i == v:
            # A form that is also a participle is one behind an auxiliary (il dit, il a dit).
            other = tense_of(passage, v, "part", speech.grammar, unit.i)
            feature, tense = ("part", other) if other.i < v else (feature, tense)
        if feature == "inf" or tense.name in UNSAID:
            return None
        begin, negated = min(v, tense.i), tense.negated
    group = words[begin:v]
    reflexive = speech.language.reflexive
    own = bool(reflexive) and any(w in reflexive.pronouns for w in words[max(unit.i, begin - 1) : v + 1])
    agent = hit.j < unit.j and words[hit.j] in speech.agent and _named(unit, hit.j + 1)
    passive = feature in ("part", "past") and not own and (any(w in speech.passive for w in group) or agent)
    loose = feature == "ger" or (feature == "part" and begin == v)
    if feature == "part" and begin == v and not agent:
        if not _shares_auxiliary(unit, v):
            return None
        loose = False
    if feature in ("base", "pres", "") and _noun_here(unit, begin, feature):
        return None
    if feature == "base" and begin > unit.i and words[begin - 1] in speech.infinitive:
        return None
    if feature == "ger" and begin == v and not _participial(unit, begin):
        return None
    return Cue(begin, hit.j, v, rules, feature, negated, passive, loose, lo=begin, hi=hit.j)


def _shares_auxiliary(unit: Unit, v: int) -> bool:
    """Whether a participle behind a coordinator goes on with an auxiliary before ("a salué l'accord et exigé")."""
    grammar, words = unit.speech.grammar, unit.passage.words
    if v <= unit.i or words[v - 1] not in grammar.coordinators:
        return False
    for k in range(max(unit.i, v - REACH), v - 1):
        for governs, makes, _ in grammar.auxiliaries.get((words[k],), ()):
            if makes == "past" and "part" in governs and not unit.hidden(k):
                return True
    return False


def _noun_here(unit: Unit, k: int, feature: str) -> bool:
    """Whether a present form at ``k`` is rather the noun of the same shape."""
    speech, words = unit.speech, unit.passage.words
    if k == unit.i:
        return feature != ""
    before = words[k - 1]
    if before in speech.determiners or before in speech.possessive:
        return True
    if not speech.homographs or feature == "":
        return before in speech.governing
    mention = unit.ending.get(k)
    if mention:
        single = mention.kind != "person" and not mention.plural and len(mention.actors) == 1
        return mention.form == "adjective" or (single and feature == "base")
    return not (
        before in speech.pronouns or before in speech.relatives or before in speech.grammar.coordinators
        or before in speech.grammar.adverbs or not before[0].isalnum() or k in unit.times
    )  # fmt: skip


def _participial(unit: Unit, k: int) -> bool:
    """Whether a participle at ``k`` tells what the sentence's subject does beside: ", promising that"."""
    speech, words = unit.speech, unit.passage.words
    if k == unit.i:
        return True
    before = words[k - 1]
    return not before[0].isalnum() or before in speech.grammar.coordinators or before in speech.participial


def open_insertions(unit: Unit, hits: list[Hit[Word]]) -> None:
    """Take the narrator's insertions (", he said, ") out of the quotations that they stand in, and split these."""
    for hit in hits:
        if unit.hidden(hit.i) != LONG or not any(isinstance(s.rule, Verb) and s.rule.plain for s in hit.senses):
            continue
        quote = next((q for q in unit.quotes if q.i <= hit.i < q.j), None)
        if quote is None:
            continue
        lo, hi = _insertion(unit, quote, hit)
        if lo < 0:
            continue
        unit.hide(lo, hi, 0)
        before = Quotation(quote.i, lo - 1, quote.lo, lo - 1)
        after = Quotation(hi + 1, quote.j, hi + 1, quote.hi, quote.closed)
        at = unit.quotes.index(quote)
        unit.quotes[at : at + 1] = [q for q in (before, after) if q.j > q.i]


def _insertion(unit: Unit, quote: Quotation, hit: Hit[Word]) -> tuple[int, int]:
    """Where an insertion begins and ends: between commas or dashes, a cue with its speaker and little else."""
    passage, speech, words = unit.passage, unit.speech, unit.passage.words
    lo = hit.i
    while lo > quote.i and hit.i - lo < ASIDE and words[lo - 1] not in BREAKS:
        lo -= 1
        if words[lo] == "-" and passage.spaced(lo):
            break
    hi = hit.j
    while hi < quote.j and hi - hit.j < ASIDE and (words[hi] not in BREAKS or words[hi] == "-"):
        hi += 1
    set_off = lo > quote.i + 1 and words[lo - 1] in BREAKS and (hi >= quote.j or words[hi] in BREAKS)
    if not set_off:
        return -1, -1
    pronoun = _pronoun_between(passage, speech, hit.i, lo) or _pronoun_after(passage, speech, hit.j, hi)
    beside = (hit.i - 1 if hit.i > lo else hit.i, hit.j if hit.j < hi else hit.i)
    plain = any(words[k] in speech.pronouns for k in beside)
    named = any(lo <= m.i and m.j <= hi and (m.j == hit.i or 0 <= m.i - hit.j <= 1) for m in unit.paragraph.mentions)
    return (lo, hi) if pronoun or plain or named else (-1, -1)


def _pronoun_between(passage: Passage, speech: Speech, v: int, floor: int) -> int:
    """Where the auxiliary and its inverted pronoun stand before a participle (a-t-il dit): the hyphen's place."""
    words = passage.words
    if v - 3 >= floor and words[v - 1] in speech.pronouns and words[v - 2] == "-":
        return v - 2
    if v - 4 >= floor and words[v - 2] in speech.pronouns and words[v - 3] == "-":
        return v - 3
    return 0


def _pronoun_after(passage: Passage, speech: Speech, j: int, end: int) -> int:
    """The place of a pronoun that a hyphen ties to the verb (dit-il, ajoute-t-elle), 0 where there is none."""
    words = passage.words
    if j + 1 < end and words[j] == "-":
        if words[j + 1] in speech.pronouns:
            return j + 1
        if j + 3 < end and words[j + 2] == "-" and words[j + 3] in speech.pronouns:
            return j + 3
    return 0


def _auxiliary_before(passage: Passage, hyphen: int, floor: int) -> int:
    """The first word of an inverted group: the hyphen, perhaps a euphonic letter and another hyphen, the auxiliary."""
    words, k = passage.words, hyphen
    if k - 2 >= floor and words[k - 2] == "-":
        k -= 2
    k -= 1
    while k - 1 >= floor and words[k - 1][-1] == "'":
        k -= 1
    return max(k, floor)


def inverted_pronoun(unit: Unit, cue: Cue) -> int:
    """The word of the pronoun that an inverted cue has for its speaker, -1 where it has none."""
    passage, speech = unit.passage, unit.speech
    hyphen = _pronoun_between(passage, speech, cue.v, unit.i)
    if hyphen:
        return hyphen + 1
    return _pronoun_after(passage, speech, cue.j, unit.j) or -1
