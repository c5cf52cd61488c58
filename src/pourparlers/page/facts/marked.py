"""The elements that state facts, found in one walk of the page: a walk costs as much whatever it looks for."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_STATING = "meta[content], h1, [itemprop]"


class Marked(NamedTuple):
    """Metadata elements, first-level headings, elements with a property; in their order."""

    metas: list[LexborNode]
    tops: list[LexborNode]
    items: list[LexborNode]


def marked_of(tree: LexborHTMLParser) -> Marked:
    found = Marked([], [], [])
    last = None
    for node in tree.css(_STATING):
        # An element that fits two selectors is found twice in a row.
        if node.mem_id == last:
            continue
        last = node.mem_id
        name = node.tag
        if name == "meta":
            found.metas.append(node)
        elif name == "h1":
            found.tops.append(node)
        if name not in ("meta", "h1") or "itemprop" in node.attributes:
            found.items.append(node)
    return found
