"""Signing up and leaving: what each step does to the list of readers. Nobody is told whether an address is on it."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection

from pourparlers.mail.message import Draft, message_of
from pourparlers.mail.queue import moment_of, stamp_of
from pourparlers.mail.settings import MailSettings
from pourparlers.publish.follow.digest import key_of, recent
from pourparlers.publish.follow.letters import confirming, known_already, links_of
from pourparlers.publish.visit import Visit
from pourparlers.store import followers, heard, letters
from pourparlers.store.engine import Store
from pourparlers.store.followers import Follower, Rhythm
from pourparlers.store.letters import Letter

RHYTHMS: tuple[Rhythm, ...] = ("daily", "change")
BETWEEN = timedelta(minutes=10)
"""So long no second letter goes to the same address for the same wish."""
TO_CONFIRM = timedelta(days=3)
"""Who has not confirmed by then is forgotten."""
REMEMBERED = timedelta(days=60)
"""So long it is known which letters went out, without words and address, and which changes were told."""


class Office(NamedTuple):
    """Where the list is kept, how letters go out, what time it is, and who is told that there is one to send."""

    store: Store
    settings: MailSettings
    clock: Callable[[], str]
    wake: Callable[[], None] = lambda: None


def wish(
    visit: Visit, address: str, kind: followers.Kind, name: str, rhythm: Rhythm, wording: str, now: str
) -> Follower:
    """A reader's wish, with a token that nobody can guess."""
    return Follower(
        address=address,
        kind=kind,
        name=name,
        rhythm=rhythm,
        language=visit.words.tongue.code,
        token=secrets.token_urlsafe(24),
        wording=wording,
        asked=now,
    )


def ask(office: Office, visit: Visit, wanted: Follower) -> None:
    """Note a wish, and write the letter that asks to confirm it; to who follows already one that says so."""
    visit = visit._replace(links=links_of(office.settings, wanted.language))
    office.store.write(functools.partial(_ask, office=office, visit=visit, wanted=wanted))
    office.wake()


def _ask(connection: Connection, office: Office, visit: Visit, wanted: Follower) -> None:
    there = followers.same(connection, wanted)
    if there is None:
        new = followers.add(connection, wanted)
        enqueue(connection, office.settings, confirming(visit, new), new.id, wanted.asked)
        return
    if there.confirmed is not None:
        draft = known_already(visit, there, wanted.asked[:10])
        enqueue(connection, office.settings, draft, there.id, wanted.asked)
        return
    if moment_of(wanted.asked) - moment_of(there.asked) < BETWEEN:
        return
    again = replace(wanted, id=there.id, token=there.token)
    followers.change(
        connection, there.id, asked=again.asked, wording=again.wording, rhythm=again.rhythm, language=again.language
    )
    enqueue(connection, office.settings, confirming(visit, again), there.id, wanted.asked)


def enqueue(connection: Connection, settings: MailSettings, draft: Draft, reader: int, now: str) -> bool:
    """Put a letter into the queue; not one that was there before."""
    message = message_of(draft, settings, moment_of(now))
    letter = Letter(key=draft.key, follower_id=reader, recipient=draft.recipient, message=message, made=now, due=now)
    return letters.put(connection, letter)


def found(office: Office, token: str) -> Follower | None:
    """Whose token it is; a wish that was not confirmed in time is nobody's."""
    there = office.store.look(functools.partial(followers.by_token, token=token))
    late = there is not None and there.confirmed is None and moment_of(there.asked) < earliest(office.clock())
    return None if late else there


def earliest(now: str) -> datetime:
    """When a wish must have been made to be confirmed still."""
    return moment_of(now) - TO_CONFIRM


def confirm(office: Office, visit: Visit, reader: Follower) -> None:
    """A reader follows from now on: what the record knows by now is no news."""
    now, keys = office.clock(), [key_of(change) for change in recent(visit)]

    def work(connection: Connection) -> None:
        heard.note(connection, keys, now)
        if reader.confirmed is None:
            followers.change(connection, reader.id, confirmed=now, heard=heard.last(connection))

    office.store.write(work)
    office.wake()


def leave(office: Office, reader: Follower) -> None:
    """Forget a reader."""
    office.store.write(functools.partial(followers.remove, number=reader.id))


def settle(office: Office, reader: Follower, rhythm: Rhythm, language: str) -> None:
    """How often and in which language."""
    office.store.write(functools.partial(followers.change, number=reader.id, rhythm=rhythm, language=language))


def tidy(office: Office) -> None:
    """Forget all whose time to confirm is over, and what was sent and told long ago."""
    now = office.clock()
    long_ago = stamp_of(moment_of(now) - REMEMBERED)

    def work(connection: Connection) -> None:
        followers.remove_unconfirmed(connection, stamp_of(earliest(now)))
        letters.forget(connection, long_ago)
        heard.forget(connection, long_ago)

    office.store.write(work)
