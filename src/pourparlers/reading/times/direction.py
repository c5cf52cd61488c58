"""Which way a date lies: past or future, as the verb that governs it and the words around it tell.

Of the verb groups of the clause the nearest one governs, one before the date more readily than one after it.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import Literal, NamedTuple

from pourparlers.languages.pack import load
from pourparlers.languages.time_schema import Times
from pourparlers.languages.words import Language, forms
from pourparlers.reading.words.clauses import clauses
from pourparlers.reading.words.lexicon import Lexicon
from pourparlers.reading.words.passage import Passage
from pourparlers.reading.words.verbs import FUTURE, PAST, Grammar, grammar_of, tense_by_ending, tense_of

Way = Literal["past", "present", "future", "near", ""]
AFTER = 3  # how much further than it stands a verb after the date counts
COMMA = 4  # how much further a verb counts beyond a comma
PRESENT = 3  # how much further an auxiliary of the present counts
BARE = 6  # and an infinitive with no auxiliary
LED = 4
REACH = 60  # words beyond which no verb governs
SHORT = 4
UNDONE = 4


class Sign(NamedTuple):
    """Words that tell a way, at a range of words; ``weak`` is how much further than it stands it counts."""

    i: int
    j: int
    way: Way
    weak: int = 0


class Signs:
    """The words of a language that tell past from future."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.grammar: Grammar = grammar_of(language)
        pack = load(language.code, "time", Times).direction
        self.verbs: dict[str, str] = {}
        for verb in pack.verbs:
            for form, feature in forms(verb, language):
                self.verbs.setdefault(form, feature)
        self.words: Lexicon[Way] = Lexicon(language)
        for word in pack.past:
            if " " in word:
                self.words.add(word, "past")
            else:
                self.verbs.setdefault(word, "past")
        for word in pack.future:
            self.words.add(word, "future")
        for word in pack.near:
            self.words.add(word, "near")
        self.undone = frozenset(pack.undone)
        self.pack = pack
        told = (ending for endings in self.grammar.endings.values() for ending in endings)
        self.endings = (*pack.past_endings, *pack.future_endings, *told)
        self.no_verbs = frozenset(pack.no_verbs)
        self.present = frozenset(k[0] for k, rows in self.grammar.auxiliaries.items() if rows[0][1] == "pres")

    def of(self, passage: Passage, i: int, j: int) -> list[Sign]:
        """The signs in a range of words, in order."""
        found = [self._worded(passage, hit.i, hit.j, hit.senses[0], i) for hit in self.words.find(passage, i, j)]
        taken = {k for sign in found for k in range(sign.i, sign.j)}
        verbs, heads, endings = self.verbs, self.grammar.heads, self.endings
        for k, word in enumerate(passage.words[i:j], i):
            feature = verbs.get(word)
            if feature is None and word not in heads and not word.endswith(endings):
                continue
            if k in taken or (word in self.undone and (k + 1 in taken or k + 2 in taken)):
                continue
            if feature is not None:
                tense = tense_of(passage, k, feature, self.grammar, i)
                way, first = way_of(tense.name), max(tense.i, i)
                if tense.i == k and word in self.no_verbs:
                    continue
                if way == "past" and tense.i == k and self._led(passage, found, k):
                    way = "future"
            elif word in self.no_verbs:
                continue
            else:
                way, first = self._unknown(passage, k, j, taken), k
                if way == "past" and self._led(passage, found, k):
                    way = "future"
            if way:
                weak = PRESENT if feature is None and word in self.present else 0
                weak = BARE if feature == "inf" and first == k else weak
                found.append(Sign(first, k + 1, way, weak))
        found.sort()
        return found

    def _led(self, passage: Passage, found: list[Sign], k: int) -> bool:
        """Whether a participle stands in the group of an auxiliary that makes it future: "will remain closed"."""
        return (
            any(s.way == "future" and not s.weak and 0 < k - s.j < LED for s in found[-2:])
            and "," not in (passage.words[k - LED + 1 : k])
        )

    def _worded(self, passage: Passage, i: int, j: int, way: Way, floor: int) -> Sign:
        """A word such as "scheduled"; after a past auxiliary it was a plan, which may lie on either side."""
        if way == "future" and any(w in self.undone for w in passage.words[max(floor, i - UNDONE) : i]):
            return Sign(i, j, "near")
        return Sign(i, j, way)

    def _unknown(self, passage: Passage, k: int, end: int, taken: set[int]) -> Way:
        word = passage.words[k]
        if word in self.grammar.heads:
            return self._auxiliary(passage, k, end, taken)
        if len(word) < SHORT:
            return ""
        if not (passage.raw[k].islower() or passage.raw[k].isupper()):
            return ""
        way = way_of(tense_by_ending(word, self.grammar))
        if way:
            return way
        if self.pack.past_endings and word.endswith(self.pack.past_endings):
            return way_of(tense_of(passage, k, "past", self.grammar, max(0, k - UNDONE)).name)
        return "future" if self.pack.future_endings and word.endswith(self.pack.future_endings) else ""

    def _auxiliary(self, passage: Passage, k: int, end: int, taken: set[int]) -> Way:
        words, grammar = passage.words, self.grammar
        for length in range(min(grammar.longest, k + 1), 0, -1):
            for _, makes, _ in grammar.auxiliaries.get(tuple(words[k + 1 - length : k + 1]), ()):
                way = way_of(makes)
                if way == "past" and self.pack.participle_endings:
                    after = k + 1
                    while after < end and words[after] in grammar.adverbs:
                        after += 1
                    if after >= end or after in taken or not words[after].endswith(self.pack.participle_endings):
                        return ""
                return way
        return ""


