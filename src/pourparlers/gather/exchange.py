"""One request and its whole answer, within the time and the sizes allowed."""

from __future__ import annotations

import http.cookiejar
import io
import ssl
import time
from collections.abc import Iterator
from typing import NamedTuple

import httpcore2
import httpx2

from pourparlers.errors import FetchError
from pourparlers.gather.address import Refused
from pourparlers.gather.explain import failure, shown, sized
from pourparlers.gather.limits import Limits
from pourparlers.gather.response import Validators
from pourparlers.gather.transport import Backend, TooLarge, Transport

ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.8"
MOVED = frozenset({301, 302, 303, 307, 308})
FAILURES = (
    httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError, httpcore2.TimeoutException,
    httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError, httpcore2.UnsupportedProtocol,
)  # fmt: skip
ZSTANDARD, PIECE = "zstd", 2**16
ALLOW_HINT = "If it is meant, allow it with POURPARLERS_ALLOW_ADDRESSES"


class Login(NamedTuple):
    """A name and password that an address carried, and the one origin that they are for."""

    origin: str
    name: str
    password: str


class Most(NamedTuple):
    """The most bytes taken, as they come and expanded. ``cut`` takes the beginning of what is longer when expanded."""

    compressed: int
    expanded: int
    cut: bool = False


class Arrived(NamedTuple):
    """What a server answered; ``moved_to`` is where it sends on to, as it wrote it."""

    status: int
    headers: httpx2.Headers
    content: bytes = b""
    moved_to: str | None = None


def origin_of(url: httpx2.URL) -> str:
    """Scheme, host and port: whom a name and password, and a robots.txt, are for."""
    port = "" if url.port is None else f":{url.port}"
    host = url.raw_host.decode("ascii")
    return f"{url.scheme}://[{host}]{port}" if ":" in host else f"{url.scheme}://{host}{port}"


class Exchange:
    """Sends requests over one backend. It keeps no cookies, follows nothing, and knows no proxy that it is not told."""

    def __init__(self, limits: Limits, backend: Backend, tls: ssl.SSLContext | None) -> None:
        self._limits, self._backend = limits, backend
        self._client = httpx2.Client(
            transport=Transport(limits, backend, tls),
            headers={"User-Agent": limits.user_agent, "Accept": ACCEPT},
            cookies=http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx2.Timeout(limits.read, connect=limits.connect, pool=None),
            trust_env=False,
        )
        self._codings: str = self._client.headers["accept-encoding"]

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def once(self, url: httpx2.URL, most: Most, login: Login | None = None, seen: Validators | None = None) -> Arrived:
        """Ask for an address; raises ``FetchError`` for what is no answer, whatever the status of what is one."""
        headers = {}
        if seen is not None and seen.etag:
            headers["If-None-Match"] = seen.etag
        if seen is not None and seen.last_modified:
            headers["If-Modified-Since"] = seen.last_modified
        auth = httpx2.BasicAuth(login.name, login.password) if login and login.origin == origin_of(url) else None
        sizes = {"most": most.compressed}
        self._backend.deadline.at = time.monotonic() + self._limits.whole
        try:
            with self._client.stream("GET", url, headers=headers, auth=auth, extensions=sizes) as answer:
                return self._taken(url, answer, most)
        except Refused as refused:
            raise FetchError(shown(url), f"leads to {refused.kind}", "an address of the open internet",
                             refused.address, ALLOW_HINT) from None  # fmt: skip
        except TooLarge:
            raise FetchError(shown(url), "is too large", f"at most {sized(most.compressed)}", "more") from None
        except FAILURES as error:
            if self._backend.aborted.is_set():
                raise FetchError(shown(url), "was stopped", later=True) from None
            raise failure(shown(url), error, self._limits) from None

    def _taken(self, url: httpx2.URL, answer: httpx2.Response, most: Most) -> Arrived:
        """The answer with its bytes; of one that is not to be read, they are left where they are."""
        status, headers = answer.status_code, answer.headers
        if status in MOVED:
            if not headers.get("location"):
                raise FetchError(shown(url), "redirects to nowhere", "an address", status=status)
            return Arrived(status, headers, moved_to=headers["location"])
        if status != 200:
            return Arrived(status, headers)
        coding = self._coding(url, headers)
        length = headers.get("content-length", "")
        if not most.cut and length.isdigit() and int(length[:20]) > most.compressed:
            raise FetchError(shown(url), "is too large", f"at most {sized(most.compressed)}", sized(int(length[:20])))
        content = bytearray()
        ours = coding == ZSTANDARD and ZSTANDARD not in self._codings
        for piece in zstandard(answer) if ours else answer.iter_bytes():
            content += piece
            if len(content) > most.expanded:
                if most.cut:
                    break
                came = f"more, from {sized(answer.num_bytes_downloaded)} as they came"
                raise FetchError(shown(url), "is too large when expanded", f"at most {sized(most.expanded)}", came)
        return Arrived(status, headers, bytes(content[: most.expanded]))

    def _coding(self, url: httpx2.URL, headers: httpx2.Headers) -> str | None:
        """One coding that is read, or none: several are what bombs are made of."""
        told = [name.strip().lower() for name in headers.get_list("content-encoding", split_commas=True)]
        coded = [name for name in told if name not in ("", "identity")]
        if len(coded) > 1 or any(name != ZSTANDARD and name not in self._codings for name in coded):
            raise FetchError(shown(url), "its bytes are coded in a way that is not read", f"one of {self._codings}",
                             ", ".join(coded))  # fmt: skip
        return coded[0] if coded else None


def zstandard(answer: httpx2.Response) -> Iterator[bytes]:
    """The pieces of an answer in a coding that some servers use unasked; what came is bounded before it is expanded."""
    from fastwarc import ZstdReader

    came = io.BytesIO(b"".join(answer.iter_raw()))
    try:
        with ZstdReader(came) as reader:
            while piece := reader.read(PIECE):
                yield piece
    except (OSError, RuntimeError, EOFError) as error:
        raise httpx2.DecodingError(str(error), request=answer.request) from None
