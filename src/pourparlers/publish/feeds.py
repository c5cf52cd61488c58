"""News as feeds: Atom (RFC 4287) and JSON Feed 1.1. Entries have the same identifiers in both, for good."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree as Xml

import msgspec

from pourparlers.publish.visit import News

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
EPOCH = "1970-01-01"
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Head(NamedTuple):
    """What a feed says of itself: ``page`` is what it follows, ``own`` its address, ``base`` the site's."""

    title: str
    language: str
    base: str
    page: str
    own: str


def atom_of(news: Sequence[News], head: Head) -> bytes:
    """The news as Atom."""
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": head.language})
    _text(feed, "id", head.page)
    _text(feed, "title", head.title)
    _text(feed, "updated", _moment(max((one.day for one in news if one.day), default=None)))
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": head.own})
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": head.page})
    _text(Xml.SubElement(feed, "author"), "name", "Pourparlers")
    for one in news:
        entry = Xml.SubElement(feed, "entry")
        _text(entry, "id", _name(one, head))
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": head.base + one.path})
        if one.text:
            _text(entry, "summary", one.text)
    content: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def json_feed_of(news: Sequence[News], head: Head) -> bytes:
    """The news as JSON Feed."""
    items = [
        {
            "id": _name(one, head),
            "url": head.base + one.path,
            "title": one.title,
            "content_text": one.text or one.title,
            **({"date_published": _moment(one.day)} if one.day else {}),
        }
        for one in news
    ]
    feed = {
        "version": JSON_FEED,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.own,
        "language": head.language,
        "items": items,
    }
    return msgspec.json.encode(feed)


def _name(one: News, head: Head) -> str:
    return f"{head.base}/#{quote(one.key, safe='/-')}"


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = UNPRINTABLE.sub("\ufffd", text)


def _moment(day: str | None) -> str:
    return f"{day or EPOCH}T00:00:00Z"
