"""The log of the desk: who did what, and when. Lines are added, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select

from pourparlers.model import Record
from pourparlers.store.schema import desk_log

What = Literal["login", "refused", "logout", "corrected", "user-added", "user-removed", "password-changed"]
WHATS: tuple[What, ...] = get_args(What)
OPERATOR = "(operator)"
"""Who has the command line."""


class Line(Record, frozen=True, kw_only=True):
    """One line: ``about`` is what it was done to, ``address`` the network address that it came from."""

    number: int
    at: str
    who: str
    what: str
    about: str | None = None
    address: str | None = None


def note(
    connection: Connection, now: str, who: str, what: What, about: str | None = None, address: str | None = None
) -> None:
    """Write a line behind the others."""
    connection.execute(
        insert(desk_log), {"at": now, "who": who, "what": what, "about": about or None, "address": address or None}
    )


def lines(
    connection: Connection,
    *,
    who: str | None = None,
    since: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> Sequence[Line]:
    """The lines, the latest first: of one person, since a day, before a number, no more than so many."""
    query = select(desk_log).order_by(desk_log.c.id.desc())
    if who is not None:
        query = query.where(desk_log.c.who == who)
    if since is not None:
        query = query.where(desk_log.c.at >= since)
    if before is not None:
        query = query.where(desk_log.c.id < before)
    if most is not None:
        query = query.limit(most)
    return [
        Line(number=row.id, at=row.at, who=row.who, what=row.what, about=row.about, address=row.address)
        for row in connection.execute(query)
    ]
