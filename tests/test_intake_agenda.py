"""Agendas in the store: each entry an article of its own, a changed one its next version, the body's own word kept."""

from __future__ import annotations

import datetime
from pathlib import Path

from pourparlers import intake
from pourparlers.delivery import Source
from pourparlers.gather import agenda
from pourparlers.gather.following import hinted
from pourparlers.store.engine import open_store
from pourparlers.store.readings import all_readings
from pourparlers.store.taking import Taken

URL = "https://ministry.example.org/agenda.ics"
SOURCE = Source(name="Agenda", kind="agenda", address=URL, voice="Ministry of Samples", language="en")
ENTRY = "BEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID=Europe/Vienna:{day}T100000\nSUMMARY:Talks\n{more}END:VEVENT\n"
SERIES = ENTRY.format(uid="2", day="20261207", more="RRULE:FREQ=WEEKLY;COUNT=3\n")


def taken(path: Path, *events: str, url: str | None = URL) -> list[str]:
    """What became of each entry of an agenda."""
    text = "BEGIN:VCALENDAR\n" + "".join(events) + "END:VCALENDAR\n"
    found = agenda.entries(text.encode(), "agenda", url=url, today=datetime.date(2026, 11, 24))
    with open_store(str(path), create=True) as store:
        told = list(intake.take(store, (hinted(one, SOURCE) for one in found)))
    assert all(isinstance(one, Taken) for one in told)
    return [one.outcome for one in told if isinstance(one, Taken)]


def readings(path: Path) -> list[str]:
    with open_store(str(path)) as store, store.looking() as connection:
        return [kept.json.decode() for kept in all_readings(connection)]


def test_entries_their_changes_and_their_readings(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    first = ENTRY.format(uid="1", day="20261203", more="")
    assert taken(path, first, SERIES) == ["new"] * 4
    assert taken(path, first, SERIES) == ["known"] * 4
    moved = ENTRY.format(uid="1", day="20261204", more="STATUS:CONFIRMED\nSEQUENCE:1\n")
    assert taken(path, moved, SERIES) == ["changed", *["known"] * 3]
    told = readings(path)
    assert len(told) == 4
    assert sum('"when":"2026-12-04"' in one and '"status":"confirmed"' in one for one in told) == 1
    assert all("Ministry of Samples" in one for one in told)


def test_the_entries_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    first, other = (ENTRY.format(uid=uid, day="20261203", more="") for uid in "12")
    assert taken(path, first, other, url=None) == ["new", "new"]
    moved = ENTRY.format(uid="1", day="20261204", more="")
    assert taken(path, moved, other, url=None) == ["changed", "known"]


def test_what_is_read_again_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    taken(path, ENTRY.format(uid="1", day="20261203", more="LOCATION:Vienna\n"))
    before = readings(path)
    with open_store(str(path)) as store:
        assert list(intake.reread(store, stale=False)) == [1]
    assert readings(path) == before
