"""Passwords: what may be one, its digest by Argon2, and whether one is right; who is unknown costs as much time.

Only so many are looked at at once, for each takes 64 MB for a moment.
"""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pourparlers.errors import InputError

LEAST, MOST = 12, 500
FEW_LETTERS = 5
AT_ONCE = 2


class Passwords:
    """Digests, and what they are compared with."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.BoundedSemaphore(AT_ONCE)

    def digest(self, password: str) -> str:
        """What is kept of a password."""
        with self._turn:
            return self._hasher.hash(_same(password))

    def is_right(self, digest: str | None, password: str) -> bool:
        """Whether a password is that of a digest; of nobody's it is not, after the same time."""
        nobodys = self._nobodys
        with self._turn:
            try:
                right = self._hasher.verify(digest or nobodys, _same(password[:MOST]))
            except (VerificationError, InvalidHashError):
                return False
        return right and digest is not None

    def is_weak(self, digest: str) -> bool:
        """Whether a digest was made with less work than is asked for today."""
        return self._hasher.check_needs_rehash(digest)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe())


def checked(password: str, name: str) -> str:
    """A password that is hard to guess by its length; an error says what is amiss."""
    hint = f"Give one of at least {LEAST} characters: a few words that nobody else would put together"
    if len(password) < LEAST:
        raise InputError("password", f"has {len(password)} characters", hint)
    if len(password) > MOST:
        raise InputError("password", "is too long", f"Give one of at most {MOST} characters")
    plain = _same(password).casefold()
    if len(set(plain)) < FEW_LETTERS or plain in _same(name).casefold() * LEAST:
        raise InputError("password", "is easy to guess", hint)
    return password


def _same(password: str) -> str:
    """The same letters, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password)
