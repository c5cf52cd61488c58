"""Official agendas: what an entry says as data and as text, series within bounds, and entries that are broken."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError
from pourparlers.gather import agenda
from pourparlers.gather.recurrence import is_usual, occurrences, window_of
from pourparlers.gather.sheet import sheet_of
from pourparlers.gather.tally import Tally
from pourparlers.model import Attendee

from .hostile import damaged, often, only_our_errors
from .samples import AGENDA

TODAY = datetime.date(2026, 11, 24)
URL = "https://ministry.example.org/agenda.ics"


def entries(text: str = AGENDA, tally: Tally | None = None) -> list[Delivery]:
    return list(agenda.entries(text.encode(), "agenda", url=URL, today=TODAY, tally=tally))


def one_entry(*lines: str) -> Delivery:
    inner = "\n".join(("UID:x", *lines))
    (entry,) = entries(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{inner}\nEND:VEVENT\nEND:VCALENDAR\n")
    return entry


def test_an_entry_as_data() -> None:
    first = entries()[0]
    event = first.event
    assert event is not None
    assert (event.start, event.end, event.zone) == ("2026-12-03T09:30", "2026-12-03T17:00", "Europe/Tallinn")
    assert (event.title, event.location) == ("Informal meeting of foreign ministers", "Tallinn, Estonia")
    assert (event.latitude, event.longitude) == (59.437, 24.7536)
    assert (event.status, event.sequence, event.organizer) == ("confirmed", 2, "Presidency of Samples")
    assert event.attendees == (Attendee(name="Ana Sample", answer="accepted", chair=True),)
    assert event.description == "The ministers will\ndiscuss everything."
    assert (first.language, first.url, first.voice) == (
        "en",
        "https://ministry.example.org/events/1",
        "Ministry of Samples, agenda",
    )
    assert first.modified == "2026-11-20T10:15:00+00:00"


def test_an_entry_as_a_text() -> None:
    assert entries()[0].data.decode().splitlines() == [
        "Informal meeting of foreign ministers",
        "2026-12-03 09:30–17:00 Europe/Tallinn",
        "Tallinn, Estonia",
        "Ana Sample",
        "Presidency of Samples",
        "Ministry of Samples, agenda",
        "CONFIRMED",
        "",
        "The ministers will",
        "discuss everything.",
    ]


def test_the_sheet_tells_where_each_datum_stands() -> None:
    event = entries()[0].event
    assert event is not None
    sheet = sheet_of(event)
    stretches = [sheet.title, sheet.when, sheet.place, *sheet.attendees, sheet.organizer, sheet.voice, sheet.status]
    assert [sheet.text[a:b] for a, b in filter(None, stretches)] == sheet.text.splitlines()[:7]


def test_days_end_with_their_last_day() -> None:
    event = entries()[1].event
    assert event is not None
    assert (event.start, event.end, event.status) == ("2026-12-10", "2026-12-11", "cancelled")
    assert "2026-12-10 – 2026-12-11" in sheet_of(event).text


def test_a_series_gives_its_occurrences_in_the_calendars_zone() -> None:
    events = [entry.event for entry in entries()[2:]]
    starts = [event.start for event in events if event]
    assert starts == [
        "2026-11-02T09:00",  # the first Monday of December is an exception
        "2026-12-16T09:00",  # a day added
        "2027-02-01T09:00",
        "2027-03-01T09:00",  # UNTIL ends it before April
        "2027-01-05T10:00",  # January's has an entry of its own, moved by a day
    ]
    assert events[-1] is not None and events[-1].recurrence == "2027-01-04T09:00"
    assert len({entry.url for entry in entries()}) == len(entries())


def test_a_broken_entry_costs_only_itself() -> None:
    tally = Tally()
    assert len(entries(tally=tally)) == 7
    assert tally.told() == "1 passed over: an entry with no day"
    assert tally.title == "Ministry of Samples, agenda"


def test_a_calendar_that_cancels_cancels_its_entries() -> None:
    cancelled = entries(AGENDA.replace("VERSION:2.0", "METHOD:CANCEL"))
    assert {entry.event.status for entry in cancelled if entry.event} == {"cancelled"}


@pytest.mark.parametrize(
    ("line", "start", "zone"),
    [
        ("DTSTART;TZID=W. Europe Standard Time:20261203T093000", "2026-12-03T09:30", "Europe/Berlin"),
        ("DTSTART;TZID=/vendor.example.org/Europe/Kyiv:20261203T093000", "2026-12-03T09:30", "Europe/Kyiv"),
        ("DTSTART;TZID=Nowhere/At All:20261203T093000", "2026-12-03T09:30", None),
        ("DTSTART:20261203T093000", "2026-12-03T09:30", None),
        ("DTSTART:20261203T093000Z", "2026-12-03T09:30", "UTC"),
        ("DTSTART;VALUE=DATE:20261203", "2026-12-03", None),
    ],
)
def test_zones(line: str, start: str, zone: str | None) -> None:
    event = one_entry(line, "SUMMARY:Talks").event
    assert event is not None
    assert (event.start, event.zone) == (start, zone)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYDAY=TU;INTERVAL=7",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYSETPOS=31;BYDAY=MO",
        "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1;BYSECOND=1",
    ],
)
def test_a_rule_that_may_never_match_is_not_counted(rule: str) -> None:
    tally = Tally()
    text = AGENDA.replace("FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270401T000000Z", rule)
    found = [entry.event.start for entry in entries(text, tally) if entry.event and entry.event.title == "Briefing"]
    assert found == ["2026-11-02T09:00"]
    assert "not usual" in tally.told()


def test_a_series_without_end_is_bounded() -> None:
    text = AGENDA.replace("FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270401T000000Z", "FREQ=DAILY")
    assert len(entries(text)) < 70


parts = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(-1, 120),
        "BYDAY": st.lists(st.sampled_from(["MO", "FR", "1MO", "-1FR", "5SU", "xx"]), min_size=1, max_size=3),
        "BYMONTHDAY": st.lists(st.integers(-31, 31), min_size=1, max_size=3),
        "BYMONTH": st.lists(st.integers(0, 13), min_size=1, max_size=3),
        "BYSETPOS": st.lists(st.integers(-5, 5), min_size=1, max_size=2),
    },
)


@often
@given(parts, st.sampled_from([15, 29, 31]))
def test_a_usual_rule_matches_within_years_not_millennia(rule: dict[str, object], day: int) -> None:
    start = datetime.datetime(2026, 1, day, 9)
    if is_usual(rule, start.day):
        from dateutil.rrule import rrulestr

        told = ";".join(f"{k}={','.join(map(str, v)) if isinstance(v, list) else v}" for k, v in rule.items())
        try:
            following = rrulestr(f"RRULE:{told}", dtstart=start)
        except ValueError:
            assert occurrences(rule, start, window_of(None, start)) is None
        else:
            later = next(iter(following.xafter(start)))
            assert later.year < 2026 + 8 * int(str(rule.get("INTERVAL", 1))) + 8


@pytest.mark.parametrize("data", [b"", b"<html>", b"BEGIN:VEVENT\nEND:VEVENT"])
def test_what_is_no_agenda_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError, match="no iCalendar"):
        list(agenda.entries(data, "x"))


def test_too_many_entries_keep_both_ends() -> None:
    event = "BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:20261203\nSUMMARY:{n}\nEND:VEVENT\n"
    tally = Tally()
    found = entries("BEGIN:VCALENDAR\n" + "".join(event.format(n=n) for n in range(5000)) + "END:VCALENDAR", tally)
    assert (len(found), found[-1].headline, tally.left) == (agenda.MOST_EVENTS, "4999", 1000)


@often
@given(damaged(AGENDA.encode()))
def test_damaged_agendas_give_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: agenda.entries(data, "damaged", url=URL, today=TODAY))
