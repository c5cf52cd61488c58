"""Which outlets are marked: state media, sponsors; as the user's sources say, and the articles that came from them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pourparlers.store.schema import source, version


def markers_of(connection: Connection) -> dict[str, str]:
    """The mark of each outlet that has one; what the list of sources says outranks what came before."""
    named = select(source.c.outlet, source.c.name, source.c.marker).where(source.c.marker.is_not(None))
    came = select(version.c.outlet, version.c.marker).where(
        version.c.marker.is_not(None), version.c.outlet.is_not(None)
    )
    found = {row.outlet: row.marker for row in connection.execute(came.distinct())}
    return found | {row.outlet or row.name: row.marker for row in connection.execute(named)}
