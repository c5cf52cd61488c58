"""An agenda's entry laid out as a text that a person can read, and where in it each of its data stands.

No word is added: title, day and time, place, who takes part, the status in the standard's own term, the description.
"""

from __future__ import annotations

from typing import NamedTuple

from pourparlers.delivery import AgendaEvent

MOST_NAMED = 60
DASH = "–"


class Sheet(NamedTuple):
    """The text, and the stretch of it that gives each slot; a slot that the entry leaves out is ``None``."""

    text: str
    title: tuple[int, int] | None
    when: tuple[int, int]
    place: tuple[int, int] | None
    attendees: tuple[tuple[int, int], ...]
    status: tuple[int, int] | None
    description: tuple[int, int] | None


def sheet_of(event: AgendaEvent) -> Sheet:
    """The entry as a text, the same for the same entry."""
    lines: list[str] = []

    def put(line: str | None) -> tuple[int, int] | None:
        if not line:
            return None
        start = sum(map(len, lines)) + len(lines)
        lines.append(line)
        return start, start + len(line)

    title = put(event.title)
    when = put(when_of(event)) or (0, 0)
    place = put(event.location)
    attendees = tuple(filter(None, (put(attendee.name) for attendee in event.attendees[:MOST_NAMED])))
    status = put(event.status and event.status.upper())
    if event.description:
        lines.append("")
    description = put(event.description)
    return Sheet("\n".join(lines), title, when, place, attendees, status, description)


def when_of(event: AgendaEvent) -> str:
    """Day and time on one line: ``2026-12-03 09:30–17:00 Europe/Tallinn``, or ``2026-12-03 – 2026-12-04``."""
    day, _, clock = event.start.partition("T")
    last, _, closing = (event.end or "").partition("T")
    told = f"{day} {clock}" if clock else day
    if last and last != day:
        told += f" {DASH} {last} {closing}".rstrip()
    elif closing and closing != clock:
        told += f"{DASH}{closing}"
    return f"{told} {event.zone}" if clock and event.zone else told
