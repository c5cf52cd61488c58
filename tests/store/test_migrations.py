"""Migrations make what the tables say; older, newer and other databases are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from pourparlers.errors import StoreError
from pourparlers.store.engine import Store, open_store
from pourparlers.store.migrate import FOLDER, migrate, standing
from pourparlers.store.schema import HEAD, metadata


def test_the_newest_migration_is_what_the_program_needs() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_make_the_tables(store: Store) -> None:
    with store.looking() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []
        assert standing(connection) == HEAD


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or name in metadata.tables


def test_migrating_what_is_new_enough_does_nothing(store: Store) -> None:
    assert migrate(store) == (HEAD, HEAD)


def test_a_newer_store_is_refused(store: Store, store_name: str) -> None:
    store.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    for migrating in (False, True):
        with pytest.raises(StoreError, match="Use a newer pourparlers"):
            open_store(store_name, create=True, migrating=migrating)


def test_an_older_store_is_brought_up_on_demand(store: Store, store_name: str) -> None:
    store.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '0000'")))
    with pytest.raises(StoreError, match="pourparlers db migrate"):
        open_store(store_name, create=True)


def test_another_database_is_no_store(store: Store, store_name: str) -> None:
    store.write(lambda connection: connection.execute(text("DROP TABLE alembic_version")))
    with pytest.raises(StoreError, match="no store"):
        open_store(store_name, create=True)


def test_what_is_not_there_is_made_only_when_something_is_put_in(tmp_path: Path) -> None:
    named = str(tmp_path / "deep" / "store.db")
    with pytest.raises(StoreError, match="no store here yet"):
        open_store(named)
    assert not (tmp_path / "deep").exists()
    open_store(named, create=True).close()
    open_store(named).close()
