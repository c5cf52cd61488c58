"""The subject before a cue: right at it, over appositions between commas, or that of an earlier clause."""

from __future__ import annotations

from pourparlers.reading.statements.sentence import Cue
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.words.mentions import Mention


class Before:
    """The search for a subject among what stands before a cue."""

    def __init__(self, speakers: Speakers) -> None:
        self.of, self.unit, self.speech, self.words = speakers, speakers.unit, speakers.speech, speakers.words

    def subject(self, cue: Cue) -> tuple[Mention | None, bool]:
        """The subject before a cue, and whether it stands right at it."""
        unit, words, speech = self.unit, self.words, self.speech
        k = self.of.skip_back(cue.i - 1)
        if k < unit.i:
            return None, False
        at = unit.ending.get(k + 1)
        if at is not None and not cue.loose and (id(at) in self.of.able_ids or at.i in self.of.opened):
            return at, True
        if cue.loose or words[k] in speech.grammar.coordinators:
            return self._main(cue.i), False
        if words[k] == ",":
            subject = self._over_commas(k)
            return subject, subject is not None and subject.j == k and subject.kind == "person"
        return self._in_chunk(k), not self.of.set_off(cue)

    def same_as(self, cue: Cue, earlier: list[Cue]) -> Cue | None:
        """The earlier cue whose subject a participle or a verb behind "and" goes on with."""
        k = self.of.skip_back(cue.i - 1)
        if k < self.unit.i or not (cue.loose or self.words[k] in self.speech.grammar.coordinators):
            return None
        if k + 1 in self.unit.ending and not cue.loose:
            return None
        return next((other for other in reversed(earlier) if other.who), None)

    def relative(self, cue: Cue) -> int:
        """The relative that is a cue's subject ("who, on Monday, said", "who had in the past said"); else -1."""
        words, unit, k = self.words, self.unit, self.of.skip_back(cue.i - 1)
        at = unit.ending.get(k + 1)
        if cue.loose or k < unit.i or (at is not None and self._free(at)):
            return -1
        if words[k] == ",":
            ahead = self.of.chunk(k) - 2
            return ahead if ahead > unit.i and words[ahead] in self.speech.relatives else -1
        for r in range(k, self.of.chunk(k + 1) - 1, -1):
            if words[r] in self.speech.relatives and not unit.hidden(r):
                return r if not any(r < m.i and m.j <= k + 1 and self._free(m) for m in unit.mentions) else -1
        return -1

    def antecedent(self, k: int) -> Mention | None:
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
            begin = self.of.chunk(end)
            if begin < end and unit.hidden(begin) > 1:
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
                if best is not None and best.j == k and self._told_in_full(best):
                    return best
            if begin == unit.i or words[begin - 1] in ";:" or unit.hidden(begin - 1) > 1:
                break
            end = begin - 1
        return best

    def _told_in_full(self, m: Mention) -> bool:
        """Whether a name has its office before it, a comma between: what stands before them is another clause."""
        return m.kind == "person" and "," in self.words[m.i : m.core[0]]

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
