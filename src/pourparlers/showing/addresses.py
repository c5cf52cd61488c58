"""Names as addresses have them: the same on the site, in its API and in what is exported."""

from __future__ import annotations

from pourparlers.reading.names.romanise import plain

KEY = 16
"""So much of an article's key stands in its address."""


def slug(name: str) -> str:
    """A name as an address has it: plain letters and hyphens, or the name itself where no letter has a plain one."""
    words = "".join(letter if letter.isalnum() else " " for letter in plain(name)).split()
    return "-".join(words)[:80] or "-"
