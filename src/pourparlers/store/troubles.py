"""What a database driver complains of, as one line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from pourparlers.errors import StoreError
from pourparlers.store.place import Place

LOCKED = "database is locked"
MOVE = "Free some space, or move the store and name it with --db; what was told as stored is safe"
RESTORE = "Put a backup in its place, or look at it with pourparlers db check"
# What SQLite, PostgreSQL or its client library says; why in the user's words; what to do.
TROUBLES = (
    (LOCKED, "another program is writing to it", "Wait until that has ended, or stop it, and run the command again"),
    (r"disk is full|No space left|DiskFull", "the disk is full", MOVE),
    (r"disk I/O error", "its disk can't be read or written, or is full", MOVE),
    (r"not a database", "is not a store, but another kind of file", "Name the store's file with --db"),
    (r"malformed|corrupt", "the file is damaged", RESTORE),
    (r"readonly database|read-only", "may not be written to", "Check its permissions and those of its folder"),
    (r"unable to open", "can't be opened", "Check its name, its folder and their permissions"),
    (r"no such module: fts5", "this Python's SQLite lacks full text search", "Use a SQLite built with FTS5"),
    (r"no password supplied|password authentication failed", "the password is missing or wrong", "Name it in the URL"),
    (r'role ".*" does not exist', "this PostgreSQL doesn't know the user", "Check the user's name in the URL"),
    (r'database ".*" does not exist', "there is no such database", "Make it first: createdb NAME"),
    (r"permission denied", "the database user may not do this", "Grant it the rights on its database and schema"),
    (r"too many (?:clients|connections)", "the server takes no more connections", "Try again later"),
    (
        r"shutting down|starting up|terminating connection|server closed|connection|Connection|resolve|timeout expired",
        "the PostgreSQL server can't be reached",
        "Check that it runs and that the URL names its host and port; then run the command again",
    ),
)


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Turn what the driver raises into a ``StoreError`` about this store."""
    try:
        yield
    except SQLAlchemyError as error:
        if not isinstance(error, DBAPIError):
            raise
        trouble = trouble_of(error, place)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: DBAPIError, place: Place) -> StoreError | None:
    """The line for the user, or nothing where the mistake is the program's."""
    said = " ".join(str(error.orig).split())
    for pattern, why, hint in TROUBLES:
        if re.search(pattern, said):
            return StoreError(place.name, why, hint)
    if isinstance(error, OperationalError | InterfaceError):
        return StoreError(place.name, f"the database says: {said}", "Run the command again")
    return None


def passes(error: DBAPIError) -> bool:
    """Whether the same work may succeed in a moment: the server went away, or two writers were in each other's way."""
    if error.connection_invalidated:
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state[:2] in {"08", "40"} or state[:4] == "57P0"
    return isinstance(error, OperationalError) and hasattr(error.orig, "sqlstate")
