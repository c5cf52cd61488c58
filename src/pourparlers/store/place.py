"""Where the store is: the user's word (``--db``), the environment's, or the platform's folder for a program's data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from pourparlers.errors import StoreError

VARIABLE = "POURPARLERS_DB"
FILE = "store.db"
HINT = "Name a file, or postgresql://user@host/database"
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class Place(NamedTuple):
    """A store's address: the URL of its engine, the file where it is one, and its name without a password."""

    url: URL
    file: Path | None
    name: str

    @property
    def is_postgres(self) -> bool:
        return self.file is None


def place_of(named: str | None, environment: Mapping[str, str] = os.environ) -> Place:
    """The store that the user named, else the environment's, else ``store.db`` among the user's data."""
    named = named or environment.get(VARIABLE) or str(default_file())
    if "://" not in named:
        return _of_file(Path(named).expanduser())
    try:
        url = make_url(named)
    except (ArgumentError, ValueError):
        raise StoreError("--db", "not the address of a database", HINT) from None
    kind = url.get_backend_name()
    if kind not in DRIVERS:
        raise StoreError("--db", f"{kind!r} is no database that can be a store", HINT)
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError("--db", "a store in memory is gone when the command ends", HINT)
        return _of_file(Path(url.database))
    return Place(url.set(drivername=DRIVERS[kind]), None, url.render_as_string(hide_password=True))


def default_file() -> Path:
    """The file of the store where nobody names another."""
    from platformdirs import user_data_path

    return user_data_path("pourparlers", appauthor=False) / FILE


def _of_file(file: Path) -> Place:
    return Place(URL.create("sqlite", database=str(file)), file, str(file))
