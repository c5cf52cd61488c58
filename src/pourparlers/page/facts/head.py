"""What the head of a page and its metadata elements say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.model import FactBasis
from pourparlers.page.facts.record import Claim
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.words import metadata

MOST_METAS = 1000
MOST_OF_A_NAME = 12
LONGEST = 2000
BASIS: FactBasis = "meta"
_CANONICAL = 'link[rel~="canonical"][href]'
_NAMES = ("property", "name", "itemprop", "http-equiv")


class Head(NamedTuple):
    """The claims of metadata elements, the page's title, its canonical address, the base of its addresses."""

    claims: tuple[Claim, ...]
    title: str
    canonical: str | None
    base: str | None


def head_of(tree: LexborHTMLParser, metas: list[LexborNode]) -> Head:
    head = tree.head
    title = (head.css_first("title") if head is not None else None) or tree.css_first("title")
    base = head.css_first("base[href]") if head is not None else None
    canonical = (head.css_first(_CANONICAL) if head is not None else None) or tree.css_first(_CANONICAL)
    return Head(
        claims=tuple(claims_of(metas)),
        title=tidy(title.text(deep=True)[:LONGEST]) if title is not None else "",
        canonical=canonical.attributes.get("href") if canonical is not None else None,
        base=base.attributes.get("href") if base is not None else None,
    )


def claims_of(elements: list[LexborNode]) -> Iterator[Claim]:
    """The votes of metadata elements, the first few of each name."""
    known = metadata().meta
    seen: dict[str, int] = {}
    for element in elements[:MOST_METAS]:
        attributes = element.attributes
        name = next((value.strip().lower() for key in _NAMES if (value := attributes.get(key))), "")
        votes = known.get(name)
        if not votes:
            continue
        seen[name] = seen.get(name, 0) + 1
        content = tidy((attributes.get("content") or "")[:LONGEST])
        if not content or seen[name] > MOST_OF_A_NAME:
            continue
        for field, weight in votes:
            fade = 1.0 if field == "authors" else 0.8 ** (seen[name] - 1)
            yield Claim(field, content, weight * fade, BASIS)
