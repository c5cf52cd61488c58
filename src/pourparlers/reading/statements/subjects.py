"""Who speaks: the subject of a cue before or after it, its agent, or the speaker of a clause before.

The order of words decides, with what the pack says of prepositions, relatives and the like; no parser.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.statements.before import Before
from pourparlers.reading.statements.inversion import inverted_pronoun
from pourparlers.reading.statements.sentence import Cue
from pourparlers.reading.statements.speakers import REACH, Speakers
from pourparlers.reading.words.mentions import Mention

UNKNOWN, FAR = 6, 4
TRANSITIVE = frozenset({"accuse", "criticise", "support", "propose", "refuse"})


class Subjects:
    """The search for the speaker of each cue of a unit."""

    def __init__(self, speakers: Speakers) -> None:
        self.of, self.unit, self.speech, self.words = speakers, speakers.unit, speakers.speech, speakers.words
        self.preceding = Before(speakers)

    def find(self, cue: Cue, earlier: list[Cue]) -> bool:
        """Set the cue's speaker; False where nobody is found."""
        if cue.passive:
            return self._agent(cue)
        pronoun = inverted_pronoun(self.unit, cue)
        if pronoun >= 0:
            return self._inverted(cue, pronoun, earlier)
        if cue.rules[0].reversed:
            return self._take(cue, self.after(cue, any_case=True), inverted=True)
        joint = self.preceding.same_as(cue, earlier)
        if joint is not None:
            cue.who = list(joint.who)
            return True
        relative = self.preceding.relative(cue)
        if relative >= 0:
            other = self.preceding.antecedent(relative)
            ahead = [c.who[0] for c in earlier if c.who and c.inverted and 0 <= relative - c.hi <= FAR]
            return self._take(cue, other or (ahead[-1] if ahead else None), near=True)
        before, near = self.preceding.subject(cue)
        if before is not None and near:
            return self._take(cue, self._stands_for(before, earlier), near=True)
        if not cue.loose and self.of.set_off(cue):
            after = self.after(cue)
            if after is not None and self._inverts(cue, after, before):
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

    def _inverted(self, cue: Cue, pronoun: int, earlier: list[Cue]) -> bool:
        cue.inverted = cue.near = True
        cue.hi = max(cue.hi, pronoun + 1)
        cue.lo = min(cue.lo, cue.i)
        m = self.unit.beginning.get(pronoun)
        if m is not None and self.words[pronoun] not in self.speech.impersonal:
            cue.who = [self._stands_for(m, earlier)]
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

    def _inverts(self, cue: Cue, after: Mention, before: Mention | None) -> bool:
        """Whether what follows a cue behind a comma is its subject and no object."""
        rule, alone = cue.rules[0], before is None
        if any(r.person for r in cue.rules) and not alone and not self.of.closes_quote(cue):
            return False  # "Anna Berg, the mayor, told the guests"
        if self.of.closes_quote(cue) or ((rule.plain or alone) and not self._runs_on(after.j)):
            return True
        if before is not None and self.words[before.j] == "," and not self._clause(before.j, cue.i):
            return False  # "Anna Berg, the mayor, promised the guests a song"
        ends = after.j >= self.unit.j or not self.words[after.j][0].isalnum() or after.j in self.unit.starts
        return ends and self._right_after(cue.j, after) and rule.act not in TRANSITIVE

    def _clause(self, i: int, j: int) -> bool:
        """Whether a verb stands between two words in no relative clause: what is before is a clause of its own."""
        words = self.words[i:j]
        return self.speech.relatives.isdisjoint(words) and not self.speech.grammar.simple.isdisjoint(words)

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
