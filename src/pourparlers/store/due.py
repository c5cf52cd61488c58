"""Articles that the kept record has still to take in: noted in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from pourparlers.store.schema import article, due, version
from pourparlers.store.upsert import upsert


def note(connection: Connection, of_article: int) -> None:
    """An article is another now, or is gone, or is back."""
    told = upsert(connection.dialect.name, due).on_conflict_do_nothing()
    connection.execute(told, {"article_id": of_article})


def note_version(connection: Connection, at: int) -> None:
    """The article of a version has been read anew."""
    of_article = connection.execute(select(version.c.article_id).where(version.c.id == at)).scalar_one()
    note(connection, of_article)


def note_all(connection: Connection) -> None:
    """Every article: the record is to be made from nothing."""
    connection.execute(delete(due))
    connection.execute(insert(due).from_select(["article_id"], select(article.c.id)))


def count(connection: Connection) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(due)).scalar_one()


def first(connection: Connection, most: int) -> list[int]:
    """The next ones, in the order in which they came into the store."""
    return list(connection.execute(select(due.c.article_id).order_by(due.c.article_id).limit(most)).scalars())


def done(connection: Connection, articles: Iterable[int]) -> None:
    """They have been taken in."""
    rows = [{"at": one} for one in articles]
    if rows:
        connection.execute(delete(due).where(due.c.article_id == bindparam("at")), rows)
