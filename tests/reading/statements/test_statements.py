"""Statements: what runs over sentences and paragraphs, whom a statement is of, and that no text breaks the reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pourparlers.checking.statement_examples import Stage, told
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import Statement
from pourparlers.reading.statements.article import Statements
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph
from pourparlers.reading.words.passage import Passage


def brief(statements: tuple[Statement, ...]) -> list[tuple[str | None, str, str]]:
    return [(s.source, s.act, s.quote.text if s.quote else "") for s in statements]


def test_consecutive_statements_of_one_speaker_and_act_are_one_with_the_longest_quotation() -> None:
    text = "“The hall is warm,” Anna Berg said. She said it was old. “The hall is warm and lights are on,” she added."
    found = told("en", text, ("Anna Berg",))
    assert brief(found) == [("Anna Berg", "say", "The hall is warm and lights are on")]


def test_another_speaker_between_ends_the_run() -> None:
    text = "Anna Berg said the hall was warm. Paul Durand said it was cold. Anna Berg said it would do."
    found = told("en", text, ("Anna Berg", "Paul Durand"))
    assert [s.source for s in found] == ["Anna Berg", "Paul Durand", "Anna Berg"]


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = "« La salle est chauffée, a dit Anna Berg.\nEt les lampes sont toutes allumées depuis midi. »"
    (statement,) = brief(told("fr", text, ("Anna Berg",)))
    assert statement == ("Anna Berg", "say", "Et les lampes sont toutes allumées depuis midi.")


def test_a_colon_at_the_end_of_a_line_announces_the_next() -> None:
    text = "Anna Berg a déclaré :\n« La salle est chauffée. »"
    assert brief(told("fr", text, ("Anna Berg",))) == [("Anna Berg", "say", "La salle est chauffée.")]


def test_what_a_spokesperson_tells_of_the_principal_is_the_principals() -> None:
    text = "Anna Berg estime que « la salle est bien trop froide », selon un porte-parole de la mairie."
    actors = ("Anna Berg@Mairie", "un porte-parole de la mairie@Mairie")
    (statement,) = told("fr", text, actors)
    assert statement.source == "Anna Berg"
    assert statement.via == ("un porte-parole de la mairie",)
    assert statement.on_behalf_of == "Mairie"
    assert statement.quote is not None and statement.quote.text == "la salle est bien trop froide"


def test_one_label_alone_is_a_headline_and_no_dialogue() -> None:
    text = (
        "Anna Berg: No Hall Before May.\nThe hall has stood empty for many years.\nNobody has asked for it since then."
    )
    assert len(told("en", text, ("Anna Berg",))) == 1


def test_a_surname_beside_a_quotation_is_the_name_in_full_before_it() -> None:
    text = "The hall was let to Carla Brandt.\n“The hall has been warm since noon,” Brandt said."
    (statement,) = told("en", text, ())
    assert statement.source == "Carla Brandt"


def test_what_is_told_runs_on_over_a_cue_in_its_own_clause() -> None:
    found = told("en", "Anna Berg said the hall was shut because she thought it cold that night.", ("Anna Berg",))
    (content,) = [s.content.text for s in found if s.content is not None and s.cue and s.cue.text == "said"]
    assert content == "the hall was shut because she thought it cold that night"


def test_cue_and_content_are_cited() -> None:
    (statement,) = told("en", "On Monday Anna Berg said that the hall was warm.", ("Anna Berg",))
    assert statement.cue is not None and statement.cue.text == "said"
    assert statement.content is not None and statement.content.text == "the hall was warm"
    assert [s.start for s in statement.spans] == sorted(s.start for s in statement.spans)


@pytest.mark.parametrize("kind", ["caption", "headline"])
def test_captions_tell_nothing_and_headlines_only_what_no_paragraph_does(kind: str) -> None:
    language = load("en", "language", Language)
    stage = Stage(("Anna Berg",), language)
    statements = Statements("en", stage)
    for n, (text, of) in enumerate([("Anna Berg said the hall was warm.", "body"), ("Anna Berg denied it all.", kind)]):
        passage = Passage(text, 0, language, frozenset())
        statements.read(Paragraph(passage, of, n, stage.mentions(passage)))
    assert [s.act for s in statements.finish()] == ["say"]


WORDS = st.sampled_from(
    ["Anna Berg", "Paul", "said", "that", "a dit", "selon", "«", "»", '"', "“", "”", "'", ",", ".", ":", "-", "-t-il",
     "Q -", "he", "il", "заявив", "що", "denied", "claims", "American", "(...)", "\u0301", "İ", "\u00ad", "not", "who"]
)  # fmt: skip


@example(words=['"', "Anna Berg", '"', "Paul"], code="fr")
@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60), st.sampled_from(["fr", "en", "uk"]))
def test_any_text_gives_valid_spans(words: list[str], code: str) -> None:
    text = " ".join(words)
    language = load(code, "language", Language)
    passage = Passage(text, 5, language, frozenset(language.abbreviations))
    at = [k for k, word in enumerate(passage.words) if word == "paul"]
    mentions = [Mention(k, k + 1, ("Paul",), "person", "name", (k, k + 1)) for k in at]
    statements = Statements(code, Stage((), language))
    statements.read(Paragraph(passage, "body", 0, mentions))
    for statement in statements.finish():
        for excerpt in (statement.cue, statement.content, statement.quote):
            assert excerpt is None or text[excerpt.start - 5 : excerpt.end - 5] == excerpt.text
        assert all(5 <= s.start < s.end <= len(text) + 5 for s in statement.spans)


UNITS = ["said ", "Paul said, ", "“a b c” said Paul.", "he said ", "Paul and ", "according to Paul, ", "claims of Paul"]


@pytest.mark.parametrize("unit", UNITS)
def test_cost_is_linear(unit: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        return steps(lambda: told("en", unit * n, ("Paul",)))

    cost(50)
    assert cost(1600) < 2.3 * cost(800)


def test_the_addressee_of_a_demand_is_told() -> None:
    (statement,) = told("en", "Anna Berg urged Paul Durand to return.", ("Anna Berg", "Paul Durand"))
    assert statement.addressee == "Paul Durand"


def test_a_briefing_is_read_without_quotation_marks() -> None:
    text = "Q: Is the hall open?\nANNA BERG: Not yet, we hope to open it soon.\n(The briefing ended.)\nNobody came."
    found = told("en", text, ("Anna Berg",))
    assert [(s.source, s.act, s.quote) for s in found] == [("Anna Berg", "hope", None)]


def test_an_inserted_he_said_splits_a_quotation_and_the_longer_piece_is_kept() -> None:
    text = "“The hall,” he said, “has been warm since noon and will stay so.”"
    (statement,) = told("en", "Anna Berg came in. " + text, ("Anna Berg",))
    assert statement.quote is not None and statement.quote.text == "has been warm since noon and will stay so."
