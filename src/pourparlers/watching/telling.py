"""What watching has to tell: the lines of its log, and what its table shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pourparlers.model import Record

What = Literal["started", "article", "problem", "withdrawn", "turn", "stopping", "stopped"]
Outcome = Literal["changed", "same", "failed", "stopped"]


class Event(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened; which fields it has depends on what it is."""

    time: str
    event: What
    source: str | None = None
    outcome: str | None = None
    article: int | None = None
    version: int | None = None
    headline: str | None = None
    url: str | None = None
    new: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0
    withdrawn: int = 0
    meetings: int | None = None
    statements: int | None = None
    due: str | None = None
    problem: str | None = None
    note: str | None = None


Tell = Callable[[Event], None]
