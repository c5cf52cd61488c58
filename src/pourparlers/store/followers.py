"""Who follows by mail: asked for, confirmed, changed, gone. An address that left is in no row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from pourparlers.model import Record
from pourparlers.store.schema import follower, letter

Kind = Literal["dossier", "actor", "place"]
Rhythm = Literal["daily", "change"]


class Follower(Record, frozen=True, kw_only=True):
    """An address, what it follows, in which language and how often, and the words that it agreed to, when."""

    id: int = 0
    address: str
    kind: Kind
    name: str
    rhythm: Rhythm
    language: str
    token: str
    wording: str
    asked: str
    confirmed: str | None = None
    heard: int = 0
    served: str | None = None
    refused: int = 0


def everyone(connection: Connection, *, confirmed: bool = False) -> Iterator[Follower]:
    """All of them, in the order they came; only those who confirmed, if so asked."""
    query = select(follower).order_by(follower.c.id)
    query = query.where(follower.c.confirmed.is_not(None)) if confirmed else query
    return map(_follower, connection.execute(query))


def by_token(connection: Connection, token: str) -> Follower | None:
    row = connection.execute(select(follower).where(follower.c.token == token)).first()
    return _follower(row) if row is not None else None


def by_number(connection: Connection, number: int) -> Follower | None:
    row = connection.execute(select(follower).where(follower.c.id == number)).first()
    return _follower(row) if row is not None else None


def of_address(connection: Connection, address: str) -> list[int]:
    """The numbers of all that one address follows, written in whatever case."""
    query = select(follower.c.id).where(func.lower(follower.c.address) == address.strip().lower())
    return list(connection.execute(query).scalars())


def same(connection: Connection, one: Follower) -> Follower | None:
    """The one who follows the same under the same address."""
    keys = (follower.c.address == one.address, follower.c.kind == one.kind, follower.c.name == one.name)
    row = connection.execute(select(follower).where(*keys)).first()
    return _follower(row) if row is not None else None


def add(connection: Connection, new: Follower) -> Follower:
    """A new one; it comes back with its number."""
    values = {name: value for name, value in msgspec.structs.asdict(new).items() if name != "id"}
    number = connection.execute(insert(follower).returning(follower.c.id), values).scalar_one()
    return msgspec.structs.replace(new, id=number)


def change(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(follower).where(follower.c.id == number).values(**values))


def remove(connection: Connection, number: int) -> bool:
    """Forget one, with what was still to go out to it; whether it was there."""
    connection.execute(delete(letter).where(letter.c.follower_id == number))
    return bool(connection.execute(delete(follower).where(follower.c.id == number)).rowcount)


def remove_unconfirmed(connection: Connection, asked_before: str) -> int:
    """Forget those who never confirmed; how many."""
    late = select(follower.c.id).where(follower.c.confirmed.is_(None), follower.c.asked < asked_before)
    return sum(remove(connection, number) for number in list(connection.execute(late).scalars()))


def _follower(row: Row[Any]) -> Follower:
    return Follower(**dict(zip(Follower.__struct_fields__, row, strict=True)))
