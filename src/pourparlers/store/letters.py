"""Letters that are to go out: put in once, taken by one sender at a time, handed over once, and then only remembered.

A letter *waits* until it is due, is *taken* by a sender, is being *handed* over when the server asks for its words, and
ends as *sent*, *refused*, *given up*, or *unsure* where the program ended while the server had it. Whatever ended is
kept without words and address.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from pourparlers.model import Record
from pourparlers.store.schema import letter

State = Literal["waiting", "taken", "handed", "sent", "refused", "given-up", "unsure"]
OPEN: tuple[State, ...] = ("waiting", "taken", "handed")


class Letter(Record, frozen=True, kw_only=True):
    """A letter: ``key`` is its own for good, ``due`` when it may be tried, ``attempts`` how often it was."""

    id: int = 0
    key: str
    follower_id: int
    recipient: str
    message: str
    state: State = "waiting"
    made: str
    due: str
    taken: str | None = None
    attempts: int = 0
    problem: str | None = None


def put(connection: Connection, new: Letter) -> bool:
    """Put a letter in; not if there ever was one of its key."""
    if connection.execute(select(letter.c.id).where(letter.c.key == new.key)).first() is not None:
        return False
    values = {name: value for name, value in msgspec.structs.asdict(new).items() if name != "id"}
    connection.execute(insert(letter), values)
    return True


def is_any_open(connection: Connection) -> bool:
    """Whether any letter has not come to its end."""
    return connection.execute(select(letter.c.id).where(letter.c.state.in_(OPEN)).limit(1)).first() is not None


def take(connection: Connection, now: str, lease: str, *, since: str | None = None) -> Letter | None:
    """The next letter that is due, for this sender alone. A letter taken before ``lease`` is nobody's any more;
    with ``since`` whatever waits is due that was not tried from then on."""
    due = letter.c.due <= now if since is None else or_(letter.c.taken.is_(None), letter.c.taken < since)
    waiting = and_(letter.c.state == "waiting", due)
    left = and_(letter.c.state == "taken", letter.c.taken < lease)
    query = select(letter).where(or_(waiting, left)).order_by(letter.c.due, letter.c.id).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    connection.execute(update(letter).where(letter.c.id == row.id).values(state="taken", taken=now))
    return msgspec.structs.replace(_letter(row), state="taken", taken=now)


def handing(connection: Connection, mine: Letter) -> bool:
    """Note that the server is about to have it; not if it is gone, or was taken by another sender meanwhile."""
    still_mine = and_(letter.c.id == mine.id, letter.c.state == "taken", letter.c.taken == mine.taken)
    return bool(connection.execute(update(letter).where(still_mine).values(state="handed")).rowcount)


def later(connection: Connection, number: int, due: str, problem: str) -> None:
    """It could not be sent, and shall be tried again."""
    values = {"state": "waiting", "due": due, "problem": problem, "attempts": letter.c.attempts + 1}
    connection.execute(update(letter).where(letter.c.id == number).values(**values))


def later_all(connection: Connection, now: str, due: str, problem: str) -> None:
    """The server can't be reached: what is due waits with the one that found it out."""
    waiting = and_(letter.c.state == "waiting", letter.c.due <= now)
    connection.execute(update(letter).where(waiting).values(due=due, problem=problem))


def end(connection: Connection, number: int, state: State, problem: str | None = None) -> None:
    """It came to its end: its words and address are forgotten."""
    values = {"state": state, "problem": problem, "message": "", "recipient": ""}
    connection.execute(update(letter).where(letter.c.id == number).values(**values))


def end_left(connection: Connection, lease: str, why: str) -> int:
    """Letters that a sender handed over when it ended: nobody knows whether the server kept them; how many."""
    left = and_(letter.c.state == "handed", letter.c.taken < lease)
    values = {"state": "unsure", "problem": why, "message": "", "recipient": ""}
    return connection.execute(update(letter).where(left).values(**values)).rowcount


def forget(connection: Connection, made_before: str) -> None:
    """Drop what ended long ago."""
    connection.execute(delete(letter).where(letter.c.state.not_in(OPEN), letter.c.made < made_before))


def counts(connection: Connection) -> dict[str, int]:
    """How many letters there are in which state."""
    query = select(letter.c.state, func.count()).group_by(letter.c.state)
    return {row[0]: row[1] for row in connection.execute(query)}


def all_letters(connection: Connection) -> list[Letter]:
    return [_letter(row) for row in connection.execute(select(letter).order_by(letter.c.id))]


def _letter(row: Row[Any]) -> Letter:
    return Letter(**dict(zip(Letter.__struct_fields__, row, strict=True)))
