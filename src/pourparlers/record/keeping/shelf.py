"""Where a kept record lies: rows by kind and key, found by marks; and drawers of typed rows over it.

A shelf keeps bytes and knows nothing of what they mean: one is in memory (here), one in the store. A drawer holds what
was read or set since it was opened, and writes what has changed when it is closed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

import msgspec

T = TypeVar("T")
Mark = TypeVar("Mark", bound=Hashable)


class Shelf(Protocol):
    """Rows by kind and key, and keys by mark."""

    def read(self, kind: str, keys: list[str]) -> Iterable[tuple[str, bytes]]:
        """Those of the rows that there are."""

    def every(self, kind: str, beginning: str = "") -> Iterable[tuple[str, bytes]]:
        """All rows of a kind, or those whose keys begin so, in the order of their keys."""

    def find(self, marks: list[int]) -> Iterable[tuple[int, str]]:
        """The keys that bear any of some marks."""

    def write(self, kind: str, rows: Mapping[str, bytes | None]) -> None:
        """Put rows in the place of older ones; ``None`` takes one away."""

    def mark(self, added: list[tuple[int, str]], gone: list[tuple[int, str]]) -> None:
        """Give marks to keys, and take marks from them."""


class MemoryShelf:
    """A shelf for as long as the process lives."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._marks: dict[int, set[str]] = defaultdict(set)

    def read(self, kind: str, keys: list[str]) -> Iterable[tuple[str, bytes]]:
        rows = self._rows[kind]
        return [(key, rows[key]) for key in keys if key in rows]

    def every(self, kind: str, beginning: str = "") -> Iterable[tuple[str, bytes]]:
        return [(key, row) for key, row in sorted(self._rows[kind].items()) if key.startswith(beginning)]

    def find(self, marks: list[int]) -> Iterable[tuple[int, str]]:
        return [(mark, key) for mark in marks for key in self._marks.get(mark, ())]

    def write(self, kind: str, rows: Mapping[str, bytes | None]) -> None:
        for key, row in rows.items():
            if row is None:
                self._rows[kind].pop(key, None)
            else:
                self._rows[kind][key] = row

    def mark(self, added: list[tuple[int, str]], gone: list[tuple[int, str]]) -> None:
        for mark, key in gone:
            self._marks[mark].discard(key)
        for mark, key in added:
            self._marks[mark].add(key)


Marks = Callable[[str, T], Iterable[Hashable]]


class Drawer(Generic[T]):
    """The rows of a kind. ``marks`` tells by what a row can be found; rows themselves are never changed."""

    def __init__(self, shelf: Shelf, kind: str, row: type[T], marks: Marks[T] | None = None) -> None:
        self._shelf, self._kind, self._marks = shelf, kind, marks
        self._decoder = msgspec.msgpack.Decoder(row)
        self._rows: dict[str, T | None] = {}
        self._before: dict[str, T | None] = {}
        self._added: dict[Hashable, set[str]] = defaultdict(set)
        self._gone: dict[Hashable, set[str]] = defaultdict(set)

    def many(self, keys: Iterable[str]) -> dict[str, T]:
        """Those of the rows that there are, in the order of their keys."""
        wanted = sorted(set(keys))
        lacking = [key for key in wanted if key not in self._rows]
        if lacking:
            self._rows.update(dict.fromkeys(lacking))
            self._rows.update((key, self._decoder.decode(row)) for key, row in self._shelf.read(self._kind, lacking))
        found = ((key, self._rows[key]) for key in wanted)
        return {key: row for key, row in found if row is not None}

    def get(self, key: str) -> T | None:
        """A row, if there is one."""
        return self._rows[key] if key in self._rows else self.many((key,)).get(key)

    def was(self, key: str) -> T | None:
        """A row as it was before anything was put in its place."""
        return self._before[key] if key in self._before else self.get(key)

    def changed(self) -> set[str]:
        """The keys of what is otherwise than it was."""
        return {key for key, old in self._before.items() if self._rows[key] != old}

    def put(self, key: str, row: T | None) -> bool:
        """Put a row in the place of the older one, or take it away; whether that changes anything."""
        old = self.get(key)
        if row == old:
            return False
        self._before.setdefault(key, old)
        self._rows[key] = row
        if self._marks is not None:
            was = set(self._marks(key, old)) if old is not None else set()
            now = set(self._marks(key, row)) if row is not None else set()
            self._remark(key, was - now, self._added, self._gone)
            self._remark(key, now - was, self._gone, self._added)
        return True

    @staticmethod
    def _remark(key: str, marks: set[Hashable], back: dict[Hashable, set[str]], to: dict[Hashable, set[str]]) -> None:
        for mark in marks:
            if key in back.get(mark, ()):
                back[mark].discard(key)
            else:
                to[mark].add(key)

    def found(self, marks: Iterable[Mark]) -> dict[Mark, set[str]]:
        """The keys that bear each of some marks."""
        wanted = {number_of(self._kind, mark): mark for mark in marks}
        out: dict[Mark, set[str]] = {mark: set() for mark in wanted.values()}
        for number, key in self._shelf.find(list(wanted)) if wanted else ():
            out[wanted[number]].add(key)
        for mark, keys in out.items():
            keys -= self._gone.get(mark, set())
            keys |= self._added.get(mark, set())
        return out

    def any_of(self, marks: Iterable[Hashable]) -> set[str]:
        """The keys that bear one of some marks."""
        return set[str]().union(*self.found(marks).values())

    def every(self, beginning: str = "") -> Iterator[tuple[str, T]]:
        """All rows as they are on the shelf."""
        return ((key, self._decoder.decode(row)) for key, row in self._shelf.every(self._kind, beginning))

    def close(self) -> None:
        """Write what has changed."""
        encode = msgspec.msgpack.encode
        rows = {key: None if (row := self._rows[key]) is None else encode(row) for key in sorted(self.changed())}
        if rows:
            self._shelf.write(self._kind, rows)
        added = [(number_of(self._kind, mark), key) for mark, keys in self._added.items() for key in keys]
        gone = [(number_of(self._kind, mark), key) for mark, keys in self._gone.items() for key in keys]
        if added or gone:
            self._shelf.mark(added, gone)
        for held in (self._rows, self._before, self._added, self._gone):
            held.clear()


def number_of(kind: str, mark: Hashable) -> int:
    """A mark as a number that any store holds."""
    digest = hashlib.blake2b(f"{kind}{mark!r}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
