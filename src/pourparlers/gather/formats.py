"""Which format bytes are in, and the deliveries that its parser makes of them: the one place that knows all parsers."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Literal

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded
from pourparlers.gather.tally import Tally

Format = Literal["feed", "json-feed", "ninjs", "newsml", "sitemap", "agenda", "opml", "mail", "warc", "page", "text"]
HEAD = 4096
ROOT = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*>)*+<(?P<type>!DOCTYPE\s+)?(?:[\w.-]+:)?(?P<name>[\w.-]+)",
    re.S | re.I,
)
OF_PAGES = frozenset(
    "html head body article main section div p h1 h2 header meta link title table ul ol span a img base script style"
    .split()
)  # fmt: skip
ROOTS: dict[str, Format] = {
    "rss": "feed", "rdf": "feed", "feed": "feed", "channel": "feed", "urlset": "sitemap", "sitemapindex": "sitemap",
    "opml": "opml", "newsmessage": "newsml", "newsitem": "newsml", "packageitem": "newsml", "nitf": "newsml",
}  # fmt: skip
SUFFIXES: dict[str, Format] = {".eml": "mail", ".mbox": "mail", ".ics": "agenda", ".opml": "opml"}
TYPES: dict[str, Format] = {"text/calendar": "agenda", "message/rfc822": "mail", "application/mbox": "mail"}


def format_of(data: bytes, media_type: str | None = None, name: str = "") -> Format:
    """The format, by the content itself; what the carrier and the name say decides where the content does not."""
    from pourparlers.gather import mail, warc
    from pourparlers.gather.sitemap import GZIP, unpacked

    if warc.is_archive(data[:8], name):
        return "warc"
    if data.startswith(GZIP):
        data = unpacked(data, name or "the file")
    head = decoded(data[:HEAD]).lstrip("\ufeff \t\r\n")
    if head[:15].upper() == "BEGIN:VCALENDAR":
        return "agenda"
    if head[:1] in ("{", "["):
        return _of_json(data, name)
    root = ROOT.match(head)
    if root:
        name_of_root = root["name"].lower()
        if root["type"]:
            # It declares things and hides the root; the parser of feeds says what is wrong with it.
            return ROOTS.get(name_of_root, "page" if name_of_root == "html" else "feed")
        found = ROOTS.get(name_of_root) or ("page" if name_of_root in OF_PAGES else None)
        if found:
            return found
    suffix = next((kind for ending, kind in SUFFIXES.items() if name.lower().endswith(ending)), None)
    told = suffix or TYPES.get(media_type or "")
    if told:
        return told
    if mail.is_message(data[:HEAD]):
        return "mail"
    lines = head.split("\n")[:20]
    if "sitemap" in name.lower() and lines and all(line.startswith("http") for line in lines if line.strip()):
        return "sitemap"
    return "page" if media_type in ("text/html", "application/xhtml+xml") else "text"


def deliveries(
    data: bytes,
    where: str,
    *,
    url: str | None = None,
    path: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    known: Format | None = None,
    today: datetime.date | None = None,
    tally: Tally | None = None,
) -> Iterator[Delivery]:
    """What the bytes hold, whichever format they are in; a page or a text is one delivery."""
    from pourparlers.gather import agenda, feed, jsonfeed, mail, newsml, ninjs, sitemap, warc
    from pourparlers.gather.sitemap import unpacked

    tally = tally if tally is not None else Tally()
    data = data if ".warc" in (path or url or where).lower() else unpacked(data, where)
    kind = known or format_of(data, media_type, path or url or where)
    if kind == "feed":
        yield from feed.entries(data, where, url=url, charset=charset, tally=tally)
    elif kind == "json-feed":
        yield from jsonfeed.entries(data, where, url=url, charset=charset, tally=tally)
    elif kind == "ninjs":
        yield from ninjs.items(data, where, charset=charset, tally=tally)
    elif kind == "newsml":
        yield from newsml.items(data, where, url=url, charset=charset, tally=tally)
    elif kind == "agenda":
        yield from agenda.entries(data, where, url=url, charset=charset, today=today, tally=tally)
    elif kind == "mail":
        yield from mail.messages(data, where, today=today, tally=tally)
    elif kind == "warc":
        yield from warc.records(io.BytesIO(data), where, tally)
    elif kind == "sitemap":
        listed = sitemap.addresses(data, where, url=url, charset=charset, tally=tally)
        yield from (one for one in listed if isinstance(one, Delivery))
    elif kind == "opml":
        raise InputError(where, "is a list of sources, not an article", "Take it in: pourparlers sources import FILE")
    else:
        tally.took()
        kind_of_text = "text/html" if kind == "page" else "text/plain"
        yield Delivery(data=data, media_type=kind_of_text, charset=charset, url=url, path=path)


def _of_json(data: bytes, name: str) -> Format:
    """A JSON Feed or what an agency sends; any other JSON is no format of ours."""
    from pourparlers.gather import jsonfeed, ninjs
    from pourparlers.gather.json import document, lines

    where = name or "the file"
    try:
        value = document(data, where)
    except InputError:
        first = next(lines(data, where), None)
        if first is None:
            return "text"
        value = first
    if jsonfeed.is_feed(value):
        return "json-feed"
    if ninjs.is_ninjs(value):
        return "ninjs"
    raise InputError(where, "is JSON, but neither a JSON Feed nor ninjs", "Give a feed, an agency's item, or a page")
