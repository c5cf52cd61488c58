"""Migrations: where a store stands, and how it comes to where this program is. Each runs whole or not at all."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from pourparlers.errors import StoreError
from pourparlers.store.engine import Store, set_wal
from pourparlers.store.schema import HEAD
from pourparlers.store.search import fill

FOLDER = Path(__file__).parent / "migrations"


def bring_up(store: Store, *, create: bool, migrating: bool) -> None:
    """Make the tables of an empty store if ``create``; refuse one that is newer than this program, or older."""
    with store.looking() as connection:
        at = standing(connection)
        empty = at is None and not inspect(connection).get_table_names()
    if at == HEAD or (migrating and (empty or (at is not None and at < HEAD))):
        return
    name = store.place.name
    if at is None and not empty:
        raise StoreError(name, "is a database, but no store", "Name another with --db")
    if at is None:
        if not create:
            raise StoreError(name, "there is no store here yet", "pourparlers add FILE... makes it")
        migrate(store)
    elif at > HEAD:
        hint = "Use a newer pourparlers, or another store with --db"
        raise StoreError(name, f"its schema is {at}, newer than this program's {HEAD}", hint)
    else:
        hint = "Bring it up with pourparlers db migrate (pourparlers db backup FILE first)"
        raise StoreError(name, f"its schema is {at}, this program needs {HEAD}", hint)


def standing(connection: Connection) -> str | None:
    """The migration that a store stands at; nothing where it is none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(store: Store, to: str = HEAD) -> tuple[str | None, str]:
    """Run the migrations that a store lacks, in one transaction; where it stood, and where it stands.

    What can be made of the rows, the search index, is made of them at the end.
    """
    if not store.place.is_postgres:
        set_wal(store)

    def work(connection: Connection) -> tuple[str | None, str]:
        before = standing(connection)
        if before is None or before < to:
            _upgrade(connection, to)
            if to == HEAD:
                fill(connection)
        return before, max(before or "", to)

    return store.write(work)


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
