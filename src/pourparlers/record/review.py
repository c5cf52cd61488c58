"""What of the record asks for a person's eye: what is new, has moved, is told by one voice, or in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from pourparlers.record.corrected import REVIEWS
from pourparlers.record.entry import Meeting
from pourparlers.record.report import days_of

Why = Literal["new", "moved", "single", "conflict"]
REASONS: tuple[Why, ...] = get_args(Why)


class Open(NamedTuple):
    """A meeting that nobody has reviewed as it stands, and why it should be."""

    meeting: Meeting
    why: tuple[Why, ...]


def open_of(meetings: Iterable[Meeting]) -> Iterator[Open]:
    """The meetings to review, with the reasons."""
    return (Open(meeting, why_of(meeting)) for meeting in meetings if not meeting.reviewed)


def why_of(meeting: Meeting) -> tuple[Why, ...]:
    """``new``: never accepted; ``moved``: moved, or otherwise than when it was accepted; ``single``: one voice alone
    tells it; ``conflict``: reports give other days or places, or one contradicts."""
    accepted = any(correction.kind in REVIEWS for correction in meeting.corrections)
    kinds = {change.kind for change in meeting.history}
    why: list[Why] = []
    if not accepted:
        why.append("new")
    if accepted or "moved" in kinds:
        why.append("moved")
    if meeting.voices == 1:
        why.append("single")
    if "contradicted" in kinds or _at_odds(meeting):
        why.append("conflict")
    return tuple(why)


def _at_odds(meeting: Meeting) -> bool:
    days = [days for support in meeting.dates if (days := days_of(support.value, "unknown", None)) and days.sharp]
    return any(a.last < b.first for a in days for b in days)
