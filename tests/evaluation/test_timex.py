"""Time expressions against TimeML: reading the files, and the figures of the reference scorer."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from pourparlers.errors import InputError
from pourparlers.evaluation.timeml import Document, Timex, document, documents
from pourparlers.evaluation.timex import normal_value, score_document, score_folder
from pourparlers.evaluation.timex_report import timex_figures

from .reference import SHARED, TIMEX, reference

SAMPLE = """<?xml version="1.0"?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2022-01-04T09:00" functionInDocument="CREATION_TIME">4</TIMEX3></DCT>
<TEXT>They <EVENT>met</EVENT> <TIMEX3 type="DATE" value="2022-01-03"> on <b>Monday</b> </TIMEX3> &amp; meet
<TIMEX3 type="DURATION" value="P2W">for <TIMEX3 type="DATE" value="2022">two</TIMEX3> weeks</TIMEX3>
<TIMEX3 type="DATE" value="2022-01" /></TEXT></TimeML>"""


@pytest.fixture
def sample(tmp_path: Path) -> Document:
    (tmp_path / "a.tml").write_text(SAMPLE, encoding="utf-8")
    return document(tmp_path / "a.tml")


def test_reads_text_date_and_outermost_expressions(sample: Document) -> None:
    assert sample.created == "2022-01-04"
    assert sample.text == "They met  on Monday  & meet\nfor two weeks\n"
    words = [(sample.text[t.start : t.end], t.value) for t in sample.timexes]
    assert words == [("on Monday", "2022-01-03"), ("for two weeks", "P2W")]


def test_scores_spans_values_and_types(sample: Document) -> None:
    first, second = sample.timexes
    predicted = [Timex(first.start + 3, first.end, "2022-01-03", "DATE"), Timex(0, 4, "2022", "DATE")]
    score = score_document(sample, [*predicted, Timex(second.start, second.end, "p2d", "DURATION")])
    assert (score.strict, score.relaxed, score.value, score.type) == (1, 2, 1, 2)
    assert [(error.kind, error.predicted) for error in score.errors] == [("spurious", "2022"), ("value", "p2d")]


def test_one_way_of_writing_the_hour() -> None:
    assert {normal_value(value) for value in ("2022-01-03T18", "2022-01-03t18:00", "2022-01-03T18:00:00Z")} == {
        "2022-01-03T18"
    }


def test_a_folder_without_timeml(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no TimeML files"):
        documents(tmp_path)


@pytest.mark.parametrize("corpus", ["fr-timebank", "meantime-en", "krauts-diezeit"])
def test_equals_the_reference(corpus: str, tmp_path: Path) -> None:
    theirs, folder = reference("timex_score"), TIMEX / corpus
    if not folder.is_dir():
        pytest.skip(f"../shared/data/timex/{corpus} is absent")
    for one in documents(folder):
        path = next(folder.rglob(f"{one.id}.*"))
        text, created, gold = theirs.parse(str(path))
        assert (one.text, one.created or "") == (text, created), one.id
        assert [(t.start, t.end, t.value, t.type) for t in one.timexes] == [
            (g["start"], g["end"], g["value"], g["type"]) for g in gold
        ]
    chance = random.Random(7)
    predicted = {one.id: _mutated(one, chance) for one in documents(folder)}
    for name, timexes in predicted.items():
        rows = [{"start": t.start, "end": t.end, "value": t.value, "type": t.type} for t in timexes]
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    script = SHARED / "evaluation" / "timex_score.py"
    printed = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path), "--json"], capture_output=True, check=True, text=True
    ).stdout
    expected = json.loads(printed)
    assert timex_figures(score_folder(folder, lambda one: predicted[one.id])) == {
        key: value for key, value in expected.items() if key != "missing_files"
    }


def _mutated(one: Document, chance: random.Random) -> list[Timex]:
    found = []
    for timex in one.timexes:
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            start = max(0, timex.start + chance.choice([0, 0, 0, -2, 3]))
            end = timex.end + chance.choice([0, 0, 0, -4, 5])
            value = chance.choice([timex.value, timex.value, timex.value.lower(), f"{timex.value}:00", "2000"])
            found.append(Timex(start, end, value, chance.choice([timex.type, "DATE", ""])))
    return found
