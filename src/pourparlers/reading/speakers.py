"""Who speaks: the subject of a cue before or after it, its agent, or the speaker of a clause before.

The order of words and the marks of government (prepositions, cases, possessives) decide; no parser.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.cues import Cue, Unit, inverted_pronoun
from pourparlers.reading.lexicon import Hit
from pourparlers.reading.mentions import Mention
from pourparlers.reading.quotes import Quotation
from pourparlers.reading.speech import Speech

REACH, UNKNOWN = 16, 6
NOMINATIVE = "nom"
TRANSITIVE = frozenset({"accuse", "criticise", "support", "propose", "refuse"})


class Speakers:
    """The mentions of one unit that may speak, and the rules that find a cue's speaker among them."""

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
            if self._titled(k - 1):
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

    def _titled(self, k: int) -> bool:
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

    def find(self, cue: Cue, earlier: list[Cue]) -> bool:
        """Set the cue's speaker; False where nobody is found."""
        if cue.passive:
            return self._agent(cue)
        pronoun = inverted_pronoun(self.unit, cue)
        if pronoun >= 0:
            return self._inverted(cue, pronoun)
        if cue.rules[0].reversed:
            return self._take(cue, self.after(cue, any_case=True), inverted=True)
        joint = self._same_as(cue, earlier)
        if joint is not None:
            cue.who = list(joint.who)
            return True
        before, near = self.before(cue, earlier)
        if before is not None and near:
            return self._take(cue, self._stands_for(before, earlier), near=True)
        if not cue.loose and self.set_off(cue):
            after = self.after(cue)
            if after is not None and self._inverts(cue, after, before is None):
                return self._take(cue, after, inverted=True)
        if before is not None:
            return self._take(cue, before)
        begin, governed = self.chunk(cue.i), self.governed
        named = [m for m in self.unit.mentions if begin <= m.i and m.j <= cue.i and m.form != "adjective"]
        if cue.loose or any(m.i not in governed for m in named):
            return False
        after = self.after(cue)
        if after is None:
            return self._take(cue, self._house(cue))
        return not self._runs_on(after.j) and self._take(cue, after, inverted=True)

    def _house(self, cue: Cue) -> Mention | None:
        """The house in which it is said, where nobody is named: "à l'Élysée, on indique", "у МЗС заявили"."""
        speech, words = self.speech, self.words
        k = self.skip_back(cue.i - 1)
        if speech.impersonal and (k < self.unit.i or words[k] not in speech.impersonal):
            return None
        if self.chunk(cue.i) > self.unit.i and not speech.impersonal:
            return None
        for m in self.unit.mentions:
            at = m.i - 1 - (m.i - 1 > self.unit.i and words[m.i - 1] in speech.determiners)
            if m.j <= cue.i and m.kind != "person" and m.form != "adjective" and at >= self.unit.i:
                if words[at] in speech.houses and not self.mute(m):
                    return m
        return None

    def _stands_for(self, m: Mention, earlier: list[Cue]) -> Mention:
        """A pronoun is the speaker of an earlier cue of its sentence, or a person named before it there."""
        if m.form != "pronoun":
            return m
        said = [who for cue in earlier if cue.who and cue.hi <= m.i and not cue.inverted for who in cue.who[:1]]
        named = [o for o in self.able if o.j <= m.i and o.form != "pronoun" and o.kind in ("person", "office")]
        other = said[-1] if said else named[0] if named else None
        return replace(m, actors=other.actors) if other is not None else m

    def _goes_on(self, k: int, office: bool) -> bool:
        """Whether a comma at ``k`` only sets off a filler, or the name behind an office."""
        aside = k + 1 in self.fillers or k in self.filled or k + 1 in self.unit.starts
        return aside or (office and k + 1 in self.unit.beginning)

    def _take(self, cue: Cue, m: Mention | None, inverted: bool = False, near: bool = False) -> bool:
        if m is None:
            return False
        cue.who, cue.inverted, cue.near = self.together(m), inverted, near or inverted
        cue.lo, cue.hi = min(cue.lo, self.first(cue.who[0])), max(cue.hi, cue.who[-1].j)
        if not inverted and cue.lo < cue.i - REACH:
            cue.lo = cue.i
        return True

    def first(self, m: Mention) -> int:
        """Where a mention begins with its article, title, and whoever it belongs to (Kenya's William Ruto)."""
        k, words, speech, floor = m.i, self.words, self.speech, self.unit.i
        k -= k - 1 > floor and words[k - 1] in speech.governing and self._titled(k - 1)
        k -= 2 * self._titled(k)
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
        """Over adverbs, fillers and times that stand before a cue: the last word that is none of them."""
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
            else:
                break
        return k

    def before(self, cue: Cue, earlier: list[Cue]) -> tuple[Mention | None, bool]:
        """The subject before a cue, and whether it stands right at it (or is the antecedent of its relative)."""
        unit, words, speech = self.unit, self.words, self.speech
        k = self.skip_back(cue.i - 1)
        if k < unit.i:
            return None, False
        at = unit.ending.get(k + 1)
        if at is not None and not cue.loose and (id(at) in self.able_ids or at.i in self.opened):
            return at, True
        if words[k] in speech.relatives and not cue.loose:
            return self._antecedent(k), True
        if cue.loose or words[k] in speech.grammar.coordinators:
            return self._main(cue.i), False
        if words[k] == ",":
            subject = self._over_commas(k)
            return subject, subject is not None and subject.j == k and subject.kind == "person"
        return self._in_chunk(k), not self.set_off(cue)

    def _same_as(self, cue: Cue, earlier: list[Cue]) -> Cue | None:
        """The earlier cue whose subject a participle or a verb behind "and" goes on with."""
        k = self.skip_back(cue.i - 1)
        if k < self.unit.i or not (cue.loose or self.words[k] in self.speech.grammar.coordinators):
            return None
        if k + 1 in self.unit.ending and not cue.loose:
            return None
        return next((other for other in reversed(earlier) if other.who), None)

    def _antecedent(self, k: int) -> Mention | None:
        j = k - 1 if self.words[k - 1] == "," else k
        for end in range(j + 1, max(self.unit.i, j - 6), -1):
            m = self.unit.ending.get(end)
            if m is not None and m.form != "adjective" and not self.mute(m):
                return m
        return None

    def _main(self, end: int) -> Mention | None:
        """The first that may speak in the sentence, outside a clause that a subordinator opens."""
        skipping = self.unit.i in self.openers()
        for m in self.able:
            if m.j > end:
                return None
            if skipping and not any(self.words[c] == "," for c in range(self.unit.i, m.i)):
                continue
            return m
        return None

    def openers(self) -> set[int]:
        """Where subordinate clauses open."""
        if self._opened is None:
            found = self.speech.grammar.subordinators.find(self.unit.passage, self.unit.i, self.unit.j)
            self._opened = {h.i for h in found}
        return self._opened

    def _over_commas(self, k: int) -> Mention | None:
        """Over appositions and relative clauses between commas to the subject before them."""
        words, unit, speech = self.words, self.unit, self.speech
        best: Mention | None = None
        openers = self.openers()
        end = k
        while end > unit.i:
            begin = end
            while begin > unit.i and (words[begin - 1] not in ",;:" or self._inside(begin - 1)):
                begin -= 1
            if unit.hidden(begin) > 1:
                break
            if words[begin] not in speech.relatives:
                chunk = [m for m in self.able if begin <= m.i and m.j <= end]
                if begin in openers:
                    return best or (chunk[0] if chunk else None)
                # An office that nobody was found to hold gives way to the name behind it.
                if chunk and not (best is not None and best.kind == "person" and chunk[0].kind == "office"):
                    best = chunk[0]
            if begin == unit.i or words[begin - 1] in ";:":
                break
            end = begin - 1
        return best

    def chunk(self, end: int) -> int:
        """Where the stretch between borders begins that ends before word ``end``."""
        begin, unit = end, self.unit
        while begin > unit.i and (self.words[begin - 1] not in ",;:" or self._inside(begin - 1)):
            if unit.hidden(begin - 1) > 1:
                break
            begin -= 1
        return begin

    def _inside(self, k: int) -> bool:
        return any(m.i <= k < m.j for m in self.unit.mentions)

    def _in_chunk(self, k: int) -> Mention | None:
        """The first that may speak between the last border before ``k`` and it."""
        words, speech = self.words, self.speech
        begin = self.chunk(k + 1)
        chunk = [m for m in self.able if begin <= m.i and m.j <= k + 1]
        for border in range(k, begin, -1):
            if words[border] in speech.complementizers and any(m.i > border for m in chunk):
                chunk = [m for m in chunk if m.i > border]
                break
        if chunk:
            return chunk[0]
        return self._of_document(begin, k + 1)

    def _of_document(self, begin: int, end: int) -> Mention | None:
        """Whose a statement or letter is that stands as the subject."""
        if not any(w in self.speech.documents for w in self.words[begin:end]):
            return None
        return next((m for m in self.unit.mentions if begin <= m.i and m.j <= end and not self.mute(m)), None)

    def set_off(self, cue: Cue) -> bool:
        """Whether the cue follows a comma, a dash or a closing mark, or opens its sentence."""
        k = self.skip_back(cue.i - 1)
        return k < self.unit.i or not self.words[k][0].isalnum()

    def _inverts(self, cue: Cue, after: Mention, alone: bool) -> bool:
        """Whether what follows a cue behind a comma is its subject and no object."""
        rule = cue.rules[0]
        if self.closes_quote(cue) or ((rule.plain or alone) and not self._runs_on(after.j)):
            return True
        ends = after.j >= self.unit.j or not self.words[after.j][0].isalnum() or after.j in self.unit.starts
        return ends and self._right_after(cue.j, after) and rule.act not in TRANSITIVE

    def _runs_on(self, k: int) -> bool:
        """Whether a clause of its own goes on at word ``k``: neither a border nor what only places a speech."""
        if k >= self.unit.j or not self.words[k][0].isalnum() or k in self.unit.starts or k in self.fillers:
            return False
        speech, word = self.speech, self.words[k]
        small = speech.governing | speech.relatives | speech.complementizers | speech.grammar.coordinators
        return word not in small and word not in speech.grammar.adverbs and k not in self.openers()

    def _right_after(self, k: int, m: Mention) -> bool:
        """Whether nothing but times, fillers and an article stand before a mention."""
        while k < m.i:
            if k in self.unit.starts or k in self.fillers:
                k = self.unit.starts.get(k) or self.fillers[k]
            elif self.words[k] in self.speech.determiners or not self.words[k][0].isalnum():
                k += 1
            else:
                return False
        return True

    def closes_quote(self, cue: Cue) -> bool:
        k = self.skip_back(cue.i - 1)
        while k >= self.unit.i and self.words[k] in ",-\u2013\u2014":
            if self.unit.hidden(k):
                return True
            k -= 1
        return k >= self.unit.i and self.unit.hidden(k) > 0

    def _inverted(self, cue: Cue, pronoun: int) -> bool:
        cue.inverted = cue.near = True
        cue.hi = max(cue.hi, pronoun + 1)
        cue.lo = min(cue.lo, cue.i)
        m = self.unit.beginning.get(pronoun)
        if m is not None and self.words[pronoun] not in self.speech.impersonal:
            cue.who = [m]
            return True
        if self.words[pronoun] in self.speech.impersonal:
            near = next((m for m in self.unit.mentions if cue.hi <= m.i <= cue.hi + 4), None)
            cue.who = [near] if near is not None and not self.mute(near) else []
            return bool(cue.who)
        return False

    def _agent(self, cue: Cue) -> bool:
        if not any(r.agent for r in cue.rules) or cue.j >= self.unit.j or self.words[cue.j] not in self.speech.agent:
            return False
        m = self.unit.beginning.get(cue.j + 1) or self.unit.beginning.get(cue.j + 2)
        if m is None or m.form == "adjective" or self.mute(m):
            return False
        cue.who, cue.hi, cue.inverted = self.together(m), m.j, True
        return True

    def after(self, cue: Cue, any_case: bool = False) -> Mention | None:
        """The subject that follows a cue, over fillers, times, adverbs, an addressee, and an office before a name."""
        unit, words, speech = self.unit, self.words, self.speech
        k, unknown, end = cue.j, 0, min(unit.j, cue.j + REACH)
        while k < end:
            m = unit.beginning.get(k)
            if m is not None and (id(m) in self.able_ids or (any_case and m.form != "adjective" and not self.mute(m))):
                return m
            if m is not None:
                k = m.j
            elif k in unit.starts:
                k = unit.starts[k]
            elif k in self.fillers:
                k = self.fillers[k]
            elif words[k] == "," and k + 1 < end and self._goes_on(k, bool(unknown)):
                k += 1
            elif words[k] in speech.complementizers or unit.hidden(k):
                return None
            elif not words[k][0].isalnum() and words[k] != "-" and not self._titled(k + 1):
                return None
            elif words[k] in speech.determiners or words[k] in speech.governing or words[k] in speech.grammar.adverbs:
                k += 1
            elif unknown < UNKNOWN:
                unknown, k = unknown + 1, k + 1
            else:
                return None
        return None
