"""Inversions: the pronoun that a hyphen ties to its verb, and the narrator's insertions inside quotation marks."""

from __future__ import annotations

from pourparlers.languages.statements_schema import Verb
from pourparlers.reading.statements.quotes import Quotation
from pourparlers.reading.statements.sentence import LONG, Cue, Unit
from pourparlers.reading.statements.speech import Speech, Word
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.passage import Passage

ASIDE = 12
BREAKS = frozenset(",\u2013\u2014-?!\u2026.")


def inverted_pronoun(unit: Unit, cue: Cue) -> int:
    """The word of the pronoun that an inverted cue has for its speaker, -1 where it has none."""
    passage, speech = unit.passage, unit.speech
    hyphen = pronoun_between(passage, speech, cue.v, unit.i)
    if hyphen:
        return hyphen + 1
    return _pronoun_after(passage, speech, cue.j, unit.j) or -1


def pronoun_between(passage: Passage, speech: Speech, v: int, floor: int) -> int:
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


def auxiliary_before(passage: Passage, hyphen: int, floor: int) -> int:
    """The first word of an inverted group: the hyphen, perhaps a euphonic letter and another hyphen, the auxiliary."""
    words, k = passage.words, hyphen
    if k - 2 >= floor and words[k - 2] == "-":
        k -= 2
    k -= 1
    while k - 1 >= floor and words[k - 1][-1] == "'":
        k -= 1
    return max(k, floor)


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
    pronoun = pronoun_between(passage, speech, hit.i, lo) or _pronoun_after(passage, speech, hit.j, hi)
    beside = (hit.i - 1 if hit.i > lo else hit.i, hit.j if hit.j < hi else hit.i)
    plain = any(words[k] in speech.pronouns for k in beside)
    named = any(lo <= m.i and m.j <= hi and (m.j == hit.i or 0 <= m.i - hit.j <= 1) for m in unit.paragraph.mentions)
    return (lo, hi) if pronoun or plain or named else (-1, -1)
