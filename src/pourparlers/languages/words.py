"""Words of a pack to their forms.

A pack writes a word as it stands ("summit"), or as ``stem|class`` ("rencontr|er"), where the class is a table of
endings in ``language.toml``; each ending belongs to a *feature*: a tense for verbs (inf, pres, past, fut, cond,
impf, part, ger), a case or number for nouns. ``"se tien|ir"``: the marker word that the class ``[reflexive]`` names
is expanded with its auxiliaries. In a phrase every word may carry a class; words with none stay as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec


class Reflexive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a reflexive verb is written: the pronouns before it, and the auxiliaries before its participle by tense."""

    marker: str
    pronouns: tuple[str, ...]
    auxiliaries: dict[str, tuple[str, ...]]


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words are cut: apostrophes end a word (elision), begin one (clitic, of those listed), or are letters."""

    apostrophe: str = "elision"
    clitics: tuple[str, ...] = ()


class Quotes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pairs of quotation marks, opening and closing, outermost style first."""

    pairs: tuple[tuple[str, str], ...] = ()


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An auxiliary: its forms, the feature of the verb it governs (any where empty), and the tense that both make."""

    forms: tuple[str, ...]
    makes: str
    governs: tuple[str, ...] = ()
    status: str = ""


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """``language.toml``: script, tokens, sentences, clauses, verbs and endings of one language.

    ``code`` is what the pack goes by: ISO 639-1, or its folder where that is none of this package.
    """

    name: str
    code: str
    script: str
    level: int
    tokens: Tokens = Tokens()
    quotes: Quotes = Quotes()
    abbreviations: tuple[str, ...] = ()
    inflection: dict[str, dict[str, tuple[str, ...]]] = {}
    reflexive: Reflexive | None = None
    tense: tuple[Tense, ...] = ()
    tense_endings: dict[str, tuple[str, ...]] = {}
    negations: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()


def inflect(word: str, language: Language) -> Iterator[tuple[str, str]]:
    """The (form, feature) pairs of one word; a word without a class gives itself, with no feature."""
    stem, bar, name = word.partition("|")
    if not bar:
        yield word, ""
        return
    for feature, endings in language.inflection[name].items():
        for ending in endings:
            yield stem + ending, feature


def forms(phrase: str, language: Language) -> Iterator[tuple[str, str]]:
    """Every (form, feature) of a phrase; the feature is that of its first inflected word."""
    if "|" not in phrase:
        yield phrase, ""
        return
    words = phrase.split(" ")
    reflexive = language.reflexive
    if reflexive and words[0] == reflexive.marker:
        yield from reflexive_forms(words[1:], language, reflexive)
        return
    for choice in itertools.product(*(tuple(inflect(w, language)) for w in words)):
        yield " ".join(w for w, _ in choice), next((f for _, f in choice if f), "")


def reflexive_forms(words: list[str], language: Language, reflexive: Reflexive) -> Iterator[tuple[str, str]]:
    for form, feature in forms(" ".join(words), language):
        if feature != "part":
            for pronoun in reflexive.pronouns:
                yield (pronoun + form if pronoun.endswith("'") else f"{pronoun} {form}"), feature
            continue
        yield form, "part"
        for tense, auxiliaries in reflexive.auxiliaries.items():
            for auxiliary in auxiliaries:
                yield f"{auxiliary} {form}", tense
