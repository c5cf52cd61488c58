"""A moment is read as pages write it, in any language that the calendar has; what is no day is none."""

from __future__ import annotations

import datetime

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.languages import pack
from pourparlers.languages.metadata_schema import CalendarFile
from pourparlers.page.facts.days import day_of
from pourparlers.page.facts.words import month_key, months


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2021-05-06T09:30:00+02:00", "2021-05-06", "2021-05-06T09:30:00+02:00"),
        ("2021-05-06T09:30:00.123Z", "2021-05-06", "2021-05-06T09:30:00+00:00"),
        ("2021-05-06 09:30", "2021-05-06", "2021-05-06T09:30:00"),
        ("2021-05-06T00:00:00", "2021-05-06", None),
        ("2021-05-06", "2021-05-06", None),
        ("20210506", "2021-05-06", None),
        ("20210506T093000Z", "2021-05-06", "2021-05-06T09:30:00+00:00"),
        ("2021/05/06 18:30", "2021-05-06", "2021-05-06T18:30:00"),
        ("1620293400", "2021-05-06", "2021-05-06T09:30:00+00:00"),
        ("1620293400000", "2021-05-06", "2021-05-06T09:30:00+00:00"),
        ("Thu, 06 May 2021 09:30:00 +0000", "2021-05-06", "2021-05-06T09:30:00+00:00"),
        ("Thu May 06 2021 09:30:00 GMT+0200 (CEST)", "2021-05-06", "2021-05-06T09:30:00+02:00"),
        ("May 6, 2021, 9:30 p.m.", "2021-05-06", "2021-05-06T21:30:00"),
        ("6 May 2021 9:30", "2021-05-06", None),
        ("06.05.2021, 18:45 Uhr", "2021-05-06", "2021-05-06T18:45:00"),
        ("2021.05.06 18:45", "2021-05-06", "2021-05-06T18:45:00"),
        ("2021. 5. 6.", "2021-05-06", None),
        ("2021年5月6日", "2021-05-06", None),
        ("2021년 5월 6일", "2021-05-06", None),
        ("٦ مايو ٢٠٢١", "2021-05-06", None),
        ("6 พฤษภาคม 2564", "2021-05-06", None),
        ("1er février 2021", "2021-02-01", None),
        ("erstellt: 01. April 2025, 15:25 in: Gesellschaft", "2025-04-01", "2025-04-01T15:25:00"),
    ],
)
def test_ways_of_writing(text: str, day: str, moment: str | None) -> None:
    language = {"م": "ar", "พ": "th", "f": "fr", "e": "de"}.get(next((c for c in text if c in "مพf"), text[0]), "en")
    told = day_of(text, language)
    assert told is not None
    assert (told.value, told.moment) == (day, moment)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2021", "May 2021", "2021-13-01", "31.02.2021", "1970-01-01T00:00:00Z", "0000-00-00", "0", "-1",
     "12:30", "99999999999999999999", "2021-05-06T99:99:99", "3 of 1,200 people", "\u0661" * 50],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert day_of(text, "en") is None


def test_day_and_month_that_may_change_places_are_doubtful() -> None:
    told = day_of("05/06/2021")
    assert told is not None and told.doubtful
    sure = day_of("25/06/2021")
    assert sure is not None and not sure.doubtful and sure.value == "2021-06-25"
    american = day_of("06/25/2021")
    assert american is not None and american.value == "2021-06-25"


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "zh", "xx", None]))
def test_any_text_gives_a_day_or_none(text: str, language: str | None) -> None:
    told = day_of(text, language)
    assert told is None or len(told.value) == 10


@given(st.datetimes(max_value=datetime.datetime(2400, 1, 1)), st.sampled_from(["", "Z", "+05:30", "-11:00"]))
def test_iso_is_read_as_it_is(moment: object, zone: str) -> None:
    text = f"{moment.isoformat()}{zone}"  # type: ignore[attr-defined]
    told = day_of(text)
    assert told is None or text.startswith(told.value)


@pytest.mark.parametrize("row", pack.load("world", "calendar", CalendarFile).months, ids=lambda row: row.language)
def test_the_calendar_is_that_of_cldr(row: object) -> None:
    language = row.language  # type: ignore[attr-defined]
    names = Locale.parse(language).months["format"]["wide"]
    known = months(language)
    for number in range(1, 13):
        assert known[month_key(names[number])] == number
