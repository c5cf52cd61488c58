"""Quotations of every style: nested, unclosed, running on, and the apostrophes that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.reading.statements.quotes import length, marks_of, quotations
from pourparlers.reading.words.passage import Passage


def passage_of(code: str, text: str) -> Passage:
    language = load(code, "language", Language)
    return Passage(text, 0, language, frozenset(language.abbreviations))


def quoted(code: str, text: str, carried: str = "") -> list[str]:
    passage = passage_of(code, text)
    return [passage.said(q.i, q.j) for q in quotations(passage, marks_of(passage.language), carried)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "« Nous irons demain », dit-elle.", ["Nous irons demain"]),
        ("fr", "«Nous irons demain», dit-elle, «et après-demain.»", ["Nous irons demain", "et après-demain."]),
        ("fr", 'Il parle d\'un "pas utile" et d“un succès”.', ["pas utile", "un succès"]),
        ("fr", "« Le “pacte” tient (...) et dure », dit-il.", ["Le “pacte” tient (...) et dure"]),
        ("fr", "« Nous irons demain, dit-elle.", ["Nous irons demain, dit-elle."]),
        ("en", "“We go,” he said, “and stay.”", ["We go,", "and stay."]),
        ("en", '"We go," he said. "We stay."', ["We go,", "We stay."]),
        ("en", "'We go there,' he said of the ministers' trip.", ["We go there,"]),
        ("en", "The ministers' trip wasn't long, the girls' school said.", []),
        ("en", "'It is the ministers' trip that counts,' she said.", ["It is the ministers' trip that counts,"]),
        ("en", "“They said 'no way' to us,” he said.", ["They said 'no way' to us,"]),
        ("en", "a 6' wall in the '90s and rock 'n' roll", ["n"]),
        ("uk", "„Ми поїдемо“, – сказав він.", ["Ми поїдемо"]),
        ("uk", "«Ми чули «Хвилю» й поїдемо», – сказав він.", ["Ми чули «Хвилю» й поїдемо"]),
        ("uk", "«Ми чули «Хвилю», – сказав він.", ["Ми чули «Хвилю"]),
        ("uk", "п'ять об'єктів", []),
    ],
)
def test_marks(code: str, text: str, expected: list[str]) -> None:
    assert quoted(code, text) == expected


def test_a_quotation_left_open_ends_in_the_next_paragraph() -> None:
    assert quoted("fr", "et nous resterons », a-t-il dit.", "«") == ["et nous resterons"]
    assert quoted("fr", "et nous resterons », a-t-il dit.") == []


def test_a_missing_end_does_not_swallow_the_next_quotation() -> None:
    assert quoted("en", 'She called it "a way out. He left. "We go on," she said.') == ["a way out.", "We go on,"]


def test_words_are_what_stands_between_blanks() -> None:
    passage = passage_of("en", "a set-in-law guarantee – no more")
    assert length(passage, 0, len(passage.words)) == 5


MARKED = st.text(alphabet="ab '\"«»“”„‘’.,-\n", max_size=80)


@given(MARKED, st.sampled_from(["fr", "en", "uk"]), st.sampled_from(["", "«", '"']))
def test_any_string_gives_ordered_ranges(text: str, code: str, carried: str) -> None:
    passage = passage_of(code, text)
    last = 0
    for q in quotations(passage, marks_of(passage.language), carried):
        assert last <= q.lo <= q.i < q.j <= q.hi <= len(passage.words)
        last = q.hi


@pytest.mark.parametrize("unit", ['"', "« ", "a «", "“a” ", "'a' ", "' ", "„“"])
def test_cost_is_linear(unit: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        passage = passage_of("en", unit * n)
        return steps(lambda: quotations(passage, marks_of(passage.language)))

    cost(50)
    assert cost(8000) < 2.3 * cost(4000)
