"""A source followed one turn: what it lists is asked for, and each article is handed over with what the source tells.

Fetching is given to these functions, so that they are pure but for it. What fails costs only itself: an ``InputError``
stands in its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from pourparlers.delivery import Delivery, Source
from pourparlers.errors import InputError, PourparlersError
from pourparlers.gather import formats, listing, sitemap, warc
from pourparlers.gather.charset import decoded
from pourparlers.gather.files import bytes_of, found_in
from pourparlers.gather.tally import Tally

MOST_FOLLOWED = 200
LOCAL = frozenset(("files", "mail", "warc", "stdin"))


class Answer(Protocol):
    """What fetching gives: the address that answered, its bytes, and what its headers say of them."""

    @property
    def url(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def media_type(self) -> str | None: ...
    @property
    def charset(self) -> str | None: ...


Fetch = Callable[[str], Answer]
Known = Callable[[Delivery], bool]


def follow(
    source: Source,
    fetch: Fetch,
    *,
    known: Known = lambda delivery: False,
    today: datetime.date | None = None,
    tally: Tally | None = None,
    answer: Answer | None = None,
) -> Iterator[Delivery | InputError]:
    """The articles that a source has now. ``known`` says of one listed that it need not be fetched again.

    ``answer`` is what the source's own address gave, where that has been fetched already.
    """
    tally = tally if tally is not None else Tally()
    followed = 0
    for delivery in listed(source, fetch, today=today, tally=tally, answer=answer):
        if isinstance(delivery, InputError):
            yield delivery
            continue
        told = hinted(delivery, source)
        if not told.cut or told.url is None:
            yield told
        elif known(told):
            continue
        elif followed >= MOST_FOLLOWED:
            tally.left += 1
        else:
            followed += 1
            yield fetched(told, fetch)


def listed(
    source: Source,
    fetch: Fetch,
    *,
    today: datetime.date | None = None,
    tally: Tally | None = None,
    answer: Answer | None = None,
) -> Iterator[Delivery | InputError]:
    """What a source hands over or lists, before anything that it lists is fetched."""
    tally = tally if tally is not None else Tally()
    if is_local(source.address):
        yield from _local(source, today, tally)
        return
    got = answer or fetch(source.address)
    if source.kind == "listing":
        yield from listing.links(decoded(got.content, got.charset), got.url, tally)
    elif source.kind == "sitemap":
        yield from sitemap.gathered(got.content, got.url, _inner(fetch), url=got.url, tally=tally)
    elif source.kind == "page":
        tally.took()
        yield Delivery(data=got.content, media_type=got.media_type or "text/html", charset=got.charset, url=got.url)
    else:
        kind = formats.format_of(got.content, got.media_type, got.url)
        if kind in ("page", "text"):
            raise InputError(source.address, f"is a {kind}, and no {source.kind}", "See pourparlers sources check")
        yield from formats.deliveries(
            got.content, got.url, url=got.url, media_type=got.media_type, charset=got.charset, known=kind,
            today=today, tally=tally,
        )  # fmt: skip


def fetched(told: Delivery, fetch: Fetch) -> Delivery | InputError:
    """The page that a listed delivery leads to, with what the list tells of it; or why it can't be had."""
    try:
        got = fetch(told.url or "")
    except InputError as error:
        return error
    except PourparlersError as error:
        return InputError(told.url or "", str(error))
    kind = got.media_type if got.media_type in ("text/plain", "application/xhtml+xml") else "text/html"
    return msgspec.structs.replace(
        told, data=got.content, media_type=kind, charset=got.charset, url=got.url, cut=False
    )  # fmt: skip


def hinted(delivery: Delivery, source: Source) -> Delivery:
    """A delivery with what the user said of its source; the source's word goes before the delivery's own."""
    voice = source.voice or delivery.voice
    if source.kind == "agenda":
        voice = source.voice or source.outlet or delivery.voice or source.name
    return msgspec.structs.replace(
        delivery,
        source=source.name,
        outlet=source.outlet or delivery.outlet,
        section=source.section or delivery.section,
        language=source.language or delivery.language,
        marker=source.marker or delivery.marker,
        voice=voice,
    )


def is_local(address: str) -> bool:
    """Whether an address is a path on this machine and none of the web."""
    return not address.lower().startswith(("http://", "https://"))


def _inner(fetch: Fetch) -> Callable[[str], bytes]:
    def content(url: str) -> bytes:
        try:
            return fetch(url).content
        except InputError:
            raise
        except PourparlersError as error:
            raise InputError(url, str(error)) from None

    return content


def _local(source: Source, today: datetime.date | None, tally: Tally) -> Iterator[Delivery | InputError]:
    """The articles in files and folders; archives one record at a time."""
    for found in found_in([source.address]):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield from in_file(found.path, today=today, tally=tally)
        except InputError as error:
            yield error


def in_file(path: str | None, *, today: datetime.date | None = None, tally: Tally | None = None) -> Iterator[Delivery]:
    """What a file or standard input (``None``) holds, whichever format it is in."""
    if path is not None and ".warc" in Path(path).name.lower():
        for page in warc.in_file(Path(path), tally):
            yield msgspec.structs.replace(page, path=path)
        return
    data = bytes_of(path)
    name = path or "standard input"
    for delivery in formats.deliveries(data, name, path=path, today=today, tally=tally):
        yield msgspec.structs.replace(delivery, path=path) if delivery.path is None else delivery