def way_of(tense: str) -> Way:
    if tense in PAST or tense == "part":
        return "past"
    if tense in FUTURE or tense == "inf":
        return "future"
    if tense == "pres":
        return "present"
    return "near" if tense in ("cond", "unreal") else ""


@functools.lru_cache(maxsize=16)
def signs_of(language: Language) -> Signs:
    """The signs of a language, made once."""
    return Signs(language)


class Directions:
    """The ways of one passage, each sentence looked at once and only if a date in it asks."""

    def __init__(self, passage: Passage, signs: Signs) -> None:
        self._passage, self._signs = passage, signs
        self._begins = [i for i, _ in passage.sentences]
        self._quotes: list[int] | None = None
        self._known: dict[int, tuple[list[Sign], list[tuple[int, int]]]] = {}

    def of(self, i: int, j: int, onward: bool = False) -> Way:
        """The way that the words ``i`` to ``j`` lie; ``onward`` where only what follows governs ("Thursday's")."""
        found, parts = self._sentence(i)
        begin = bisect_right(found, (i - REACH, 0))
        found = found[begin : bisect_right(found, (j + REACH, 0), begin)]
        low, high = parts[max(0, bisect_right(parts, (i, len(self._passage.words))) - 1)] if parts else (i, j)
        inside = [s for s in found if low <= s.i < high]
        return self._nearest(inside, i, j, onward) or self._nearest(found, i, j, onward)

    def quoted(self, i: int) -> bool:
        """Whether word ``i`` stands between quotation marks: what is said there is no day of the story."""
        if self._quotes is None:
            pairs = self._signs.language.quotes.pairs
            marks = {mark for pair in pairs for mark in pair}
            self._quotes = [k for k, word in enumerate(self._passage.words) if word in marks and word != "'"]
        return bisect_right(self._quotes, i) % 2 == 1

    def _sentence(self, i: int) -> tuple[list[Sign], list[tuple[int, int]]]:
        at = max(0, bisect_right(self._begins, i) - 1)
        if at not in self._known:
            begin, end = self._passage.sentences[at] if self._passage.sentences else (0, len(self._passage.words))
            parts = [(c.i, c.j) for c in clauses(self._passage, begin, end, self._signs.grammar)]
            self._known[at] = (self._signs.of(self._passage, begin, end), parts)
        return self._known[at]

    def _nearest(self, signs: list[Sign], i: int, j: int, onward: bool) -> Way:
        best: tuple[int, Way] | None = None
        for sign in signs:
            if sign.i < i:
                if onward:
                    continue
                away = max(0, i - sign.j) + self._commas(sign.j, i) + sign.weak
            elif sign.i >= j:
                away = sign.i - j + AFTER + self._commas(j, sign.i) + sign.weak
            else:
                continue
            if best is None or away < best[0]:
                best = (away, sign.way)
        return best[1] if best else ""

    def _commas(self, i: int, j: int) -> int:
        return COMMA if "," in self._passage.words[i:j] else 0
