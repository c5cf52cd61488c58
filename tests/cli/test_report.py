"""The report of a reading: in date order, with the sentences, in the reader's language."""

from __future__ import annotations

import pytest
from rich.console import Console

from pourparlers.cli.output import users_language
from pourparlers.cli.report import report_of, words_in
from pourparlers.model import Reading


def printed(reading: Reading, language: str = "en", width: int = 100) -> str:
    console = Console(width=width, highlight=False, markup=False, record=True, file=None, quiet=False)
    with console.capture() as capture:
        console.print(report_of(reading, words_in(language)))
    return capture.get()


def test_what_an_editor_looks_for(reading: Reading) -> None:
    report = printed(reading)
    head = "Published: Tuesday 4 January 2022 (given with the article) · en · talks.txt"
    for expected in ("Talks in Geneva", "The Sample Courier", head, "Monday 10 January", "09:00 Europe/Zurich"):
        assert expected in report
    assert "“Russia and the United States will hold talks in" in report
    assert "Russia (accepted); United States" in report
    assert "confirms [confirmed]: that he will take part" in report
    assert "Deputy Foreign Minister (Russia)" in report


def test_meetings_stand_by_date_and_the_undated_last(reading: Reading) -> None:
    report = printed(reading)
    assert report.index("10 January") < report.index("spring") < report.index("undated")


def test_in_the_readers_language(reading: Reading) -> None:
    assert "lundi 10 janvier 2022" in printed(reading, "fr")
    assert "понеділок, 10 січня 2022" in printed(reading, "uk").replace("\n", " ") or "10 січня" in printed(
        reading, "uk"
    )
    assert printed(reading, "xx") == printed(reading, "en")


def test_an_article_without_facts(reading: Reading) -> None:
    assert "Nothing was found" in printed(Reading(article=reading.article))


def test_no_control_character_reaches_the_terminal(reading: Reading) -> None:
    article = Reading(article=reading.article).article
    hostile = Reading(article=type(article)(text="x", headline="\x1b[31mred\x07", path="a\x1b]0;t\x07"))
    report = printed(hostile)
    assert "\x1b" not in report
    assert "\x07" not in report


def test_the_terminals_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert users_language() == "fr"
