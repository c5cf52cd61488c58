"""What the markup of a page says: headings, microdata, times, classes, paths of sections, the element's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.model import FactBasis
from pourparlers.page.facts.record import Claim, Field
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.words import metadata

MOST_HEADINGS = 20
MOST_ITEMS = 300
MOST_OF_AN_ITEM = 12
MOST_NODES = 400
MOST_LETTERS = 6000
MOST_NAME = 120
MOST_DATE = 160
MOST_PATHS = 6
MOST_STEPS = 12
# The head of an article is the least element round its headline that holds so many letters more.
LEAST_ROUND = 40
MOST_ROUND = 3000
MOST_CLIMBED = 6
BASIS: FactBasis = "markup"
_TOKEN = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DROPPED = frozenset("script style noscript template svg iframe select textarea form head".split())
_INLINE = frozenset("a abbr b bdi em i small span strong time u address".split())
_FROM_PATH: tuple[Field, ...] = ("section",)


class Near(NamedTuple):
    """What stands round the headline: claims of times and classes, and the lines of text."""

    claims: tuple[Claim, ...]
    lines: tuple[str, ...]


def headings(tree: LexborHTMLParser) -> list[tuple[LexborNode, str]]:
    """The first-level headings that hold text."""
    found = ((node, tidy(node.text(deep=True, separator=" ")[:2000])) for node in tree.css("h1")[:MOST_HEADINGS])
    return [(node, text) for node, text in found if text]


def language_claims(tree: LexborHTMLParser) -> Iterator[Claim]:
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    if language:
        yield Claim("language", language[:40], 2.0, BASIS)


def microdata_claims(tree: LexborHTMLParser) -> Iterator[Claim]:
    """The votes of elements with a property; the first of each are the page's own."""
    known = metadata().linked
    seen: dict[str, int] = {}
    for node in tree.css("[itemprop]")[:MOST_ITEMS]:
        attributes = node.attributes
        if node.tag == "meta" and "name" in attributes:
            continue
        for name in (attributes.get("itemprop") or "").lower().split()[:4]:
            for field, weight in known.get(name, ()):
                if name == "name" or field in ("canonical", "outlet", "agency"):
                    continue
                seen[name] = seen.get(name, 0) + 1
                if seen[name] > (MOST_OF_AN_ITEM if field == "authors" else 1):
                    continue
                value = item_value(node, field)
                if value:
                    yield Claim(field, value, 0.7 * weight, BASIS)


def item_value(node: LexborNode, field: Field) -> str:
    """The value of a property: an attribute's, a name inside, or the text."""
    attributes = node.attributes
    stated = attributes.get("content") or (attributes.get("datetime") if field in ("published", "modified") else None)
    if stated:
        return tidy(stated[:2000])
    if field == "authors":
        inner = node.css_first("[itemprop=name]")
        if inner is not None:
            return tidy((inner.attributes.get("content") or inner.text(deep=True))[:MOST_NAME])
    text = tidy(node.text(deep=True, separator=" ")[:2000])
    return text if field == "headline" or len(text) <= MOST_NAME else ""


def path_claims(tree: LexborHTMLParser, headline_keys: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The paths of sections that the page prints as a list of links."""
    for path in tree.css('[itemtype*="BreadcrumbList"], [class*="breadcrumb"], [class*="Breadcrumb"]')[:MOST_PATHS]:
        steps = tuple(tidy(step.text(deep=True, separator=" ")[:MOST_NAME]) for step in path.css("a")[:MOST_STEPS])
        if steps:
            yield steps
            return


def near(heading: LexborNode | None) -> Near:
    """The claims and the lines of the first nodes round a headline, in their order."""
    if heading is None:
        return Near((), ())
    claims: list[Claim] = []
    lines: list[str] = []
    line: list[str] = []
    letters = 0
    for node in following(start_of(heading)):
        name = node.tag or ""
        if name == "-text":
            text = (node.text_content or "")[:1000]
            letters += len(text)
            line.append(text)
        elif name not in _INLINE:
            if line:
                lines.append(tidy("".join(line)))
                line = []
        if name and name[0] != "-":
            claims.extend(claims_at(node, name))
        if letters > MOST_LETTERS:
            break
    lines.append(tidy("".join(line)))
    return Near(tuple(claims), tuple(filter(None, lines)))


def start_of(heading: LexborNode) -> LexborNode:
    """The element that holds a headline with what is printed round it: section above, author and date below."""
    node, size = heading, len(heading.text(deep=True))
    for _ in range(MOST_CLIMBED):
        parent = node.parent
        if parent is None or parent.tag in ("body", "html", "main"):
            break
        held = len(parent.text(deep=True))
        if held > size + MOST_ROUND:
            break
        node = parent
        if held > size + LEAST_ROUND and node.tag in ("article", "header"):
            break
    return node


def following(start: LexborNode) -> Iterator[LexborNode]:
    """The nodes of an element and those after it, in the order of the document, within bounds."""
    node: LexborNode | None = start
    count = 0
    while node is not None and count < MOST_NODES:
        yield node
        count += 1
        tag = node.tag or ""
        onward = node.first_child if tag not in _DROPPED else None
        while onward is None and node is not None:
            onward = node.next
            if onward is None:
                node = node.parent
                if node is None or node.tag in ("body", "html"):
                    return
        node = onward


def claims_at(node: LexborNode, name: str) -> Iterator[Claim]:
    """The votes of one element by its name, classes and relation."""
    attributes = node.attributes
    if name == "time" and attributes.get("datetime"):
        yield Claim("published", tidy((attributes["datetime"] or "")[:MOST_DATE]), 1.5, BASIS)
    if name == "a" and "author" in (attributes.get("rel") or "").lower().split():
        yield Claim("authors", tidy(node.text(deep=True, separator=" ")[:MOST_NAME]), 2.0, BASIS)
    votes: dict[Field, float] = {}
    for token in tokens_of(attributes):
        for field, weight in metadata().tokens.get(token, ()):
            votes[field] = max(votes.get(field, 0), weight)
    for field, weight in votes.items():
        text = tidy(node.text(deep=True, separator=" ")[:1000])
        limit = MOST_DATE if field in ("published", "modified") else MOST_NAME
        if 0 < len(text) <= limit:
            yield Claim(field, text, 0.6 * weight, BASIS)


def tokens_of(attributes: dict[str, str | None]) -> set[str]:
    """The words of an element's classes, identifier and test mark."""
    named = " ".join(filter(None, (attributes.get(key) for key in ("class", "id", "data-testid", "rel"))))
    return set(_TOKEN.findall(_CAMEL.sub(" ", named[:300]).lower())) if named else set()
