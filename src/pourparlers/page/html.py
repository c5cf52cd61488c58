"""Simple HTML to the plain text of its page: one block element a line, title first, captions on their own.

The markup is cut to size before it is parsed, and no deeper than ``MOST_DEPTH``; scripts, styles and controls go.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_MARKUP = 20_000_000
MOST_DEPTH = 400
MOST_HEADINGS = 20
MOST_PARAGRAPHS = 2000
LEAST_SHARE = 0.6
_DROPPED = frozenset(
    "script style noscript template svg math iframe object canvas select textarea input head audio video map nav footer"
    " aside".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead"
    " tr ul button option label".split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote figcaption figure ul ol table section article header".split())
_CELLS = frozenset(("td", "th"))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SPACE = re.compile(r"[ \t\r\f\v\n]+")
_BREAKS = re.compile(r"[ \t]*\n[ \t]*")
_BLANKS = re.compile(r"\n{3,}")


def text_of(markup: str) -> str:
    """The text of a page, as a careful crawler would leave it: the headline first, then the rest in its order."""
    tree = LexborHTMLParser(shallow(markup[:MOST_MARKUP].replace("\0", "")))
    head = tree.css_first("title")
    title = plain(head) if head is not None else ""
    first = headline_of(tree.css("h1")[:MOST_HEADINGS], title)
    root = story_of(tree, first)
    text = laid_out(root, first) if root is not None else ""
    return "\n\n".join(filter(None, (plain(first) if first is not None else title, text)))


def plain(node: LexborNode) -> str:
    return _SPACE.sub(" ", node.text(deep=True)).strip()


def headline_of(nodes: list[LexborNode], title: str) -> LexborNode | None:
    """Of the page's first-level headings the one that its title repeats, else the first of several words."""
    said = {node.mem_id: plain(node) for node in nodes}
    nodes = [node for node in nodes if said[node.mem_id]]
    return max(nodes, key=lambda node: (said[node.mem_id] in title, " " in said[node.mem_id]), default=None)


def story_of(tree: LexborHTMLParser, headline: LexborNode | None) -> LexborNode | None:
    """The smallest article or main element that holds most of the page's paragraphs, else the whole body."""
    whole = tree.body or tree.root
    if whole is None:
        return None
    least = LEAST_SHARE * paragraphs_in(whole)
    found = [(paragraphs_in(node), node) for node in tree.css("article, main, [role=main]")[:MOST_HEADINGS]]
    fit = [(size, node) for size, node in found if size and size >= least]
    if headline is not None:
        holding = [(size, node) for size, node in fit if any(h.mem_id == headline.mem_id for h in node.css("h1"))]
        fit = holding or fit
    return min(fit, key=lambda pair: pair[0])[1] if fit else whole


def paragraphs_in(node: LexborNode) -> int:
    return sum(len(p.text(deep=True)) for p in node.css("p")[:MOST_PARAGRAPHS])


def shallow(markup: str) -> str:
    """The markup without the start tags beyond ``MOST_DEPTH``, so that no tree is deeper than a parser likes."""
    if markup.count("<") <= MOST_DEPTH:
        return markup
    depth = 0
    kept: list[str] = []
    at = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in _VOID or tag[3]:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth >= MOST_DEPTH:
            kept.append(markup[at : tag.start()])
            at = tag.end()
    return "".join((*kept, markup[at:])) if kept else markup


def laid_out(root: LexborNode, skipped: LexborNode | None) -> str:
    """The text of a tree in its order, block elements on lines, paragraphs set off by a blank one."""
    passed = skipped.mem_id if skipped is not None else None
    out: list[str] = []
    waiting: list[LexborNode | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        name = node.tag or "-"
        if name == "-text":
            out.append(_SPACE.sub(" ", node.text_content or ""))
        elif name == "br":
            out.append("\n")
        elif name in _DROPPED or name[0] in "-_!" or node.mem_id == passed or "hidden" in node.attributes:
            continue
        else:
            before, after = around(name)
            out.append(before)
            waiting.append(after)
            waiting.extend(reversed(list(node.iter(include_text=True))))
    return _BLANKS.sub("\n\n", _BREAKS.sub("\n", "".join(out))).strip()


def around(name: str) -> tuple[str, str]:
    """What stands before and after the text of an element."""
    if name == "li":
        return "\n\u2022 ", ""
    if name in _CELLS:
        return "", "\t"
    border = "\n\n" if name in _PARAGRAPHS else "\n" if name in _BLOCKS else ""
    return border, border
