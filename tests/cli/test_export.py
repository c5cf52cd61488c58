"""The command: files that are whole or not there, one folder for all, and one line where something is wrong."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.errors import InputError
from pourparlers.exports.dictionary import page
from pourparlers.exports.tables import TABLES

RUNNER = CliRunner()
STORY = """=cmd talks

GENEVA, Jan 4 2022 (Sample) - Russia and the United States will hold talks in Geneva on 10 January 2022. "We expect
nothing but clear words from them," said Sergei Lavrov, the Russian foreign minister.
"""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    done = RUNNER.invoke(app, ["add", str(folder / "story.txt"), "--db", str(folder / "x.db"), "--outlet", "@Courier"])
    assert done.exit_code == 0, done.output
    return str(folder / "x.db")


def export(db: str, *arguments: str) -> bytes:
    done = RUNNER.invoke(app, ["export", "--db", db, "--as-of", "2022-01-05", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout_bytes


def test_meetings_on_standard_output(db: str) -> None:
    (row,) = csv.DictReader(io.StringIO(export(db, "--format", "csv").decode(), newline=""))
    assert (row["first_day"], row["place"], row["parties"]) == ("2022-01-10", "Geneva", "Russia; United States")
    assert json.loads(export(db, "--json"))["when"] == "2022-01-10"
    assert export(db, "--format", "ical").count(b"BEGIN:VEVENT") == 1
    assert export(db, "--format", "parquet")[:4] == b"PAR1"
    assert not export(db, "--json", "--from", "2022-02")


def test_a_spreadsheet_runs_nothing(db: str) -> None:
    (row,) = csv.DictReader(io.StringIO(export(db, "--format", "csv", "--what", "articles").decode(), newline=""))
    assert row["outlet"] == "'@Courier"
    assert row["headline"].startswith("'=")


def test_a_folder_holds_everything(db: str, tmp_path: Path) -> None:
    export(db, "--format", "parquet", "-o", str(tmp_path / "winter"))
    told = json.loads((tmp_path / "winter" / "datapackage.json").read_bytes())
    assert {one["path"] for one in told["resources"]} == {f"{name}.parquet" for name in TABLES}
    before = {file.name: file.read_bytes() for file in (tmp_path / "winter").iterdir()}
    export(db, "--format", "parquet", "-o", str(tmp_path / "winter"))
    assert before == {file.name: file.read_bytes() for file in (tmp_path / "winter").iterdir()}


def test_one_file(db: str, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    export(db, "--format", "jsonl", "--what", "statements", "-o", str(file))
    assert json.loads(file.read_bytes().splitlines()[0])["outlet"] == "@Courier"
    linked = json.loads(export(db, "--format", "jsonld", "--site", "https://calendar.example.org"))
    assert linked["@graph"][0]["@id"].startswith("https://calendar.example.org/meeting/2022-01-10-geneva-talks-")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--format", "xlsx"], "Choose one of"),
        ([], "Choose one of"),
        (["--format", "csv", "--what", "stories"], "It can hold"),
        (["--format", "ical", "--what", "people"], "It can hold meetings"),
        (["--format", "csv", "--what", "people", "--what", "changes", "-o", "x.csv"], "Name a folder"),
        (["--format", "csv", "-o", "none/x.csv"], "Make it first"),
        (["--format", "csv", "-o", "none/none"], "Name another folder"),
        (["--format", "csv", "--from", "soon"], "2022-01"),
        (["--format", "csv", "--status", "asleep"], "Choose one of"),
        (["--format", "jsonld", "--site", "javascript:alert(1)"], "https://"),
    ],
)
def test_mistakes_are_told(db: str, arguments: list[str], hint: str) -> None:
    with pytest.raises(InputError) as told:
        RUNNER.invoke(app, ["export", "--db", db, *arguments], catch_exceptions=False)
    assert hint in str(told.value)


def test_without_pyarrow(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pourparlers\[parquet\]"):
        export(db, "--format", "parquet", "-o", str(tmp_path / "x.parquet"))
    assert not list(tmp_path.iterdir())


def test_the_dictionary(db: str) -> None:
    assert RUNNER.invoke(app, ["export", "--dictionary"]).stdout_bytes.decode() == page()
    assert len(json.loads(RUNNER.invoke(app, ["export", "--dictionary", "--json"]).stdout_bytes)["resources"]) == 6
