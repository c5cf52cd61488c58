"""Whether a feed hands over the whole text or a teaser of it, by its form: its length, and how it ends."""

from __future__ import annotations

import re

from pourparlers.gather.tree import tree_of

LEAST_OF_CONTENT, LEAST_OF_SUMMARY = 600, 1200
LONGEST = 2_000_000
LAST_LINES = 3
ELLIPSIS = re.compile(r"(?:…|\.{3,}|\[\s*(?:…|\.{3,})\s*\])[\s\"'”»)\]]*$")
BREAK = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|figcaption)\b[^<>]{0,100}>|<br\b[^<>]{0,100}>", re.I)


def plain(markup: str | None) -> str:
    """The text of a scrap of HTML, one paragraph a line."""
    if not markup:
        return ""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    body = tree_of(BREAK.sub(r"\g<0>&#10;", markup[:LONGEST])).body
    text = body.text(deep=True) if body is not None else ""
    return "\n".join(line for raw in text.splitlines() if (line := " ".join(raw.split())))


def one_line(markup: str | None) -> str | None:
    """The text of a title or caption that may hold markup."""
    return " ".join(plain(markup).split()) or None


def is_cut(text: str, *, summary: bool) -> bool:
    """Whether a plain text is a teaser. ``summary``: it came in the place where feeds put one."""
    if len(text) < (LEAST_OF_SUMMARY if summary else LEAST_OF_CONTENT):
        return True
    return any(ELLIPSIS.search(line[-40:]) for line in text.splitlines()[-LAST_LINES:])
