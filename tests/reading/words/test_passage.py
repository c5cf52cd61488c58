"""Passages: words, sentences and offsets; folding keeps its way back; verbs tell the time by their group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language, forms
from pourparlers.reading.words.clauses import clauses
from pourparlers.reading.words.fold import fold
from pourparlers.reading.words.lexicon import CAPITAL, EXACT, Lexicon
from pourparlers.reading.words.passage import Passage
from pourparlers.reading.words.verbs import grammar_of, tense_of


def passage(text: str, code: str = "en") -> Passage:
    language = load(code, "language", Language)
    return Passage(text, 0, language, frozenset(language.abbreviations))


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "L’Union s’est réunie le 1er.", ["l'", "union", "s'", "est", "réunie", "le", "1", "er", "."]),
        ("fr", "À 18h54", ["à", "18", "h", "54"]),
        ("en", "Oslo’s envoys didn't meet.", ["oslo", "'s", "envoys", "didn", "'t", "meet", "."]),
        ("uk", "У п’ятницю", ["у", "п'ятницю"]),
    ],
)  # fmt: skip
def test_words_are_cut_as_the_language_writes(code: str, text: str, words: list[str]) -> None:
    assert passage(text, code).words == words


def test_sentences_pass_over_abbreviations_and_initials() -> None:
    text = passage("Mr. Berg met J. Dahl on Jan. 12 in the U.S. capital. “All went well.” They left.")
    assert [text.said(i, j) for i, j in text.sentences] == [
        "Mr. Berg met J. Dahl on Jan. 12 in the U.S. capital.",
        "“All went well.”",
        "They left.",
    ]


@given(st.text(alphabet="ae\u0301\u00ad\u200bi\u0307\u2019 .n\u0303İZ1", max_size=60))
def test_offsets_lead_back_into_the_text(text: str) -> None:
    for code in ("en", "fr", "uk"):
        made = passage(text, code)
        previous = 0
        for k, word in enumerate(made.raw):
            start, end = made.start(k), made.end(k + 1)
            assert previous <= start < end <= len(text)
            assert fold(text[start:end])[0].strip() == word or len(text[start:end]) >= len(word)
            previous = end


def test_a_lexicon_prefers_the_longest_and_minds_case() -> None:
    language = load("en", "language", Language)
    lexicon: Lexicon[str] = Lexicon(language)
    lexicon.add("north sea", "sea", CAPITAL)
    lexicon.add("north sea forum", "forum", CAPITAL)
    lexicon.add("US", "state", EXACT)
    hits = lexicon.find(passage("Let us go to the North Sea Forum, said the US, not to the north sea."))
    assert [(h.senses, h.j - h.i) for h in hits] == [(("forum",), 3), (("state",), 1)]


@pytest.mark.parametrize(
    ("code", "text", "verb", "feature", "tense", "status", "negated"),
    [
        ("en", "They will meet in Oslo", "meet", "base", "fut", "planned", False),
        ("en", "They were to have met in Oslo", "met", "past", "unreal", "", False),
        ("en", "They had already met in Oslo", "met", "past", "plup", "", False),
        ("en", "They will not meet in Oslo", "meet", "base", "fut", "planned", True),
        ("fr", "Ils doivent se rencontrer à Oslo", "rencontrer", "inf", "fut", "planned", False),
        ("fr", "Ils avaient rencontré le ministre", "rencontré", "part", "plup", "", False),
        ("uk", "Вони мають зустрітися в Осло", "зустрітися", "inf", "fut", "planned", False),
    ],
)
def test_tense(code: str, text: str, verb: str, feature: str, tense: str, status: str, negated: bool) -> None:
    made = passage(text, code)
    told = tense_of(made, made.words.index(verb), feature, grammar_of(made.language))
    assert (told.name, told.status, told.negated) == (tense, status, negated)


def test_clauses_cover_the_sentence() -> None:
    made = passage("The talks, which opened on Monday, went on while ministers waited; nothing was agreed.")
    parts = clauses(made, 0, len(made.words), grammar_of(made.language))
    assert parts[0].i == 0 and parts[-1].j == len(made.words)
    assert all(a.j == b.i for a, b in zip(parts, parts[1:], strict=False))
    assert [p.opens for p in parts] == ["main", "relative", "subordinate", "hard"]


def test_reflexive_forms_join_their_pronoun() -> None:
    language = load("fr", "language", Language)
    made = set(forms("se rend|re", language))
    assert ("se rendra", "fut") in made
    assert ("s'est rendue", "past") in made
