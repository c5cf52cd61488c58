"""A meeting in a calendar, announced, moved, put off, revived, cancelled: one UID, SEQUENCE upwards."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from pourparlers.desk import Desk
from pourparlers.record.build import record_of
from pourparlers.record.ledger import Ledger
from pourparlers.showing.record_ical import calendar_of

from .world import meeting, told

TALKS = ("Russia", "United States")
LIFE = (
    told("1", "2021-12-20", meeting("m1", "2022-01-10", "Geneva", *TALKS)),
    told(
        "2",
        "2021-12-24",
        meeting("m1", "2022-01-10", "Geneva", *TALKS, status="postponed"),
        meeting("m2", "2022-01-17", "Geneva", *TALKS, moved_from="m1"),
    ),
    told("3", "2022-01-03", meeting("m1", "2022-01-17", "Geneva", *TALKS, status="postponed")),
    told("4", "2022-01-06", meeting("m1", "2022-01-17", "Geneva", *TALKS, status="confirmed")),
    told("5", "2022-01-12", meeting("m1", "2022-01-17", "Geneva", *TALKS, status="cancelled")),
)


def test_one_uid_and_sequence_upwards() -> None:
    ledger, seen = Ledger(), []
    for n in range(1, len(LIFE) + 1):
        built = record_of(LIFE[:n], ledger, date(2022, 1, 13))
        calendar = Calendar.from_ical(
            calendar_of(built.record.meetings, Desk(built.record, LIFE[:n], ledger), lambda m: m.kind)
        )
        (event,) = calendar.walk("VEVENT")
        seen.append((str(event["UID"]), event["SEQUENCE"], str(event["STATUS"]), event["DTSTART"].dt))
    assert len({uid for uid, _, _, _ in seen}) == 1
    sequences = [sequence for _, sequence, _, _ in seen]
    assert sequences == sorted(set(sequences))
    assert [(status, start.isoformat()) for _, _, status, start in seen] == [
        ("TENTATIVE", "2022-01-10"),
        ("CONFIRMED", "2022-01-17"),
        ("CANCELLED", "2022-01-17"),
        ("CONFIRMED", "2022-01-17"),
        ("CANCELLED", "2022-01-17"),
    ]
