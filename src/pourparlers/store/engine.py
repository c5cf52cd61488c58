"""A store that is open: its transactions, and the settings that keep what was committed.

SQLite runs in WAL mode with full synchronisation, so a commit outlives the process and a power cut; a writer takes the
lock when it begins, so it waits in one place and never fails half way. PostgreSQL's writers queue behind an advisory
lock for the length of a batch. Work that is undone by a lost connection is done again: it is written so that twice
gives the same as once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from pourparlers.errors import StoreError
from pourparlers.store.place import Place, place_of
from pourparlers.store.troubles import LOCKED, passes, told

WAIT = 30.0
"""Seconds to wait for another writer, or for a server that restarts."""
WRITER = 0x706F7572
MODE = "sqlite_begin"
T = TypeVar("T")


class Store:
    """An open store. ``looking`` reads, ``write`` does a piece of work whole or not at all."""

    def __init__(self, place: Place, wait: float = WAIT) -> None:
        self.place = place
        self.wait = wait
        self._engine = engine_of(place, wait)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the store."""
        with told(self.place), self._view() as connection:
            yield connection

    @contextmanager
    def _view(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            if self.place.is_postgres:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def look(self, work: Callable[[Connection], T]) -> T:
        """Find something out; once more where the server went away in the middle."""

        def once() -> T:
            with self._view() as connection:
                return work(connection)

        return self._patiently(once)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do the work in one transaction; once more where the server went away in the middle."""

        def once() -> T:
            with self._engine.connect() as connection, connection.execution_options(**{MODE: "IMMEDIATE"}).begin():
                if self.place.is_postgres:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:writer)"), {"writer": WRITER})
                return work(connection)

        return self._patiently(once)

    def _patiently(self, once: Callable[[], T]) -> T:
        until = time.monotonic() + self.wait
        pause = 0.1
        with told(self.place):
            while True:
                try:
                    return once()
                except DBAPIError as error:
                    if not passes(error) or time.monotonic() + pause > until:
                        raise
                time.sleep(pause)
                pause = min(2 * pause, 2.0)

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection outside of any transaction, for what a database does only there."""
        with told(self.place), self._engine.connect() as connection:
            if self.place.is_postgres:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            yield connection.execution_options(**{MODE: None})

    def apart(self) -> Connection:
        """A connection that stays open outside of any transaction, for who closes it."""
        with told(self.place):
            return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(named: str | None, *, create: bool = False, migrating: bool = False, wait: float = WAIT) -> Store:
    """The store at an address, at the schema that this program knows; one that is not there is made if ``create``.

    One at an older schema is refused, but for who is ``migrating``.
    """
    from pourparlers.store.migrate import bring_up

    place = place_of(named)
    if place.file is not None:
        _check_file(place, create)
    store = Store(place, wait)
    try:
        bring_up(store, create=create, migrating=migrating)
    except BaseException:
        store.close()
        raise
    return store


def engine_of(place: Place, wait: float = WAIT) -> Engine:
    """The engine of a place, with its settings."""
    if place.is_postgres:
        try:
            return create_engine(place.url, pool_pre_ping=True, connect_args={"connect_timeout": max(2, int(wait))})
        except ModuleNotFoundError:
            hint = "Install it with: pip install 'pourparlers[postgres]'"
            raise StoreError(place.name, "PostgreSQL's driver (psycopg) is not installed", hint) from None
    engine = create_engine(place.url, connect_args={"timeout": wait})
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: Any, _: object) -> None:
    """The driver leaves transactions to us; keys are checked, commits reach the disk."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get(MODE, "DEFERRED")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")


def set_wal(store: Store) -> None:
    """Turn a SQLite store to WAL, once; a file system that can't have it keeps the rollback journal."""
    with store.alone() as connection:
        until = time.monotonic() + store.wait
        while True:
            try:
                if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
            except DBAPIError as error:
                if LOCKED not in str(error.orig) or time.monotonic() > until:
                    raise
            time.sleep(0.05)


def _check_file(place: Place, create: bool) -> None:
    file = place.file
    assert file is not None
    try:
        if file.is_dir():
            raise StoreError(place.name, "is a folder", "Name the store's file with --db")
        if file.exists():
            return
        if not create:
            raise StoreError(place.name, "there is no store here yet", "pourparlers add FILE... makes it")
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Check its name and permissions, or name another file with --db"
        raise StoreError(place.name, str(error.strerror or error).lower(), hint) from None
