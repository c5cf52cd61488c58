"""Identifiers of meetings that are others now: asked of the ledger with all meetings that lay claim to the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from typing import TypeVar

from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.rows import MeetingRow
from pourparlers.record.keeping.shelf import Drawer
from pourparlers.record.ledger import Entry, Ledger

T = TypeVar("T", str, int)
COUNT = " count"
"""Under this key, which no identifier has, stands how many there are."""


class InDrawer(MutableMapping[str, T]):
    """What a ledger knows, kept in a drawer: read where it is asked for, written where it is new."""

    def __init__(self, drawer: Drawer[T], count: Drawer[int]) -> None:
        self._drawer: Drawer[T] = drawer
        self._count = count

    def __getitem__(self, key: str) -> T:
        row: T | None = self._drawer.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: str, row: T) -> None:
        if self._drawer is self._count and key not in self:
            self._count.put(COUNT, len(self) + 1)
        self._drawer.put(key, row)

    def __delitem__(self, key: str) -> None:
        self._drawer.put(key, None)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._drawer.every() if key != COUNT)

    def __len__(self) -> int:
        return self._count.get(COUNT) or 0


def ledger_of(kept: Kept, lines: Iterable[Entry] = ()) -> Ledger:
    """The ledger as it is kept, which follows ``lines`` first."""
    age = InDrawer(kept.age, kept.age)
    return Ledger(lines, InDrawer(kept.named, kept.age), age, InDrawer(kept.leads, kept.age))


def name_again(kept: Kept) -> list[Entry]:
    """Name the meetings that have no identifier, and those that lay claim to the same; the new lines of the ledger."""
    ledger = ledger_of(kept)
    rows = _claiming(kept, ledger, kept.meetings.any_of(["unnamed"]))
    order = sorted(rows, key=lambda name: rows[name].keys)
    ids, lines = ledger.name([(rows[name].keys, _slug(rows[name])) for name in order])
    for name, given in zip(order, ids, strict=True):
        old = rows[name].id
        if old and old != given and kept.called.get(old) == name:
            kept.called.put(old, None)
        kept.meetings.put(name, rows[name]._replace(id=given))
    for name, given in zip(order, ids, strict=True):
        kept.called.put(given, name)
    return lines


def _slug(row: MeetingRow) -> str:
    return row.draft.slug if row.draft is not None else ""


def _claiming(kept: Kept, ledger: Ledger, meetings: Iterable[str]) -> dict[str, MeetingRow]:
    """The rows of meetings, and of all that their reports were ever known by."""
    rows: dict[str, MeetingRow] = {}
    wanted = kept.meetings.many(meetings)
    while wanted:
        rows |= wanted
        known = kept.named.many(ref(key) for row in wanted.values() for key in row.keys)
        today = {ledger.leads_to(one) for one in set(known.values())}
        holders = kept.called.many(one for one in today if one is not None)
        wanted = kept.meetings.many(set(holders.values()) - rows.keys())
    return rows
