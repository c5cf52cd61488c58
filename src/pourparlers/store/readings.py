"""Readings in the store: the contract's JSON beside what made it, and which of them are stale."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, false, func, not_, or_, select
from sqlalchemy.dialects import sqlite

from pourparlers.model import Article
from pourparlers.store import due
from pourparlers.store.makers import Made, made_today
from pourparlers.store.rows import article_from, languages_of
from pourparlers.store.schema import article, progress, reading, sighting, version
from pourparlers.store.upsert import upsert

TASK = "reread"


class Read(NamedTuple):
    """A reading as it is kept: its JSON, what made it, and what lists tell of it."""

    json: str
    made: Made
    published: str | None
    meetings: int
    statements: int


def put_reading(connection: Connection, at: int, read: Read, now: str) -> None:
    """Keep the reading of a version in the place of an older one."""
    values = {
        "version_id": at,
        "reader": read.made.reader,
        "reader_version": read.made.version,
        "packs": read.made.packs,
        "made": now,
        "published": read.published,
        "meetings": read.meetings,
        "statements": read.statements,
        "json": read.json,
    }
    connection.execute(_reading(connection.dialect.name), values)
    due.note_version(connection, at)


@functools.cache
def _reading(engine: str) -> sqlite.Insert:
    told = upsert(engine, reading)
    anew = {column.name: told.excluded[column.name] for column in reading.columns if not column.primary_key}
    return told.on_conflict_do_update(index_elements=["version_id"], set_=anew)


def count_to_read(connection: Connection, *, stale: bool, after: int = 0) -> int:
    """How many versions there are to read, beyond the one a task came to."""
    query = select(func.count()).select_from(version).outerjoin(reading).where(version.c.id > after)
    return connection.execute(query.where(staleness(connection)) if stale else query).scalar_one()


def to_read(
    connection: Connection, which: ColumnElement[bool] | None, after: int, limit: int
) -> list[tuple[int, Article]]:
    """The next versions to read, all or which, in their order, with their articles as they were labelled."""
    query = (
        select(version.c.id, version.c.page, version.c.text)
        .outerjoin(reading)
        .where(version.c.id > after)
        .order_by(version.c.id)
        .limit(limit)
    )
    rows = connection.execute(query if which is None else query.where(which))
    return [(row.id, article_from(row.page, row.text)) for row in rows]


class Kept(NamedTuple):
    """A reading with what the store knows of its article: content key, address, section, whose voice it is, and the
    outlets that it was seen at: the article's own first, then whoever prints the very same."""

    key: str
    json: bytes
    url: str | None
    section: str | None
    voice: str | None
    outlets: tuple[str, ...]


def all_readings(connection: Connection) -> Iterator[Kept]:
    """The reading of each current version of an article that is not withdrawn, one by one; teasers are left out."""
    return (kept for _, kept in _kept(connection, None))


def readings_of(connection: Connection, articles: Collection[int]) -> dict[int, Kept]:
    """The same of some articles, by their numbers."""
    return dict(_kept(connection, version.c.article_id.in_(articles)))


def reading_of(connection: Connection, key: str) -> Kept | None:
    """The same of the article whose current version has a key."""
    return next((kept for _, kept in _kept(connection, version.c.key == key)), None)


def _kept(connection: Connection, which: ColumnElement[bool] | None) -> Iterator[tuple[int, Kept]]:
    carried: dict[int, list[str]] = defaultdict(list)
    seen = (
        select(sighting.c.version_id, sighting.c.outlet).where(sighting.c.outlet.is_not(None)).order_by(sighting.c.id)
    )
    for met in connection.execute(seen if which is None else seen.join(version).where(which)):
        carried[met.version_id].append(met.outlet)
    kept = (version.c.key, reading.c.json, version.c.url, version.c.outlet, version.c.section, version.c.voice)
    query = (
        select(version.c.id, article.c.id.label("article"), *kept)
        .join(reading, version.c.id == reading.c.version_id)
        .join(article, and_(article.c.id == version.c.article_id, article.c.versions == version.c.number))
        .where(article.c.withdrawn.is_(None), version.c.cut.is_(False))
        .order_by(article.c.id)
    )
    chosen = query if which is None else query.where(which)
    for row in connection.execute(chosen.execution_options(yield_per=100)):
        outlets = dict.fromkeys(filter(None, (row.outlet, *carried[row.id])))
        yield row.article, Kept(row.key, row.json.encode("utf-8"), row.url, row.section, row.voice, tuple(outlets))


def position(connection: Connection, task: str = TASK) -> int:
    """Where a task that was stopped came to; 0 where none was."""
    found = connection.execute(select(progress.c.position).where(progress.c.task == task)).scalar()
    return found or 0


def move_on(connection: Connection, at: int | None, task: str = TASK) -> None:
    """Note where a task came to, in the transaction of what it did; nothing where it is done."""
    if at is None:
        connection.execute(delete(progress).where(progress.c.task == task))
        return
    told = upsert(connection.dialect.name, progress).values(task=task, position=at)
    connection.execute(told.on_conflict_do_update(index_elements=["task"], set_={"position": at}))


def staleness(connection: Connection) -> ColumnElement[bool]:
    """What a version has no reading, or one that something else made than would today; found out once a run."""
    fresh = [
        and_(
            version.c.language == language if language is not None else version.c.language.is_(None),
            reading.c.reader == made.reader,
            reading.c.reader_version == made.version,
            reading.c.packs == made.packs,
        )
        for language in (None, *languages_of(connection))
        for made in (made_today(language),)
    ]
    return or_(reading.c.version_id.is_(None), not_(func.coalesce(or_(*fresh), false())))
