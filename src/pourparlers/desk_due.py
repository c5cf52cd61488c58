"""The kept record of a store brought up to what the store holds, and the ledger with it, in one transaction.

What articles are due stands in the store. A record that other code has made is made anew, some hundreds of articles at
a time, so that a run that is cut off has kept what it did; meetings are named when all are taken in.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pourparlers import record
from pourparlers.model import Reading
from pourparlers.record.added import by_hand
from pourparlers.record.correction import Standing, standing
from pourparlers.record.keeping.keep import dated_otherwise, keep
from pourparlers.record.keeping.kept import Kept
from pourparlers.record.keeping.naming import ledger_of, name_again
from pourparlers.record.keeping.rows import StampRow
from pourparlers.record.told import Told
from pourparlers.store import corrections as kept_corrections
from pourparlers.store import due, readings, state
from pourparlers.store import ledger as kept_ledger
from pourparlers.store.engine import Store
from pourparlers.store.shelf import StoreShelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 1000
"""So many articles are taken in in one transaction."""


def bring_up(store: Store, *, today: date, clock: Callable[[], str]) -> None:
    """Take in what is due, on a day; nothing is written where nothing is."""
    if not store.look(functools.partial(is_current, today=today)):
        while not store.write(lambda connection: take_in(connection, today, clock())):
            continue


def is_current(connection: Connection, today: date) -> bool:
    """Whether the kept record is of what the store holds."""
    kept = Kept(StoreShelf(connection))
    stamp = kept.stamp.get("")
    return (
        stamp is not None
        and stamp.code == made_by()
        and not due.first(connection, 1)
        and kept.corrections().standing == _standing(connection).all
        and not dated_otherwise(kept, stamp.day, today)
    )


def take_in(connection: Connection, today: date, now: str, most: int = MOST) -> bool:
    """Take in the next articles that are due; where these are the last, name what has no identifier yet, and say so."""
    kept, said = _opened(connection, today), _standing(connection)
    otherwise = _dated_otherwise(connection, kept, today)
    hand = {told.key: told for told in by_hand(said.all) if told.key in otherwise}
    articles = due.first(connection, most)
    keep(kept, hand | _changes(connection, kept, articles), today, said)
    due.done(connection, articles)
    is_all = len(articles) < most or not due.first(connection, 1)
    if is_all:
        kept_ledger.append(connection, name_again(kept), now)
    kept.close()
    return is_all


def told_of(found: readings.Kept) -> Told:
    """An article as the record takes it in, from the store."""
    reading = msgspec.json.decode(found.json, type=Reading)
    return Told(found.key, reading, outlets=found.outlets, voice=found.voice, section=found.section, url=found.url)


@functools.cache
def made_by() -> str:
    """What makes a record: a digest of the code and the tables of its room."""
    room = Path(record.__file__).parent
    total = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in room.rglob("*") if path.suffix in (".py", ".toml")):
        total.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _standing(connection: Connection) -> Standing:
    return standing(kept_corrections.lines(connection))


def _opened(connection: Connection, today: date) -> Kept:
    """The kept record, emptied where other code made it."""
    shelf = StoreShelf(connection)
    kept = Kept(shelf)
    stamp = kept.stamp.get("")
    if stamp is None or stamp.code != made_by():
        shelf.clear()
        kept = Kept(shelf)
        ledger_of(kept, kept_ledger.lines(connection))
        due.note_all(connection)
        kept.stamp.put("", StampRow(made_by(), today))
    return kept


def _dated_otherwise(connection: Connection, kept: Kept, today: date) -> set[str]:
    """What was dated ahead when the record was made, and is not today, or the other way round: it is due again."""
    stamp = kept.stamp.get("")
    otherwise = dated_otherwise(kept, stamp.day, today) if stamp is not None else set[str]()
    for article in state.articles_of(connection, otherwise):
        due.note(connection, article)
    kept.stamp.put("", StampRow(made_by(), today))
    return otherwise


def _changes(connection: Connection, kept: Kept, articles: list[int]) -> dict[str, Told | None]:
    """What became of some articles: those that came or are others, by their keys, and the keys of those that went."""
    held = kept.held.many(map(str, articles))
    there = readings.readings_of(connection, articles)
    changes: dict[str, Told | None] = dict.fromkeys(held.values())
    changes.update((found.key, told_of(found)) for found in there.values())
    for article in articles:
        kept.held.put(str(article), there[article].key if article in there else None)
    return changes
