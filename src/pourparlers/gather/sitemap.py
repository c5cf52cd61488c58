"""Sitemaps: addresses with what a news sitemap tells of them, and further sitemaps; as XML, gzipped, or plain lists.

Pure but for what ``gathered`` is given to open sitemaps with. Gzip is unpacked no further than ``MOST_BYTES``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.media import MOST as MOST_PICTURES
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally
from pourparlers.gather.xml import MOST_BYTES, children, elements, first, local, prepared, root_of, text_in

MOST_ADDRESSES = 50_000
MOST_SITEMAPS = 200
MOST_DEPTH = 4
GZIP = b"\x1f\x8b"
WANTED = frozenset(("url", "sitemap"))
ROOTS = frozenset(("urlset", "sitemapindex"))
LINE = re.compile(r"https?://\S{1,4000}")


class Branch(NamedTuple):
    """A further sitemap, and the day that it was last changed."""

    url: str
    modified: str | None


def addresses(
    data: bytes, where: str, *, url: str | None = None, charset: str | None = None, tally: Tally | None = None
) -> Iterator[Delivery | Branch]:
    """What a sitemap lists: deliveries with no content yet, and further sitemaps."""
    tally = tally if tally is not None else Tally()
    data = unpacked(data, where)
    if data.lstrip()[:1] != b"<" and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf<")):
        yield from _plain(data, where, charset, tally)
        return
    document = prepared(data, where, charset)
    root = root_of(document)
    if root is None or root[0] not in ROOTS:
        raise InputError(where, "is no sitemap", "Check the address; robots.txt of the site names its sitemaps")
    for number, (element, _) in enumerate(elements(document, where, WANTED)):
        if number >= MOST_ADDRESSES:
            tally.left += 1
            continue
        address = address_of(text_in(element, "loc"), url)
        if address is None:
            tally.pass_over("no address")
        elif local(element) == "sitemap":
            yield Branch(address, iso(text_in(element, "lastmod")))
        else:
            yield _delivery(element, address, tally)


def gathered(
    first: Iterable[Delivery | Branch], opened: Callable[[str], Iterable[Delivery | Branch]], tally: Tally
) -> Iterator[Delivery]:
    """All addresses of a sitemap and of those that it names, newest sitemaps first, bounded in depth and number.

    ``opened`` gives what the sitemap at an address lists; one that fails is passed over.
    """
    seen: set[str] = set()
    waiting: list[tuple[int, Branch]] = []
    yield from _taken(first, 1, waiting, seen, tally)
    while waiting:
        waiting.sort(key=lambda pair: pair[1].modified or "")
        depth, branch = waiting.pop()
        try:
            yield from _taken(opened(branch.url), depth + 1, waiting, seen, tally)
        except InputError as error:
            tally.pass_over(f"a sitemap that {error.why}")


def unpacked(data: bytes, where: str) -> bytes:
    """Gzip unpacked to at most ``MOST_BYTES``; what is not gzip stays as it is. A cut end gives what came before it."""
    if not data.startswith(GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        whole = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error:
        raise InputError(where, "is damaged gzip", "Ask for it again") from None
    if len(whole) > MOST_BYTES:
        raise InputError(where, f"unpacks to more than {MOST_BYTES // 2**20} MB", "This is no usual sitemap")
    return whole


def _taken(
    found: Iterable[Delivery | Branch], depth: int, waiting: list[tuple[int, Branch]], seen: set[str], tally: Tally
) -> Iterator[Delivery]:
    for one in found:
        if isinstance(one, Delivery):
            if tally.found < MOST_ADDRESSES:
                tally.took(one.published or one.modified)
                yield one
            else:
                tally.left += 1
        elif one.url in seen:
            continue
        elif depth >= MOST_DEPTH or len(seen) >= MOST_SITEMAPS:
            tally.pass_over("a sitemap too deep or one too many")
        else:
            seen.add(one.url)
            waiting.append((depth, one))


def _plain(data: bytes, where: str, charset: str | None, tally: Tally) -> Iterator[Delivery]:
    """A sitemap that is a list of addresses, one a line."""
    lines = [line.strip() for line in decoded(data[:MOST_BYTES], charset).splitlines()]
    lines = [line for line in lines if line]
    if not lines or not LINE.fullmatch(lines[0]):
        raise InputError(where, "is no sitemap", "Check the address; robots.txt of the site names its sitemaps")
    for line in lines[:MOST_ADDRESSES]:
        address = address_of(line) if LINE.fullmatch(line) else None
        if address is None:
            tally.pass_over("no address")
        else:
            yield Delivery(data=b"", url=address, cut=True)
    tally.left += max(0, len(lines) - MOST_ADDRESSES)


def _delivery(element: Element, address: str, tally: Tally) -> Delivery:
    news = first(element, "news")
    modified = iso(text_in(element, "lastmod"))
    published = iso(text_in(news, "publication_date"))
    language = language_code(text_in(news, "publication", "language"))
    tally.language = tally.language or language
    return Delivery(
        data=b"",
        url=address,
        outlet=text_in(news, "publication", "name"),
        language=language,
        headline=text_in(news, "title"),
        published=published,
        modified=modified if modified != published else None,
        pictures=tuple(_pictures(element, address)),
        cut=True,
    )


def _pictures(element: Element, address: str) -> Iterator[Picture]:
    for number, image in enumerate(children(element, "image")):
        if number >= MOST_PICTURES:
            return
        url = address_of(text_in(image, "loc"), address)
        if url:
            yield Picture(url=url, caption=text_in(image, "caption") or text_in(image, "title"))
