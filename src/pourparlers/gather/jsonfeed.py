"""JSON Feed (versions 1 and 1.1): each item a delivery."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.feed import MOST_AUTHORS, MOST_ENTRIES
from pourparlers.gather.json import Row, document, rows, text
from pourparlers.gather.media import MOST as MOST_PICTURES
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally
from pourparlers.gather.teaser import is_cut, one_line, plain


def is_feed(value: Any) -> bool:
    """Whether a JSON value is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org" in (text(value, "version") or "") and "items" in value


def entries(
    data: bytes, where: str, *, url: str | None = None, charset: str | None = None, tally: Tally | None = None
) -> Iterator[Delivery]:
    """The items of a JSON Feed in its order; of one too long the first and the last."""
    value = document(data, where, charset)
    if not is_feed(value):
        raise InputError(where, "is no JSON Feed", "Check the address, or give the site's home page")
    tally = tally if tally is not None else Tally()
    tally.title, tally.home = one_line(text(value, "title")), address_of(text(value, "home_page_url"), url)
    tally.language = language_code(text(value, "language"))
    items = list(rows(value, "items"))
    half = MOST_ENTRIES // 2
    if len(items) > MOST_ENTRIES:
        tally.left = len(items) - MOST_ENTRIES
        items = items[:half] + items[-half:]
    for item in items:
        delivery = _delivery(item, value, tally.language, url)
        if delivery is None:
            tally.pass_over("neither an address nor a text")
            continue
        tally.took(delivery.published or delivery.modified)
        yield delivery


def _delivery(item: Row, feed: Row, language: str | None, base: str | None) -> Delivery | None:
    url = address_of(text(item, "url", "external_url"), base) or address_of(text(item, "id"))
    markup, flat = text(item, "content_html"), text(item, "content_text")
    summary = text(item, "summary")
    content = markup or flat or summary or ""
    html = markup is not None
    body = plain(markup) if html else content
    headline = one_line(text(item, "title"))
    if not url and not body and not headline:
        return None
    tags = tags if isinstance(tags := item.get("tags"), list) else []
    return Delivery(
        data=content.encode("utf-8", "replace"),
        media_type="text/html" if html else "text/plain",
        charset="utf-8",
        url=url,
        section=next((tag for tag in tags if isinstance(tag, str) and tag.strip()), None),
        language=language_code(text(item, "language")) or language,
        headline=headline,
        authors=_authors(item) or _authors(feed),
        published=iso(text(item, "date_published")),
        modified=iso(text(item, "date_modified")),
        pictures=tuple(_pictures(item, base)),
        cut=url is not None and is_cut(body, summary=not (markup or flat)),
    )


def _authors(row: Row) -> tuple[str, ...]:
    one = row.get("author")
    found = [*rows(row, "authors"), *([one] if isinstance(one, dict) else [])]
    names = (one_line(text(author, "name")) for author in found)
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_AUTHORS]


def _pictures(item: Row, base: str | None) -> Iterator[Picture]:
    """The item's own picture and the images attached to it; an attachment's title is its caption."""
    seen: set[str] = set()
    attached = list(rows(item, "attachments"))[:MOST_PICTURES]
    images = [a for a in attached if (text(a, "mime_type") or "").startswith("image/")]
    told = [(text(a, "url"), one_line(text(a, "title"))) for a in images]
    told += [(text(item, name), None) for name in ("image", "banner_image")]
    for link, caption in told:
        url = address_of(link, base)
        if url and url not in seen:
            seen.add(url)
            yield Picture(url=url, caption=caption)
