"""The articles of a store: listed by filters, shown in full, withdrawn and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, update

from pourparlers.errors import StoreError
from pourparlers.model import Article, Record
from pourparlers.store import due
from pourparlers.store.keys import address_of
from pourparlers.store.rows import article_from
from pourparlers.store.schema import article, reading, sighting, version

HINT = "pourparlers articles list shows those there are"
LAST = "~"
"""Sorts after every digit and dash: makes of a day or month its end."""


class Filter(NamedTuple):
    """Which articles: all conditions that are given hold. Days are ISO 8601, whole or in part."""

    language: str | None = None
    outlet: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    withdrawn: bool | None = None


class Listed(Record, frozen=True, kw_only=True):
    """An article as lists tell of it: its current version."""

    id: int
    headline: str | None
    outlet: str | None
    language: str | None
    published: str | None
    url: str | None
    section: str | None
    versions: int
    meetings: int | None
    statements: int | None
    added: str
    withdrawn: str | None
    withdrawn_why: str | None


class Version(Record, frozen=True, kw_only=True):
    """One wording of an article, and what made its reading."""

    number: int
    added: str
    headline: str | None
    published: str | None
    cut: bool
    reader: str | None
    reader_version: str | None
    packs: str | None
    read: str | None


class Sighting(Record, frozen=True, kw_only=True):
    """Where and when a version was met."""

    version: int
    url: str | None
    path: str | None
    source: str | None
    outlet: str | None
    first_seen: str
    last_seen: str


class Shown(Record, frozen=True, kw_only=True):
    """An article with its versions, the oldest first, and its sightings."""

    article: Listed
    versions: tuple[Version, ...]
    sightings: tuple[Sighting, ...]


def listed(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[Listed]:
    """The articles that a filter lets through, the last added first, one by one."""
    query = current().where(*conditions(wanted)).order_by(article.c.id.desc())
    if limit is not None:
        query = query.limit(limit)
    for row in connection.execute(query.execution_options(yield_per=200)):
        yield Listed(**row._mapping)


def shown(connection: Connection, named: str) -> Shown:
    """An article by its number or its address."""
    at = find(connection, named)
    told = connection.execute(current().where(article.c.id == at)).one()
    versions = connection.execute(
        select(
            version.c.number,
            version.c.added,
            version.c.headline,
            func.coalesce(reading.c.published, version.c.published).label("published"),
            version.c.cut,
            reading.c.reader,
            reading.c.reader_version,
            reading.c.packs,
            reading.c.made.label("read"),
        )
        .outerjoin(reading)
        .where(version.c.article_id == at)
        .order_by(version.c.number)
    )
    seen = connection.execute(
        select(
            version.c.number.label("version"),
            func.nullif(sighting.c.url, "").label("url"),
            func.nullif(sighting.c.path, "").label("path"),
            func.nullif(sighting.c.source, "").label("source"),
            sighting.c.outlet,
            sighting.c.first_seen,
            sighting.c.last_seen,
        )
        .join(version)
        .where(version.c.article_id == at)
        .order_by(version.c.number, sighting.c.first_seen, sighting.c.id)
    )
    return Shown(
        article=Listed(**told._mapping),
        versions=tuple(Version(**row._mapping) for row in versions),
        sightings=tuple(Sighting(**row._mapping) for row in seen),
    )


def content(connection: Connection, at: int, number: int | None = None) -> tuple[Article, bytes | None]:
    """An article's text as the model has it, and its reading's JSON; the current version, or one by its number."""
    query = (
        select(version.c.page, version.c.text, reading.c.json)
        .outerjoin(reading)
        .join(article, article.c.id == version.c.article_id)
        .where(article.c.id == at, version.c.number == (article.c.versions if number is None else number))
    )
    row = connection.execute(query).first()
    if row is None:
        raise StoreError(f"article {at}", f"has no version {number}", f"pourparlers articles show {at} lists them")
    return article_from(row.page, row.text), row.json.encode("utf-8") if row.json else None


def find(connection: Connection, named: str) -> int:
    """The number of an article, from itself or from an address that it was met at."""
    if named.isdecimal() and len(named) < 19:
        at = connection.execute(select(article.c.id).where(article.c.id == int(named))).scalar()
    else:
        at = connection.execute(select(article.c.id).where(article.c.address == address_of(named))).scalar()
        at = (
            at
            or connection.execute(
                select(version.c.article_id)
                .join(sighting)
                .where(or_(sighting.c.url == named, sighting.c.path == named))
                .order_by(version.c.id.desc())
                .limit(1)
            ).scalar()
        )
    if at is None:
        raise StoreError(f"article {named}", "is not in this store", HINT)
    return int(at)


def withdraw(connection: Connection, at: int, why: str, now: str, by: str = "person") -> bool:
    """Mark an article as withdrawn; whether that is new. What a person said is not said again by a source."""
    done = connection.execute(
        update(article)
        .where(article.c.id == at, article.c.withdrawn.is_(None))
        .values(withdrawn=now, withdrawn_by=by, withdrawn_why=why)
    )
    if done.rowcount > 0:
        due.note(connection, at)
    return done.rowcount > 0


def bring_back(connection: Connection, at: int) -> bool:
    """Take the mark away; whether there was one."""
    done = connection.execute(
        update(article)
        .where(article.c.id == at, article.c.withdrawn.is_not(None))
        .values(withdrawn=None, withdrawn_by=None, withdrawn_why=None)
    )
    if done.rowcount > 0:
        due.note(connection, at)
    return done.rowcount > 0


def current() -> Select[Any]:
    """Each article in its current version, as lists tell of it; a query to go on with."""
    return (
        select(
            article.c.id,
            version.c.headline,
            version.c.outlet,
            version.c.language,
            func.coalesce(reading.c.published, version.c.published).label("published"),
            version.c.url,
            version.c.section,
            article.c.versions,
            reading.c.meetings,
            reading.c.statements,
            article.c.added,
            article.c.withdrawn,
            article.c.withdrawn_why,
        )
        .join(version, and_(version.c.article_id == article.c.id, version.c.number == article.c.versions))
        .outerjoin(reading, reading.c.version_id == version.c.id)
    )


def conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What a filter asks of ``current``."""
    day = func.coalesce(reading.c.published, version.c.published, func.substr(article.c.added, 1, 10))
    if wanted.language is not None:
        yield version.c.language == wanted.language
    if wanted.outlet is not None:
        yield or_(_same(version.c.outlet, wanted.outlet), _met(_same(sighting.c.outlet, wanted.outlet)))
    if wanted.source is not None:
        yield _met(sighting.c.source == wanted.source)
    if wanted.since is not None:
        # "2022-01" may be the 31st, so it is not before the 15th.
        yield and_(day + LAST >= wanted.since, day < ":")
    if wanted.until is not None:
        yield day <= wanted.until + LAST
    if wanted.text is not None:
        yield or_(
            version.c.headline.icontains(wanted.text, autoescape=True),
            version.c.text.icontains(wanted.text, autoescape=True),
        )
    if wanted.withdrawn is not None:
        yield article.c.withdrawn.is_not(None) if wanted.withdrawn else article.c.withdrawn.is_(None)


def _same(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    return func.lower(column) == text.lower()


def _met(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    of_article = version.alias()
    return exists().where(of_article.c.article_id == article.c.id, sighting.c.version_id == of_article.c.id, condition)
