"""The queue of letters: what is due is handed to the server, each once; what does not leave waits longer each time."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from pourparlers.mail.door import Door, MailError
from pourparlers.store import followers, letters
from pourparlers.store.engine import Store
from pourparlers.store.letters import Letter

FIRST, LONGEST, FOR_ALL = timedelta(minutes=1), timedelta(hours=6), timedelta(days=3)
"""The first delay, which doubles, the longest, and after how long a letter is given up."""
LEASE = timedelta(minutes=10)
"""After so long a sender that said no more is taken for gone."""
MOST_REFUSED = 3
"""So many letters in a row a server may refuse for good before their reader is taken from the list."""
FORM = "%Y-%m-%dT%H:%M:%SZ"
LEFT = "the program ended while the mail server had it; it may have arrived, and is not sent again"


class Sent(NamedTuple):
    """What became of a round: letters sent, waiting for another attempt, ended without, and the last trouble."""

    sent: int = 0
    waiting: int = 0
    ended: int = 0
    problem: str = ""


def moment_of(stamp: str) -> datetime:
    return datetime.strptime(stamp, FORM).replace(tzinfo=UTC)


def stamp_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(FORM)


def send_due(store: Store, door: Door, clock: Callable[[], str], *, at_once: bool = False) -> Sent:
    """Hand over every letter that is due; with ``at_once`` also those that wait for another attempt."""
    began = clock()
    done = Sent()
    if not store.look(letters.is_any_open):
        return done
    store.write(functools.partial(letters.end_left, lease=stamp_of(moment_of(began) - LEASE), why=LEFT))
    while True:
        now = clock()
        lease, since = stamp_of(moment_of(now) - LEASE), began if at_once else None
        taken = store.write(functools.partial(letters.take, now=now, lease=lease, since=since))
        if taken is None:
            return done
        try:
            door.hand_over(taken.recipient, taken.message, functools.partial(_handing, store, taken, door))
        except MailError as error:
            later = error.later and moment_of(now) - moment_of(taken.made) < FOR_ALL
            store.write(functools.partial(_failed, taken=taken, error=error, later=later, now=now))
            done = done._replace(waiting=done.waiting + later, ended=done.ended + (not later), problem=str(error))
            if error.all_of_them:
                return done
        else:
            store.write(functools.partial(_sent, taken=taken))
            done = done._replace(sent=done.sent + 1)


def delay_after(attempts: int) -> timedelta:
    """How long a letter waits after so many attempts."""
    doubled: timedelta = FIRST * 2 ** min(attempts, 20)
    return min(doubled, LONGEST)


def _handing(store: Store, taken: Letter, door: Door) -> None:
    if not store.write(functools.partial(letters.handing, mine=taken)):
        raise MailError(door.where, "its reader has left, or another program sends it", later=False)


def _sent(connection: Connection, taken: Letter) -> None:
    letters.end(connection, taken.id, "sent")
    followers.change(connection, taken.follower_id, refused=0)


def _failed(connection: Connection, taken: Letter, error: MailError, later: bool, now: str) -> None:
    due = stamp_of(moment_of(now) + delay_after(taken.attempts))
    if later:
        letters.later(connection, taken.id, due, error.why)
        if error.all_of_them:
            letters.later_all(connection, now, due, error.why)
        return
    letters.end(connection, taken.id, "given-up" if error.later else "refused", error.why)
    reader = followers.by_number(connection, taken.follower_id)
    if reader is None or not error.nobody_there:
        return
    if reader.confirmed is None or reader.refused + 1 >= MOST_REFUSED:
        followers.remove(connection, reader.id)
    else:
        followers.change(connection, reader.id, refused=reader.refused + 1)
