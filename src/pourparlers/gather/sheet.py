"""An agenda's entry laid out as a text that a person can read, and where in it each of its data stands.

No word is added: title, day and time, place, who takes part, who calls it, whose agenda it is, the status in the
standard's own term, the description.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from pourparlers.delivery import Delivery
from pourparlers.model import AgendaEvent

MOST_NAMED = 60
DASH = "–"


class Sheet(NamedTuple):
    """The text, and the stretch of it that gives each slot; a slot that the entry leaves out is ``None``."""

    text: str
    title: tuple[int, int] | None
    when: tuple[int, int]
    place: tuple[int, int] | None
    attendees: tuple[tuple[int, int], ...]
    organizer: tuple[int, int] | None
    voice: tuple[int, int] | None
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
    organizer = put(event.organizer)
    voice = put(event.voice if event.voice != event.organizer else None) or organizer
    status = put(event.status and event.status.upper())
    if event.description:
        lines.append("")
    description = put(event.description)
    return Sheet("\n".join(lines), title, when, place, attendees, organizer, voice, status, description)


def voiced(delivery: Delivery, voice: str) -> Delivery:
    """A delivery as the word of a body; of an agenda's entry the text says so."""
    if delivery.event is None:
        return msgspec.structs.replace(delivery, voice=voice)
    event = msgspec.structs.replace(delivery.event, voice=voice)
    data = sheet_of(event).text.encode("utf-8", "replace")
    return msgspec.structs.replace(delivery, voice=voice, event=event, data=data)


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
