"""What comes back through the door."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping
from email.message import Message
from email.utils import parsedate_to_datetime

import msgspec

from pourparlers.model import Record

LONGEST = 1000


class Validators(Record, frozen=True, kw_only=True):
    """What a server gave to ask by whether something has changed since (RFC 9110: ETag, Last-Modified)."""

    etag: str | None = None
    last_modified: str | None = None


class Redirect(Record, frozen=True, kw_only=True):
    """One step on the way: the status that sent it on, and where to."""

    status: int
    url: str


class Response(Record, frozen=True, kw_only=True):
    """An answer: the address that gave it, its bytes expanded, and what its headers say of them.

    ``not_modified`` says that the server has nothing newer than the validators that were sent; ``content`` is empty
    then. ``media_type`` is in small letters, without parameters.
    """

    url: str
    asked: str
    status: int
    content: bytes
    fetched_at: datetime.datetime
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = Validators()
    redirects: tuple[Redirect, ...] = ()
    headers: dict[str, str] = msgspec.field(default_factory=dict)
    not_modified: bool = False

    @property
    def came(self) -> str:
        """When it came, ISO 8601: by our clock, or by the server's where ours is behind."""
        told = None
        with contextlib.suppress(ValueError, TypeError):
            told = parsedate_to_datetime(self.headers["date"]) if "date" in self.headers else None
        if told is not None and told.tzinfo is not None and told > self.fetched_at:
            return told.isoformat()
        return self.fetched_at.isoformat()


def of_headers(headers: Mapping[str, str]) -> Validators:
    """The validators of an answer, as far as they can be sent back as they are."""
    etag, last_modified = (headers.get(name, "") for name in ("etag", "last-modified"))
    return Validators(etag=_sendable(etag), last_modified=_sendable(last_modified))


def _sendable(told: str) -> str | None:
    return told if told and told.isascii() and told.isprintable() and len(told) <= LONGEST else None


def typed(content_type: str) -> tuple[str | None, str | None]:
    """The media type and the charset of a ``Content-Type``."""
    message = Message()
    message["content-type"] = content_type
    kind = content_type.partition(";")[0].strip().lower()
    return kind or None, message.get_content_charset()
