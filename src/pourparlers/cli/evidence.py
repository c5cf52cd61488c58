"""The sentence of the article that bears a fact out, as a report quotes it."""

from __future__ import annotations

import re

from pourparlers.model import MeetingReport, Slot

BORDER = re.compile(r"\n|(?<=\w{4}[.!?…])\s+|(?<=[.!?…][»\"”“)])\s+")
"""Ends of sentences: a new line, or a stop behind a word too long for an abbreviation, or behind a closing mark."""
BEST: tuple[Slot, ...] = ("status", "when", "trigger", "place", "participant", "topic")
LONGEST = 600
REACH = 2000


def sentence_of(text: str, meeting: MeetingReport) -> str:
    """The sentence that gives the meeting's status, else its date, else what first names it."""
    for slot in BEST:
        for span in meeting.spans:
            if span.slot == slot:
                return sentence_at(text, span.start, span.end)
    return ""


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a span, on one line; a very long one is cut."""
    begin = max((match.end() for match in BORDER.finditer(text, max(0, start - REACH), start)), default=None)
    if begin is None:
        begin = max(0, start - REACH)
    close = BORDER.search(text, end, min(len(text), end + REACH))
    said = " ".join(text[begin : close.start() if close else end + REACH].split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
