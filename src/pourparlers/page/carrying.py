"""Lists under their label: related headlines, what is most read, the name under "Author".

A list ends with the first plain paragraph, unless no story follows; then headlines and their summaries alternate,
and all of them belong to it.
"""

from __future__ import annotations

from pourparlers.model import BlockKind
from pourparlers.page.marks import is_bullet
from pourparlers.page.pieces import Piece

LEAST_TOLD = 12
LEAST_FIRST = 8
LEAST_UNSTOPPED = 35
# A menu: so many lines of so few words.
LEAST_MENU, MOST_MENU, MOST_ITEM = 4, 3, 5
Kinds = list[BlockKind | None]
_LISTS = frozenset({"related", "trending", "navigation"})
_MENU = frozenset({None, "section", "navigation"})
# What a list may hold that its own words made something else.
_LISTED = frozenset({None, "caption", "credit", "section", "published-label", "byline", "agency"})


def is_told(piece: Piece) -> bool:
    """Whether a piece is plainly a paragraph: a sentence of some length with its full stop."""
    shape = piece.shape
    if is_bullet(piece.head):
        return shape.words > LEAST_UNSTOPPED
    stopped = shape.sentence and not shape.line.tail.endswith(("?", "!"))
    return shape.words > LEAST_UNSTOPPED or (stopped and shape.words > LEAST_TOLD)


def begins_story(piece: Piece) -> bool:
    return piece.shape.sentence and piece.shape.words >= LEAST_FIRST


def carry(pieces: list[Piece], kinds: Kinds) -> None:
    """Give the kind of each label to the lines of its list."""
    told = [kind is None and is_told(piece) for piece, kind in zip(pieces, kinds, strict=True)]
    first = next((at for at, kind in enumerate(kinds) if kind is None and begins_story(pieces[at])), len(told))
    last = next((at for at in range(len(told) - 1, -1, -1) if told[at]), -1)
    headline = next((at for at in range(first - 1, -1, -1) if kinds[at] is None), -1)
    ends = only_lists_after(kinds, told)
    at = 0
    while at < len(pieces):
        kind, label = kinds[at], at
        at += 1
        if not pieces[label].judgement.carries or kind is None:
            continue
        if kind not in _LISTS:
            if at < len(pieces) and kinds[at] is None:
                kinds[at] = kind
        elif label > first and ends[label]:
            at = give(pieces, kinds, told, kind, at)
        elif label < first:
            at = give_before_story(pieces, kinds, kind, at, headline)
        elif label < last:
            at = give_inside(pieces, kinds, told, kind, at)
        else:
            at = give(pieces, kinds, told, kind, at)


def menus(pieces: list[Piece], kinds: Kinds) -> None:
    """Runs of very short lines, or of short list items, are menus where no line introduces them."""
    at = 0
    while at < len(pieces):
        begun = at
        bulleted = is_bullet(pieces[at].head) if pieces[at].head else False
        while at < len(pieces) and kinds[at] in _MENU and is_item(pieces[at], bulleted):
            at += 1
        introduced = begun > 0 and pieces[begun - 1].shape.line.tail.endswith(":")
        if at - begun >= LEAST_MENU and not introduced:
            kinds[begun:at] = ["navigation"] * (at - begun)
        at = max(at, begun + 1)


def is_item(piece: Piece, bulleted: bool) -> bool:
    shape = piece.shape
    if shape.sentence or piece.barred or not piece.head or is_bullet(piece.head) != bulleted:
        return False
    return shape.words <= (MOST_ITEM if bulleted else MOST_MENU)


def only_lists_after(kinds: Kinds, told: list[bool]) -> list[bool]:
    """For each place whether from it to the end headlines alternate with single paragraphs."""
    ends = [False] * len(told)
    headlines = paragraphs = 0
    double = False
    for at in range(len(told) - 1, -1, -1):
        ends[at] = not double and headlines >= max(2, paragraphs)
        headlines += kinds[at] is None and not told[at]
        paragraphs += told[at]
        double = double or (told[at] and at + 1 < len(told) and told[at + 1])
    return ends


def give(pieces: list[Piece], kinds: Kinds, told: list[bool], kind: BlockKind, at: int) -> int:
    """To the next label of another kind: headlines get the list's kind, paragraphs under them are teasers."""
    while at < len(pieces) and kinds[at] in _LISTED and not pieces[at].judgement.carries:
        kinds[at] = "teaser" if told[at] else kind
        at += 1
    return at


def give_inside(pieces: list[Piece], kinds: Kinds, told: list[bool], kind: BlockKind, at: int) -> int:
    """Inside the story: to the next blank line or paragraph."""
    begun = at
    while at < len(pieces) and not told[at] and kinds[at] in _LISTED and not pieces[at].judgement.carries:
        if pieces[at].shape.line.after_blank and at > begun:
            break
        kinds[at] = kind
        at += 1
    return at


def give_before_story(pieces: list[Piece], kinds: Kinds, kind: BlockKind, at: int, headline: int) -> int:
    """Before the story: only lines right under the label, and never the last open one, which may be the headline."""
    while at < headline and kinds[at] is None and not pieces[at].shape.line.after_blank:
        kinds[at] = kind
        at += 1
    return at
