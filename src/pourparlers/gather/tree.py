"""HTML from strangers as a tree, cut to size and to a depth: a parser's time grows with depth squared."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

MOST_MARKUP = 8_000_000
MOST_DEPTH = 256
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def tree_of(markup: str) -> LexborHTMLParser:
    """The tree of a page or of a scrap of one."""
    return LexborHTMLParser(shallow(markup[:MOST_MARKUP].replace("\0", "")))


def shallow(markup: str) -> str:
    """The markup without the start tags beyond ``MOST_DEPTH``; an end tag counts where there is one to end."""
    if markup.count("<") <= MOST_DEPTH:
        return markup
    open_tags: Counter[str] = Counter()
    depth = at = 0
    kept: list[str] = []
    for tag in TAG.finditer(markup):
        name = tag[2].lower()
        if name in VOID:
            continue
        if tag[1]:
            if open_tags[name]:
                open_tags[name] -= 1
                depth -= 1
        elif depth >= MOST_DEPTH:
            kept.append(markup[at : tag.start()])
            at = tag.end()
        else:
            open_tags[name] += 1
            depth += 1
    return "".join((*kept, markup[at:])) if kept else markup
