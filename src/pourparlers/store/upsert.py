"""An insert that may meet a row with the same key: both engines have it, each in its own dialect of the library."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(engine: str, table: Table) -> sqlite.Insert:
    """An insert with ``on_conflict_do_update`` and ``excluded``; the two dialects' are alike in what is used here."""
    if engine == "postgresql":
        return postgresql.insert(table)  # type: ignore[return-value]
    return sqlite.insert(table)
