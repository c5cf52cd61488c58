"""Counts, whole copies between the engines, and a check that finds what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from pourparlers.delivery import Source
from pourparlers.errors import StoreError
from pourparlers.model import Reading, to_json
from pourparlers.store import sources
from pourparlers.store.articles import Filter, listed, withdraw
from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.upkeep import backup, info

from .conftest import FRIDAY, MONDAY, Put, offer, read_as


def read_of(words: str) -> tuple[object, object]:
    told = offer(words, url=f"https://example.org/{words}")
    return told, read_as()._replace(json=to_json(Reading(article=told.article)).decode())


@pytest.fixture
def filled(store: Store, take: Put) -> Store:
    for words in ("first", "second", "third"):
        told, read = read_of(words)
        take(told, read=read)
    take(offer("changed", url="https://example.org/third"))
    store.write(lambda c: withdraw(c, 2, "retracted", FRIDAY))
    feed = Source(name="Courier", kind="feed", address="https://example.org/feed")
    store.write(lambda c: sources.add(c, feed, MONDAY))
    return store


def test_counts(filled: Store) -> None:
    told = info(filled)
    assert (told.articles, told.versions, told.sightings, told.readings) == (3, 4, 4, 3)
    assert (told.withdrawn, told.stale, told.meetings, told.sources) == (1, 1, 3, 1)
    assert told.bytes > 0
    assert told.last_added == MONDAY


def test_a_copy_in_a_file_is_a_store(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup(filled, str(target))
    with open_store(str(target)) as copy:
        assert counts(copy) == counts(filled)
        with copy.looking() as connection:
            assert not list(findings(connection))
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name and path != target] == []


def test_a_copy_in_postgresql_goes_on_counting(filled: Store, postgresql: object) -> None:
    url = postgresql.store()  # type: ignore[attr-defined]
    backup(filled, url)
    with open_store(url) as copy:
        assert counts(copy) == counts(filled)
        from pourparlers.store.taking import put

        fresh = copy.write(lambda c: put(c, offer("fourth"), None, FRIDAY))
        assert fresh.article == 4
    with pytest.raises(StoreError, match="has articles already"):
        backup(filled, url)


def test_a_file_that_is_there_is_not_written_over(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("dear")
    with pytest.raises(StoreError, match="there is a file of this name"):
        backup(filled, str(target))
    assert target.read_text() == "dear"
    with pytest.raises(StoreError, match="Make it first"):
        backup(filled, str(tmp_path / "nowhere" / "copy.db"))


def counts(store: Store) -> tuple[object, ...]:
    told = info(store)
    with store.looking() as connection:
        return (told.articles, told.versions, told.sightings, told.readings, told.withdrawn, told.sources, told.stale,
                list(listed(connection, Filter())))  # fmt: skip


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE article SET versions = 5 WHERE id = 1", "should have 5 versions"),
        ("UPDATE version SET number = 7 WHERE id = 1", "the last of number 7"),
        ("DELETE FROM sighting WHERE version_id = 1", "never seen"),
        ("UPDATE sighting SET last_seen = '2000'", "before it was seen first"),
        ("UPDATE article SET withdrawn_why = NULL WHERE id = 2", "for no reason"),
        ("UPDATE source SET failures = -1", "below nothing"),
        ("UPDATE reading SET json = '{' WHERE version_id = 1", "does not read"),
        ("UPDATE version SET text = 'short' WHERE id = 1", "another text"),
    ],
)
def test_what_is_wrong_is_found(filled: Store, harm: str, found: str) -> None:
    with filled.looking() as connection:
        assert not list(findings(connection))
    filled.write(lambda connection: connection.execute(text(harm)))
    with filled.looking() as connection:
        told = list(findings(connection))
    assert told and all(found in line for line in told)


def test_a_damaged_file_is_found(tmp_path: Path, add_many: Callable[[Store], None]) -> None:
    named = tmp_path / "store.db"
    with open_store(str(named), create=True) as store:
        add_many(store)
        with store.alone() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(named.read_bytes())
    for at in range(8192, len(content), 4096):
        content[at : at + 64] = b"\xff" * 64
    named.write_bytes(content)
    assert "damaged" in verdict(str(named))


def verdict(named: str) -> str:
    """What a user is told, whichever meets the damage first: the opening or the check."""
    try:
        with open_store(named) as store, store.looking() as connection:
            return "; ".join(findings(connection))
    except StoreError as error:
        return str(error)


@pytest.fixture
def add_many() -> Callable[[Store], None]:
    from pourparlers.store.taking import put

    def add(store: Store) -> None:
        store.write(lambda c: [put(c, offer(f"words {n} " * 50, str(n)), None, MONDAY) for n in range(50)])

    return add
