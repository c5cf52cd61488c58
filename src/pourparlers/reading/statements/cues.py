"""The cues of speech in a sentence: verbs that tell an act, settled by tense, voice and negation; nouns likewise.

A cue counts only where it tells that something was said: no plan to say it, no infinitive, no homograph noun.
"""

from __future__ import annotations

from pourparlers.languages.statements_schema import Noun, Verb
from pourparlers.reading.statements.inversion import auxiliary_before, pronoun_between
from pourparlers.reading.statements.sentence import LONG, Cue, Unit
from pourparlers.reading.statements.speech import Word
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.verbs import tense_of

UNSAID = frozenset({"fut", "cond", "unreal"})
# What one has decided to do is as good as done: "decided to call off the visit".
DECIDED = frozenset({"refuse", "agree"})
REACH = 24


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


def nouns(unit: Unit, hits: list[Hit[Word]]) -> list[tuple[Hit[Word], Noun]]:
    """The nouns that tell an act, outside quotations."""
    found = []
    for hit in hits:
        noun = next((s.rule for s in hit.senses if isinstance(s.rule, Noun)), None)
        if noun and not unit.hidden(hit.i):
            found.append((hit, noun))
    return found


def _named(unit: Unit, k: int) -> bool:
    return k in unit.beginning or k + 1 in unit.beginning


def _capital(unit: Unit, k: int) -> bool:
    """Whether a word inside a sentence is written like a name."""
    word, before = unit.passage.raw[k], unit.passage.raw[k - 1]
    return bool(word[0].isupper() and (before[-1].isalnum() or before == ","))


def _infinitive(hit: Hit[Word]) -> bool:
    return any(s.feature == "inf" for s in hit.senses)


def _cue(unit: Unit, hit: Hit[Word], rules: tuple[Verb, ...]) -> Cue | None:
    passage, speech, words = unit.passage, unit.speech, unit.passage.words
    features = [s.feature for s in hit.senses if isinstance(s.rule, Verb)]
    feature = next((f for f in features if f not in ("inf", "part")), features[0])
    v, begin, negated = hit.i, hit.i, False
    inverted = pronoun_between(passage, speech, v, unit.i)
    if inverted:
        begin = auxiliary_before(passage, inverted, unit.i)
    else:
        tense = tense_of(passage, v, feature, speech.grammar, unit.i)
        if "part" in features and feature != "part" and tense.i == v:
            # A form that is also a participle is one behind an auxiliary (il dit, il a dit).
            other = tense_of(passage, v, "part", speech.grammar, unit.i)
            feature, tense = ("part", other) if other.i < v else (feature, tense)
        decided = tense.status == "confirmed" and rules[0].act in DECIDED
        if feature == "inf" or (tense.name in UNSAID and not decided):
            return None
        begin, negated = min(v, tense.i), tense.negated
    group = words[begin:v]
    reflexive = speech.language.reflexive
    own = reflexive is not None and any(w in reflexive.pronouns for w in words[max(unit.i, begin - 1) : v + 1])
    agent = hit.j < unit.j and words[hit.j] in speech.agent and _named(unit, hit.j + 1)
    passive = feature in ("part", "past") and not own and (any(w in speech.passive for w in group) or agent)
    loose = feature == "ger" or (feature == "part" and begin == v)
    if feature == "part" and begin == v and not agent:
        if not _shares_auxiliary(unit, v):
            return None
        loose = False
    before = words[begin - 1] if begin > unit.i else ""
    if speech.homographs and feature == "past" and begin == v and before in speech.determiners:
        if before not in speech.complementizers:
            return None  # "the agreed swap"
    noun = feature in ("base", "pres", "") and begin == v and not rules[0].bare
    if noun and _noun_here(unit, begin, feature):
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
