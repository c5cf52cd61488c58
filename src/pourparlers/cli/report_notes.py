"""The lines under a meeting of the printed report: what it is on, what it is part of, where it was moved from, what it
brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.cli.page_labels import PageLabels
from pourparlers.model import MeetingReport, Reading
from pourparlers.showing.say_date import say_date


class Note(NamedTuple):
    """One line, and how it is set."""

    text: str
    style: str


def notes_before(meeting: MeetingReport, reading: Reading, labels: PageLabels) -> Iterator[Note]:
    """What stands before the sentence that tells of a meeting: its topic and its frame."""
    if meeting.topic is not None:
        yield _note("topic", meeting.topic.text, labels)
    frame = next((other for other in reading.meetings if other.id == meeting.part_of), None)
    if frame is not None:
        yield _note("part_of", f"{name_of(frame, labels)}, {_day(frame, labels)}", labels)


def notes_after(meeting: MeetingReport, reading: Reading, labels: PageLabels) -> Iterator[Note]:
    """What stands behind that sentence: what the meeting brought, and the day from which it was moved."""
    if meeting.outcome is not None:
        yield _note("outcome", meeting.outcome.text, labels, "green")
    moved = next((other for other in reading.meetings if other.id == meeting.moved_from), None)
    if moved is not None:
        yield _note("moved_from", _day(moved, labels), labels, "magenta")


def name_of(meeting: MeetingReport, labels: PageLabels) -> str:
    """What a meeting is called: by its title, its format, or its kind."""
    return meeting.title or meeting.format or labels.of("kind", meeting.kind)


def _note(label: str, told: str, labels: PageLabels, style: str = "") -> Note:
    return Note(f"{labels(label)}{labels('colon')}{told}", style)


def _day(meeting: MeetingReport, labels: PageLabels) -> str:
    return say_date(meeting.when, labels.dates)
