"""The commands that show the record, on a store of a few articles in two languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from icalendar import Calendar
from typer.testing import CliRunner

from pourparlers.cli.app import app

ARTICLES = {
    "1.txt": "Talks to be held in Geneva\n\nGENEVA, Jan 4 2022 (Sample) - Russia and the United States will hold talks "
    "in Geneva on 10 January 2022, the Swiss foreign ministry said.\n",
    "2.txt": "Des pourparlers à Genève\n\nPublié le 6 janvier 2022\n\nWendy Sherman, secrétaire d'État adjointe "
    "américaine, et Sergueï Riabkov, vice-ministre russe des Affaires étrangères, se retrouveront à Genève "
    "le 10 janvier 2022.\n",
    "3.txt": "Envoys met in Geneva\n\nGENEVA, Jan 11 2022 (Sample) - Russia and the United States held talks in Geneva "
    "on Monday 10 January 2022. U.S. Deputy Secretary of State Wendy Sherman led one side.\n",
}
RUNNER = CliRunner()


def run(*words: str) -> Result:
    return RUNNER.invoke(app, words)


def rows(*words: str) -> list[dict[str, Any]]:
    """What a command prints as JSON Lines."""
    return [json.loads(line) for line in run(*words, "--json").stdout.splitlines()]


@pytest.fixture
def store(tmp_path: Path) -> list[str]:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    db = ["--db", str(tmp_path / "news.db")]
    assert run("add", *db, *(str(tmp_path / name) for name in ARTICLES)).exit_code == 0
    return db


def test_three_articles_are_one_meeting(store):
    (meeting,) = rows("calendar", *store)
    assert (meeting["when"], meeting["place"]["name"], meeting["status"], meeting["voices"]) == (
        "2022-01-10",
        "Geneva",
        "held",
        3,
    )
    assert {p["name"] for p in meeting["parties"]} >= {"Russia", "United States", "Wendy Sherman", "Sergei Ryabkov"}


def test_the_diary_in_the_readers_language(store):
    said = run("calendar", *store, "--names", "fr").stdout
    assert "lundi 10 janvier 2022" in said
    assert "GENÈVE - Pourparlers : Russie, États-Unis" in said


def test_filters(store):
    assert run("calendar", *store, "--actor", "russ", "--from", "2022-01", "--to", "2022-01", "--json").stdout
    for nothing in (("--from", "2022-02-01"), ("--actor", "Peru"), ("--place", "Vienna"), ("--status", "planned")):
        assert not run("calendar", *store, *nothing, "--json").stdout
    wrong = run("calendar", *store, "--status", "nonsense")
    assert "Choose one of proposed, planned" in str(wrong.exception)


def test_as_of_a_past_day_under_the_same_identifier(store):
    (now,) = rows("calendar", *store)
    (then,) = [
        json.loads(line) for line in run("calendar", *store, "--as-of", "2022-01-05", "--json").stdout.splitlines()
    ]
    assert (then["id"], then["status"], then["voices"]) == (now["id"], "planned", 1)


def test_a_meeting_with_its_sentences(store):
    said = run("meeting", *store, "2022-01-10-geneva", "--names", "en").stdout
    assert "se retrouveront à Genève le 10 janvier 2022" in said
    assert "planned → held" in said
    assert "not reviewed" in said
    assert "calendar shows them all" in str(run("meeting", *store, "2031-01-01").exception)


def test_changes_people_stories(store):
    kinds = [row["kind"] for row in rows("changes", *store)]
    assert "announced" in kinds and "held" in kinds and "joined" in kinds
    assert [
        json.loads(line)["kind"]
        for line in run("changes", *store, "--since", "2022-01-11", "--json").stdout.splitlines()
    ]
    people = rows("people", *store, "Ryabkov")
    assert [p["name"] for p in people] == ["Sergei Ryabkov"]
    assert len(run("stories", *store, "--json").stdout.splitlines()) == 3
    assert not run("stories", *store, "--copied", "--json").stdout


def test_tables_as_csv(store):
    header, row = run("calendar", *store, "--csv").stdout.splitlines()
    assert header.startswith("id,when,time")
    assert "2022-01-10" in row


def test_a_calendar_file_that_others_read(store, tmp_path):
    target = tmp_path / "talks.ics"
    assert run("calendar", *store, "--ics", str(target)).exit_code == 0
    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2022-01-10"
    assert str(event["uid"]).startswith("2022-01-10-geneva")
    assert int(event["sequence"]) > 0


def test_a_withdrawn_article_counts_no_more(store):
    assert run("articles", "withdraw", *store, "3", "--reason", "a mistake").exit_code == 0
    (meeting,) = rows("calendar", *store)
    assert (meeting["status"], meeting["voices"]) == ("planned", 2)


STANDS = {
    "4.txt": "Lavrov wants an answer\n\nMOSCOW, Jan 14 2022 (Sample) - Russian Foreign Minister Sergei Lavrov demanded "
    "on Friday that NATO answer in writing. He denied that Russia planned to attack Ukraine.\n",
    "5.txt": "Moscou veut une réponse\n\nPublié le 12 janvier 2022\n\nLe vice-ministre russe des Affaires étrangères, "
    "Alexandre Grouchko, a demandé une réponse écrite.\n",
}


@pytest.fixture
def stands(store: list[str], tmp_path: Path) -> list[str]:
    for name, text in STANDS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("add", *store, *(str(tmp_path / name) for name in STANDS)).exit_code == 0
    return store


def test_positions_of_two_languages(stands):
    (found,) = rows("positions", *stands, "--on", "written answer")
    assert (found["party"], found["voices"], found["issue"]["kind"]) == ("Russia", 2, "named")
    assert [said["speaker"] for said in found["said"]] == ["Alexander Grushko", "Sergei Lavrov"]
    (alone,) = rows("positions", *stands, "--on", "réponse écrite", "--actor", "Grushko")
    assert [said["day"] for said in alone["said"]] == ["2022-01-12"]
    shown = run("positions", *stands, "--names", "fr", "--on", "written answer").stdout
    assert "Réponse écrite" in shown and "Russie : exige 12 janvier 2022 – 14 janvier 2022, 2 voix" in shown.replace(
        "\xa0", " "
    )


def test_positions_on_words_and_issues_of_ones_own(stands, tmp_path):
    assert [p["issue"]["kind"] for p in rows("positions", *stands, "--on", "planned Ukraine")] == ["own"]
    (tmp_path / "mine.toml").write_text('[[issue]]\nname = "Post"\nwords = ["in writing", "écrite"]\n', "utf-8")
    mine = rows("positions", *stands, "--issues", str(tmp_path / "mine.toml"), "--on", "post")
    assert [(p["issue"]["name"], p["voices"]) for p in mine] == [("Post", 2)]
    (tmp_path / "wrong.toml").write_text("[[issue]]\nwords = 3\n", "utf-8")
    assert "mine.toml" in str(run("positions", *stands, "--issues", str(tmp_path / "no" / "mine.toml")).exception)
    assert "Each issue is [[issue]]" in str(
        run("positions", *stands, "--issues", str(tmp_path / "wrong.toml")).exception
    )
    assert not run("positions", *stands, "--actor", "Peru", "--json").stdout
    header, *lines = run("positions", *stands, "--csv").stdout.splitlines()
    assert header.startswith("issue,party,day") and lines


def test_trending_says_where_too_little_is_known(store):
    result = run("trending", *store, "--as-of", "2022-01-11")
    assert result.exit_code == 0 and not result.stdout
    assert "too little was told" in result.stderr


def test_trending_over_a_month(store, tmp_path):
    for day in range(1, 29):
        who = "Kazakhstan and Kyrgyzstan" if day > 22 else "Norway and Iceland"
        own_words = " ".join(f"{word}{chr(96 + day)}" for word in "some of what else was said there".split())
        text = f"OSLO, Feb {day} 2022 (Sample) - {who} held talks in Oslo on {day} February 2022, {own_words}.\n"
        (tmp_path / f"m{day}.txt").write_text(text, encoding="utf-8")
    run("add", *store, *(str(tmp_path / f"m{day}.txt") for day in range(1, 29)))
    found = rows("trending", *store, "--as-of", "2022-02-25")
    assert not found
    (tmp_path / "more.txt").write_text(
        "BISHKEK, Feb 25 2022 (Sample) - The leaders of Kyrgyzstan and Kazakhstan spoke by telephone on Friday, "
        "as both of their offices told the press in the evening.\n",
        encoding="utf-8",
    )
    run("add", *store, str(tmp_path / "more.txt"))
    found = rows("trending", *store, "--as-of", "2022-02-25")
    assert [(t["name"], t["voices"], t["section"]) for t in found] == [("Kazakhstan", 4, None), ("Kyrgyzstan", 4, None)]
    shown = run("trending", *store, "--as-of", "2022-02-25", "--names", "en").stdout
    assert "All sections" in shown and "4 voices" in shown and "usually 0.5" in shown
