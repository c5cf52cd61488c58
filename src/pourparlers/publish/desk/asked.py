"""A request to the desk taken apart, and whether a form that was sent comes from a page of this site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from pourparlers.publish.desk.fields import Fields, Refused
from pourparlers.publish.desk.sessions import COOKIE, DOOR, is_sealed
from pourparlers.publish.tongue import Tongue, preferred

MOST_QUERY, MOST_FIELDS = 2000, 20


class Asked(NamedTuple):
    """A request: the language of its address and the one to answer in, the page, its fields, tokens, and from where."""

    request: Request
    chosen: str
    code: str
    parts: tuple[str, ...]
    query: Mapping[str, str]
    token: str
    door: str
    address: str

    @property
    def base(self) -> str:
        return f"{self.request.url.scheme}://{self.request.url.netloc}"

    @property
    def is_open(self) -> bool:
        """Whether a password would travel where others can read it."""
        url = self.request.url
        return url.scheme != "https" and url.hostname not in ("127.0.0.1", "localhost", "::1", "testserver")


def asked_of(request: Request, there: Mapping[str, Tongue]) -> Asked:
    parts = [part for part in request.url.path.split("/") if part][1:]
    chosen = parts.pop(0) if parts and parts[0] in there else ""
    code = chosen or preferred(request.headers.get("accept-language", ""), there)
    try:
        query = dict(reversed(parse_qsl(request.url.query[:MOST_QUERY], max_num_fields=MOST_FIELDS)))
    except ValueError:
        query = {}
    token, door = request.cookies.get(COOKIE, ""), request.cookies.get(DOOR, "")
    address = request.client.host if request.client else ""
    return Asked(request, chosen, code, tuple(parts), query, token, door, address)


def check_sender(asked: Asked, sent: Fields, token: str) -> None:
    """A form counts only if this site made it for the holder of this token, and a page of this site sent it."""
    origin = asked.request.headers.get("origin")
    if origin and urlsplit(origin).netloc != asked.request.url.netloc:
        raise Refused(403)
    if not is_sealed(token, sent.one("seal")):
        raise Refused(403)
