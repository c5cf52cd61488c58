"""Who may come to the desk, and who is there: names with digests of passwords, sessions by digests of their tokens.

Neither a password nor a token is ever stored. Names are told apart without regard to case and to how their letters are
encoded. Moments are given; what has expired is for the caller to judge.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from pourparlers.errors import InputError
from pourparlers.model import Record
from pourparlers.store.schema import desk_session, desk_user

LONGEST = 80
HINT = "pourparlers user list shows who there is"


class User(Record, frozen=True, kw_only=True):
    """Someone who may come: since when, when last, and in how many browsers they are now."""

    name: str
    added: str
    came: str | None
    sessions: int


class Entry(NamedTuple):
    """What is needed to let somebody in."""

    id: int
    name: str
    password: str


class Session(NamedTuple):
    """Someone who is there: since when, and when they last did something."""

    user: int
    name: str
    begun: str
    seen: str


def key_of(name: str) -> str:
    """By what names are told apart."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def anyone(connection: Connection) -> bool:
    """Whether there is anybody who may come."""
    return connection.execute(select(desk_user.c.id).limit(1)).first() is not None


def users(connection: Connection) -> Iterator[User]:
    """Everyone, by name."""
    count = select(func.count()).where(desk_session.c.user_id == desk_user.c.id).scalar_subquery()
    columns = (desk_user.c.name, desk_user.c.added, desk_user.c.came, count.label("sessions"))
    for row in connection.execute(select(*columns).order_by(desk_user.c.key)):
        yield User(name=row.name, added=row.added, came=row.came, sessions=row.sessions)


def find(connection: Connection, name: str) -> Entry | None:
    """The one of a name, if there is one."""
    query = select(desk_user.c.id, desk_user.c.name, desk_user.c.password).where(desk_user.c.key == key_of(name))
    row = connection.execute(query).first()
    return Entry(row.id, row.name, row.password) if row else None


def named(connection: Connection, name: str) -> Entry:
    """The one of a name; an error where there is none."""
    found = find(connection, name)
    if found is None:
        raise InputError(name, "nobody has this name", HINT)
    return found


def add(connection: Connection, name: str, password: str, now: str) -> str:
    """Let somebody come; ``password`` is its digest. The name as it is kept."""
    whole = " ".join(name.split())
    if not whole or len(whole) > LONGEST or not whole.isprintable():
        raise InputError(repr(name[:LONGEST]), "no name", f"Give one of 1 to {LONGEST} letters")
    if find(connection, whole) is not None:
        raise InputError(whole, "has this name already", "pourparlers user password NAME gives a new password")
    row = {"name": whole, "key": key_of(whole), "password": password, "added": now}
    connection.execute(insert(desk_user), row)
    return whole


def remove(connection: Connection, name: str) -> str:
    """Let somebody come no more, and end all sessions; what they did stays under their name."""
    found = named(connection, name)
    end_all(connection, found.id)
    connection.execute(delete(desk_user).where(desk_user.c.id == found.id))
    return found.name


def set_password(connection: Connection, user: int, password: str) -> None:
    """A new digest."""
    connection.execute(update(desk_user).where(desk_user.c.id == user).values(password=password))


def begin(connection: Connection, key: str, user: int, now: str) -> None:
    """Somebody came in; ``key`` is the digest of the session's token."""
    connection.execute(insert(desk_session), {"key": key, "user_id": user, "begun": now, "seen": now})
    connection.execute(update(desk_user).where(desk_user.c.id == user).values(came=now))


def session(connection: Connection, key: str) -> Session | None:
    """Whose session it is."""
    columns = (desk_session.c.user_id, desk_user.c.name, desk_session.c.begun, desk_session.c.seen)
    query = select(*columns).join(desk_user, desk_user.c.id == desk_session.c.user_id).where(desk_session.c.key == key)
    row = connection.execute(query).first()
    return Session(row.user_id, row.name, row.begun, row.seen) if row else None


def touch(connection: Connection, key: str, now: str) -> None:
    """They did something."""
    connection.execute(update(desk_session).where(desk_session.c.key == key).values(seen=now))


def end(connection: Connection, key: str) -> None:
    """They left."""
    connection.execute(delete(desk_session).where(desk_session.c.key == key))


def end_all(connection: Connection, user: int) -> None:
    """Somebody is to log in anew everywhere."""
    connection.execute(delete(desk_session).where(desk_session.c.user_id == user))


def sweep(connection: Connection, begun: str, seen: str) -> None:
    """End the sessions that were begun, or last used, before given moments."""
    connection.execute(delete(desk_session).where(or_(desk_session.c.begun < begun, desk_session.c.seen < seen)))
