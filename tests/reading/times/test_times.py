"""Every example of every language's ``time.toml`` gives what it says."""

from __future__ import annotations

import pytest

from pourparlers.languages.pack import has, known, load
from pourparlers.languages.time_schema import Example, Times
from pourparlers.languages.words import Language
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.words.passage import Passage


def examples() -> list[tuple[str, Example]]:
    return [(code, e) for code in known() if has(code, "time") for e in load(code, "time", Times).example]


@pytest.mark.parametrize(("code", "example"), examples(), ids=lambda v: v.text[:60] if isinstance(v, Example) else v)
def test_example(code: str, example: Example) -> None:
    language = load(code, "language", Language)
    line = TimeLine(language, example.published or None)
    found = []
    for paragraph in example.text.split("\n"):
        found += line.find(Passage(paragraph, 0, language, frozenset(language.abbreviations)))
    if example.dates is not None:
        assert tuple(m.edtf for m in found if m.edtf) == example.dates
    if example.values is not None:
        assert tuple(m.value for m in found) == example.values
    if example.clocks is not None:
        assert tuple(m.clock.start for m in found if m.clock) == example.clocks
