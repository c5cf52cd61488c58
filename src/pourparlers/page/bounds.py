"""Markup cut to size before it is parsed: its length, its tags, the depth of its tree, the attributes of one tag.

Parsers take time that grows with the square of depth, of open formatting elements and of the attributes of one tag,
so that a page made to hurt would hold one for hours. What is cut is start tags; no text is lost by it.
"""

from __future__ import annotations

import re
from collections import Counter

from pourparlers.page.markup import markup

MOST_MARKUP, MOST_TAGS = 20_000_000, 100_000
MOST_DEPTH = 400
# Formatting elements left open are opened anew in every paragraph after them.
MOST_FORMATTING, MOST_DRESSED = 8, 24
MOST_TAG = 8_000
# A page of so few tags costs little however deep it is; of others the depth is told at so many tags at once.
LEAST_TAGS, LEAST_SUSPECT = 12_000, 1_500
TAGS_AT_ONCE = 256
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]{0,30}")
_KEPT = re.compile(r"""\s(?:class|id|role|itemprop|itemtype)=(?:"[^"<>]{0,300}"|'[^'<>]{0,300}')""")
_ELEMENTS = markup().elements
_VOID, _RAW = frozenset(_ELEMENTS.void.split()), frozenset(_ELEMENTS.raw.split())
_FORMATTING = frozenset(_ELEMENTS.formatting.split())
# A formatting element with attributes: only these are opened anew without bounds.
_FIRSTS = "".join(sorted({letter for name in _FORMATTING for letter in (name[0], name[0].upper())}))
_DRESSED = re.compile(rf"<(?=[{_FIRSTS}])(?i:{'|'.join(sorted(_FORMATTING))})[\s/]")
_FORMATTED = re.compile(rf"<(/?)({'|'.join(sorted(_FORMATTING))})(?=[\s/>])", re.IGNORECASE)
# What ends a drawing in whose midst it stands.
_BREAKING = _FORMATTING | frozenset(_ELEMENTS.blocks.split())


def bounded(page: str) -> str:
    """The markup as a parser may have it."""
    if "\0" in page:
        page = page.replace("\0", "")
    if has_long(page):
        page = "<".join([short_tag(piece) if is_long_tag(piece) else piece for piece in page.split("<")])
    page = page[:MOST_MARKUP]
    tags = page.count("<")
    if (tags >= LEAST_TAGS and is_suspect(page.split("<"))) or (tags > MOST_DRESSED and is_dressed(page)):
        page = shallow(page)
    return page if tags < MOST_TAGS else "<".join(page.split("<", MOST_TAGS)[:MOST_TAGS])


def has_long(page: str) -> bool:
    """Whether a tag may be too long: so many characters without another that begins, a script's aside."""
    at, last = page.find("<"), len(page) - MOST_TAG
    while 0 <= at < last:
        after = page.rfind("<", at + 1, at + MOST_TAG)
        if after < 0:
            if page[at + 1].isalpha() and page.find(">", at, at + MOST_TAG) < 0:
                return True
            after = page.find("<", at + MOST_TAG)
        at = after
    return False


def is_dressed(page: str) -> bool:
    """Whether too many formatting elements may be open at once; most pages end each where it should."""
    if len(_DRESSED.findall(page)) <= MOST_DRESSED:
        return False
    left: Counter[str] = Counter()
    for tag in _FORMATTED.finditer(page):
        left[tag[2].lower()] += -1 if tag[1] else 1
        left = +left
        if left.total() > MOST_FORMATTING:
            return True
    return False


def is_long_tag(piece: str) -> bool:
    return len(piece) > MOST_TAG and piece[0].isalpha() and piece.find(">", 0, MOST_TAG) < 0


def short_tag(piece: str) -> str:
    """A tag with no attributes but those that tell what it is for."""
    name, end = _NAME.match(piece), piece.find(">")
    kept = "".join(dict.fromkeys(_KEPT.findall(piece[:MOST_TAG])))
    return (name[0] if name else "") + kept + (piece[end:] if end >= 0 else ">")


def is_suspect(pieces: list[str]) -> bool:
    """Whether the tree may be too deep, told from counts alone; most pages are not, and are not looked at closer."""
    if len(pieces) < LEAST_TAGS:
        return False
    firsts = "".join([piece[:1] for piece in pieces])
    balance = 0
    for at in range(0, len(firsts), TAGS_AT_ONCE):
        some = firsts[at : at + TAGS_AT_ONCE]
        opened = len(some) - some.count("/") - some.count("!")
        if balance + opened > LEAST_SUSPECT:
            return True
        balance = max(0, balance + opened - some.count("/"))
    return False


def shallow(page: str) -> str:
    """The markup without the start tags that lie deeper than ``MOST_DEPTH``, or open too many formatting elements."""
    depth = formatting = at = raw = 0
    drawing = False
    kept: list[str] = []
    for tag in _TAG.finditer(page):
        name = tag[2].lower()
        if name in _VOID or tag.start() < raw:
            continue
        drawing = (drawing or name == "svg") and name not in _BREAKING and not (tag[1] and name == "svg")
        if drawing and page[page.find(">", tag.end()) - 1] == "/":
            continue
        step = -1 if tag[1] else 1
        depth = max(0, depth + step)
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
        if step > 0 and (depth >= MOST_DEPTH or (formatting >= MOST_FORMATTING and name in _FORMATTING)):
            end = page.find(">", tag.end())
            kept.append(page[at : tag.start()])
            at = end + 1 if end >= 0 else len(page)
        elif step > 0 and name in _RAW:
            end = page.find("</" + tag[2], tag.end())
            raw = end if end >= 0 else len(page)
    return "".join((*kept, page[at:])) if kept else page
