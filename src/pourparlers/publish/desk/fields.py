"""The fields of a form that was sent: bounded before it is read, with no letter that a page may not show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from pourparlers.publish.feeds import UNPRINTABLE

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_BYTES, MOST_FIELDS = 64 << 10, 500
FORM = "application/x-www-form-urlencoded"


class Refused(Exception):
    """A request that is not taken: ``status`` is that of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Fields:
    """Fields by name; what was not sent is empty."""

    def __init__(self, sent: list[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)
        for name, value in sent:
            self._values[name].append(UNPRINTABLE.sub("", value.replace("\r\n", "\n")).strip())

    def one(self, name: str) -> str:
        """A field on one line."""
        return " ".join(self.whole(name).split())

    def whole(self, name: str) -> str:
        """A field as it was written."""
        return self._values[name][0] if name in self._values else ""

    def lines(self, name: str) -> list[str]:
        """The lines of a field that are not empty."""
        return [line.strip() for line in self.whole(name).splitlines() if line.strip()]

    def all(self, name: str) -> list[str]:
        """A field that may be sent several times."""
        return self._values.get(name, [])

    def number(self, name: str) -> int:
        """A number; nought where it is none."""
        given = self.one(name)
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0


async def fields_of(request: Request) -> Fields:
    """What a form sent."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise Refused(415)
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > MOST_BYTES:
        raise Refused(413)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Refused(413)
    try:
        sent = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Refused(400) from None
    return Fields(sent)
