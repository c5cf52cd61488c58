"""The changes of the record in the order in which they were met: what is new for whom, whatever day it is of."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from pourparlers.store.schema import heard

AT_ONCE = 400


def note(connection: Connection, keys: Sequence[str], now: str) -> dict[str, int]:
    """The numbers of some changes, in their order; those that were never met before get the next ones."""
    unique = list(dict.fromkeys(keys))
    numbers = known(connection, unique)
    new = [key for key in unique if key not in numbers]
    if new:
        connection.execute(insert(heard), [{"key": key, "seen": now} for key in new])
        numbers |= known(connection, new)
    return numbers


def last(connection: Connection) -> int:
    """The number of the change that was met last."""
    return connection.execute(select(func.max(heard.c.id))).scalar() or 0


def forget(connection: Connection, seen_before: str) -> None:
    """Drop what was met long ago; the last stays, for its number is what has been heard."""
    newest = last(connection)
    connection.execute(delete(heard).where(heard.c.seen < seen_before, heard.c.id < newest))


def known(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """The numbers of those of some changes that were met before."""
    found: dict[str, int] = {}
    for at in range(0, len(keys), AT_ONCE):
        query = select(heard.c.key, heard.c.id).where(heard.c.key.in_(keys[at : at + AT_ONCE]))
        found |= {row.key: row.id for row in connection.execute(query)}
    return found
