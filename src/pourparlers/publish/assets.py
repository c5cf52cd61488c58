"""The site's own files: style sheet, letters, marks. Each has its digest in its address, so it may be kept for good."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import NamedTuple

STATIC = Path(__file__).with_name("static")
MEDIA = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript"}


class Asset(NamedTuple):
    """A file, and the address it is served at."""

    address: str
    media: str
    body: bytes


@functools.cache
def assets() -> dict[str, Asset]:
    """All files by name. The style sheet names letters by their addresses, so it is made last."""
    made: dict[str, Asset] = {}
    files = sorted(STATIC.iterdir(), key=lambda file: (file.suffix == ".css", file.name))
    for file in files:
        if file.suffix in MEDIA:
            body = file.read_bytes()
            if file.suffix == ".css":
                for name, other in made.items():
                    body = body.replace(f"url({name})".encode(), f"url({other.address})".encode())
            digest = hashlib.blake2s(body, digest_size=6).hexdigest()
            made[file.name] = Asset(f"/static/{file.stem}.{digest}{file.suffix}", MEDIA[file.suffix], body)
    return made


@functools.cache
def by_address() -> dict[str, Asset]:
    return {asset.address: asset for asset in assets().values()}


def address(name: str) -> str:
    """Where a file is served, for templates."""
    return assets()[name].address
