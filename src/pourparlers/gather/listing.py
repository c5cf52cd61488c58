"""A page that lists articles: which of its links lead to one, told by structure alone.

An article's link has many words, an address with a slug or a number, often a date beside it, and stands among others
of the same form; a menu's has few words and a short address. No word of any language is looked at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from pourparlers.delivery import Delivery
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally
from pourparlers.gather.tree import tree_of

MOST_LINKS, MOST_SEEN = 500, 8000
LONGEST = 300
ENOUGH = 4.0
FEW, MANY = 3, 5
NEAR = 4
AROUND = frozenset(("nav", "footer", "header", "aside", "form"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
NOT_PAGES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|docx?|xlsx?|css|js|xml|rss|ics)$", re.I)
DATED = re.compile(r"/(?:19|20)\d\d(?:[/-]?\d\d){1,2}(?:[/-]|$)")
NUMBERED = re.compile(r"\d{4,}")
DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b\d{1,2}[ .]{1,3}\w{3,12}[ .]{1,3}(?:19|20)\d\d\b"
)
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Link(NamedTuple):
    """A link to a page of the same site: what it says, and what speaks for its being an article's."""

    url: str
    text: str
    form: str
    score: float
    day: str | None


def links(markup: str, url: str, tally: Tally | None = None) -> Iterator[Delivery]:
    """The articles that a page lists, in its order: deliveries with no content yet."""
    tally = tally if tally is not None else Tally()
    tree = tree_of(markup)
    tally.language = language_code(tree.root.attributes.get("lang")) if tree.root is not None else None
    title = tree.css_first("title")
    tally.title = " ".join(title.text(deep=True).split()) or None if title is not None else None
    best = _best(_links(tree.css("a[href]")[:MOST_SEEN], url))
    forms = Counter(link.form for link in best)
    taken = [link for link in best if link.score + _for_form(forms[link.form]) >= ENOUGH]
    tally.left = max(0, len(taken) - MOST_LINKS)
    for link in taken[:MOST_LINKS]:
        tally.took(link.day)
        yield Delivery(
            data=b"", url=link.url, headline=link.text or None, language=tally.language, published=link.day, cut=True
        )


def _for_form(number: int) -> float:
    """What it is worth that links of one form stand together."""
    return 1.0 if number >= MANY else 0.5 if number >= FEW else -0.5


def _best(found: Iterator[Link]) -> list[Link]:
    """One link an address: of a picture, a title and a button the title; what speaks for one speaks for all."""
    by_address: defaultdict[str, list[Link]] = defaultdict(list)
    for link in found:
        by_address[link.url].append(link)
    joined = []
    for same in by_address.values():
        first = max(same, key=lambda link: (link.score, len(link.text)))
        day = next((link.day for link in same if link.day), None)
        joined.append(first._replace(day=day))
    return joined


def _links(nodes: list[LexborNode], url: str) -> Iterator[Link]:
    page = urlsplit(url)
    host = _site(page.hostname or "")
    here = address_of(url)
    for node in nodes:
        address = address_of(node.attributes.get("href"), url)
        if address is None or address == here:
            continue
        parts = urlsplit(address)
        if _site(parts.hostname or "") != host or len(parts.path) < 2 or NOT_PAGES.search(parts.path):
            continue
        # A page that the listing lies under is one of its rubrics.
        if page.path.startswith(parts.path.rstrip("/") + "/"):
            continue
        yield _link(node, address, unquote(parts.path), parts.query)


def _link(node: LexborNode, address: str, path: str, query: str) -> Link:
    heading = node.css_first("h1, h2, h3, h4, h5")
    text = " ".join((heading or node).text(deep=True, separator=" ").split())[:LONGEST]
    held = [parent.tag or "" for parent in _above(node, 8)]
    score = _of_text(text) + _of_path(path, query)
    score += 1.5 if heading is not None or HEADINGS & set(held[:3]) else 0
    score -= 2.5 if AROUND & set(held) and "article" not in held else 0
    day, dated = _day_near(node)
    score += 1.0 if dated else 0
    return Link(address, text, _form(node), score, day)


def _of_text(text: str) -> float:
    """Titles have several words; scripts without blanks have fewer letters."""
    weight = len(text) + 2 * len(WIDE.findall(text))
    words = len(text.split())
    if weight >= 45 or words >= 7:
        return 2.5
    if weight >= 25 or words >= 4:
        return 1.5
    return 0.0 if weight >= 12 else -1.0


def _of_path(path: str, query: str) -> float:
    """A slug of many words, a date or a long number in the last part; rubrics have short single words."""
    last = path.rstrip("/").rpartition("/")[2]
    score = 1.5 if DATED.search(path) else 0.0
    joints = max(last.count("-"), last.count("_"))
    score += 1.5 if joints >= 3 else 0.5 if joints == 2 else 0.0
    score += 1.0 if NUMBERED.search(last) or NUMBERED.search(query) else 0.0
    return score if score else -1.0


def _above(node: LexborNode, levels: int, *, while_single: bool = False) -> Iterator[LexborNode]:
    """The elements around a node, inside out."""
    parent = node.parent
    while parent is not None and levels and parent.tag not in ("body", "html"):
        if while_single and len(parent.css("a[href]")[:NEAR]) >= NEAR:
            return
        yield parent
        parent, levels = parent.parent, levels - 1


def _day_near(node: LexborNode) -> tuple[str | None, bool]:
    """The day that stands in a link or in what holds it and no other, and whether there is any date at all."""
    for element in (node, *_above(node, NEAR, while_single=True)):
        stamp = element.css_first("time[datetime]")
        if stamp is not None:
            return iso(stamp.attributes.get("datetime")), True
        if element.css_first("time") is not None or DATE.search(element.text(deep=True)[:600]):
            return None, True
    return None, False


def _form(node: LexborNode) -> str:
    """The elements and classes that a link stands in: the same for all of one list."""
    rows = [node, *_above(node, 3)]
    return " ".join(f"{row.tag}.{NUMBERED.sub('', (row.attributes.get('class') or '')[:60])}" for row in rows)


def _site(host: str) -> str:
    return host.lower().removeprefix("www.").removeprefix("m.")
