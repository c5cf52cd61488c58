"""News in JSON as agencies send it (IPTC ninjs 1.x, 2.x, 3.x): each text item a delivery with its pictures.

The versions differ in the case of names and in whether there is one headline or a list of them; both are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.json import Row, document, lines, rows, text
from pourparlers.gather.media import MOST as MOST_PICTURES
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally
from pourparlers.gather.teaser import is_cut, one_line, plain

MOST_ITEMS = 5000
MOST_DEPTH = 4
LISTS = ("items", "newsItems", "newsitems", "_items")
MARKED = re.compile(r"\s*<[a-zA-Z]")
MARKUP = ("text/html", "application/xhtml+xml")


def is_item(value: Any) -> bool:
    """Whether a JSON value is a ninjs item: it has an identifier, and what only an item has."""
    if not isinstance(value, Mapping) or text(value, "uri") is None:
        return False
    names = {name.lower() for name in value if isinstance(name, str)}
    return bool(names & {"versioncreated", "pubstatus", "bodies", "headlines", "headline"}) or any(
        name.startswith(("body_", "headline_")) for name in names
    )


def is_ninjs(value: Any) -> bool:
    """Whether a JSON value is a ninjs item, or a list of them."""
    held = value if isinstance(value, list) else list(rows(value, *LISTS))
    return is_item(value) or any(is_item(item) for item in held[:3])


def items(data: bytes, where: str, *, charset: str | None = None, tally: Tally | None = None) -> Iterator[Delivery]:
    """The text items of a ninjs document: one item, a list of them, or JSON Lines."""
    tally = tally if tally is not None else Tally()
    for number, item in enumerate(_held(data, where, charset)):
        if number >= MOST_ITEMS:
            tally.left += 1
            continue
        delivery = _delivery(item) if is_item(item) else None
        if delivery is None:
            tally.pass_over("no text item")
            continue
        if _withdrawn(item):
            tally.pass_over("withdrawn by the agency")
            continue
        tally.took(delivery.published or delivery.modified)
        yield delivery


def _held(data: bytes, where: str, charset: str | None) -> Iterator[Any]:
    try:
        value = document(data, where, charset)
    except InputError:
        values = list(lines(data, where)) if b"\n" in data.strip() else []
        if not any(is_item(item) for item in values):
            raise
        yield from values
        return
    if not is_ninjs(value):
        raise InputError(where, "is JSON, but no ninjs item", "Give what the agency delivers, one item or a list")
    yield from [value] if is_item(value) else value if isinstance(value, list) else rows(value, *LISTS)


def _delivery(item: Row) -> Delivery | None:
    item = _lowered(item)
    content, media_type = _body(item)
    headline = one_line(_main(item, "headlines") or text(item, "headline", "headline_main", "title"))
    summary = one_line(_main(item, "descriptions") or text(item, "description_text", "description_xhtml"))
    if text(item, "type") not in (None, "text", "composite") or not (content or summary):
        return None
    url = address_of(text(item, "uri")) or next((address_of(text(r, "href")) for r in _renditions(item, "html")), None)
    modified = iso(text(item, "versioncreated"))
    published = iso(text(item, "firstcreated")) or modified
    body = content or summary or ""
    return Delivery(
        data=body.encode("utf-8", "replace"),
        media_type=media_type if content else "text/plain",
        charset="utf-8",
        url=url,
        section=next(filter(None, (one_line(text(row, "name")) for row in rows(item, "subject", "subjects"))), None),
        language=language_code(text(item, "language")),
        headline=headline,
        authors=_authors(item),
        agency=_agency(item),
        published=published,
        modified=modified if modified != published else None,
        pictures=tuple(_pictures(item))[:MOST_PICTURES],
        cut=not content and url is not None and is_cut(plain(body), summary=True),
    )


def _body(item: Row) -> tuple[str, str]:
    """The item's text, as markup where it has any. Version 1 names its bodies freely: ``body_`` and a word."""
    named = {name: value for name in item if name.startswith("body_") and (value := text(item, name))}
    bodies = [_lowered(row) for row in rows(item, "bodies")]
    marked = [named.get("body_xhtml"), named.get("body_html")]
    marked += [text(body, "value") for body in bodies if text(body, "contenttype") in MARKUP]
    marked += [value for value in named.values() if MARKED.match(value)]
    markup = next(filter(None, marked), None)
    if markup:
        return markup, "text/html"
    flat = [named.get("body_text"), *named.values()]
    flat += [text(body, "value") for body in bodies if text(body, "contenttype") in (None, "text/plain")]
    return next(filter(None, flat), None) or "", "text/plain"


def _main(item: Row, name: str) -> str | None:
    """Of several headlines or descriptions the main one, else the first."""
    found = [(text(row, "role") == "main", value) for row in rows(item, name) if (value := text(row, "value"))]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _authors(item: Row) -> tuple[str, ...]:
    signed = one_line(text(item, "byline", "by"))
    return (signed,) if signed else ()


def _agency(item: Row) -> str | None:
    sources = (one_line(text(row, "name")) for row in rows(item, "infosource", "infosources"))
    return next(filter(None, sources), None) or one_line(text(item, "copyrightholder"))


def _pictures(item: Row, depth: int = 0) -> Iterator[Picture]:
    """The pictures associated with an item, each with its own caption and credit."""
    if depth >= MOST_DEPTH:
        return
    for associated in (_lowered(row) for row in rows(item, "associations")):
        if text(associated, "type") == "picture":
            told = _main(associated, "descriptions") or text(
                associated, "description_text", "caption", "description_xhtml", "description_caption"
            )
            credit = text(associated, "creditline", "byline", "by", "copyrightholder")
            yield Picture(url=_largest(associated), caption=one_line(told), credit=one_line(credit))
        yield from _pictures(associated, depth + 1)


def _largest(picture: Row) -> str | None:
    sized = [
        (width if isinstance(width := row.get("width"), int | float) else 0, address)
        for row in _renditions(picture, "image")
        if (address := address_of(text(row, "href")))
    ]
    return max(sized)[1] if sized else None


def _renditions(item: Row, kind: str) -> Iterator[Row]:
    for row in (_lowered(row) for row in rows(item, "renditions")):
        if kind in (text(row, "mimetype", "contenttype") or kind):
            yield row


def _withdrawn(item: Row) -> bool:
    return text(_lowered(item), "pubstatus") in ("withheld", "canceled", "cancelled")


def _lowered(item: Row) -> Row:
    """The item with its names in small letters, as version 3 and those before it differ in that."""
    return {name.lower(): value for name, value in item.items() if isinstance(name, str)}
