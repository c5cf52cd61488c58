"""``pourparlers review`` and ``correct`` on a store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pourparlers.cli.app import app

ARTICLES = {
    "1.txt": "Talks to be held in Geneva\n\nGENEVA, Jan 4 2022 (Sample) - Russia and the United States will hold talks "
    "in Geneva on 10 January 2022, the Swiss foreign ministry said.\n",
    "2.txt": "Ministers to meet in Vienna\n\nVIENNA, Jan 5 2022 (Sample) - Germany and Italy will hold talks in Vienna "
    "on 20 January 2022, the Austrian foreign ministry said.\n",
}
RUNNER = CliRunner()


def run(*words: str) -> Result:
    return RUNNER.invoke(app, words)


def rows(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words, "--json").stdout.splitlines()]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("POURPARLERS_BY", "Ann Example")
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    db = ["--db", str(tmp_path / "news.db")]
    assert run("add", *db, *(str(tmp_path / name) for name in ARTICLES)).exit_code == 0
    return db


def test_what_is_reviewed_is_not_listed_again(store):
    first, second = (row["id"] for row in rows("review", *store))
    assert run("review", *store, "--accept", first, "--reject", second).exit_code == 0
    assert rows("review", *store) == []
    (left,) = rows("calendar", *store)
    assert (left["id"], left["reviewed"]) == (first, True)
    assert "not reviewed" not in run("calendar", *store).stdout


def test_what_nobody_reviewed_is_marked(store):
    assert run("calendar", *store, "--names", "en").stdout.count("not reviewed") == 2
    assert "one voice" in run("review", *store, "--names", "en").stdout


def test_corrected_shown_and_undone(store):
    first, second = (row["id"] for row in rows("calendar", *store))
    assert run("correct", "merge", first, second, *store, "--reason", "one round").exit_code == 0
    (only,) = rows("calendar", *store)
    assert only["id"] in (first, second)
    assert "one round (Ann Example, 1)" in run("meeting", *store, first, "--names", "en").stdout
    assert {rows("meeting", *store, name)[0]["id"] for name in (first, second)} == {only["id"]}
    assert run("correct", "undo", "1", *store, "--reason", "no").exit_code == 0
    assert len(rows("calendar", *store)) == 2
    assert "undone" in run("correct", "list", *store).stdout


def test_a_field_set_by_hand_stays_after_an_import(store, tmp_path: Path):
    first = rows("calendar", *store)[0]["id"]
    assert run("correct", "set", first, "place", "Lausanne", *store, "--reason", "host's word").exit_code == 0
    (tmp_path / "3.txt").write_text(ARTICLES["1.txt"].replace("Jan 4", "Jan 6").replace("will hold", "hold"))
    run("add", *store, str(tmp_path / "3.txt"))
    assert rows("meeting", *store, first)[0]["place"]["name"] == "Lausanne"


def test_a_meeting_is_added_kept_and_undone(store):
    words = (
        "--when",
        "2022-02-02",
        "--place",
        "Genève",
        "--with",
        "Russie",
        "--person",
        "Ann Example",
        "--title",
        "Tea",
    )
    assert run("correct", "add", *words, *store, "--reason", "told by the host").exit_code == 0
    (added,) = (row for row in rows("calendar", *store) if row["title"] == "Tea")
    assert (added["place"]["name"], added["place"]["country"], added["reviewed"]) == ("Geneva", "CH", True)
    assert [party["name"] for party in added["parties"]] == ["Russia", "Ann Example"]
    assert "told by the host (Ann Example, 1)" in run("meeting", *store, added["id"], "--names", "en").stdout
    assert run("correct", "party", added["id"], "NATO", "accepted", *store, "--reason", "x").exit_code == 0
    assert run("correct", "pin", added["id"], *store, "--reason", "x").exit_code == 0
    assert rows("meeting", *store, added["id"])[0]["pinned"]
    assert "is pinned already" in str(run("correct", "pin", added["id"], *store, "--reason", "x").exception)
    listed = run("correct", "list", *store).stdout
    assert "Tea" in listed and listed.count("holds") == 3
    assert run("correct", "undo", "1", *store, "--reason", "no").exit_code == 0
    assert len(rows("calendar", *store)) == 2


def test_an_issue_that_was_named_is_known_to_positions(store):
    assert run("correct", "issue", "Talking", "hold* talks", *store, "--reason", "asked for").exit_code == 0
    named = {row["issue"]["name"] for row in rows("positions", *store)}
    assert "Talking" in named


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "2022-01-10", "2022-01-10", "--reason", "x"), "is the same meeting"),
        (("merge", "nothing", "2022-01-10", "--reason", "x"), "no meeting"),
        (("set", "2022-01-10", "when", "soon", "--reason", "x"), "not a date"),
        (("undo", "7", "--reason", "x"), "no correction of this number"),
        (("hide", "2022-01-10", "--reason", " "), "needs a reason"),
        (("split", "2022-01-10", "zz", "--reason", "x"), "no report of this meeting"),
        (("same", "Nobody", "Else", "--reason", "x"), "nobody of the record"),
        (("party", "2022-01-10", "Russia", "maybe", "--reason", "x"), "no stance"),
        (("party", "2022-01-10", "Norway", "out", "--reason", "x"), "no party to this meeting"),
        (("add", "--when", "2022-01-20", "--reason", "x"), "needs a title"),
        (("add", "--title", "x", "--kind", "ball", "--reason", "x"), "no such value"),
        (("issue", "Gas", "*", "--reason", "x"), "needs phrases"),
    ],
)
def test_what_cannot_be_corrected(store, words, message):
    assert message in str(run("correct", *words, *store).exception)


def test_a_correction_needs_a_name(store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("POURPARLERS_BY")
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    assert "needs a name" in str(run("correct", "hide", "2022-01-10", *store, "--reason", "x").exception)


def test_one_that_names_what_is_gone_says_so(store):
    first = rows("calendar", *store)[0]["id"]
    run("correct", "hide", first, *store, "--reason", "x")
    run("articles", "withdraw", "1", *store, "--reason", "gone")
    assert "gone" in run("correct", "list", *store).stdout
