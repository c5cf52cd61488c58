"""Articles into the store: which article an offer is, what is new in it, and where it was seen.

The rules, in this order:

1. A version with the same ``key`` is the same: the offer is a sighting of it.
2. An article at the same address: a copy with the same prose and no more beside it, or a teaser of what is there in
   full, is a sighting of its current version; anything else is its next version.
3. Without an address, a version with the same prose stands for the address.
4. Otherwise it is a new article.

An article that its source had withdrawn is back when it is seen later; one that a person withdrew stays withdrawn.
"""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update
from sqlalchemy.dialects import sqlite

from pourparlers.delivery import Marker
from pourparlers.model import Article, Record
from pourparlers.store import due
from pourparlers.store.keys import Keys
from pourparlers.store.readings import Read, put_reading
from pourparlers.store.rows import page_from, storable
from pourparlers.store.schema import article, reading, sighting, version
from pourparlers.store.search import index
from pourparlers.store.upsert import upsert

# Statements are made once: for a row, making one costs more than running it.
_VERSIONS = (
    select(
        version.c.id,
        version.c.article_id,
        version.c.number,
        version.c.prose,
        version.c.extent,
        version.c.cut,
        reading.c.version_id.is_not(None).label("has_reading"),
    )
    .join(article, article.c.id == version.c.article_id)
    .outerjoin(reading, reading.c.version_id == version.c.id)
)
_CURRENT = _VERSIONS.where(version.c.number == article.c.versions)
BY_KEY = _VERSIONS.where(version.c.key == bindparam("key"))
BY_ADDRESS = _CURRENT.where(article.c.address == bindparam("address"))
BY_PROSE = _CURRENT.where(version.c.prose == bindparam("prose")).order_by(version.c.id).limit(1)
NEW_ARTICLE = insert(article).returning(article.c.id)
NEW_VERSION = insert(version).returning(version.c.id)
COUNT_VERSIONS = update(article).where(article.c.id == bindparam("at")).values(versions=bindparam("number"))
STANDING = select(article.c.address, article.c.withdrawn, article.c.withdrawn_by).where(article.c.id == bindparam("at"))
Outcome = Literal["new", "changed", "known"]


class Offer(NamedTuple):
    """A labelled article and how it came: what the store needs to know of a delivery."""

    article: Article
    keys: Keys
    address: str | None
    source: str | None = None
    outlet: str | None = None
    voice: str | None = None
    marker: Marker | None = None
    cut: bool = False
    listed: str | None = None
    seen: str | None = None


class Taken(Record, frozen=True, kw_only=True):
    """What became of an offer: the article's number in this store, its version, and whether that is new."""

    article: int
    version: int
    outcome: Outcome
    headline: str | None = None
    url: str | None = None
    path: str | None = None
    meetings: int | None = None
    statements: int | None = None


class Match(NamedTuple):
    """The version that stands for an offer, or the article that it is the next version of."""

    article: int
    number: int
    version: int | None
    has_reading: bool


def put(connection: Connection, offer: Offer, read: Read | None, now: str) -> Taken:
    """Keep an offer with its reading; twice gives the same as once. ``now`` is when, if the offer doesn't say."""
    seen = offer.seen or now
    found = match(connection, offer)
    if found is None:
        of_article, number = _new_article(connection, offer, now), 1
    else:
        of_article, number = found.article, found.number
    known = found.version if found is not None else None
    if known is None:
        at = _new_version(connection, offer, of_article, number, now)
    else:
        at = known
        _again(connection, of_article, offer.address, seen)
    for url in dict.fromkeys((offer.article.url, offer.listed or offer.article.url)):
        _see(connection, at, offer, url, seen)
    if read is not None and not (known and found and found.has_reading):
        put_reading(connection, at, read, now)
    return Taken(
        article=of_article,
        version=number,
        outcome="known" if known is not None else "new" if number == 1 else "changed",
        headline=offer.article.headline,
        url=offer.article.url,
        path=offer.article.path,
        meetings=read.meetings if read else None,
        statements=read.statements if read else None,
    )


