"""Sessions: who holds which token, for how long; and the seal that a form must bear to be that person's.

A token is random and in the cookie alone; the store has its digest. A seal is made of the token and a nonce of the
page's own, so that no two pages show the same.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from pourparlers.store import audit, users

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.requests import Request
    from starlette.responses import Response

    from pourparlers.store.engine import Store

COOKIE, DOOR = "pourparlers_desk", "pourparlers_door"
PATH = "/desk"
IDLE, WHOLE = datetime.timedelta(hours=2), datetime.timedelta(hours=12)
"""A session ends when nothing was done for so long, and in any case after so long."""
TOUCH = datetime.timedelta(minutes=1)
LONGEST_TOKEN = 100


class Sessions:
    """The sessions of a store. ``clock`` gives the moment as the store writes it."""

    def __init__(self, store: Store, clock: Callable[[], str]) -> None:
        self._store, self._clock = store, clock

    def begin(self, user: users.Entry, address: str) -> str:
        """Somebody came in: a new token. What has expired is swept out."""
        token, now = fresh_token(), self._clock()

        def work(connection: Connection) -> None:
            users.sweep(connection, _before(now, WHOLE), _before(now, IDLE))
            users.begin(connection, _key(token), user.id, now)
            audit.note(connection, now, user.name, "login", address=address)

        self._store.write(work)
        return token

    def of(self, token: str) -> users.Session | None:
        """Whose token it is; nobody's once it has expired."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        key, now = _key(token), self._clock()
        found = self._store.look(lambda connection: users.session(connection, key))
        if found is None or found.begun < _before(now, WHOLE) or found.seen < _before(now, IDLE):
            return None
        if found.seen < _before(now, TOUCH):
            self._store.write(lambda connection: users.touch(connection, key, now))
        return found

    def end(self, token: str, who: str, address: str) -> None:
        """Somebody left."""

        def work(connection: Connection) -> None:
            users.end(connection, _key(token))
            audit.note(connection, self._clock(), who, "logout", address=address)

        self._store.write(work)


def fresh_token() -> str:
    return secrets.token_urlsafe(32)


def give(response: Response, request: Request, name: str, token: str) -> None:
    """Put a token into the browser: for the desk alone, out of reach of scripts and of other sites."""
    response.set_cookie(
        name,
        token,
        max_age=int(WHOLE.total_seconds()),
        path=PATH,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def take(response: Response, request: Request, name: str) -> None:
    """Take a token out of the browser."""
    secure = request.url.scheme == "https"
    response.delete_cookie(name, path=PATH, secure=secure, httponly=True, samesite="strict")


def seal(token: str) -> str:
    """What a form bears that is made for the holder of a token."""
    nonce = secrets.token_hex(16)
    return f"{nonce}.{_sealed(token, nonce)}"


def is_sealed(token: str, given: str) -> bool:
    """Whether a form was made for the holder of a token."""
    nonce, _, rest = given.partition(".")
    return bool(token and nonce) and hmac.compare_digest(rest.encode(), _sealed(token, nonce).encode())


def _sealed(token: str, nonce: str) -> str:
    return hmac.new(token.encode(), f"form {nonce}".encode(), hashlib.sha256).hexdigest()


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _before(now: str, time: datetime.timedelta) -> str:
    then = datetime.datetime.fromisoformat(now) - time
    return then.strftime("%Y-%m-%dT%H:%M:%SZ")
