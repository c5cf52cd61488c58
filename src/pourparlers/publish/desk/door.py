"""The door: a name and a password, so many times an address and a name; one answer whether the name is known or not."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from pourparlers.publish.desk.passwords import Passwords
from pourparlers.publish.desk.sessions import Sessions
from pourparlers.store import audit, users

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pourparlers.store.engine import Store

BY_ADDRESS, BY_NAME = "20/minute;100/hour", "10/5minute;50/hour"
NETWORK = 64
"""So many bits of an IPv6 address are those of one household."""


class Answer(NamedTuple):
    """What came of an attempt: a token, or so many seconds to wait, or neither."""

    token: str = ""
    wait: int = 0


class Tries:
    """How often was tried, in this process."""

    def __init__(self, by_address: str = BY_ADDRESS, by_name: str = BY_NAME) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._rules = {"address": parse_many(by_address), "name": parse_many(by_name)}

    def wait(self, what: str, value: str) -> int:
        """Count an attempt; the seconds to wait where there were too many, else nothing."""
        return max((self._left(rule, what, value) for rule in self._rules[what]), default=0)

    def forget(self, what: str, value: str) -> None:
        """Begin to count anew."""
        for rule in self._rules[what]:
            self._limiter.clear(rule, what, value)

    def _left(self, rule: RateLimitItem, what: str, value: str) -> int:
        if self._limiter.hit(rule, what, value):
            return 0
        return max(1, math.ceil(self._limiter.get_window_stats(rule, what, value).reset_time - time.time()))


class Door:
    """Lets people in."""

    def __init__(
        self, store: Store, clock: Callable[[], str], sessions: Sessions, passwords: Passwords, tries: Tries
    ) -> None:
        self._store, self._clock, self._sessions = store, clock, sessions
        self._passwords, self._tries = passwords, tries

    def enter(self, name: str, password: str, address: str) -> Answer:
        """Try to come in. Too many attempts are turned away before any password is looked at."""
        key = users.key_of(name)[: users.LONGEST]
        wait = self._tries.wait("address", network_of(address)) or self._tries.wait("name", key)
        if wait:
            return Answer(wait=wait)
        found = self._store.look(lambda connection: users.find(connection, name))
        if not self._passwords.is_right(found.password if found else None, password) or found is None:
            self._note(found.name if found else "", address)
            return Answer()
        if self._passwords.is_weak(found.password):
            digest, user = self._passwords.digest(password), found.id
            self._store.write(lambda connection: users.set_password(connection, user, digest))
        self._tries.forget("name", key)
        return Answer(self._sessions.begin(found, address))

    def _note(self, who: str, address: str) -> None:
        """A name that nobody has is not written down: it may be a password in the wrong field."""

        def work(connection: Connection) -> None:
            audit.note(connection, self._clock(), who, "refused", address=address)

        self._store.write(work)


def network_of(address: str) -> str:
    """What counts as one address."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 6 and known.ipv4_mapped is None:
        return str(ipaddress.ip_network((known, NETWORK), strict=False))
    return address
