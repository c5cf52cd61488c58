"""Facts in a few words, for the lines of the error ledger."""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.evaluation import dates
from pourparlers.evaluation.alignment import shared_names
from pourparlers.evaluation.gold import GoldMeeting, GoldPerson, GoldStatement
from pourparlers.evaluation.names import same_place

_EVIDENCE = 70


def meeting_line(meeting: GoldMeeting, *, evidence: bool = False) -> str:
    """Date, place, kind, status, participants, and the words that say so."""
    slots = (meeting.date, meeting.place, meeting.kind, meeting.status)
    line = " ".join(slot or "-" for slot in slots) + f" [{', '.join(meeting.participants or ())}]"
    if not evidence:
        return line
    words = meeting.evidence or (meeting.cited[0] if meeting.cited else "")
    return f'{line} "{words[:_EVIDENCE]}"'


def near_meeting(gold: GoldMeeting, predicted: Sequence[GoldMeeting]) -> str:
    """The predicted meeting most like one that was missed, or nothing."""
    best = max(predicted, key=lambda candidate: _likeness(gold, candidate), default=None)
    return meeting_line(best) if best and _likeness(gold, best) > 1 else ""


def _likeness(gold: GoldMeeting, predicted: GoldMeeting) -> float:
    dated = bool(
        gold.date and predicted.date and dates.days(predicted.date) and dates.overlap(gold.date, predicted.date)
    )
    shared = len(shared_names(gold.participants or (), predicted.participants or ()))
    return 3 * same_place(gold.place, predicted.place) + 3 * dated + shared + 0.5 * (gold.kind == predicted.kind)


def statement_line(statement: GoldStatement) -> str:
    """Who, the act, the quotation, and what it says."""
    quote = f" «{statement.quote}»" if statement.quote else ""
    gist = f" ({statement.gist[:80]})" if statement.gist else ""
    return f"{statement.speaker} {statement.act}{quote}{gist}"


def person_line(person: GoldPerson) -> str:
    """Name, office and whom it serves."""
    return f"{person.name}, {person.office} of {person.affiliation}"
