"""Whether a store has changed: a short stamp of what it holds, and the keys of the articles that a search finds."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, func, select

from pourparlers.store.schema import article, correction, ledger, reading, source, version


def stamp_of(connection: Connection) -> str:
    """What differs whenever an article came, was read anew, withdrawn or brought back, or the record was corrected."""
    parts = (
        select(func.max(version.c.id)),
        select(func.max(reading.c.made)),
        select(func.count()).select_from(reading),
        select(func.max(article.c.withdrawn)),
        select(func.count(article.c.withdrawn)),
        select(func.count()).select_from(ledger),
        select(func.max(correction.c.id)),
        select(func.count(source.c.marker)),
        select(func.count()).where(source.c.marker == "sponsor"),
    )
    return "-".join(str(connection.execute(part).scalar() or 0) for part in parts)


def keys_of(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The keys of articles, in their current version, by their numbers."""
    query = (
        select(article.c.id, version.c.key)
        .join(version, and_(version.c.article_id == article.c.id, version.c.number == article.c.versions))
        .where(article.c.id.in_(list(numbers)))
    )
    return {row.id: row.key for row in connection.execute(query)}


def articles_of(connection: Connection, keys: Iterable[str]) -> list[int]:
    """The numbers of the articles that have versions of some keys."""
    return list(connection.execute(select(version.c.article_id).where(version.c.key.in_(list(keys)))).scalars())
