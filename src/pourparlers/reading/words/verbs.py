"""The tense of a verb in its group, by the pack's auxiliaries: will meet, was to have met, s'est rendu."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pourparlers.languages.words import Language
from pourparlers.reading.words.lexicon import Lexicon
from pourparlers.reading.words.passage import Passage, cut

REACH = 9
AHEAD = 8  # words from a verb to "only"
QUOTED = frozenset('"\u201c\u00ab\u2018')  # a quotation may begin inside a verb's group: will "visit the region"


class Tense(NamedTuple):
    """``name``: past, plup, pres, fut, cond, unreal, impf, inf, ger, part or ""; ``status`` as the auxiliary tells it;
    ``negated`` where a negation stands in the group; ``i`` is the group's first word."""

    name: str
    status: str
    negated: bool
    i: int


NONE = Tense("", "", False, -1)

# Features that tell the time by themselves, without an auxiliary.
HEARD = "heard"  # a past told by hearsay: "se serait rendu"
OWN = {
    HEARD: "past",
    "past": "past",
    "plup": "plup",
    "pres": "pres",
    "fut": "fut",
    "cond": "cond",
    "impf": "past",
    "base": "pres",
}
PAST = frozenset({"past", "plup", "impf"})
FUTURE = frozenset({"fut"})


class Grammar:
    """What the pack's ``language.toml`` says of verbs, made ready for look-up."""

    def __init__(self, language: Language) -> None:
        self.auxiliaries: dict[tuple[str, ...], list[tuple[frozenset[str], str, str]]] = {}
        for rule in language.tense:
            for form in rule.forms:
                key = tuple(cut(form, language))
                self.auxiliaries.setdefault(key, []).append((frozenset(rule.governs), rule.makes, rule.status))
        self.longest = max((len(k) for k in self.auxiliaries), default=0)
        self.heads = frozenset(k[-1] for k in self.auxiliaries)
        self.simple = self.heads & {k[0] for k in self.auxiliaries}
        self.negations = frozenset(language.negations)
        self.partial, self.only = frozenset(language.partial), frozenset(language.only)
        self.adverbs = frozenset(w for a in language.adverbs for w in cut(a, language)) | self.negations
        self.endings = {t: tuple(e) for t, e in language.tense_endings.items()}
        self.relatives = frozenset(language.relatives)
        self.coordinators = frozenset(language.coordinators)
        self.borders = self.relatives | frozenset(',;:\u2013\u2014\u00ab\u00bb\u201c\u201d"()')
        self.subordinators: Lexicon[str] = Lexicon(language)
        for form in language.subordinators:
            self.subordinators.add(form, form)


@functools.lru_cache(maxsize=8)
def grammar_of(language: Language) -> Grammar:
    """The grammar of a language, made once."""
    return Grammar(language)


def tense_of(passage: Passage, i: int, feature: str, grammar: Grammar, floor: int = 0) -> Tense:
    """The tense of a verb form that begins at word ``i``: its auxiliaries are sought up to REACH words before it.

    Adverbs, pronouns, negations and anything between a comma's pair may stand between ("has, he said, agreed to meet"
    is not followed). A participle with no auxiliary keeps the feature "part" and so tells no time of its own.
    """
    words, k, negated = passage.words, i, False
    low = max(floor, i - REACH)
    name, status, first = OWN.get(feature, feature), "unknown" if feature == HEARD else "", i
    while k > low:
        if words[k - 1] in grammar.negations:
            negated, k = True, k - 1
            continue
        step = _auxiliary(words, k, low, feature, grammar)
        if step:
            length, makes, told = step
            if words[k - length - 1 : k - length] and words[k - length - 1] in grammar.negations:
                negated = True
            name = makes if name not in ("fut", "unreal", "cond") or makes in ("fut", "unreal", "cond") else name
            status = status or told
            k -= length
            first, feature = k, "base"
            if makes in ("fut", "unreal") or told:
                break
            continue
        if words[k - 1] in grammar.adverbs or words[k - 1] == "-" or words[k - 1] in QUOTED:
            k -= 1
            continue
        break
    if not negated:
        negated = any(w in grammar.negations for w in words[max(low, first - 2) : first])
    if negated and grammar.only and _only(words, max(low, first - 2), i, grammar):
        negated = False
    return Tense(name, status, negated, first)


def _only(words: list[str], lo: int, i: int, grammar: Grammar) -> bool:
    """Whether a verb is told of one thing alone and not denied: "ne se réuniront que vendredi"."""
    if any(w in grammar.negations and w not in grammar.partial for w in words[lo:i]):
        return False
    for word in words[i + 1 : i + AHEAD]:
        if word in grammar.only:
            return True
        if word in grammar.negations or not word[0].isalnum():
            return False
    return False


def _auxiliary(words: list[str], k: int, low: int, feature: str, grammar: Grammar) -> tuple[int, str, str] | None:
    """The longest auxiliary that ends before word ``k`` and governs ``feature``: its length, tense and status."""
    if words[k - 1] not in grammar.heads:
        return None
    for length in range(min(grammar.longest, k - low), 0, -1):
        for governs, makes, status in grammar.auxiliaries.get(tuple(words[k - length : k]), ()):
            if not governs or feature in governs or not feature:
                return length, makes, status
    return None


def tense_by_ending(word: str, grammar: Grammar) -> str:
    """The tense that an unknown verb's ending tells, "" where it tells none."""
    if len(word) < 5:
        return ""
    return next((t for t, endings in grammar.endings.items() if word.endswith(endings)), "")
