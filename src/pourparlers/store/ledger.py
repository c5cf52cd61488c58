"""The ledger of public identifiers in the store: lines are added, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, func, insert, select

from pourparlers.record.ledger import Entry
from pourparlers.store.schema import ledger


def lines(connection: Connection) -> Iterator[Entry]:
    """All lines, in the order they were written."""
    query = select(ledger.c.line).order_by(ledger.c.id)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield msgspec.json.decode(row.line, type=Entry)


def count(connection: Connection) -> int:
    """How many lines there are."""
    return connection.execute(select(func.count()).select_from(ledger)).scalar_one()


def append(connection: Connection, entries: Iterable[Entry], now: str) -> None:
    """Write new lines behind the others."""
    rows = [{"line": msgspec.json.encode(entry).decode(), "written": now} for entry in entries]
    if rows:
        connection.execute(insert(ledger), rows)