def is_known(connection: Connection, offer: Offer) -> bool:
    """Whether the store has this version and its reading, so that nobody need read it again."""
    found = match(connection, offer)
    return found is not None and found.version is not None and found.has_reading


def match(connection: Connection, offer: Offer) -> Match | None:
    """What an offer is among what is there; nothing where it is a new article."""
    same = connection.execute(BY_KEY, {"key": offer.keys.key}).first()
    if same is not None:
        return Match(same.article_id, same.number, same.id, same.has_reading)
    if offer.address is not None:
        there = connection.execute(BY_ADDRESS, {"address": offer.address}).first()
    else:
        there = connection.execute(BY_PROSE, {"prose": offer.keys.prose}).first()
    if there is None:
        return None
    if _is_poorer(offer, there):
        return Match(there.article_id, there.number, there.id, there.has_reading)
    return Match(there.article_id, there.number + 1, None, False)


def _is_poorer(offer: Offer, there: Row[tuple[object, ...]]) -> bool:
    if offer.cut and not there.cut:
        return True
    return bool(there.prose == offer.keys.prose and there.extent >= offer.keys.extent)


def _new_article(connection: Connection, offer: Offer, now: str) -> int:
    values = {"address": offer.address, "versions": 0, "added": now}
    return int(connection.execute(NEW_ARTICLE, values).scalar_one())


def _new_version(connection: Connection, offer: Offer, of_article: int, number: int, now: str) -> int:
    told = offer.article
    values = {
        "article_id": of_article,
        "number": number,
        "key": offer.keys.key,
        "prose": offer.keys.prose,
        "extent": offer.keys.extent,
        "cut": offer.cut,
        "added": now,
        "url": storable(told.url),
        "language": told.language,
        "outlet": storable(told.outlet or offer.outlet),
        "section": storable(told.section),
        "headline": storable(told.headline),
        "published": told.published.value if told.published else None,
        "voice": storable(offer.voice),
        "marker": offer.marker,
        "page": page_from(told),
        "text": storable(told.text),
    }
    at = int(connection.execute(NEW_VERSION, values).scalar_one())
    connection.execute(COUNT_VERSIONS, {"at": of_article, "number": number})
    due.note(connection, of_article)
    index(connection, at, told)
    return at


def _again(connection: Connection, of_article: int, address: str | None, seen: str) -> None:
    """An article seen again: it may have got an address, and what its source took away is back."""
    row = connection.execute(STANDING, {"at": of_article}).one()
    changes: dict[str, str | None] = {}
    if row.withdrawn_by == "source" and seen > row.withdrawn:
        changes |= {"withdrawn": None, "withdrawn_by": None, "withdrawn_why": None}
    if row.address is None and address is not None:
        taken = connection.execute(select(article.c.id).where(article.c.address == address)).first()
        changes |= {} if taken else {"address": address}
    if changes:
        connection.execute(update(article).where(article.c.id == of_article).values(changes))
        due.note(connection, of_article)


def _see(connection: Connection, at: int, offer: Offer, url: str | None, seen: str) -> None:
    """The sighting; a clock set back moves neither end of it the wrong way."""
    values = {
        "version_id": at,
        "url": storable(url) or "",
        "path": storable(offer.article.path) or "",
        "source": storable(offer.source) or "",
        "outlet": storable(offer.outlet or offer.article.outlet),
        "first_seen": seen,
        "last_seen": seen,
    }
    connection.execute(_sighting(connection.dialect.name), values)


@functools.cache
def _sighting(engine: str) -> sqlite.Insert:
    told = upsert(engine, sighting)
    given, kept = told.excluded, sighting.c
    return told.on_conflict_do_update(
        index_elements=["version_id", "url", "path", "source"],
        set_={
            "first_seen": case((given.first_seen < kept.first_seen, given.first_seen), else_=kept.first_seen),
            "last_seen": case((given.last_seen > kept.last_seen, given.last_seen), else_=kept.last_seen),
        },
    )
