"""Linked data and calendars: schema.org's words for what became of a meeting, and files that others can read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from pourparlers.desk import Desk
from pourparlers.exports.chosen import Chosen, What
from pourparlers.exports.pieces import LINKED, calendar, linked
from pourparlers.exports.schema_org import Naming, event, page_of, urn
from pourparlers.model import Clock, Place, Status
from pourparlers.record.entry import Change, Meeting
from pourparlers.showing.record_ical import calendar_of

NAMING = Naming(lambda meeting: meeting.kind, urn)
GENEVA = Place(name="Geneva", country="CH")
PLANNED = Meeting(id="2022-01-12-geneva-talks-1", kind="talks", status="planned", when="2022-01-12", place=GENEVA)
MOVED = Change(day="2022-01-05", kind="moved", old="2022-01-10", new="2022-01-12", articles=())
HELD = Change(day="2022-01-13", kind="held", old="planned", new="held", articles=())


def status(node: dict[str, Any]) -> str:
    return str(node["eventStatus"]).removeprefix("https://schema.org/")


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("proposed", "EventScheduled"), ("planned", "EventScheduled"), ("confirmed", "EventScheduled"),
        ("ongoing", "EventScheduled"), ("held", "EventScheduled"), ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"), ("refused", "EventCancelled"), ("unknown", "EventScheduled"),
    ],
)  # fmt: skip
def test_the_status_map(said: Status, means: str) -> None:
    assert status(event(replace(PLANNED, status=said), NAMING)) == means


def test_what_was_moved_tells_its_old_date() -> None:
    node = event(replace(PLANNED, history=(MOVED,)), NAMING)
    assert (status(node), node["previousStartDate"], node["startDate"]) == (
        "EventRescheduled",
        "2022-01-10",
        "2022-01-12",
    )
    off = event(replace(PLANNED, status="cancelled", history=(MOVED,)), NAMING)
    assert status(off) == "EventCancelled"
    assert "previousStartDate" not in off
    assert status(event(replace(PLANNED, status="held", history=(MOVED, HELD)), NAMING)) == "EventScheduled"


@pytest.mark.parametrize(
    ("when", "clock", "start", "end"),
    [
        ("2022-01-12", None, "2022-01-12", "2022-01-12"),
        ("2022-01-12", Clock(start="09:30", zone="local"), "2022-01-12T09:30:00+01:00", None),
        ("2022-01-12", Clock(start="09:30", end="11:00", zone="Z"), "2022-01-12T09:30:00+00:00",
         "2022-01-12T11:00:00+00:00"),
        ("2022-01-12", Clock(start="09:30"), "2022-01-12", "2022-01-12"),
        ("2022-01", Clock(start="09:30", zone="Z"), "2022-01-01", "2022-01-31"),
        ("2022-01-12/..", None, "2022-01-12", None),
        ("XXXX-01-12", None, None, None),
        (None, None, None, None),
    ],
)  # fmt: skip
def test_dates(when: str | None, clock: Clock | None, start: str | None, end: str | None) -> None:
    node = event(replace(PLANNED, when=when, time=clock), NAMING)
    assert (node.get("startDate"), node.get("endDate")) == (start, end)


@pytest.mark.parametrize("what", LINKED)
def test_a_graph_is_one_document(known: Desk, shuffled: Desk, what: What) -> None:
    naming = NAMING._replace(address=page_of("https://calendar.example.org/"))
    text = b"".join(linked(Chosen(known), what, naming))
    graph = json.loads(text)["@graph"]
    assert len(graph) == sum(1 for _ in Chosen(known).items(what)) > 10
    names = [node["@id"] for node in graph]
    assert len(names) == len(set(names)) or what == "articles"
    assert all(name.startswith("https://calendar.example.org/") for name in names)
    assert text == b"".join(linked(Chosen(shuffled), what, naming))


def test_the_calendar_is_that_of_the_site(known: Desk, shuffled: Desk) -> None:
    whole = b"".join(calendar(Chosen(known), NAMING.says))
    assert whole == calendar_of(Chosen(known).meetings(), known, NAMING.says)
    assert whole == b"".join(calendar(Chosen(shuffled), NAMING.says))
    assert len(Calendar.from_ical(whole).walk("VEVENT")) > 30
