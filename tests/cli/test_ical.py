"""The calendar file: valid, the same for the same readings, and uncertain dates as spans of days."""

from __future__ import annotations

import datetime

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from pourparlers.model import Reading, Status
from pourparlers.showing.days import days_of
from pourparlers.showing.ical import ICAL_STATUS, calendar_of


def events(*readings: Reading) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(calendar_of(readings))
    return [
        {key: event.decoded(key) for key in ("dtstart", "dtend") if key in event}
        | {key: str(event[key]) for key in ("uid", "status", "summary")}
        for event in calendar.walk("VEVENT")
    ]


def test_dated_meetings_and_no_others(reading: Reading) -> None:
    first, second = events(reading)
    assert first["dtstart"] == datetime.datetime(2022, 1, 10, 8, 0, tzinfo=datetime.UTC)
    assert first["summary"] == "Talks: Russia, United States"
    assert first["status"] == "TENTATIVE"
    assert (second["dtstart"], second["dtend"]) == (datetime.date(2022, 3, 1), datetime.date(2022, 6, 1))


def test_the_same_bytes_in_any_order_and_one_event_for_one_meeting(reading: Reading) -> None:
    other = replace(reading, article=replace(reading.article, path="again.txt"))
    assert calendar_of([reading]) == calendar_of([reading])
    assert len(events(reading, other)) == 2
    assert b"DTSTAMP:20220104T000000Z" in calendar_of([reading])


def test_every_status_has_its_word_of_rfc_5545() -> None:
    assert set(ICAL_STATUS) == set(Status.__args__)  # type: ignore[attr-defined]
    assert set(ICAL_STATUS.values()) == {"TENTATIVE", "CONFIRMED", "CANCELLED"}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-01-12", "2022-01-12", "2022-01-12"),
        ("2022-01-12?", "2022-01-12", "2022-01-12"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-01-10/2022-01-13", "2022-01-10", "2022-01-13"),
        ("2021-11-29/..", "2021-11-29", None),
        ("../2021-11-29", None, "2021-11-29"),
        ("2022-01-XX", "2022-01-01", "2022-01-31"),
    ],
)
def test_days_of_a_date(edtf: str, first: str | None, last: str | None) -> None:
    days = days_of(edtf)
    assert days is not None
    assert (days.first and days.first.isoformat(), days.last and days.last.isoformat()) == (first, last)


@pytest.mark.parametrize("edtf", [None, "", "XXXX-01-12", "soon", "2022-02-30", "2022-13", "0000", "../.."])
def test_no_days(edtf: str | None) -> None:
    assert days_of(edtf) is None
