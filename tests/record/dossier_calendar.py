"""The calendar of docs/dossier.md beside the one that the program makes of the same articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pourparlers import flow
from pourparlers.delivery import Delivery
from pourparlers.record.build import record_of
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "dossier.md"
TODAY = date(2022, 1, 28)


class Row(NamedTuple):
    """A line of the calendar as it should be; ``maybe`` are parties that may stand or not."""

    marked: bool
    day: str | None
    place: str | None
    what: str
    who: frozenset[str]
    maybe: frozenset[str]
    status: str


def rows(text: str) -> list[Row]:
    """The lines of the table."""
    table = text.partition("<!-- calendar -->")[2].strip().partition("\n\n")[0]
    return [_row(line) for line in table.splitlines()[2:]]


def _row(line: str) -> Row:
    mark, day, place, what, who, status = (cell.strip() for cell in line.strip("|").split("|"))
    names = [name.strip() for name in who.split(",") if name.strip()]
    maybe = frozenset(name.strip("()") for name in names if name.startswith("("))
    return Row(
        bool(mark), day or None, place or None, what, frozenset(names) - {f"({m})" for m in maybe}, maybe, status
    )


def articles() -> list[Told]:
    """What is read in the two folders."""
    paths = sorted(p for folder in ("dossier", "sample") for p in (ROOT / folder).iterdir() if p.suffix != ".md")
    out = []
    for path in paths:
        kind = "text/html" if path.suffix == ".html" else "text/plain"
        (reading,) = flow.read_delivery(Delivery(data=path.read_bytes(), media_type=kind, path=str(path)))
        out.append(Told(path.name, reading))
    return out


def meetings() -> tuple[Meeting, ...]:
    """The program's calendar."""
    return record_of(articles(), today=TODAY).record.meetings


def right(row: Row, meeting: Meeting) -> bool:
    """Whether a meeting of the record is what the line says."""
    named = frozenset(party.name for party in meeting.parties)
    status = meeting.status + (", past" if meeting.unconfirmed else "")
    place = meeting.place.name if meeting.place else None
    return (meeting.when, place, status) == (row.day, row.place, row.status) and row.who <= named <= row.who | row.maybe
