"""A source followed one turn: what it lists is asked for, and each article is handed over with what the source tells.

Fetching and parsing are given to these functions, so that they are pure but for them. What fails costs only itself: an
``InputError`` stands in its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from pourparlers.delivery import Delivery, Source
from pourparlers.errors import InputError, PourparlersError
from pourparlers.gather import sitemap
from pourparlers.gather.files import found_in
from pourparlers.gather.parsing import Arrived, Parsed, in_file, parse
from pourparlers.gather.sheet import voiced
from pourparlers.gather.tally import Tally

MOST_FOLLOWED = 200


class Answer(Protocol):
    """What fetching gives: the address that answered, its bytes, what its headers say of them, and when it came."""

    @property
    def url(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def media_type(self) -> str | None: ...
    @property
    def charset(self) -> str | None: ...
    @property
    def came(self) -> str: ...
    @property
    def not_modified(self) -> bool: ...


Fetch = Callable[[str], Answer]
Parse = Callable[[Arrived], Parsed]
Known = Callable[[Delivery], bool]


def follow(
    source: Source,
    fetch: Fetch,
    *,
    parsed: Parse = parse,
    known: Known = lambda delivery: False,
    today: datetime.date | None = None,
    tally: Tally | None = None,
    answer: Answer | None = None,
) -> Iterator[Delivery | InputError]:
    """The articles that a source has now. ``known`` says of one listed that it need not be fetched again.

    ``answer`` is what the source's own address gave, where that has been fetched already. ``parsed`` may do the work in
    a process that can be killed.
    """
    tally = tally if tally is not None else Tally()
    followed = 0
    for told in listed(source, fetch, parsed=parsed, today=today, tally=tally, answer=answer):
        if isinstance(told, InputError) or not told.cut or told.url is None:
            yield told
        elif known(told):
            continue
        elif followed >= MOST_FOLLOWED:
            tally.left += 1
        else:
            followed += 1
            page = fetched(told, fetch)
            if page is not None:
                yield page


def listed(
    source: Source,
    fetch: Fetch,
    *,
    parsed: Parse = parse,
    today: datetime.date | None = None,
    tally: Tally | None = None,
    answer: Answer | None = None,
) -> Iterator[Delivery | InputError]:
    """What a source hands over or lists, before anything that it lists is fetched."""
    tally = tally if tally is not None else Tally()
    if is_local(source.address):
        yield from (hinted(one, source) for one in _local(source, today, tally))
        return
    got = answer or fetch(source.address)
    told = parsed(arrived(got, source, today))
    tally.join(told.tally)
    if source.kind != "sitemap":
        yield from (hinted(msgspec.structs.replace(one, fetched=got.came), source) for one in told.deliveries)
        return

    def opened(url: str) -> list[Delivery | sitemap.Branch]:
        try:
            inner = parsed(arrived(fetch(url), source, today))
        except PourparlersError as error:
            raise as_input(error, url) from None
        tally.join(inner.tally)
        return [*inner.deliveries, *inner.branches]

    first: list[Delivery | sitemap.Branch] = [*told.deliveries, *told.branches]
    yield from (hinted(one, source) for one in sitemap.gathered(first, opened, tally))


def arrived(answer: Answer, source: Source, today: datetime.date | None) -> Arrived:
    """What came for a source, ready to be parsed."""
    return Arrived(answer.content, answer.url, answer.media_type, answer.charset, source.kind, today)


def fetched(told: Delivery, fetch: Fetch) -> Delivery | InputError | None:
    """The page that a listed delivery leads to, with what the list tells of it; why it can't be had; or that it is the
    same as before."""
    url = told.url or ""
    try:
        got = fetch(url)
    except PourparlersError as error:
        return as_input(error, url)
    if got.not_modified:
        return None
    kind = got.media_type if got.media_type in ("text/plain", "application/xhtml+xml") else "text/html"
    return msgspec.structs.replace(
        told, data=got.content, media_type=kind, charset=got.charset, url=got.url, cut=False, fetched=got.came
    )


def hinted(delivery: Delivery | InputError, source: Source) -> Delivery | InputError:
    """A delivery with what the user said of its source; the source's word goes before the delivery's own."""
    if isinstance(delivery, InputError):
        return delivery
    voice = source.voice or delivery.voice
    if source.kind == "agenda":
        voice = source.voice or source.outlet or delivery.voice or source.name
    delivery = voiced(delivery, voice) if voice else delivery
    return msgspec.structs.replace(
        delivery,
        source=source.name,
        outlet=source.outlet or delivery.outlet,
        section=source.section or delivery.section,
        language=source.language or delivery.language,
        marker=source.marker or delivery.marker,
    )


def is_local(address: str) -> bool:
    """Whether an address is a path on this machine and none of the web."""
    return not address.lower().startswith(("http://", "https://"))


def as_input(error: PourparlersError, where: str) -> InputError:
    """Any of our errors as what could not be read."""
    if isinstance(error, InputError):
        return error
    return InputError(where, str(error).removeprefix(f"{where}: "))


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
