"""Who speaks: the subject of a cue before or after it, its agent, or the speaker of a clause before.

The order of words decides, with what the pack says of prepositions, relatives and the like; no parser.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.inversion import inverted_pronoun
from pourparlers.reading.mentions import Mention
from pourparlers.reading.sentence import Cue
from pourparlers.reading.speakers import REACH, Speakers

UNKNOWN = 6
TRANSITIVE = frozenset({"accuse", "criticise", "support", "propose", "refuse"})


class Subjects:
    """The search for the speaker of each cue of a unit."""

    def __init__(self, speakers: Speakers) -> None:
        self.of, self.unit, self.speech, self.words = speakers, speakers.unit, speakers.speech, speakers.words

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
        if not cue.loose and self.of.set_off(cue):
            after = self.after(cue)
            if after is not None and self._inverts(cue, after, before is None):
                return self._take(cue, after, inverted=True)
        if before is not None:
            return self._take(cue, before)
        begin, governed = self.of.chunk(cue.i), self.of.governed
        named = [m for m in self.unit.mentions if begin <= m.i and m.j <= cue.i and m.form != "adjective"]
        if cue.loose or any(m.i not in governed for m in named):
            return False
        after = self.after(cue)
        if after is None:
            return self._take(cue, self._house(cue))
        return not self._runs_on(after.j) and self._take(cue, after, inverted=True)

    def _agent(self, cue: Cue) -> bool:
        if not any(r.agent for r in cue.rules) or cue.j >= self.unit.j or self.words[cue.j] not in self.speech.agent:
            return False
        m = self.unit.beginning.get(cue.j + 1) or self.unit.beginning.get(cue.j + 2)
        if m is None or m.form == "adjective" or self.of.mute(m):
            return False
        cue.who, cue.hi, cue.inverted = self.of.together(m), m.j, True
        return True

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
            cue.who = [near] if near is not None and not self.of.mute(near) else []
            return bool(cue.who)
        return False

    def _take(self, cue: Cue, m: Mention | None, inverted: bool = False, near: bool = False) -> bool:
        if m is None:
            return False
        cue.who, cue.inverted, cue.near = self.of.together(m), inverted, near or inverted
        cue.lo, cue.hi = min(cue.lo, self.of.first(cue.who[0])), max(cue.hi, cue.who[-1].j)
        if not inverted and cue.lo < cue.i - REACH:
            cue.lo = cue.i
        return True

    def _stands_for(self, m: Mention, earlier: list[Cue]) -> Mention:
        """A pronoun is the speaker of an earlier cue of its sentence, or a person named before it there."""
        if m.form != "pronoun":
            return m
        said = [who for cue in earlier if cue.who and cue.hi <= m.i and not cue.inverted for who in cue.who[:1]]
        named = [o for o in self.of.able if o.j <= m.i and o.form != "pronoun" and o.kind in ("person", "office")]
        other = said[-1] if said else named[0] if named else None
        return replace(m, actors=other.actors) if other is not None else m

    def _in_clause(self, begin: int, end: int) -> Mention | None:
        """The subject of a clause that a subordinator opens between two words."""
        free = [m for m in self.unit.mentions if begin <= m.i and m.j <= end and self._free(m)]
        for opener in sorted((k for k in self.of.openers() if begin <= k < end), reverse=True):
            found = next((m for m in free if m.i > opener), None)
            if found is not None:
                return found
        return None

    def _free(self, m: Mention) -> bool:
        """Whether a mention may speak, or stands behind a word that may open a clause (after, before)."""
        return id(m) in self.of.able_ids or (m.i in self.of.opened and m.form != "adjective")

    def _same_as(self, cue: Cue, earlier: list[Cue]) -> Cue | None:
        """The earlier cue whose subject a participle or a verb behind "and" goes on with."""
        k = self.of.skip_back(cue.i - 1)
        if k < self.unit.i or not (cue.loose or self.words[k] in self.speech.grammar.coordinators):
            return None
        if k + 1 in self.unit.ending and not cue.loose:
            return None
        return next((other for other in reversed(earlier) if other.who), None)

    def before(self, cue: Cue, earlier: list[Cue]) -> tuple[Mention | None, bool]:
        """The subject before a cue, and whether it stands right at it (or is the antecedent of its relative)."""
        unit, words, speech = self.unit, self.words, self.speech
        k = self.of.skip_back(cue.i - 1)
        if k < unit.i:
            return None, False
        at = unit.ending.get(k + 1)
        if at is not None and not cue.loose and (id(at) in self.of.able_ids or at.i in self.of.opened):
            return at, True
        if words[k] in speech.relatives and not cue.loose:
            return self._antecedent(k), True
        if cue.loose or words[k] in speech.grammar.coordinators:
            return self._main(cue.i), False
        if words[k] == ",":
            subject = self._over_commas(k)
            return subject, subject is not None and subject.j == k and subject.kind == "person"
        return self._in_chunk(k), not self.of.set_off(cue)

    def _antecedent(self, k: int) -> Mention | None:
        j = k - 1 if self.words[k - 1] == "," else k
        for end in range(j + 1, max(self.unit.i, j - 6), -1):
            m = self.unit.ending.get(end)
            if m is not None and m.form != "adjective" and not self.of.mute(m):
                return m
        return None

    def _main(self, end: int) -> Mention | None:
        """The first that may speak in the sentence, outside a clause that a subordinator opens."""
        skipping = self.unit.i in self.of.openers()
        for m in self.of.able:
            if m.j > end:
                return None
            if skipping and not any(self.words[c] == "," for c in range(self.unit.i, m.i)):
                continue
            return m
        return None

    def _over_commas(self, k: int) -> Mention | None:
        """Over appositions and relative clauses between commas to the subject before them."""
        words, unit, speech = self.words, self.unit, self.speech
        best: Mention | None = None
        openers = self.of.openers()
        end = k
        while end > unit.i:
            begin = end
            while begin > unit.i and (words[begin - 1] not in ",;:" or self.of.inside(begin - 1)):
                begin -= 1
            if unit.hidden(begin) > 1:
                break
            if words[begin] not in speech.relatives:
                chunk = [m for m in self.of.able if begin <= m.i and m.j <= end]
                if begin in openers and not chunk:
                    return best
                inner = self._in_clause(begin, end)
                if inner is not None:
                    return best if best is not None and best.kind == "person" else inner
                # An office that nobody was found to hold gives way to the name behind it.
                if chunk and not (best is not None and best.kind == "person" and chunk[0].kind == "office"):
                    best = chunk[0]
            if begin == unit.i or words[begin - 1] in ";:":
                break
            end = begin - 1
        return best

    def _in_chunk(self, k: int) -> Mention | None:
        """The first that may speak between the last border before ``k`` and it."""
        words, speech = self.words, self.speech
        begin = self.of.chunk(k + 1)
        chunk = [m for m in self.of.able if begin <= m.i and m.j <= k + 1]
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
        return next((m for m in self.unit.mentions if begin <= m.i and m.j <= end and not self.of.mute(m)), None)

    def after(self, cue: Cue, any_case: bool = False) -> Mention | None:
        """The subject that follows a cue, over fillers, times, adverbs, an addressee, and an office before a name."""
        unit, words, speech = self.unit, self.words, self.speech
        k, unknown, end = cue.j, 0, min(unit.j, cue.j + REACH)
        while k < end:
            m = unit.beginning.get(k)
            if m is not None and (id(m) in self.of.able_ids or (any_case and self._nameable(m))):
                return self._by_name(m)
            if m is not None:
                k = m.j
            elif k in unit.starts:
                k = unit.starts[k]
            elif k in self.of.fillers:
                k = self.of.fillers[k]
            elif words[k] in speech.possessive:
                k += 1
            elif words[k] == "," and k + 1 < end and self._goes_on(k, bool(unknown)):
                k += 1
            elif words[k] in speech.complementizers or unit.hidden(k):
                return None
            elif not words[k][0].isalnum() and words[k] != "-" and not self.of.titled(k + 1):
                return None
            elif words[k] in speech.determiners or words[k] in speech.governing or words[k] in speech.grammar.adverbs:
                k += 1
            elif unknown < UNKNOWN:
                unknown, k = unknown + 1, k + 1
            else:
                return None
        return None

    def _nameable(self, m: Mention) -> bool:
        return m.form != "adjective" and not self.of.mute(m)

    def _by_name(self, m: Mention) -> Mention:
        """An office that nobody was found to hold gives way to the name behind it: "the minister, Anna Berg"."""
        k = m.j
        if m.kind != "office" or k + 1 >= self.unit.j or self.words[k] != ",":
            return m
        name = self.unit.beginning.get(k + 1)
        return name if name is not None and name.kind == "person" and name.form == "name" else m

    def _goes_on(self, k: int, office: bool) -> bool:
        """Whether a comma at ``k`` only sets off a filler, or the name behind an office."""
        aside = k + 1 in self.of.fillers or k in self.of.filled or k + 1 in self.unit.starts
        return aside or (office and k + 1 in self.unit.beginning)

    def _inverts(self, cue: Cue, after: Mention, alone: bool) -> bool:
        """Whether what follows a cue behind a comma is its subject and no object."""
        rule = cue.rules[0]
        if self.of.closes_quote(cue) or ((rule.plain or alone) and not self._runs_on(after.j)):
            return True
        ends = after.j >= self.unit.j or not self.words[after.j][0].isalnum() or after.j in self.unit.starts
        return ends and self._right_after(cue.j, after) and rule.act not in TRANSITIVE

    def _runs_on(self, k: int) -> bool:
        """Whether a clause of its own goes on at word ``k``: neither a border nor what only places a speech."""
        if k >= self.unit.j or not self.words[k][0].isalnum() or k in self.unit.starts or k in self.of.fillers:
            return False
        speech, word = self.speech, self.words[k]
        small = speech.governing | speech.relatives | speech.complementizers | speech.grammar.coordinators
        return word not in small and word not in speech.grammar.adverbs and k not in self.of.openers()

    def _right_after(self, k: int, m: Mention) -> bool:
        """Whether nothing but times, fillers and an article stand before a mention."""
        while k < m.i:
            if k in self.unit.starts or k in self.of.fillers:
                k = self.unit.starts.get(k) or self.of.fillers[k]
            elif self.words[k] in self.speech.determiners or not self.words[k][0].isalnum():
                k += 1
            else:
                return False
        return True

    def _house(self, cue: Cue) -> Mention | None:
        """The house in which it is said, where nobody is named: "à l'Élysée, on indique", "у МЗС заявили"."""
        speech, words = self.speech, self.words
        k = self.of.skip_back(cue.i - 1)
        if speech.impersonal and (k < self.unit.i or words[k] not in speech.impersonal):
            return None
        if self.of.chunk(cue.i) > self.unit.i and not speech.impersonal:
            return None
        for m in self.unit.mentions:
            at = m.i - 1 - (m.i - 1 > self.unit.i and words[m.i - 1] in speech.determiners)
            if m.j <= cue.i and m.kind != "person" and m.form != "adjective" and at >= self.unit.i:
                if words[at] in speech.houses and not self.of.mute(m):
                    return m
        return None
