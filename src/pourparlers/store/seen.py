"""What was met through a source, and when: so that it is not fetched again at every turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from pourparlers.store.keys import address_of
from pourparlers.store.schema import article, reading, sighting, version


class Met(NamedTuple):
    """The first and the last time that an address was met."""

    first: str
    last: str


class Entry(NamedTuple):
    """An article that stands in the store through a source, and the reading of its current version."""

    article: int
    headline: str | None
    json: str


def met_through(connection: Connection, source: str, since: str) -> dict[str, Met]:
    """The addresses met through a source since a moment."""
    rows = connection.execute(
        select(sighting.c.url, func.min(sighting.c.first_seen), func.max(sighting.c.last_seen))
        .where(sighting.c.source == source, sighting.c.url != "")
        .group_by(sighting.c.url)
        .having(func.max(sighting.c.last_seen) >= since)
    )
    return {url: Met(first, last) for url, first, last in rows}


def met_at(connection: Connection, url: str) -> Met | None:
    """When the article at an address was met, through whatever source."""
    address = address_of(url)
    if address is None:
        return None
    first, last = connection.execute(
        select(func.min(sighting.c.first_seen), func.max(sighting.c.last_seen))
        .join(version, version.c.id == sighting.c.version_id)
        .join(article, article.c.id == version.c.article_id)
        .where(article.c.address == address.partition("#")[0])
    ).one()
    return Met(first, last) if first and last else None


def not_met_since(connection: Connection, source: str, moment: str) -> Iterator[Entry]:
    """The articles in force that came through a source and were last met through it before a moment."""
    last = (
        select(version.c.article_id, func.max(sighting.c.last_seen).label("last"))
        .join(sighting, sighting.c.version_id == version.c.id)
        .where(sighting.c.source == source)
        .group_by(version.c.article_id)
        .subquery()
    )
    rows = connection.execute(
        select(article.c.id, version.c.headline, reading.c.json)
        .join(last, last.c.article_id == article.c.id)
        .join(version, (version.c.article_id == article.c.id) & (version.c.number == article.c.versions))
        .join(reading, reading.c.version_id == version.c.id)
        .where(article.c.withdrawn.is_(None), last.c.last < moment)
        .order_by(article.c.id)
    )
    for row in rows:
        yield Entry(row.id, row.headline, row.json)
