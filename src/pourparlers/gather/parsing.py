"""What came in, parsed whole: one function from bytes to all that they hold, which may run in another process."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from pourparlers.delivery import Delivery, SourceKind
from pourparlers.errors import InputError
from pourparlers.gather import formats, sitemap
from pourparlers.gather.charset import decoded
from pourparlers.gather.files import bytes_of
from pourparlers.gather.sitemap import Branch
from pourparlers.gather.tally import Tally


class Arrived(NamedTuple):
    """Bytes from an address, what their carrier says of them, and as what they are to be read."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    kind: SourceKind | None = None
    today: datetime.date | None = None


class Parsed(NamedTuple):
    """What the bytes hold: deliveries, further sitemaps, and the count."""

    deliveries: list[Delivery]
    branches: list[Branch]
    tally: Tally


def parse(came: Arrived) -> Parsed:
    """All that came: read as the kind of source that it is of, or as what it is where that is not said."""
    tally = Tally()
    found: list[Delivery] = []
    branches: list[Branch] = []
    if came.kind == "listing":
        from pourparlers.gather import listing

        found += listing.links(decoded(came.data, came.charset), came.url, tally)
    elif came.kind == "sitemap":
        for one in sitemap.addresses(came.data, came.url, url=came.url, charset=came.charset, tally=tally):
            if isinstance(one, Delivery):
                found.append(one)
            else:
                branches.append(one)
    else:
        known = "page" if came.kind == "page" else formats.format_of(came.data, came.media_type, came.url)
        if came.kind is not None and came.kind != "page" and known in ("page", "text"):
            raise InputError(came.url, f"is a {known} and no {came.kind}", "Give the address of the feed itself")
        found += formats.deliveries(
            came.data, came.url, url=came.url, media_type=came.media_type, charset=came.charset, known=known,
            today=came.today, tally=tally,
        )  # fmt: skip
    return Parsed(found, branches, tally)


def in_file(path: str | None, *, today: datetime.date | None = None, tally: Tally | None = None) -> Iterator[Delivery]:
    """What a file or standard input (``None``) holds, whichever format it is in."""
    if path is not None and ".warc" in Path(path).name.lower():
        from pourparlers.gather import warc

        for page in warc.in_file(Path(path), tally):
            yield msgspec.structs.replace(page, path=path)
        return
    data = bytes_of(path)
    name = path or "standard input"
    for delivery in formats.deliveries(data, name, path=path, today=today, tally=tally):
        yield msgspec.structs.replace(delivery, path=path) if delivery.path is None else delivery
