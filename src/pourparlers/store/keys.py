"""What makes two deliveries the same article: keys over the normalised headline and text.

Normalised: Unicode NFKC and case folding; white space and characters that print nothing (soft hyphens, joiners, marks
of direction) left out; quotation marks, apostrophes and dashes of every kind made one of each. What remains is
letters, digits and punctuation in their order, so that a page, its feed and its archived copy agree, and a changed
figure or name does not.

``key`` covers all that gives facts: headline, subheadings, summary, body, quotations, lists, tables and captions.
``prose`` leaves out summary and captions, which a feed often lacks: where the prose is equal, the poorer copy is no new
version. Without any prose (a teaser, a gallery) a headline is not enough to tell articles apart, and the address is
part of the key. What stands around the article (menus, trending lists, advertisements, comments) is in neither, nor
are byline, section and dates: they change without the article changing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from pourparlers.model import Article

PROSE = frozenset({"subheading", "body", "quotation", "list", "table"})
BESIDE = frozenset({"summary", "caption"})
_NOTHING = re.compile(
    r"[\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
_QUOTES = "'`´‘’‚‛“”„‟‹›«»「」『』＂＇ʼ"
_DASHES = "‐‑‒–—―−﹘﹣－"
_ONE_OF_EACH = str.maketrans({**dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_DASHES, "-")})
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|xtor|at_\w+|cmpid|ito|ref_src", re.I)
_PORTS = {"http": ":80", "https": ":443"}


class Keys(NamedTuple):
    """The keys of an article's content, and how many characters of it count."""

    key: str
    prose: str
    extent: int


def keys_of(article: Article, salt: str = "") -> Keys:
    """The keys of an article; ``salt`` keeps apart what may say the same and be another thing: entries of agendas."""
    headline = normalised(article.headline or "")
    text = article.text
    prose = normalised("".join(text[b.start : b.end] for b in article.blocks if b.kind in PROSE))
    beside = normalised("".join(text[b.start : b.end] for b in article.blocks if b.kind in BESIDE))
    if not prose:
        salt = salt or address_of(article.url) or ""
    return Keys(
        _digest(salt, headline, prose, beside), _digest(salt, headline, prose), len(headline) + len(prose) + len(beside)
    )


def normalised(text: str) -> str:
    """The text as keys see it."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOTHING.sub("", text.translate(_ONE_OF_EACH).casefold())


def address_of(url: str | None) -> str | None:
    """The form of a web address that names one page: no scheme, port, tracking or last slash; fragments stay.

    A fragment stays since entries of one page may have no other address; who knows that it only points into a page
    takes it off before. Anything that is no web address is itself.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url.strip()
    if parts.scheme not in _PORTS or not host:
        return url.strip()
    port = "" if port == _PORTS[parts.scheme] else port
    query = parts.query
    if query:
        kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
        query = urlencode(kept)
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{port}{parts.path.rstrip('/') or '/'}{'?' if query else ''}{query}{fragment}"


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()
