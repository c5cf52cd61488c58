"""One follower a store: a lock that is held as long as the program runs, and is gone with it, however it ends.

With SQLite it is a lock on a file beside the store, which belongs to the process alone; with PostgreSQL an advisory
lock of a connection of its own. A server that restarts forgets it, so ``held`` takes it again.
"""

from __future__ import annotations

import os
from types import TracebackType

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from pourparlers.errors import StoreError
from pourparlers.store.engine import Store

FOLLOWER = 0x706F7577
BESIDE = "-watch"
WHY, HINT = "another watch follows its sources already", "Leave it to that one, or stop it first"
_TAKE = text("SELECT pg_try_advisory_lock(:follower, hashtext(current_schema()))")


class Only:
    """The lock of a store's follower, while it is open. Raises ``StoreError`` where another holds it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._file: int | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Only:
        if self._store.place.file is not None:
            self._lock(f"{self._store.place.file}{BESIDE}")
        else:
            self.held()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            os.close(self._file)
        self._let_go()

    def held(self) -> None:
        """Make sure that it is still held; a server that is away is no other follower."""
        if self._store.place.file is not None:
            return
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return
        except DBAPIError:
            self._let_go()
        self._connection = self._store.look(lambda _: self._store.apart())
        if not self._connection.execute(_TAKE, {"follower": FOLLOWER}).scalar():
            self._let_go()
            raise StoreError(self._store.place.name, WHY, HINT)

    def _lock(self, path: str) -> None:
        import fcntl

        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise StoreError(self._store.place.name, WHY, HINT) from None

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
