"""What a store holds, and a whole copy of it while others go on writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from pourparlers.errors import StoreError
from pourparlers.model import Record
from pourparlers.store.engine import Store, open_store
from pourparlers.store.migrate import standing
from pourparlers.store.place import place_of
from pourparlers.store.readings import count_to_read
from pourparlers.store.schema import article, metadata, reading, sighting, source, version
from pourparlers.store.search import fill

ROWS = 200


class Info(Record, frozen=True, kw_only=True):
    """What a store holds, counted."""

    store: str
    engine: str
    schema: str | None
    bytes: int
    articles: int
    withdrawn: int
    versions: int
    sightings: int
    readings: int
    stale: int
    meetings: int
    statements: int
    sources: int
    last_added: str | None


def info(store: Store) -> Info:
    """Count what a store holds."""
    with store.looking() as connection:
        count = connection.execute(
            select(
                *(_count(table) for table in (article, version, sighting, reading, source)),
                select(func.count()).select_from(article).where(article.c.withdrawn.is_not(None)).scalar_subquery(),
                select(func.coalesce(func.sum(reading.c.meetings), 0)).scalar_subquery(),
                select(func.coalesce(func.sum(reading.c.statements), 0)).scalar_subquery(),
                select(func.max(version.c.added)).scalar_subquery(),
            )
        ).one()
        return Info(
            store=store.place.name,
            engine=_engine(connection),
            schema=standing(connection),
            bytes=_size(connection),
            articles=count[0],
            withdrawn=count[5],
            versions=count[1],
            sightings=count[2],
            readings=count[3],
            stale=count_to_read(connection, stale=True),
            meetings=int(count[6]),
            statements=int(count[7]),
            sources=count[4],
            last_added=count[8],
        )


def backup(store: Store, named: str) -> str:
    """Copy a store, as it is at this moment, into a new file or an empty database; the name of the copy.

    What is copied may be in SQLite or PostgreSQL, and so may be the copy: a backup is put back by copying it.
    """
    place = place_of(named)
    if place.file is None:
        with open_store(named, create=True) as copy:
            _copy(store, copy)
        return place.name
    if place.file.exists():
        raise StoreError(place.name, "there is a file of this name", "Name another; nothing was written")
    if not place.file.parent.is_dir():
        raise StoreError(place.name, f"there is no folder {str(place.file.parent)!r}", "Make it first")
    beside = place.file.with_name(f".{place.file.name}.part")
    try:
        beside.unlink(missing_ok=True)
        if store.place.is_postgres:
            with open_store(str(beside), create=True) as copy:
                _copy(store, copy)
                with copy.alone() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        else:
            with store.alone() as connection:
                connection.exec_driver_sql("VACUUM INTO ?", (str(beside),))
        _settle(beside, place.file)
    except OSError as error:
        raise StoreError(place.name, f"can't be written: {error.strerror or error}", "Name another file") from None
    finally:
        for left in (beside, *(beside.with_name(beside.name + end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
    return place.name


def _settle(beside: Path, target: Path) -> None:
    """Bytes on the disk first, then the name, so that a backup is whole or not there."""
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(target)


def _copy(store: Store, copy: Store) -> None:
    with store.looking() as connection:

        def work(target: Connection) -> None:
            if target.execute(select(func.count()).select_from(article)).scalar_one():
                raise StoreError(copy.place.name, "has articles already", "Name an empty database; nothing was written")
            for table in metadata.sorted_tables:
                for rows in _rows(connection, table):
                    target.execute(insert(table), rows)
                _go_on_counting(target, table)
            fill(target)

        copy.write(work)


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    found = connection.execute(select(table).execution_options(yield_per=ROWS))
    for rows in found.mappings().partitions():
        yield [dict(row) for row in rows]


def _go_on_counting(connection: Connection, table: Table) -> None:
    """PostgreSQL counts numbers beside the table: its next one comes after those that were copied."""
    if connection.dialect.name == "postgresql" and "id" in table.c:
        last = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _count(table: Table) -> Any:
    return select(func.count()).select_from(table).scalar_subquery()


def _engine(connection: Connection) -> str:
    if connection.dialect.name == "postgresql":
        return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar()}"
    return f"SQLite {connection.exec_driver_sql('SELECT sqlite_version()').scalar()}"


def _size(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
