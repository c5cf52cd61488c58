"""Label every line of a text by kind, from what it says and from where it stands.

Lines that their own words do not tell are told by the region: before the story's first paragraph (headline,
section, summary), between the first and the last (subheadings, lists, body), and after it (related headlines).
"""

from __future__ import annotations

from collections import Counter

from pourparlers.model import BlockKind
from pourparlers.page.dateline import dateline_of
from pourparlers.page.furniture import Furniture
from pourparlers.page.marks import has_year, is_bullet, is_day, is_period
from pourparlers.page.pieces import LONGEST_SECTION, Piece

LEAST_PARAGRAPH = 8
LEAST_UNSTOPPED = 25
LEAST_LAST = 5
MOST_HEADLINE = 40
MOST_SUBHEADING = 16
MOST_SUMMARY = 70
Kinds = list[BlockKind | None]
_HEAD_FURNITURE = frozenset({"byline", "published-label", "share", "follow", "navigation", "caption", "credit"})


def kinds_of(pieces: list[Piece], furniture: Furniture) -> list[BlockKind]:
    """The kind of each piece."""
    kinds: Kinds = [piece.judgement.kind for piece in pieces]
    days_to_headings(pieces, kinds, furniture)
    carry(pieces, kinds)
    paragraphs = [at for at, kind in enumerate(kinds) if kind is None and is_paragraph(pieces[at], furniture)]
    if not paragraphs:
        without_paragraphs(pieces, kinds)
    else:
        first = paragraphs[0]
        last = max(at for at, kind in enumerate(kinds) if kind is None and is_last(pieces[at], at in paragraphs[-1:]))
        label_head(pieces, kinds, first)
        label_story(pieces, kinds, first, max(last, paragraphs[-1]), furniture)
        label_rest(pieces, kinds, max(last, paragraphs[-1]))
    return [kind or "body" for kind in kinds]


def is_paragraph(piece: Piece, furniture: Furniture) -> bool:
    """Whether a piece reads as a paragraph of the story."""
    shape = piece.shape
    if shape.words >= LEAST_UNSTOPPED or (shape.sentence and shape.words >= LEAST_PARAGRAPH):
        return not (shape.words < 20 and shape.line.tail.endswith(("?", "!", ":")))
    return shape.words >= LEAST_PARAGRAPH and dateline_of(piece.head, furniture, first=False) is not None


def is_last(piece: Piece, paragraph: bool) -> bool:
    """Whether a piece may be the story's last paragraph."""
    return paragraph or (piece.shape.sentence and piece.shape.words >= LEAST_LAST and piece.head[-1] not in "?!:")


def days_to_headings(pieces: list[Piece], kinds: Kinds, furniture: Furniture) -> None:
    """Date lines that head the days of an agenda, or name a period, are no date of publication."""
    days = [at for at, piece in enumerate(pieces) if is_day(piece.shape, furniture)]
    dates = Counter(bool(has_year(pieces[at].head)) for at, kind in enumerate(kinds) if kind == "published-label")
    for at in days:
        plain = not has_year(pieces[at].head)
        if plain and (len(days) > 1 or kinds[at] is None or pieces[at].head.split()[0].isupper()):
            kinds[at] = "subheading"
    for at, kind in enumerate(kinds):
        if kind == "published-label" and is_period(pieces[at].head, furniture) and not pieces[at].barred:
            kinds[at] = "subheading" if dates[True] == 0 or not has_year(pieces[at].head) else kind


def carry(pieces: list[Piece], kinds: Kinds) -> None:
    """Give the kind of a label to the open lines after it: its list, or to the end where no paragraph follows."""
    strong = [at for at, kind in enumerate(kinds) if kind is None and is_told(pieces[at])]
    last = strong[-1] if strong else -1
    at = 0
    while at < len(pieces):
        kind, label = kinds[at], at
        at += 1
        if not pieces[label].judgement.carries:
            continue
        while at < len(pieces) and not is_told(pieces[at]):
            inside = label < last
            if inside and pieces[at].shape.line.after_blank and at > label + 1:
                break
            if kinds[at] not in (None, "caption", "credit") or kinds[at] == "subheading":
                break
            kinds[at] = kind
            at += 1


def is_told(piece: Piece) -> bool:
    """Whether a piece is plainly a paragraph: a sentence of some length with its full stop."""
    shape = piece.shape
    stopped = shape.sentence and not shape.line.tail.endswith(("?", "!"))
    return shape.words > 35 or (stopped and shape.words > 12)


