"""The packs' own examples: every sentence gives the statements that its author says."""

from __future__ import annotations

import pytest

from pourparlers.checking.statement_examples import misread
from pourparlers.languages.pack import has, known, load
from pourparlers.languages.statements_schema import SpeechExample, StatementsFile

EXAMPLES = [
    (code, example)
    for code in known()
    if has(code, "statements")
    for example in load(code, "statements", StatementsFile).example
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{c}: {e.text[:50]}" for c, e in EXAMPLES])
def test_example(code: str, example: SpeechExample) -> None:
    assert misread(code, example) == ""


def test_each_language_of_the_packs_has_examples() -> None:
    assert {code for code, _ in EXAMPLES} == {code for code in known() if has(code, "statements")}


def test_a_wrong_example_is_told() -> None:
    example = SpeechExample(text="Anna Berg left.", actors=("Anna Berg",), gives=({"who": "x", "act": "say"},))  # type: ignore[arg-type]
    assert misread("en", SpeechExample(text=example.text, actors=example.actors)) == ""
    wrong = SpeechExample(text='"We go on," Anna Berg said.', actors=("Anna Berg",))
    assert "gives" in misread("en", wrong)
