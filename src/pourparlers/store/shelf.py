"""The kept record in the store: rows by kind and key, and the numbers that they are found by (``record.keeping``)."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, delete, text

from pourparlers.store.schema import kept, kept_mark

# One statement for any number of keys, so that each engine prepares it once.
_ANY = {
    "sqlite": "IN (SELECT value FROM json_each(:any))",
    "postgresql": "= ANY(CAST(:any AS {of}[]))",
}
_READ = "SELECT key, content FROM kept WHERE kind = :kind AND key {any}"
_FIND = "SELECT mark, key FROM kept_mark WHERE mark {any}"
_EVERY = "SELECT key, content FROM kept WHERE kind = :kind AND key >= :first AND key < :last ORDER BY key"
_PUT = (
    "INSERT INTO kept (kind, key, content) VALUES (:kind, :key, :content) "
    "ON CONFLICT (kind, key) DO UPDATE SET content = excluded.content"
)
_TAKE = "DELETE FROM kept WHERE kind = :kind AND key = :key"
_MARK = "INSERT INTO kept_mark (mark, key) VALUES (:mark, :key) ON CONFLICT DO NOTHING"
_UNMARK = "DELETE FROM kept_mark WHERE mark = :mark AND key = :key"
LAST = "\U0010ffff"
"""Sorts behind every key."""


class StoreShelf:
    """A kept record's rows, within the transaction of a connection (``record.keeping.shelf.Shelf``)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._engine = connection.dialect.name

    def read(self, kind: str, keys: list[str]) -> Iterable[tuple[str, bytes]]:
        found = self._execute(_READ, "text", kind=kind, any=self._list(keys))
        return [(row[0], bytes(row[1])) for row in found]

    def every(self, kind: str, beginning: str = "") -> Iterable[tuple[str, bytes]]:
        found = self._execute(_EVERY, "text", kind=kind, first=beginning, last=beginning + LAST)
        return ((row[0], bytes(row[1])) for row in found)

    def find(self, marks: list[int]) -> Iterable[tuple[int, str]]:
        return [(row[0], row[1]) for row in self._execute(_FIND, "bigint", any=self._list(marks))]

    def write(self, kind: str, rows: Mapping[str, bytes | None]) -> None:
        put = [{"kind": kind, "key": key, "content": row} for key, row in rows.items() if row is not None]
        gone = [{"kind": kind, "key": key} for key, row in rows.items() if row is None]
        self._many(_PUT, put)
        self._many(_TAKE, gone)

    def mark(self, added: list[tuple[int, str]], gone: list[tuple[int, str]]) -> None:
        self._many(_UNMARK, [{"mark": mark, "key": key} for mark, key in sorted(gone)])
        self._many(_MARK, [{"mark": mark, "key": key} for mark, key in sorted(added)])

    def clear(self) -> None:
        """Take everything away."""
        self._connection.execute(delete(kept_mark))
        self._connection.execute(delete(kept))

    def _execute(self, query: str, of: str, **values: object) -> Any:
        told = query.replace("{any}", _ANY[self._engine].format(of=of))
        return self._connection.execute(_statement(told), values)

    def _many(self, query: str, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._connection.execute(_statement(query), rows)

    def _list(self, of: list[Any]) -> object:
        return json.dumps(of) if self._engine == "sqlite" else of


@functools.cache
def _statement(query: str) -> TextClause:
    return text(query)
