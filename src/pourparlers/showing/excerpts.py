"""Excerpts of the article for the cards: the sentence that says so, and the link to it at the source."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from pourparlers.model import Article
from pourparlers.showing.evidence import sentence_at

REACH = 400  # characters looked at on either side of a span
_WHOLE = 10  # words up to which a text fragment quotes in full


def excerpt(article: Article, spans: Sequence[tuple[int, int]], main: tuple[int, int]) -> Markup:
    """The sentence around ``main``, with those of ``spans`` that lie in it emphasised."""
    text = article.text
    at, end = sentence_at(article, min(main[0], len(text)), min(main[1], len(text)), REACH)
    out = [Markup()]
    for a, b in sorted(spans):
        a, b = max(a, at), min(b, end)
        if a < b:
            out += [escape(text[at:a]), Markup("<b>{}</b>").format(text[a:b])]
            at = b
    return Markup().join([*out, escape(text[at:end])])


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
