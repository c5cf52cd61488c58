"""The sources that the user follows, and how following them goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from pourparlers.delivery import Fetched, Source
from pourparlers.errors import StoreError
from pourparlers.store.schema import source

_STATE = Fetched.__struct_fields__


def add(connection: Connection, told: Source, now: str) -> Source:
    """Keep a new source. A name that is taken, or an address that is followed already, is refused."""
    same = or_(source.c.name == told.name, source.c.address == told.address)
    taken = connection.execute(select(source).where(same)).first()
    if taken is not None:
        what = "name" if taken.name == told.name else "address"
        hint = f"Choose another name, or remove it first: pourparlers sources remove {taken.name!r}"
        raise StoreError(told.name, f"there is a source with this {what}: {taken.name!r}, {taken.address}", hint)
    kept = told if told.added else msgspec.structs.replace(told, added=now)
    connection.execute(insert(source).values(_row(kept)))
    return kept


def all_sources(connection: Connection, *, due: str | None = None) -> Iterator[Source]:
    """Every source by name; with ``due``, those whose turn has come by then, the longest overdue first."""
    query = select(source).order_by(source.c.name)
    if due is not None:
        query = select(source).where(or_(source.c.due.is_(None), source.c.due <= due))
        query = query.order_by(source.c.due.is_not(None), source.c.due, source.c.name)
    for row in connection.execute(query):
        yield _source(row)


def get(connection: Connection, name: str) -> Source:
    """The source of a name."""
    row = connection.execute(select(source).where(source.c.name == name)).first()
    if row is None:
        raise _unknown(name)
    return _source(row)


def remove(connection: Connection, name: str) -> None:
    """Follow a source no more; what came from it stays."""
    if connection.execute(delete(source).where(source.c.name == name)).rowcount == 0:
        raise _unknown(name)


def change(connection: Connection, told: Source) -> None:
    """Keep a source's record anew, known by its name; how following goes is kept with it."""
    values = _row(told)
    del values["added"]
    if connection.execute(update(source).where(source.c.name == told.name).values(values)).rowcount == 0:
        raise _unknown(told.name)


def note(connection: Connection, name: str, fetched: Fetched) -> None:
    """Keep how a turn went; a source that was removed meanwhile is no mistake."""
    connection.execute(update(source).where(source.c.name == name).values(msgspec.structs.asdict(fetched)))


def _row(told: Source) -> dict[str, Any]:
    values = msgspec.structs.asdict(told)
    return values | msgspec.structs.asdict(values.pop("fetched"))


def _source(row: Row[Any]) -> Source:
    values = dict(row._mapping)
    del values["id"]
    fetched = Fetched(**{field: values.pop(field) for field in _STATE})
    return Source(**values, fetched=fetched)


def _unknown(name: str) -> StoreError:
    return StoreError(name, "no source of this name", "pourparlers sources list shows those there are")