def without_paragraphs(pieces: list[Piece], kinds: Kinds) -> None:
    """A text of short lines only: the first is the headline where others follow, the rest is body."""
    open_ = [at for at, kind in enumerate(kinds) if kind is None]
    if len(open_) > 1 and not pieces[open_[0]].shape.sentence and not is_bullet(pieces[open_[0]].head):
        kinds[open_[0]] = "headline"
    for at in open_:
        if kinds[at] is None and is_bullet(pieces[at].head):
            kinds[at] = "list"


def label_head(pieces: list[Piece], kinds: Kinds, first: int) -> None:
    """The lines before the first paragraph: sections, the headline, what stands under it."""
    open_ = [at for at in range(first) if kinds[at] is None]
    headline = next((at for at in open_ if is_headline(pieces[at], 4)), None)
    if headline is None:
        headline = next((at for at in open_ if is_headline(pieces[at], 1)), None)
    if headline is not None:
        kinds[headline] = "headline"
    for at in open_:
        if at != headline:
            kinds[at] = under_headline(pieces, kinds, at, headline)
    if headline is not None and is_summary(pieces, kinds, first, headline):
        kinds[first] = "summary"


def is_headline(piece: Piece, least: int) -> bool:
    shape = piece.shape
    stopped = shape.line.tail.endswith((".", ":", ";"))
    return least <= shape.words <= MOST_HEADLINE and not stopped and not is_bullet(piece.head)


def under_headline(pieces: list[Piece], kinds: Kinds, at: int, headline: int | None) -> BlockKind:
    piece = pieces[at]
    shape = piece.shape
    if piece.barred and shape.words <= LONGEST_SECTION:
        return (
            "section"
            if piece.start == 0 or headline is None or at < headline or not after_headline(pieces, at, headline)
            else "navigation"
        )
    if is_bullet(piece.head):
        return "list"
    if shape.sentence and shape.words >= LEAST_LAST:
        return "summary" if headline is not None and at > headline else "body"
    if headline is not None and at < headline:
        return "section" if shape.words <= LONGEST_SECTION else "subheading"
    if is_name(piece.head) and any(kinds[n] == "published-label" for n in (at - 1, at + 1) if 0 <= n < len(kinds)):
        return "byline"
    if shape.words <= 2 and not piece.head.isupper() and piece.head[0].isalnum():
        return "section"
    return "subheading"


def after_headline(pieces: list[Piece], at: int, headline: int) -> bool:
    """Whether a piece between bars follows the headline on its own line ("A headline | The Outlet")."""
    return at > headline and pieces[at - 1].barred and not pieces[at].shape.line.after_blank and at - 1 == headline


def is_name(head: str) -> bool:
    words = head.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not word.isupper() for word in words)


def is_summary(pieces: list[Piece], kinds: Kinds, first: int, headline: int) -> bool:
    """Whether the first paragraph stands between the headline and the lines of byline and date."""
    if first != headline + 1 or pieces[first].shape.words > MOST_SUMMARY or first + 1 >= len(kinds):
        return False
    return kinds[first + 1] in _HEAD_FURNITURE


def label_story(pieces: list[Piece], kinds: Kinds, first: int, last: int, furniture: Furniture) -> None:
    """The lines between the first and the last paragraph."""
    for at in range(first, last + 1):
        piece, shape = pieces[at], pieces[at].shape
        if kinds[at] == "published-label" and at > first and not has_year(piece.head):
            kinds[at] = "subheading"
        if kinds[at] is not None:
            continue
        if is_bullet(piece.head):
            kinds[at] = "list"
        elif is_quotation(piece):
            kinds[at] = "quotation"
        elif not shape.sentence and shape.words <= MOST_SUBHEADING and at < last:
            kinds[at] = "subheading"
        else:
            kinds[at] = "body"


def is_quotation(piece: Piece) -> bool:
    """Whether a whole line stands in one pair of quotation marks."""
    head, tail = piece.head, piece.shape.line.tail
    opened = head[0] in '«“„"‘' and tail.rstrip(".")[-1:] in ("»", "”", "“", '"', "’")
    return opened and piece.shape.line.size == len(head) and not any(mark in head[1:-2] for mark in '«»“”„"')


def label_rest(pieces: list[Piece], kinds: Kinds, last: int) -> None:
    """The lines after the last paragraph."""
    listed = pieces[last].shape.line.tail.endswith(":")
    for at in range(last + 1, len(pieces)):
        if kinds[at] is not None:
            listed = False
            continue
        piece = pieces[at]
        if is_bullet(piece.head):
            kinds[at] = "list" if listed or piece.shape.sentence else "related"
        elif is_name(piece.head) and at == last + 1:
            kinds[at] = "byline"
        elif piece.shape.words < LEAST_LAST:
            kinds[at] = "navigation"
        elif piece.shape.words >= LEAST_UNSTOPPED:
            kinds[at] = "body"
        else:
            kinds[at] = "related"
