"""Clock times: ranges, zones by name, abbreviation and city, and what hours in brackets tell of a zone."""

from __future__ import annotations

import pytest

from pourparlers import read
from pourparlers.model import Clock
from pourparlers.reading.times.zones import zone_of


def clock(text: str, language: str = "en") -> Clock | None:
    (meeting,) = read(text, "2022-01-04", language).meetings
    return meeting.time


@pytest.mark.parametrize(
    ("hour", "start", "end", "zone"),
    [
        ("at 0830 GMT", "08:30", None, "UTC"),
        ("at 10 a.m.", "10:00", None, None),
        ("at 10 a.m. local time", "10:00", None, "local"),
        ("at 14.00 CET", "14:00", None, "Europe/Brussels"),
        ("at noon Tokyo time", "12:00", None, "Asia/Tokyo"),
        ("at 6 pm Washington time", "18:00", None, "America/New_York"),
        ("from 9 to 11 am", "09:00", "11:00", None),
        ("from 11 to 1 pm", "11:00", "13:00", None),
        ("from 9 am to 1 pm", "09:00", "13:00", None),
        ("from 9:15 until 10:45 local time", "09:15", "10:45", "local"),
        ("at 3 pm (1900 GMT)", "15:00", None, "-04:00"),
        ("at 1:30 am (2000 GMT)", "01:30", None, "+05:30"),
        ("at 1000 GMT (13:00 local time)", "10:00", None, "UTC"),
    ],
)
@pytest.mark.parametrize(
    "order", ["{hour} on Friday in Vienna", "on Friday in Vienna {hour}", "in Vienna on Friday {hour}"]
)
def test_an_hour_wherever_it_stands(order: str, hour: str, start: str, end: str | None, zone: str | None) -> None:
    text = f"Norway and Finland will hold talks {order.format(hour=hour)}."
    assert clock(text) == Clock(start=start, end=end, zone=zone)


def test_the_city_whose_time_is_told_is_not_the_place() -> None:
    (meeting,) = read("Norway and Finland will meet on Friday at noon Moscow time.", "2022-01-04", "en").meetings
    assert meeting.place is None
    assert len(meeting.participants) == 2


def test_each_meeting_of_a_sentence_has_its_own_hour() -> None:
    text = "The ministers meet in Oslo on Monday at 14:00 and hold a press conference at 18:00."
    meetings = read(text, "2022-01-04", "en").meetings
    assert [(m.when, m.time and m.time.start) for m in meetings] == [("2022-01-10", "14:00"), ("2022-01-10", "18:00")]


def test_a_city_has_its_countrys_zone_or_its_own() -> None:
    assert zone_of("Geneva", "CH") == "Europe/Zurich"
    assert zone_of("Perth", "AU") == "Australia/Perth"
    assert zone_of("Vladivostok", "RU") == "Asia/Vladivostok"
    assert zone_of("Atlantis", None) is None
