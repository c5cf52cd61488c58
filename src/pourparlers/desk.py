"""The record of what a store holds: its current articles, read, joined, and named by the ledger.

Identifiers are the only thing that is written, when a meeting is seen for the first time, merged or split. The record
as of a past day is made of what was out by then, under the identifiers of today, and writes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from pourparlers.model import Reading
from pourparlers.record.build import Built, record_of
from pourparlers.record.entry import Meeting, WorldRecord
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told, known_by
from pourparlers.store import ledger as kept_ledger
from pourparlers.store.engine import Store
from pourparlers.store.readings import Kept, all_readings

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Desk(NamedTuple):
    """A record with the articles that it was made of, and the ledger that names its meetings."""

    record: WorldRecord
    articles: Mapping[str, Told]
    ledger: Ledger

    def meeting(self, name: str) -> Meeting | None:
        """The meeting of an identifier, of an old one that leads to it, or of the beginning of one that is alone."""
        today = self.ledger.leads_to(name) or name
        found = [m for m in self.record.meetings if m.id == today]
        begun = found or [m for m in self.record.meetings if m.id.startswith(today)]
        return begun[0] if len(begun) == 1 else None


def desk_of(store: Store, *, today: date, clock: Callable[[], str], as_of: date | None = None) -> Desk:
    """The record of a store, today or as it was known on a past day."""
    with store.looking() as connection:
        told = [_told(kept) for kept in all_readings(connection)]
        ledger = Ledger(kept_ledger.lines(connection))
        before = kept_ledger.count(connection)
    record, lines = record_of(told, ledger, today)
    if lines:
        keep = functools.partial(_keep, told, Built(record, lines), ledger, before, today, clock())
        record, ledger = store.write(keep)
    if as_of is not None:
        told = known_by(told, as_of)
        record = record_of(told, ledger, as_of).record
    return Desk(record, {one.key: one for one in told}, ledger)


def _keep(
    told: list[Told], built: Built, ledger: Ledger, before: int, today: date, now: str, connection: Connection
) -> tuple[WorldRecord, Ledger]:
    """Write the new lines; where another desk has written some since, name the meetings anew, behind its lines."""
    if kept_ledger.count(connection) != before:
        ledger = Ledger(kept_ledger.lines(connection))
        built = record_of(told, ledger, today)
    kept_ledger.append(connection, built.lines, now)
    return built.record, ledger


def _told(kept: Kept) -> Told:
    reading = msgspec.json.decode(kept.json, type=Reading)
    return Told(kept.key, reading, outlets=kept.outlets, voice=kept.voice, section=kept.section, url=kept.url)
