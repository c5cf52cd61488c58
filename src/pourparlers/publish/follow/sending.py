"""Digests that are due: made of what the record has become, put into the queue once a day or once a change.

That a digest was made and the letter itself are written in one step, so that one that is killed in between, or two
programs at once, make neither two letters of one day nor a day without.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from pourparlers.mail.message import Draft
from pourparlers.mail.queue import moment_of
from pourparlers.publish.follow.digest import Digest, digest_of, key_of, recent
from pourparlers.publish.follow.letters import links_of, subject_of, telling
from pourparlers.publish.follow.signing import Office, enqueue
from pourparlers.publish.follow.subject import Subject
from pourparlers.publish.known import Known
from pourparlers.publish.tongue import DEFAULT, Tongue
from pourparlers.publish.visit import Site, Visit
from pourparlers.publish.words import words_of
from pourparlers.record.entry import Changed
from pourparlers.store import followers, heard
from pourparlers.store.followers import Follower

BETWEEN = timedelta(minutes=15)
"""So long two digests on change are apart."""


class Due(NamedTuple):
    """A digest that is to go to a reader, or that there is none; ``upto``: the last change that it may tell."""

    reader: Follower
    draft: Draft | None
    upto: int


class Round(NamedTuple):
    """One look at the list: what is known, in which languages, at which moment, and whether hours are waited for."""

    known: Known
    site: Site
    there: Mapping[str, Tongue]
    now: str
    at_once: bool = False


def put_due(office: Office, turn: Round) -> list[Due]:
    """Put every digest that is due into the queue."""
    changes = recent(_visit(turn, office, DEFAULT))
    readers = office.store.look(lambda connection: list(followers.everyone(connection, confirmed=True)))
    if not readers:
        return []
    numbers, upto = _numbers(office, changes, turn.now)
    done = []
    for due in _due(office, turn, readers, changes, numbers, upto):
        if office.store.write(functools.partial(_put, office=office, due=due, now=turn.now)):
            done.append(due)
    return done


def would_be_due(office: Office, turn: Round) -> list[Due]:
    """The digests that would be put into the queue now. Nothing is written."""
    changes = recent(_visit(turn, office, DEFAULT))

    def look(connection: Connection) -> tuple[list[Follower], dict[str, int], int]:
        keys = [key_of(change) for change in changes]
        return (
            list(followers.everyone(connection, confirmed=True)),
            heard.known(connection, keys),
            heard.last(connection),
        )

    readers, numbers, upto = office.store.look(look)
    return [due for due in _due(office, turn, readers, changes, numbers, upto) if due.draft is not None]


def _due(
    office: Office, turn: Round, readers: list[Follower], changes: list[Changed], numbers: Mapping[str, int], upto: int
) -> Iterator[Due]:
    """A digest for each reader whose time has come; an empty one where there is nothing to tell, so that it is noted.
    Readers of the same who have heard the same are told the same."""
    made: dict[tuple[Subject, str, int], Digest] = {}
    for reader in readers:
        if not is_time(reader, turn, office.settings.hour):
            continue
        visit, subject = _visit(turn, office, reader.language), subject_of(reader)
        same = (subject, visit.words.tongue.code, reader.heard)
        digest = made.get(same) or digest_of(visit, subject, changes, numbers, reader.heard)
        made[same] = digest
        if digest.has_news or (reader.rhythm == "daily" and digest.ahead):
            key = f"digest/{reader.id}/{turn.now[:10] if reader.rhythm == 'daily' else turn.now}"
            yield Due(reader, telling(visit, reader, digest, key), upto)
        elif reader.rhythm == "daily":
            yield Due(reader, None, upto)


def is_time(reader: Follower, turn: Round, hour: int) -> bool:
    """Whether a reader may have a digest now: once a day from the hour on, or some time after the last change."""
    if reader.rhythm == "daily":
        begun = turn.at_once or moment_of(turn.now).hour >= hour
        return begun and (reader.served or "")[:10] < turn.now[:10]
    return turn.at_once or reader.served is None or moment_of(turn.now) - moment_of(reader.served) >= BETWEEN


def _visit(turn: Round, office: Office, language: str) -> Visit:
    code = language if language in turn.there else next(iter(turn.there))
    words = words_of(turn.there[code])
    return Visit(turn.site, turn.known, words, links_of(office.settings, code), {})


def _numbers(office: Office, changes: list[Changed], now: str) -> tuple[dict[str, int], int]:
    """The number of each change, the older ones first; nothing is written where all were met before."""
    keys = [key_of(change) for change in reversed(changes)]
    numbers = office.store.look(functools.partial(heard.known, keys=keys))
    if len(numbers) < len(set(keys)):
        numbers = office.store.write(functools.partial(heard.note, keys=keys, now=now))
    return numbers, max(numbers.values(), default=0)


def _put(connection: Connection, office: Office, due: Due, now: str) -> bool:
    """The letter into the queue, and what its reader has heard by now; not if another program was there first."""
    reader = followers.by_number(connection, due.reader.id)
    if reader is None or (reader.served, reader.heard, reader.rhythm) != (
        due.reader.served, due.reader.heard, due.reader.rhythm,
    ):  # fmt: skip
        return False
    followers.change(connection, reader.id, served=now, heard=max(reader.heard, due.upto))
    return due.draft is not None and enqueue(connection, office.settings, due.draft, reader.id, now)
