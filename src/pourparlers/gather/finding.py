"""What to follow at an address: the feed, sitemap or agenda itself, or what its page declares, tried one by one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from pourparlers.delivery import Source, SourceKind
from pourparlers.errors import InputError, PourparlersError
from pourparlers.gather import formats
from pourparlers.gather.charset import decoded
from pourparlers.gather.discovery import Offer, followed, offers, sitemaps, usual_places
from pourparlers.gather.files import bytes_of
from pourparlers.gather.following import Answer, Fetch, Parse, arrived, is_local
from pourparlers.gather.parsing import parse
from pourparlers.gather.tally import Tally

KINDS: dict[formats.Format, SourceKind] = {
    "feed": "feed", "json-feed": "feed", "ninjs": "feed", "newsml": "feed", "sitemap": "sitemap", "agenda": "agenda",
}  # fmt: skip
FILE_KINDS: dict[formats.Format, SourceKind] = {**KINDS, "mail": "mail", "warc": "warc"}
MOST_DECLARED, MOST_SITEMAPS = 6, 3
LEAST_LISTED = 5


class Finding(NamedTuple):
    """What there is to follow: its kind and address, and what it says of itself."""

    kind: SourceKind
    address: str
    tally: Tally


def find(address: str, fetch: Fetch, *, parsed: Parse = parse, today: datetime.date | None = None) -> Finding:
    """What to follow at an address; a page that offers nothing better and lists no articles is followed itself."""
    address = followed(address.strip())
    if is_local(address):
        return _on_disk(address)
    got = fetch(address)
    known = formats.format_of(got.content, got.media_type, got.url)
    if known == "opml":
        raise InputError(address, "is a list of sources", "Save it, and take it in: pourparlers sources import FILE")
    kind = KINDS.get(known)
    if kind is not None:
        return _tried(Offer(kind, address), got, parsed, today)
    if known != "page":
        raise InputError(address, f"is a {known}, and nothing to follow", "Name its kind with --kind if it is meant")
    return next(filter(None, _from_page(got, fetch, parsed, today)))


def _from_page(got: Answer, fetch: Fetch, parsed: Parse, today: datetime.date | None) -> Iterator[Finding | None]:
    """What a page leads to, the best first; at last the page itself."""
    markup = decoded(got.content, got.charset)
    declared = islice(offers(markup, got.url), MOST_DECLARED)
    listing = _trial(Offer("listing", got.url), lambda url: got, parsed, today)
    places = list(usual_places(got.url))
    named = chain.from_iterable(_named_in_robots(got.url, fetch))
    for offer in chain(declared, named, (place for place in places if place.kind == "feed")):
        yield _trial(offer, fetch, parsed, today)
    if listing is not None and listing.tally.found >= LEAST_LISTED:
        yield listing
    for offer in places:
        if offer.kind == "sitemap":
            yield _trial(offer, fetch, parsed, today)
    yield Finding("page", got.url, listing.tally if listing else Tally())


def _named_in_robots(url: str, fetch: Fetch) -> Iterator[list[Offer]]:
    """The sitemaps that robots.txt names; asked for only when their turn has come."""
    try:
        answer = fetch(urljoin(url, "/robots.txt"))
    except PourparlersError:
        return
    yield list(islice(sitemaps(decoded(answer.content, answer.charset), url), MOST_SITEMAPS))


def _trial(offer: Offer, fetch: Fetch, parsed: Parse, today: datetime.date | None) -> Finding | None:
    """An offer that holds something, or nothing."""
    try:
        finding = _tried(offer, fetch(offer.url), parsed, today)
    except PourparlersError:
        return None
    return finding if finding.tally.found else None


def _tried(offer: Offer, got: Answer, parsed: Parse, today: datetime.date | None) -> Finding:
    source = Source(name=offer.url, kind=offer.kind, address=offer.url)
    told = parsed(arrived(got, source, today))
    tally = told.tally
    # A sitemap of sitemaps holds something, too, though its pages are counted only when they are asked for.
    tally.found = tally.found or len(told.deliveries) or len(told.branches)
    tally.title = tally.title or offer.title
    return Finding(offer.kind, offer.url, tally)


def _on_disk(address: str) -> Finding:
    """A folder, or a file of any format; a page or a text alone is followed as a file that may change."""
    path = Path(address)
    whole = str(path.expanduser().resolve())
    if address == "-":
        raise InputError("-", "standard input can't be followed", "Put it into the store once: pourparlers add -")
    if path.is_dir():
        return Finding("files", whole, Tally(title=path.resolve().name))
    if ".warc" in path.name.lower() and path.exists():
        return Finding("warc", whole, Tally(title=path.stem))
    known = formats.format_of(bytes_of(address), None, path.name)
    return Finding(FILE_KINDS.get(known, "files"), whole, Tally(title=path.stem))
