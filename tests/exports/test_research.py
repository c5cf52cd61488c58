"""The script of docs/examples answers its question from an export of the sample dossier."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from pourparlers.desk import Desk
from pourparlers.exports.chosen import Chosen
from pourparlers.exports.parquet import write_parquet
from pourparlers.exports.tables import MEETINGS

SCRIPT = Path(__file__).parents[2] / "docs" / "examples" / "announced.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    told = importlib.util.spec_from_file_location("announced", SCRIPT)
    assert told is not None
    assert told.loader is not None
    made = importlib.util.module_from_spec(told)
    told.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def meetings(known: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("research") / "meetings.parquet"
    with file.open("wb") as out:
        write_parquet(out, MEETINGS, Chosen(known).meetings())
    return file


def test_the_answer(script: ModuleType, meetings: Path, known: Desk) -> None:
    days = script.notice(meetings)
    council = next(m for m in known.meetings() if m.format == "NATO-Russia Council" and m.when == "2022-01-12")
    told = min(change.day for change in council.history if change.day)
    assert (date(2022, 1, 12) - date.fromisoformat(told)).days in days["council"]
    assert sum(map(len, days.values())) > 40


def test_the_picture(script: ModuleType, meetings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    pictures = [tmp_path / "a.png", tmp_path / "b.png"]
    for picture in pictures:
        assert script.main([str(meetings), str(picture)]) == 0
    assert "council" in capsys.readouterr().out
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    assert pictures[0].stat().st_size > 10_000
    assert script.main([]) == 2
