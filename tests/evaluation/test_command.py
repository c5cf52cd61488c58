"""The command: what it reads, what it prints, and what it keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
from typer.testing import CliRunner, Result

from pourparlers.evaluation.command import evaluate
from pourparlers.evaluation.corpus import texts
from pourparlers.evaluation.gold import Gold
from pourparlers.evaluation.run import evaluate_text
from pourparlers.model import Actor, Article, MeetingReport, Office, Participant, Place, Reading

GOLD = {
    "language": "fr",
    "published": "2022-01-04",
    "meetings": [
        {"what": "council", "kind": "council", "date": "2022-01-12", "place": "Brussels", "status": "planned",
         "participants": ["NATO", "Russia"], "evidence": "The council meets on"},
        {"what": "talks", "kind": "talks", "date": "2022-01-10", "place": "Geneva", "status": "confirmed",
         "participants": ["United States", "Russia"], "evidence": "Talks are set for"},
    ],
    "statements": [{"speaker": "NATO", "act": "say", "quote": "we are ready to talk"}],
    "people": [{"name": "Jane Doe", "office": "envoy", "affiliation": "NATO"}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts: one of the half to work on, one to measure on, one everyday."""
    for name in ("texts", "gold"):
        (tmp_path / name).mkdir()
    for name in ("fr-1", "fr-4", "en-e01"):
        (tmp_path / "texts" / f"{name}.txt").write_text("The council meets on 12 January 2022.\n", encoding="utf-8")
        facts = GOLD | {"language": name[:2]}
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(facts), encoding="utf-8")
    return tmp_path


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """Readings of two of the texts: the council with a wrong status, one participant short, one person wrong."""
    lines = [msgspec.json.encode(_reading(name)) for name in ("fr-1", "fr-4")]
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join(lines))
    return path


def _reading(name: str) -> Reading:
    return Reading(
        article=Article(text="The council meets on 12 January 2022.", path=f"somewhere/{name}.txt", language="fr"),
        actors=(
            Actor(id="a", kind="organisation", name="NATO"),
            Actor(id="b", kind="body", name="NATO press service", of="a"),
            Actor(id="c", kind="person", name="John Smith", offices=(Office(title="envoy", affiliation="a"),)),
        ),
        meetings=(
            MeetingReport(id="m", kind="council", when="2022-01-12", place=Place(name="Brussels"), status="held",
                          participants=(Participant(actor="b"),)),
        ),
    )  # fmt: skip


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(evaluate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def figures(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_what_is_not_read_is_said(folder: Path) -> None:
    (folder / "texts" / "xx-1.txt").write_text("Nothing that a pack knows.\n", encoding="utf-8")
    (folder / "gold" / "xx-1.json").write_text(json.dumps(GOLD | {"language": "xx"}), encoding="utf-8")
    done = run(str(folder))
    assert done.exit_code == 0
    assert "no pack for xx" in done.stderr


def test_figures_and_what_they_rest_on(folder: Path, readings: Path) -> None:
    report = figures(folder, "--readings", readings)
    meetings = report["overall"]["meetings"]
    assert (meetings["precision"], meetings["recall"], meetings["status"], meetings["place"]) == (1.0, 2 / 6, 0.0, 1.0)
    assert report["overall"]["items"]["meetings"]["recall"] == 6
    assert report["overall"]["items"]["meetings"]["status"] == 2
    assert set(report["languages"]) == {"en", "fr"}
    assert report["groups"]["fr dense work"]["articles"] == report["groups"]["fr dense measure"]["articles"] == 1


def test_choices(folder: Path, readings: Path) -> None:
    assert figures(folder, "--readings", readings, "--half", "work")["overall"]["articles"] == 2
    assert figures(folder, "--readings", readings, "--language", "en")["overall"]["articles"] == 1
    assert figures(folder, "--readings", readings, "--only", "fr-4,en-e01")["overall"]["articles"] == 2


def test_errors_are_listed_with_their_number(folder: Path, readings: Path) -> None:
    printed = run(folder, "--readings", readings, "--errors").stdout
    assert "wrong status: 1 (and 1 to measure on)" in printed
    assert "fr-1 wrong status: council: planned | held" in printed
    assert "fr-1 missing participant: council: Russia | NATO" in printed
    assert "fr-1 missed person: Jane Doe, envoy of NATO | " in printed
    assert "fr-1 spurious person:  | John Smith, envoy of NATO" in printed
    assert "missed meeting: 3 (and 1 to measure on)" in printed


def test_items_to_measure_on_are_never_listed(folder: Path, readings: Path) -> None:
    assert "fr-4 " not in run(folder, "--readings", readings, "--errors").stdout
    assert run(folder, "--readings", readings, "--only", "fr-4", "--errors").stdout.count("Jane Doe") == 0


def test_a_failed_reading_counts_as_empty(folder: Path) -> None:
    def fails(_: object) -> Gold:
        raise ValueError("first\nlast line")

    results = [evaluate_text(text, fails) for text in texts(folder)]
    failures = [(result.failure or "").split(": ", 1) for result in results]
    assert [why for _, why in failures] == ["ValueError: last line", "ValueError: last line", "ValueError"]
    assert all(where.startswith("test_command.py:") for where, _ in failures)
    assert all(result.counts.m_pred == 0 and result.counts.m_gold == 2 for result in results)


@pytest.mark.parametrize(
    ("text", "basis", "expected"),
    [
        ("Talks on 12 January 2022.", None, None),
        ("Talks on 12 January.", None, "2022-01-04"),
        ("Talks on 12 January, item 120220.", None, "2022-01-04"),
        ("Talks on 12 January.", "inferred: from the weekday", None),
    ],
)
def test_the_date_is_given_only_where_the_text_cannot_tell(
    folder: Path, text: str, basis: str | None, expected: str | None
) -> None:
    (folder / "texts" / "fr-1.txt").write_text(text, encoding="utf-8")
    (folder / "gold" / "fr-1.json").write_text(json.dumps(GOLD | {"published_basis": basis}), encoding="utf-8")
    assert next(texts(folder, only=["fr-1"])).given_date == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--half", "both"), "no such half"),
        (("--only", "xx-9"), "no texts with gold"),
        (("--readings", "nowhere.jsonl"), "nowhere.jsonl: No such file"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_is_no_corpus(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert run(tmp_path, "--timex").exit_code == 2


def test_broken_gold_names_the_file(folder: Path) -> None:
    (folder / "gold" / "fr-1.json").write_text("{", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 2
    assert "fr-1.json" in result.stderr


def test_markdown_marks_figures_below_their_goal(folder: Path, readings: Path) -> None:
    printed = run(folder, "--readings", readings, "--markdown").stdout
    assert "| meetings F1 | 0.80 dense, 0.85 | 0.667 (4) ↓ | 0.667 (4) ↓ |" in printed
    assert "| place | 0.90 | 1.000 (2) | 1.000 (2) |" in printed
    assert "| wrong status | 1 | 1 | 0 |" in printed
