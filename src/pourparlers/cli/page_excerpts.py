"""Excerpts of the article for the cards: the sentence that says so, and the link to it at the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from pourparlers.cli.page_text import Paragraph

# A stop after a word of three letters or more (shorter ones are mostly initials and titles), then a new beginning.
_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3})\.|[!?\u2026]|(?<=[\d)])\.)[\"\u201d\u00bb\u2019)]*(?:\s*\u00bb)?"
    r"(?=\s+[^\sa-z\u0430-\u044f])"
)
REACH = 400  # characters looked at on either side of a span
_WHOLE = 10  # words up to which a text fragment quotes in full


def excerpt(text: str, cut: Sequence[Paragraph], spans: Sequence[tuple[int, int]], main: tuple[int, int]) -> Markup:
    """The sentence around ``main``, with those of ``spans`` that lie in it emphasised."""
    at, end = sentence(text, cut, *main)
    out = [Markup()]
    for a, b in sorted(spans):
        a, b = max(a, at), min(b, end)
        if a < b:
            out += [escape(text[at:a]), Markup("<b>{}</b>").format(text[a:b])]
            at = b
    return Markup().join([*out, escape(text[at:end])])


def sentence(text: str, cut: Sequence[Paragraph], start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, inside its paragraph; long ones are cut within reach of the span."""
    start, end = min(start, len(text)), min(end, len(text))
    i = max(bisect_right([p.start for p in cut], start) - 1, 0)
    low, high = (cut[i].start, cut[i].end) if cut else (0, len(text))
    low, high = max(low, start - REACH), min(max(high, end), end + REACH)
    first = low
    for stop in _STOP.finditer(text, low, start + 1):  # one more, for the letter that begins the sentence
        first = min(stop.end(), start)
    after = _STOP.search(text, max(end - 1, low), high)
    last = after.end() if after else high
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web: others (scripts, files) are never linked."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def text_fragment(url: str | None, words: str) -> str | None:
    """A link that opens the source at these words (URL Fragment Text Directives)."""
    address, said = web_address(url), words.split()
    if address is None or not said:
        return address
    joined = [said] if len(said) <= _WHOLE else [said[:4], said[-4:]]
    directive = ",".join(quote(" ".join(w), safe="", errors="replace").replace("-", "%2D") for w in joined)
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"
