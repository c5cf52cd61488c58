"""RSS and Atom: each entry a delivery, with the full text where the feed has it and else marked as a teaser.

``feedparser`` reads the many dialects; before it a feed is cut to measure and freed of what a parser must not see, and
beside it ``media`` keeps each picture with its caption and credit.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.media import pictures_by_entry
from pourparlers.gather.moments import iso, of_utc
from pourparlers.gather.tally import Tally
from pourparlers.gather.teaser import is_cut, one_line, plain
from pourparlers.gather.xml import prepared

MOST_ENTRIES = 2000
MOST_BYTES = 16 * 2**20
MOST_AUTHORS = 20
ENTRY = re.compile(rb"<(?:[\w.-]{1,30}:)?(?:item|entry)[\s>]")


def entries(
    data: bytes, where: str, *, url: str | None = None, charset: str | None = None, tally: Tally | None = None
) -> Iterator[Delivery]:
    """The entries of a feed in its order. ``url`` is the feed's own address, for links that are relative to it."""
    tally = tally if tally is not None else Tally()
    document = shortened(prepared(data, where, charset), where, tally)
    feed = _parsed(document, where)
    head: dict[str, Any] = feed.get("feed") or {}
    tally.title = one_line(_text(head, "title"))
    tally.language = language_code(_text(head, "language"))
    tally.home = address_of(_text(head, "link"), url)
    is_rss = str(feed.get("version") or "").startswith("rss")
    pictures = pictures_by_entry(document, where, url)
    for entry in feed.entries[:MOST_ENTRIES]:
        delivery = _delivery(entry, tally.language, url, pictures)
        if delivery is not None and delivery.published is None and is_rss:
            # What RSS calls the date of an entry (dc:date) is that of its publication.
            delivery = msgspec.structs.replace(delivery, published=delivery.modified, modified=None)
        if delivery is None:
            tally.pass_over("neither an address nor a text")
            continue
        tally.took(delivery.published or delivery.modified)
        yield delivery


def shortened(document: bytes, where: str, tally: Tally) -> bytes:
    """A feed of measure: of one too long the first and the last entries, whichever end is the newest."""
    starts = [match.start() for match in ENTRY.finditer(document)]
    most = len(starts)
    if len(document) > MOST_BYTES:
        most = most * MOST_BYTES // len(document)
    most = min(most, MOST_ENTRIES)
    if most == len(starts) and len(document) <= MOST_BYTES:
        return document
    half = most // 2
    if not half or starts[half] > MOST_BYTES or len(document) - starts[-half] > MOST_BYTES:
        raise InputError(where, f"a feed of {len(document) // 2**20} MB with no end to an entry", "Check the address")
    tally.left += len(starts) - 2 * half
    return document[: starts[half]] + document[starts[-half] :]


def _parsed(document: bytes, where: str) -> Any:
    import feedparser

    try:
        feed = feedparser.parse(
            io.BytesIO(document),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # what the parser of strangers' feeds may raise is not told anywhere
        raise InputError(where, f"is no feed that can be read ({type(error).__name__})", "Check the address") from None
    if not feed.get("version") and not feed.entries:
        raise InputError(where, "is neither RSS nor Atom", "Check the address, or give the site's home page")
    return feed


def _delivery(
    entry: Any, language: str | None, base: str | None, pictures: dict[str, tuple[Picture, ...]]
) -> Delivery | None:
    link = _text(entry, "feedburner_origlink") or _text(entry, "link")
    key = _text(entry, "id") or ""
    url = address_of(link, base) or address_of(key)
    content, summary = _content(entry), _text(entry, "summary") or ""
    full = plain(content)
    as_summary = len(full) < len(short := plain(summary))
    markup, text = (summary, short) if as_summary else (content, full)
    headline = one_line(_text(entry, "title"))
    if not url and not text and not headline:
        return None
    source = entry.get("source")
    published = iso(_text(entry, "published")) or of_utc(entry.get("published_parsed"))
    updated = dict.get(entry, "updated")  # the parser's own ``get`` would give what is no update
    modified = iso(updated) or (of_utc(dict.get(entry, "updated_parsed")) if updated else None)
    shown = pictures.get(key.strip()) or pictures.get((_text(entry, "link") or "").strip()) or ()
    return Delivery(
        data=markup.encode("utf-8", "replace"),
        media_type="text/html",
        charset="utf-8",
        url=url,
        outlet=one_line(_text(source, "title")) if isinstance(source, dict) else None,
        section=_section(entry),
        language=language_code(_text(entry, "language")) or language,
        headline=headline,
        authors=tuple(_authors(entry)),
        published=published,
        modified=modified if modified != published else None,
        pictures=shown,
        cut=url is not None and is_cut(text, summary=as_summary),
    )


def _content(entry: Any) -> str:
    """The longest text that the entry has as its content."""
    values = (_text(part, "value") or "" for part in entry.get("content") or () if isinstance(part, dict))
    return max(values, key=len, default="")


def _authors(entry: Any) -> Iterator[str]:
    names: Iterable[str | None] = [_text(a, "name") for a in entry.get("authors") or () if isinstance(a, dict)]
    found = [name for name in map(one_line, names) if name]
    alone = one_line(_text(entry, "author"))
    yield from list(dict.fromkeys(found or ([alone] if alone else [])))[:MOST_AUTHORS]


def _section(entry: Any) -> str | None:
    """The first category that is a name and no address."""
    for tag in entry.get("tags") or ():
        name = one_line(_text(tag, "label") or _text(tag, "term"))
        if name and "://" not in name:
            return name
    return None


def _text(row: Any, key: str) -> str | None:
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) and value.strip() else None
