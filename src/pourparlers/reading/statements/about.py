"""What a statement is on: the thing denied, demanded, refused; what one was asked about or commented on.

A noun phrase of the sentence: the object of a cue that takes one ("denied any interference", "accused Oslo of theft"),
or what stands behind words of concern ("asked about the plan", "said of the plan"). No clause: that is the content.
"""

from __future__ import annotations

from pourparlers.languages.statements_schema import Verb
from pourparlers.model import Act, Excerpt
from pourparlers.reading.statements.complements import TEXT, THAT, follows
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speakers import Speakers

# Acts whose cue has a thing as its object, and those that are put to somebody before the thing is named.
OBJECTS: frozenset[Act] = frozenset(
    ("confirm", "deny", "demand", "propose", "refuse", "agree", "criticise", "support", "deplore", "promise")
)
PUT_TO: frozenset[Act] = frozenset(("accuse", "warn", "criticise", "demand", "support"))
# Acts whose cue may govern the thing by a preposition: "warned of a famine".
LED: frozenset[Act] = frozenset(("warn", "deplore", "criticise", "support"))
PHRASE, NEAR, SKIPPED = 18, 12, 2
MARKS = frozenset(",.;:!?()\u2013\u2014\u2026")


def about_of(unit: Unit, speakers: Speakers, cue: Cue, rule: Verb, act: Act) -> Excerpt | None:
    """What the statement of a cue is on, if a noun phrase tells it."""
    return _concern(unit, cue) or _object(unit, speakers, cue, rule, act)


def _concern(unit: Unit, cue: Cue) -> Excerpt | None:
    """What stands behind words of concern beside a cue, or at the beginning of its sentence."""
    for hit in unit.marked("about"):
        beside = 0 <= hit.i - cue.hi <= NEAR or hit.i <= cue.i < hit.j or hit.i - unit.i <= SKIPPED
        fronted = hit.j <= cue.lo and cue.lo - hit.j <= PHRASE
        if (beside or fronted) and not unit.hidden(hit.i):
            found = phrase(unit, hit.j)
            if found is not None:
                return found
    return None


def _object(unit: Unit, speakers: Speakers, cue: Cue, rule: Verb, act: Act) -> Excerpt | None:
    """The object of a cue; behind a person it is put to, what a preposition governs ("accused Oslo of theft")."""
    words, speech = unit.passage.words, unit.speech
    if cue.inverted or cue.passive or cue.backwards:
        return None
    k = cue.j
    named = unit.beginning.get(k) or unit.beginning.get(k + 1)
    if act in PUT_TO and named is not None and named.form != "adjective" and not _led(unit, k):
        k = named.j
        if _led(unit, k):
            return phrase(unit, k + 1)
        if act == "accuse" or (rule.person and not (k < unit.j and words[k] in speech.possessive)):
            return None
        return phrase(unit, cue.j)
    if act not in OBJECTS and act != "warn":
        return None
    kind, at = follows(unit, speakers, cue)
    if kind == THAT and cue.j < at - 2 and words[cue.j] in speech.determiners:
        return phrase(unit, cue.j)
    if kind != TEXT or at - cue.j > SKIPPED or (rule.person and unit.beginning.get(at) is not None):
        return phrase(unit, cue.j + 1) if act in LED and _led(unit, cue.j) else None
    while at - 1 >= cue.j and words[at - 1] in speech.determiners:
        at -= 1
    return phrase(unit, at)


def _led(unit: Unit, k: int) -> bool:
    """Whether a preposition stands at a word, and no infinitive's own."""
    word = unit.passage.words[k] if k < unit.j else ""
    return word in unit.speech.governing and word not in unit.speech.infinitive


def phrase(unit: Unit, start: int) -> Excerpt | None:
    """The noun phrase that begins at a word, up to a mark, a clause, a time or a verb; None where it names nothing."""
    words, speech = unit.passage.words, unit.speech
    end = min(unit.j, start + PHRASE)
    j = start
    while j < end and words[j] not in MARKS and unit.hidden(j) < 2:
        if words[j] in speech.complementizers or words[j] in speech.relatives or (j > start and _verb(unit, j)):
            break
        if j in unit.starts and (j > start or unit.starts[j] >= end or words[unit.starts[j]] in MARKS):
            break
        j += 1
    hollow = speech.governing | speech.determiners | speech.grammar.coordinators | speech.grammar.adverbs
    while j > start and words[j - 1] in hollow:
        j -= 1
    i = start
    while i < j and words[i] in speech.of:
        i += 1
    told = [k for k in range(i, j) if words[k][0].isalpha() and words[k] not in hollow | speech.pronouns]
    return unit.passage.excerpt(i, j) if told else None


def _verb(unit: Unit, j: int) -> bool:
    """Whether a word opens a verb's group or a clause of its own."""
    words, speech = unit.passage.words, unit.speech
    small = speech.governing | speech.determiners | speech.infinitive | speech.possessive
    if words[j] in speech.grammar.heads and words[j] not in small and words[j - 1] not in speech.determiners:
        return True
    led = j + 1 in unit.beginning or (j + 1 < unit.j and words[j + 1] in speech.determiners)
    return words[j] in speech.participial or (words[j] in speech.infinitive and not led)
