"""From a home page to what it offers to follow: feeds, agendas and sitemaps, surest first. Nothing is fetched here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from pourparlers.delivery import SourceKind
from pourparlers.gather.codes import address_of
from pourparlers.gather.tree import tree_of

MOST = 40
TYPES: dict[str, SourceKind] = {
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/feed+json": "feed", "text/calendar": "agenda",
}  # fmt: skip
FEED = re.compile(r"(?:^|[/._-])(?:rss2?|atom|feeds?|feed\.json)(?:[/._?-]|$)|\.(?:rss|atom|rdf)$", re.I)
SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S{1,2000})", re.I | re.M)
FEED_PLACES = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
SITEMAP_PLACES = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml")


class Offer(NamedTuple):
    """Something that may be followed: its kind, its address, and what the page calls it."""

    kind: SourceKind
    url: str
    title: str | None = None


def offers(markup: str, url: str) -> Iterator[Offer]:
    """What a page declares, and then what its links look like."""
    tree = tree_of(markup)
    seen: set[str] = set()
    declared = tree.css('link[rel~="alternate"][href], a[rel~="alternate"][href]')
    for node in declared:
        kind = TYPES.get((node.attributes.get("type") or "").partition(";")[0].strip().lower())
        yield from _once(kind, node.attributes.get("href"), url, node.attributes.get("title"), seen)
    for node in tree.css("a[href]"):
        link = node.attributes.get("href") or ""
        path = link.partition("#")[0]
        kind = "agenda" if link.startswith("webcal:") or path.partition("?")[0].lower().endswith(".ics") else None
        if kind is None and FEED.search(urlsplit(path).path if "//" in path[:8] else path):
            kind = "feed"
        yield from _once(kind, link, url, " ".join(node.text(deep=True).split()) or None, seen)


def sitemaps(robots: str, url: str) -> Iterator[Offer]:
    """The sitemaps that a site's robots.txt names, those that look like news first."""
    found = [address for line in SITEMAP_LINE.findall(robots[:1_000_000]) if (address := address_of(line, url))]
    for address in sorted(dict.fromkeys(found), key=lambda address: "news" not in address.lower())[:MOST]:
        yield Offer("sitemap", address)


def usual_places(url: str) -> Iterator[Offer]:
    """Where feeds and sitemaps lie on most sites, for one that declares none."""
    for kind, places in (("feed", FEED_PLACES), ("sitemap", SITEMAP_PLACES)):
        for place in places:
            address = address_of(place, url)
            if address:
                yield Offer("sitemap" if kind == "sitemap" else "feed", address)


def followed(address: str) -> str:
    """An address as it is fetched: agendas are often written with a scheme of their own."""
    return re.sub(
        r"^(?:webcals?|feed)(?::(?=https?://)|://)", lambda m: "" if m[0].endswith(":") else "https://", address
    )


def _once(kind: SourceKind | None, link: str | None, base: str, title: str | None, seen: set[str]) -> Iterator[Offer]:
    address = address_of(followed(link or ""), base) if kind else None
    if kind and address and address not in seen and len(seen) < MOST:
        seen.add(address)
        yield Offer(kind, address, title)
