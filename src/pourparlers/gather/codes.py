"""Codes as carriers write them: addresses made absolute, language tags brought to their language."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

LONGEST = 4000
TAG = re.compile(r"([a-zA-Z]{2})(?:[-_]|$)")
SPACE = re.compile(r"[\s\x00-\x20]+")


def address_of(link: str | None, base: str | None = None) -> str | None:
    """An absolute address of the web without its fragment, or nothing."""
    if not link or len(link) > LONGEST:
        return None
    try:
        address = urljoin(base or "", SPACE.sub("%20", link.strip()))
        parts = urlsplit(address)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.port == 0:
            return None
    except ValueError:
        return None
    return address.partition("#")[0]


def language_code(told: str | None) -> str | None:
    """The ISO 639-1 code of a language tag, if it has one."""
    match = TAG.match((told or "").strip())
    return match[1].lower() if match else None
