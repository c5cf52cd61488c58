"""What a meeting is on, part of and brought, and its hour, where the report and the calendar file show them."""

from __future__ import annotations

import pytest
from rich.console import Console

from pourparlers import read
from pourparlers.cli.report import report_of, words_in
from pourparlers.model import Reading
from pourparlers.showing.ical import calendar_of

TEXT = (
    "NATO leaders will hold a summit in Madrid on 28 and 29 June 2022. Mr Erdogan will meet Mr Biden on the sidelines"
    " of the summit on 28 June at {hour} to discuss the sale of aircraft.\n\n"
    "Norway and Finland held talks in Oslo on Monday. They agreed to set up a joint commission. Asked about the pipe,"
    " Olaf Scholz said that everything was on the table."
)


def reading(hour: str = "14:00 local time") -> Reading:
    return read(TEXT.format(hour=hour), "2022-01-04", "en")


def printed(language: str = "en") -> str:
    console = Console(width=120, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(report_of(reading(), words_in(language)))
    return capture.get()


def calendar(hour: str) -> str:
    return calendar_of([reading(hour)]).decode().replace("\r\n ", "")


def test_the_report_shows_topic_frame_outcome_and_hour() -> None:
    report = printed()
    for line in ("Topic: the sale of aircraft", "Part of: NATO summit, 28–29 June 2022", "14:00 local time"):
        assert line in report
    assert "Outcome: agreed to set up a joint commission" in report
    assert "about: the pipe" in report


def test_the_report_says_it_in_the_readers_language() -> None:
    assert "Sujet : the sale of aircraft" in printed("fr")


@pytest.mark.parametrize(
    ("hour", "start"),
    [
        ("1400 GMT", "DTSTART:20220628T140000Z"),
        ("2 pm Tokyo time", "DTSTART:20220628T050000Z"),
        ("14:00 local time", "DTSTART:20220628T120000Z"),
        ("14:00", "DTSTART;VALUE=DATE:20220628"),
    ],
)
def test_an_hour_is_a_moment_where_its_zone_is_known(hour: str, start: str) -> None:
    assert start in calendar(hour)


def test_a_frame_is_the_parent_of_what_is_part_of_it() -> None:
    told = calendar("1400 GMT")
    frame = next(event for event in told.split("BEGIN:VEVENT") if "SUMMARY:NATO summit" in event)
    uid = next(line.removeprefix("UID:") for line in frame.splitlines() if line.startswith("UID:"))
    assert f"RELATED-TO:{uid}" in told
    assert "Topic: the sale of aircraft" in told
