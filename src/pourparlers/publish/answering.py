"""Answers: headers that keep a reader safe, a word where nothing changed, pages kept while the record stays."""

from __future__ import annotations

import functools
import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from pourparlers.publish.assets import Asset
from pourparlers.publish.forms import Shown

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
}
FOR_A_MOMENT, FOR_GOOD = "public, max-age=5, stale-while-revalidate=60", "public, max-age=31536000, immutable"
NOT_KEPT = "no-store"
PACKED_ALREADY = ("font/", "image/png")
SMALL = 500
KEPT, KEPT_BYTES = 2000, 64 << 20


class Kept(NamedTuple):
    """An answer made ready: its bytes, the same packed, what tells it from any other, and where it leads."""

    status: int
    media: str
    body: bytes
    packed: bytes
    tag: str
    link: str = ""


def kept(shown: Shown) -> Kept:
    """An answer with its digest, packed where that pays."""
    packs = len(shown.body) > SMALL and not shown.media.startswith(PACKED_ALREADY)
    packed = gzip.compress(shown.body, 6, mtime=0) if packs else b""
    tag = hashlib.blake2s(shown.body, digest_size=12).hexdigest()
    return Kept(shown.status, shown.media, shown.body, packed, tag)


@functools.lru_cache(maxsize=64)
def kept_asset(asset: Asset) -> Kept:
    """A file of the site, made ready once."""
    return kept(Shown(asset.body, asset.media))


class Shelf:
    """Answers that may be given again: as many as fit, the longest unasked put away first."""

    def __init__(self, most: int = KEPT, most_bytes: int = KEPT_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: Hashable, answer: Kept) -> None:
        with self._lock:
            self._bytes += len(answer.body) + len(answer.packed)
            old = self._held.pop(key, None)
            self._bytes -= len(old.body) + len(old.packed) if old else 0
            self._held[key] = answer
            while len(self._held) > self._most or self._bytes > self._most_bytes:
                _, gone = self._held.popitem(last=False)
                self._bytes -= len(gone.body) + len(gone.packed)


def respond(request: Request, answer: Kept, *, keep: str = FOR_A_MOMENT, negotiated: bool = False) -> Response:
    """An answer as this request wants it: packed, or only the word that nothing changed."""
    packs = bool(answer.packed) and "gzip" in request.headers.get("accept-encoding", "")
    tag = f'"{answer.tag}{"-gzip" if packs else ""}"'
    vary = "Accept-Encoding, Accept-Language" if negotiated else "Accept-Encoding"
    headers = SAFE | {"etag": tag, "vary": vary, "cache-control": keep if answer.status == 200 else NOT_KEPT}
    if answer.link:
        headers["link"] = answer.link
    if answer.media.startswith(("application/json", "text/calendar", "application/atom")):
        headers["access-control-allow-origin"] = "*"
    if answer.status == 200 and _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if packs:
        headers["content-encoding"] = "gzip"
    headers["content-type"] = answer.media
    return Response(answer.packed if packs else answer.body, answer.status, headers)


def _has(given: str, tag: str) -> bool:
    """Whether a header of tags names this one (RFC 9110: weak comparison)."""
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    return tag in tags or "*" in tags
