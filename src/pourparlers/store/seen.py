"""What was met through a source, and when: so that it is not fetched again at every turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from pourparlers.store.keys import address_of
from pourparlers.store.schema import article, asked, reading, sighting, version
from pourparlers.store.upsert import upsert


class Met(NamedTuple):
    """The first and the last time that an address was met."""

    first: str
    last: str


class Asked(NamedTuple):
    """What the server of a page gave to ask by whether it has changed: the two validators of HTTP."""

    etag: str | None
    last_modified: str | None


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


def asked_with(connection: Connection, url: str) -> Asked | None:
    """What to ask again for a page with."""
    row = connection.execute(select(asked.c.etag, asked.c.last_modified).where(asked.c.url == url)).first()
    return Asked(*row) if row else None


def note_asked(connection: Connection, told: Mapping[str, Asked]) -> None:
    """Keep what servers gave to ask again with; of a page that gives nothing any more, that it does not."""
    rows = [{"url": url, "etag": one.etag, "last_modified": one.last_modified} for url, one in told.items()]
    if rows:
        put = upsert(connection.dialect.name, asked)
        given = {"etag": put.excluded.etag, "last_modified": put.excluded.last_modified}
        connection.execute(put.on_conflict_do_update(index_elements=[asked.c.url], set_=given), rows)


def met_again(connection: Connection, source: str, url: str, now: str) -> None:
    """A page that has not changed was met again, in the version that it had."""
    at = (sighting.c.source == source) & (sighting.c.url == url)
    last = select(func.max(sighting.c.version_id)).where(at).scalar_subquery()
    later = (sighting.c.version_id == last) & (sighting.c.last_seen < now)
    connection.execute(update(sighting).where(at & later).values(last_seen=now))
