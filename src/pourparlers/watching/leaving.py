"""Articles that their source has taken away: pages that are gone, and coming meetings that left an agenda."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from pourparlers import edtf
from pourparlers.errors import StoreError
from pourparlers.store import articles, seen


class Left(NamedTuple):
    """An article that was withdrawn, and why."""

    article: int
    headline: str | None
    why: str


class Day(msgspec.Struct):
    """Of a meeting in a reading, its day."""

    when: str | None = None


class Days(msgspec.Struct):
    """Of a reading, the days of its meetings."""

    meetings: tuple[Day, ...] = ()


def taken_away(connection: Connection, gone: Mapping[str, int], now: str) -> list[Left]:
    """Withdraw the articles at addresses that answer that nothing is there; who was withdrawn already stays so."""
    left = []
    for url, status in gone.items():
        why = f"its address answers {status}"
        try:
            at = articles.find(connection, url)
        except StoreError:
            continue
        if articles.withdraw(connection, at, why, now, by="source"):
            left.append(Left(at, None, f"{url}: {why}"))
    return left


def left_out(connection: Connection, source: str, begun: str, today: datetime.date, now: str) -> list[Left]:
    """Withdraw the entries of an agenda that are still to come, and that it does not have any more."""
    why = "it is no longer in the agenda"
    entries = [entry for entry in seen.not_met_since(connection, source, begun) if is_to_come(entry.json, today)]
    return [
        Left(entry.article, entry.headline, why)
        for entry in entries
        if articles.withdraw(connection, entry.article, why, now, by="source")
    ]


def is_to_come(reading: str, today: datetime.date) -> bool:
    """Whether all meetings of a reading begin today or later; past ones leave every agenda."""
    days = [edtf.parse(meeting.when) for meeting in msgspec.json.decode(reading, type=Days).meetings if meeting.when]
    return bool(days) and all(day is not None and not day.yearless and day.first >= today for day in days)
