"""Whether a store is sound: the file itself, and what must hold between its rows. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, exists, func, not_, or_, select

from pourparlers.model import Article, Reading
from pourparlers.record.keeping.kept import Kept
from pourparlers.store.rows import article_from
from pourparlers.store.schema import article, due, reading, sighting, source, version
from pourparlers.store.search import missing
from pourparlers.store.shelf import StoreShelf

MOST = 20
"""So many findings of a kind are told."""


def findings(connection: Connection) -> Iterator[str]:
    """Every fault, a line each; none where the store is sound."""
    if connection.dialect.name == "sqlite":
        damage = [row[0] for row in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})") if row[0] != "ok"]
        if damage:
            yield from (f"the file is damaged: {line}" for line in damage)
            return
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{row[0]} {row[1]}: what it belongs to is not there"
    yield from _versions(connection)
    yield from _rows_alone(connection)
    yield from (f"version {at}: is not in the search index" for at in missing(connection, MOST))
    yield from _contents(connection)
    yield from _kept_record(connection)


def _versions(connection: Connection) -> Iterator[str]:
    counted = (
        select(article.c.id, article.c.versions, func.count(version.c.id), func.max(version.c.number))
        .outerjoin(version)
        .group_by(article.c.id, article.c.versions)
        .having(
            or_(
                func.count(version.c.id) != article.c.versions,
                func.coalesce(func.max(version.c.number), 0) != article.c.versions,
                article.c.versions < 1,
            )
        )
    )
    for row in connection.execute(counted.limit(MOST)):
        yield f"article {row[0]}: should have {row[1]} versions, has {row[2]}, the last of number {row[3]}"
    half = and_(
        article.c.withdrawn.is_not(None), or_(article.c.withdrawn_by.is_(None), article.c.withdrawn_why.is_(None))
    )
    for row in connection.execute(select(article.c.id).where(half).limit(MOST)):
        yield f"article {row[0]}: is withdrawn, but by nobody or for no reason"


def _rows_alone(connection: Connection) -> Iterator[str]:
    unseen = not_(exists().where(sighting.c.version_id == version.c.id))
    for row in connection.execute(select(version.c.id).where(unseen).limit(MOST)):
        yield f"version {row[0]}: was never seen anywhere"
    backwards = sighting.c.first_seen > sighting.c.last_seen
    for row in connection.execute(select(sighting.c.id).where(backwards).limit(MOST)):
        yield f"sighting {row[0]}: seen last before it was seen first"
    wrong = or_(source.c.failures < 0, source.c.rhythm <= 0)
    for row in connection.execute(select(source.c.name).where(wrong).limit(MOST)):
        yield f"source {row[0]!r}: failures or rhythm below nothing"


def _contents(connection: Connection) -> Iterator[str]:
    """What is kept as JSON reads as what it should be, and a reading is of the text it belongs to."""
    rows = (
        select(version.c.id, version.c.page, version.c.text, reading.c.json)
        .outerjoin(reading)
        .order_by(version.c.id)
        .execution_options(yield_per=50)
    )
    for row in connection.execute(rows):
        try:
            told = article_from(row.page, row.text)
            of = msgspec.json.decode(row.json, type=Reading).article if row.json is not None else told
        except msgspec.MsgspecError as error:
            yield f"version {row.id}: its JSON does not read: {error}"
            continue
        if _differs(of, told):
            yield f"version {row.id}: its reading is of another text"


def _differs(one: Article, other: Article) -> bool:
    return len(one.text) != len(other.text) or one.blocks != other.blocks


def _kept_record(connection: Connection) -> Iterator[str]:
    """What is kept of the record reads, and is of the wordings that there are, but for what is due."""
    kept = Kept(StoreShelf(connection))
    try:
        rows = dict(kept.meetings.every())
        held = dict(kept.held.every())
    except msgspec.MsgspecError as error:
        yield f"the kept record does not read: {error}"
        return
    known = {name for name, _ in kept.articles.every()}
    for name, row in rows.items():
        lacking = [key.article for key in row.keys if key.article not in known]
        if lacking:
            yield f"meeting {row.id or name}: reports of article {lacking[0]} are kept, the article is not"
    if kept.stamp.get("") is None:
        return
    waiting = select(due.c.article_id)
    there = (
        select(article.c.id, version.c.key)
        .join(version, and_(version.c.article_id == article.c.id, version.c.number == article.c.versions))
        .join(reading)
        .where(article.c.withdrawn.is_(None), version.c.cut.is_(False), article.c.id.not_in(waiting))
    )
    for found in connection.execute(there.order_by(article.c.id)):
        if held.get(str(found.id)) != found.key:
            yield f"article {found.id}: the kept record has not its current wording"
