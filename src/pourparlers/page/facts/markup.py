"""What the markup of a page says: headings, microdata, times, classes, paths of sections, the element's language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.model import FactBasis
from pourparlers.page.facts.record import Claim, Field, Step
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.words import metadata

MOST_HEADINGS = 20
MOST_ITEMS = 300
MOST_OF_AN_ITEM = 12
MOST_NODES = 400
LEAST_PARAGRAPH, MOST_PARAGRAPHS = 180, 3
MOST_NAME = 120
MOST_NAME_WORDS = 5
MOST_DATE = 160
MOST_SECTION = 40
MOST_NAMED = 300
MOST_PATHS = 6
MOST_STEPS = 12
MOST_LINKS = 1500
MOST_ADDRESS = 120
# The head of an article is the least element round its headline that holds so many letters more.
LEAST_ROUND = 40
MOST_ROUND = 3000
MOST_CLIMBED = 6
BASIS: FactBasis = "markup"
_TOKEN = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMED = ("class", "id", "data-testid", "rel")
_DROPPED = frozenset("script style noscript template svg iframe select textarea form head".split())
_INLINE = frozenset("abbr b bdi em i small strong u".split())
_APART = frozenset("a span time address".split())


class Near(NamedTuple):
    """What stands round the headline: claims of times and classes, and the lines of text."""

    claims: tuple[Claim, ...]
    lines: tuple[str, ...]


def headings(tree: LexborHTMLParser, tops: list[LexborNode]) -> list[tuple[LexborNode, str]]:
    """The first-level headings that hold text, or those of the second level where there is none."""
    return texts_of(tops) or texts_of(tree.css("h2"))


def texts_of(nodes: list[LexborNode]) -> list[tuple[LexborNode, str]]:
    found = ((node, tidy(node.text(deep=True, separator=" ")[:2000])) for node in nodes[:MOST_HEADINGS])
    return [(node, text) for node, text in found if text]


def language_claims(tree: LexborHTMLParser) -> Iterator[Claim]:
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    if language:
        yield Claim("language", language[:40], 2.0, BASIS)


def microdata_claims(items: list[LexborNode]) -> Iterator[Claim]:
    """The votes of elements with a property; the first of each are the page's own."""
    known = metadata().linked
    seen: dict[str, int] = {}
    for node in items[:MOST_ITEMS]:
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


def printed_paths(tree: LexborHTMLParser) -> Iterator[tuple[Step, ...]]:
    """The path of sections that the page prints as a list of links."""
    for path in tree.css('[itemtype*="BreadcrumbList"], [class*="breadcrumb"], [class*="Breadcrumb"]')[:MOST_PATHS]:
        links = path.css("a[href]")[:MOST_STEPS]
        steps = (Step(tidy(link.text(deep=True, separator=" ")[:MOST_NAME]), link.attributes["href"]) for link in links)
        found = tuple(step for step in steps if step.name)
        if found:
            yield found
            return


def links_of(tree: LexborHTMLParser) -> Iterator[Step]:
    """The links of a page that say something short, in their order."""
    for link in tree.css("a[href]")[:MOST_LINKS]:
        address = link.attributes["href"] or ""
        if len(address) <= MOST_ADDRESS:
            text = tidy(link.text(deep=True, separator=" ")[: MOST_NAME + 1])
            if 0 < len(text) <= MOST_NAME:
                yield Step(text, address)


def near(heading: LexborNode | None) -> Near:
    """The claims and the lines of the first nodes round a headline, in their order, up to where the story runs."""
    if heading is None:
        return Near((), ())
    claims: list[Claim] = []
    lines: list[str] = []
    line: list[str] = []
    paragraphs, passed = 0, False
    for node in following(start_of(heading)):
        name = node.tag or ""
        if line and is_border(node, name):
            lines.append(tidy("".join(line)))
            paragraphs += passed and len(lines[-1]) >= LEAST_PARAGRAPH
            line = []
        if name == "-text":
            line.append((node.text_content or "")[:1000])
            continue
        if name in _APART:
            line.append(" ")
        passed = passed or node.mem_id == heading.mem_id
        if paragraphs >= MOST_PARAGRAPHS:
            break
        if name[:1] != "-":
            claims.extend(claims_at(node, name, passed))
    lines.append(tidy("".join(line)))
    return Near(tuple(claims), tuple(filter(None, lines)))


def is_border(node: LexborNode, name: str) -> bool:
    """Whether a line ends before a node: it is set on lines of its own, or what stands right before it is."""
    if name in _INLINE:
        return False
    if name != "-text" and name not in _APART:
        return True
    before = node.prev
    other = (before.tag if before is not None else None) or "-"
    return other[0] != "-" and other not in _INLINE and other not in _APART


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


def claims_at(node: LexborNode, name: str, passed: bool) -> Iterator[Claim]:
    """The votes of one element by its name, classes and relation. ``passed``: it stands after the headline."""
    attributes = node.attributes
    if name == "time" and attributes.get("datetime"):
        yield Claim("published", tidy((attributes["datetime"] or "")[:MOST_DATE]), 1.5, BASIS)
    if name == "a" and "author" in (attributes.get("rel") or "").lower().split():
        yield Claim("authors", tidy(node.text(deep=True, separator=" ")[:MOST_NAME]), 2.0, BASIS)
    named = " ".join([value for key in _NAMED if (value := attributes.get(key))]) if attributes else ""
    for field, weight in votes_of(named[:MOST_NAMED]) if named else ():
        if field == "section" and passed:
            continue
        for text in said_by(node, field):
            yield Claim(field, text, 0.6 * weight, BASIS)


@functools.lru_cache(maxsize=2048)
def votes_of(named: str) -> tuple[tuple[Field, float], ...]:
    """What the words of an element's classes, identifier and test mark vote for."""
    votes: dict[Field, float] = {}
    for token in sorted(set(_TOKEN.findall(_CAMEL.sub(" ", named).lower()))):
        for field, weight in metadata().tokens.get(token, ()):
            votes[field] = max(votes.get(field, 0), weight)
    if "published" in votes:
        votes.pop("modified", None)
    return tuple(votes.items())


def said_by(node: LexborNode, field: Field) -> Iterator[str]:
    """What an element says of a fact: its short text; of authors each full name that is an element of its own.

    Of several sections that are linked side by side the first is taken.
    """
    limit = MOST_SECTION if field == "section" else MOST_DATE
    if field == "authors":
        parts = [short(part) for part in node.css("a, span")[:MOST_OF_AN_ITEM]]
        full = [part for part in parts if 1 <= part.count(" ") < MOST_NAME_WORDS]
        if len(full) > 1 and len(full) == len([part for part in parts if part]):
            yield from full
            return
    links = node.css("a")[:2] if field == "section" else []
    text = short(links[0] if len(links) > 1 else node)
    if 0 < len(text) <= limit:
        yield text


def short(node: LexborNode) -> str:
    return tidy(node.text(deep=True, separator=" ")[:1000])
