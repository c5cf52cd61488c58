"""Who may speak in a sentence: the mentions that no preposition, case or possessive takes as its own."""

from __future__ import annotations

from pourparlers.reading.statements.quotes import Quotation
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speech import Speech
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention

REACH = 16
NOMINATIVE = "nom"


class Speakers:
    """The mentions of one unit that may speak, and the borders between which they are sought."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.speech: Speech = unit.speech
        self.words = unit.passage.words
        self.fillers = {h.i: h.j for h in unit.marked("fillers")}
        self.filled = {j: i for i, j in self.fillers.items()}
        self.opened: set[int] = set()
        self.governed = self._governed()
        self.silent: list[Hit[str]] = [*unit.marked("media"), *unit.marked("parties")]
        self._opened: set[int] | None = None
        self.able = [m for m in unit.mentions if self._may_speak(m)]
        self.able_ids = {id(m) for m in self.able}

    def topic(self) -> tuple[str, ...]:
        """The person whom the sentence is about: the first who could speak in it."""
        return next((m.actors[:1] for m in self.able if m.kind in ("person", "office") and m.actors), ())

    def subject_of(self, quote: Quotation) -> Mention | None:
        """Whose words a quotation is that no cue brings: the subject's before it, unless it looks like a title."""
        if self.unit.passage.raw[quote.i][0].isupper():
            return None
        return next((m for m in reversed(self.able) if m.j <= quote.lo), None)

    def press(self, cue: Cue) -> bool:
        """Whether a medium that no list names is the subject of a cue."""
        before = self.skip_back(cue.i - 1)
        around = [*range(max(self.unit.i, before - 1), before + 1), *range(cue.j, min(cue.j + 3, self.unit.j))]
        return any(self.words[k] in self.speech.press for k in around)

    def mute(self, m: Mention) -> bool:
        """Whether a mention is of a medium or of nobody in particular."""
        return any(h.i < m.core[1] and m.core[0] < h.j for h in self.silent)

    def _governed(self) -> set[int]:
        """The mentions (by first word) that a preposition or a possessive takes as its own."""
        speech, words, floor, out = self.speech, self.words, self.unit.i, set()
        for m in self.unit.mentions:
            k = m.i
            before = words[k - 1] if k > floor else ""
            if before in speech.determiners and k - 1 > floor and words[k - 2] in speech.governing:
                before = words[k - 2]
            if self.titled(k - 1):
                continue
            if before in speech.governing or words[k] in speech.governing:
                out.add(k)
                if before in speech.conjunctions:
                    self.opened.add(k)
            elif before in speech.grammar.coordinators:
                other = self.unit.ending.get(k - 1)
                if other is not None and other.i in out:
                    out.add(k)
        return out

    def titled(self, k: int) -> bool:
        """Whether an abbreviated title or an initial stands before word ``k``."""
        words = self.words
        if k - 2 < self.unit.i or words[k - 1] != ".":
            return False
        return len(words[k - 2]) == 1 or words[k - 2] in self.speech.language.abbreviations

    def _may_speak(self, m: Mention) -> bool:
        if m.form == "adjective" or m.i in self.governed or self.unit.hidden(m.i) > 1 or self.mute(m):
            return False
        if m.case and NOMINATIVE not in m.case:
            return False
        if m.plural and len(m.actors) > 1 and m.form == "epithet":
            return False
        return not (m.j < self.unit.j and self.words[m.j] in self.speech.possessive)

    def first(self, m: Mention) -> int:
        """Where a mention begins with its article, title, and whoever it belongs to (Kenya's William Ruto)."""
        k, words, speech, floor = m.i, self.words, self.speech, self.unit.i
        k -= k - 1 > floor and words[k - 1] in speech.governing and self.titled(k - 1)
        k -= 2 * self.titled(k)
        if k - 1 > floor and words[k - 1] in speech.possessive:
            owner = self.unit.ending.get(k - 1)
            k = owner.i if owner is not None else k - 1
            while owner is None and k > floor and self.unit.passage.raw[k - 1][0].isupper():
                k -= 1
        return k - 1 if k > floor and words[k - 1] in speech.determiners else k

    def together(self, m: Mention) -> list[Mention]:
        """A mention and those coordinated with it: A, B and C."""
        out, words = [m], self.words
        while True:
            k = self.first(out[0]) - 1
            listed = words[k] == "," and len(out) > 1
            if k <= self.unit.i or not (listed or words[k] in self.speech.grammar.coordinators):
                break
            other = self.unit.ending.get(k - (words[k - 1] == ","))
            if other is None or id(other) not in self.able_ids:
                break
            out.insert(0, other)
        while True:
            k = out[-1].j
            if k + 1 >= self.unit.j or words[k] not in self.speech.grammar.coordinators:
                break
            k += 2 if words[k + 1] in self.speech.determiners and k + 1 not in self.unit.beginning else 1
            other = self.unit.beginning.get(k)
            if other is not None and other.j + 1 < self.unit.j and words[other.j] in self.speech.possessive:
                other = self.unit.beginning.get(other.j + 1, other)
            if other is None or id(other) not in self.able_ids:
                break
            out.append(other)
        return out

    def skip_back(self, k: int) -> int:
        """Over adverbs, fillers, times and parentheses that stand before a cue: the last word that is none of them."""
        unit, low = self.unit, max(self.unit.i, k - REACH)
        while k >= low:
            if k + 1 in unit.ending and unit.ending[k + 1].form == "pronoun":
                return k
            if k + 1 in unit.times:
                k = unit.times[k + 1].i - 1
            elif k + 1 in self.filled:
                k = self.filled[k + 1] - 1
            elif self.speech.clitic(self.words[k]):
                k -= 1
            elif self.words[k] == ")":
                opening = next((b for b in range(k, low - 1, -1) if self.words[b] == "("), -1)
                if opening < 0 or unit.hidden(k):
                    break
                k = opening - 1
            else:
                break
        return k

    def openers(self) -> set[int]:
        """Where subordinate clauses open."""
        if self._opened is None:
            found = self.speech.grammar.subordinators.find(self.unit.passage, self.unit.i, self.unit.j)
            self._opened = {h.i for h in found}
        return self._opened

    def chunk(self, end: int) -> int:
        """Where the stretch between borders begins that ends before word ``end``."""
        begin, unit = end, self.unit
        while begin > unit.i and (self.words[begin - 1] not in ",;:" or self.inside(begin - 1)):
            if unit.hidden(begin - 1) > 1:
                break
            begin -= 1
        return begin

    def inside(self, k: int) -> bool:
        return any(m.i <= k < m.j for m in self.unit.mentions)

    def set_off(self, cue: Cue) -> bool:
        """Whether the cue follows a comma, a dash or a closing mark, or opens its sentence."""
        k = self.skip_back(cue.i - 1)
        return k < self.unit.i or not self.words[k][0].isalnum()

    def closes_quote(self, cue: Cue) -> bool:
        k = self.skip_back(cue.i - 1)
        while k >= self.unit.i and self.words[k] in ",-\u2013\u2014":
            if self.unit.hidden(k):
                return True
            k -= 1
        return k >= self.unit.i and self.unit.hidden(k) > 0
