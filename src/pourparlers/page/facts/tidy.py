"""Small texts of metadata made plain: entities and tags gone, spaces one, addresses comparable."""

from __future__ import annotations

import functools
import html
import re
from urllib.parse import unquote, urljoin, urlsplit

from pourparlers.page import lines

LONGEST_ADDRESS = 2000

# A page says the same name in many places.
key_of = functools.lru_cache(maxsize=2048)(lines.key_of)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SPACE = re.compile(r"\s")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\ud800-\udfff]")


def tidy(text: str) -> str:
    """A text on one line, without tags, entities and letters that are not seen."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(_INVISIBLE.sub("", text).split())


def address_of(text: str, base: str | None = None) -> str | None:
    """An absolute address of the web, or None."""
    text = text.strip()
    if not text or len(text) > LONGEST_ADDRESS or _SPACE.search(text):
        return None
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return whole if fit else None


def address_key(text: str) -> str:
    """What two addresses of one page have in common: host and path, without scheme, query and last slash."""
    try:
        parts = urlsplit(text.strip()[:LONGEST_ADDRESS])
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return text
    return f"{host}{unquote(parts.path).rstrip('/')}"


def path_parts(text: str) -> list[str]:
    """The parts of an address's path."""
    try:
        return [part for part in unquote(urlsplit(text).path).split("/") if part]
    except ValueError:
        return []
