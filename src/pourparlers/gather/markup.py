"""A tree of XHTML or NITF written as HTML: local names, texts and the attributes that a page's reader looks at."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from pourparlers.gather.xml import local

KEPT = frozenset(("href", "src", "alt", "class", "lang", "datetime", "title", "rel"))
PASSED = frozenset(("script", "style", "head"))
EMPTY = frozenset(("br", "hr", "img", "wbr", "source"))
AS_HTML = {"hl1": "h1", "hl2": "h2", "block": "div", "media-caption": "figcaption", "media": "figure"}


def markup_of(element: Element) -> str:
    """The element and all in it as HTML; of a depth that the reader of XML has bounded."""
    out: list[str] = []
    _write(element, out)
    return "".join(out)


def _write(element: Element, out: list[str]) -> None:
    name = local(element)
    if name not in PASSED:
        name = AS_HTML.get(name, name if name.isalnum() else "div")
        kept = ((key.rpartition("}")[2], value) for key, value in element.items())
        out.append(
            f"<{name}{''.join(f' {key}={chr(34)}{escape(value)}{chr(34)}' for key, value in kept if key in KEPT)}>"
        )
        out.append(escape(element.text or "", quote=False))
        for child in element:
            _write(child, out)
        if name not in EMPTY:
            out.append(f"</{name}>")
    out.append(escape(element.tail or "", quote=False))
