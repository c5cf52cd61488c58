"""News as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from pourparlers.publish.visit import News

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = "1970-01-01"
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def feed_of(news: Sequence[News], *, title: str, language: str, base: str, page: str, own: str) -> bytes:
    """A feed: ``page`` is what it follows, ``own`` the feed's address, ``base`` the site's."""
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _text(feed, "id", page)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((one.day for one in news if one.day), default=None)))
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(Xml.SubElement(feed, "author"), "name", "Pourparlers")
    for one in news:
        entry = Xml.SubElement(feed, "entry")
        _text(entry, "id", f"{base}/#{one.key}".replace(" ", "%20"))
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": base + one.path})
        if one.text:
            _text(entry, "summary", one.text)
    content: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = UNPRINTABLE.sub("\ufffd", text)


def _moment(day: str | None) -> str:
    return f"{day or EPOCH}T00:00:00Z"
