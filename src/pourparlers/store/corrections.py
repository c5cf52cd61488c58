"""Corrections in the store: lines are added, and never changed; their numbers are what an undo names."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, insert, select

from pourparlers.record.correction import Correction
from pourparlers.store.schema import correction


def lines(connection: Connection, after: int = 0) -> Iterator[Correction]:
    """The corrections behind a number, else all, in the order they were made."""
    query = select(correction.c.id, correction.c.line).where(correction.c.id > after).order_by(correction.c.id)
    for row in connection.execute(query):
        yield replace(msgspec.json.decode(row.line, type=Correction), number=row.id)


def append(connection: Connection, new: Correction) -> Correction:
    """Write one behind the others; it comes back with its number."""
    line = msgspec.json.encode(replace(new, number=0)).decode()
    number = connection.execute(insert(correction).returning(correction.c.id), {"line": line}).scalar_one()
    return replace(new, number=number)
