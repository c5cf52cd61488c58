"""Label every line of a text by kind, from what it says and from where it stands.

Lines that their own words do not tell are told by the region: before the story's first paragraph (headline,
section, summary), between the first and the last (subheadings, lists, body), and after it (related headlines).
"""

from __future__ import annotations

from pourparlers.model import BlockKind
from pourparlers.page.carrying import Kinds, carry, menus
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
# Before a headline stray paragraphs may stand (a notice, a banner), no more than these.
MOST_STRAY = 2
# A tail of headlines begins with so many short lines and no paragraph between them.
LEAST_TAIL = 3
_HEAD_FURNITURE = frozenset({"byline", "published-label", "share", "follow", "navigation", "caption", "credit"})


def kinds_of(pieces: list[Piece], furniture: Furniture) -> list[BlockKind]:
    """The kind of each piece."""
    kinds: Kinds = [piece.judgement.kind for piece in pieces]
    days_to_headings(pieces, kinds, furniture)
    carry(pieces, kinds)
    menus(pieces, kinds)
    paragraphs = [at for at, kind in enumerate(kinds) if kind is None and is_paragraph(pieces[at], furniture)]
    if not paragraphs:
        without_paragraphs(pieces, kinds)
    else:
        first, last = paragraphs[0], end_of_story(pieces, kinds, paragraphs)
        label_head(pieces, kinds, paragraphs, furniture)
        label_story(pieces, kinds, first, last)
        label_rest(pieces, kinds, last)
    repeat_headline(pieces, kinds)
    return [kind or "body" for kind in kinds]


def is_paragraph(piece: Piece, furniture: Furniture) -> bool:
    """Whether a piece reads as a paragraph of the story."""
    shape = piece.shape
    if shape.words >= LEAST_UNSTOPPED or (shape.sentence and shape.words >= LEAST_PARAGRAPH):
        return not (shape.words < 20 and shape.line.tail.endswith(("?", "!", ":")))
    return shape.words >= LEAST_PARAGRAPH and dateline_of(piece.head, furniture, first=False) is not None


def end_of_story(pieces: list[Piece], kinds: Kinds, paragraphs: list[int]) -> int:
    """The last paragraph, or the one before a run of short lines with which a tail of headlines begins."""
    open_ = [at for at in range(paragraphs[0], len(pieces)) if kinds[at] is None and not is_bullet(pieces[at].head)]
    told = {at for at in open_ if is_last(pieces[at]) or pieces[at].shape.words >= LEAST_UNSTOPPED}
    ends = [at for at in range(paragraphs[-1], len(pieces)) if kinds[at] is None and is_last(pieces[at])]
    end = max([paragraphs[-1], *ends])
    after = sizes = run = 0
    before = sum(pieces[at].shape.line.size for at in told)
    for place in range(len(open_) - 1, -1, -1):
        at = open_[place]
        if at not in told:
            run += 1
            continue
        if after and not run:
            break  # two paragraphs in a row: the story itself
        short = len(open_) - place - 1 - after
        if run >= LEAST_TAIL and short >= 2 * after and 2 * sizes < before - sizes:
            end = at
        after, sizes, run = after + 1, sizes + pieces[at].shape.line.size, 0
    return end


def is_last(piece: Piece) -> bool:
    """Whether a short piece may still be the story's last paragraph."""
    shape = piece.shape
    return shape.sentence and shape.words >= LEAST_LAST and shape.line.tail[-1] not in "?!:"


def days_to_headings(pieces: list[Piece], kinds: Kinds, furniture: Furniture) -> None:
    """Date lines that head the days of an agenda, or name a period, are no date of publication."""
    days = [at for at, piece in enumerate(pieces) if is_day(piece.shape, furniture)]
    for at in days:
        head = pieces[at].head
        if not has_year(head) and (len(days) > 1 or kinds[at] is None or head.split()[0].isupper()):
            kinds[at] = "subheading"
    for at, kind in enumerate(kinds):
        if kind == "published-label" and not pieces[at].barred and not pieces[at].judgement.phrase:
            kinds[at] = "subheading" if is_period(pieces[at].head, furniture) else kind


def without_paragraphs(pieces: list[Piece], kinds: Kinds) -> None:
    """A text of short lines only: the first is the headline where others follow, the rest is body."""
    open_ = [at for at, kind in enumerate(kinds) if kind is None]
    if len(open_) > 1 and not pieces[open_[0]].shape.sentence and not is_bullet(pieces[open_[0]].head):
        kinds[open_[0]] = "headline"
    for at in open_:
        if kinds[at] is None and is_bullet(pieces[at].head):
            kinds[at] = "list"


def label_head(pieces: list[Piece], kinds: Kinds, paragraphs: list[int], furniture: Furniture) -> None:
    """The lines before the first paragraph: sections, the headline, what stands under it."""
    first = paragraphs[0]
    open_ = [at for at in range(first) if kinds[at] is None]
    headline = headline_among(pieces, open_)
    if headline is None:
        headline = misread_headline(pieces, kinds, first)
    if headline is None:
        headline = late_headline(pieces, kinds, paragraphs, furniture)
    if headline is not None:
        kinds[headline] = "headline"
    for at in open_:
        if at != headline:
            kinds[at] = under_headline(pieces, kinds, at, headline)
    if headline is not None and is_summary(pieces, kinds, first, headline):
        kinds[first] = "summary"


def headline_among(pieces: list[Piece], open_: list[int]) -> int | None:
    """The first line that is long enough for a headline, else the first that may be one.

    The name of an issuer stands right over its date; where another line stands alone, that one is the headline."""
    long = [at for at in open_ if is_headline(pieces[at], 4)]
    return next(iter(long), next((at for at in open_ if is_headline(pieces[at], 1)), None))


def is_headline(piece: Piece, least: int) -> bool:
    shape = piece.shape
    stopped = shape.line.tail.endswith((".", ":", ";"))
    return least <= shape.words <= MOST_HEADLINE and not stopped and not is_bullet(piece.head)


def misread_headline(pieces: list[Piece], kinds: Kinds, first: int) -> int | None:
    """A headline that begins like a label of related ones ("Analysis: ..."), where there is no other."""
    found = (at for at in range(first) if kinds[at] == "related" and pieces[at].judgement.phrase)
    return next((at for at in found if is_headline(pieces[at], 5) and not pieces[at].judgement.carries), None)


def late_headline(pieces: list[Piece], kinds: Kinds, paragraphs: list[int], furniture: Furniture) -> int | None:
    """A headline after a stray paragraph or two, where the text does not begin with a dateline."""
    if dateline_of(pieces[paragraphs[0]].head, furniture, first=True):
        return None
    stray = paragraphs[:MOST_STRAY]
    if len(paragraphs) <= len(stray) or stray[-1] + 1 >= paragraphs[-1]:
        return None
    between = [at for at in range(stray[0], paragraphs[len(stray)]) if kinds[at] is None and at not in stray]
    return next((at for at in between if is_headline(pieces[at], 5) and pieces[at].shape.line.after_blank), None)


def under_headline(pieces: list[Piece], kinds: Kinds, at: int, headline: int | None) -> BlockKind:
    """The kind of an open line before the first paragraph that is not the headline."""
    piece, shape = pieces[at], pieces[at].shape
    if piece.barred and shape.words <= LONGEST_SECTION:
        return "navigation" if headline is not None and ends_headline(pieces, at, headline) else "section"
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


def ends_headline(pieces: list[Piece], at: int, headline: int) -> bool:
    """Whether a piece between bars follows the headline on its own line ("A headline | The Outlet")."""
    return at - 1 == headline and pieces[headline].barred and not pieces[at].shape.line.after_blank


def is_name(head: str) -> bool:
    words = head.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not word.isupper() for word in words)


def is_summary(pieces: list[Piece], kinds: Kinds, first: int, headline: int) -> bool:
    """Whether the first paragraph stands between the headline and the lines of byline and date."""
    if first != headline + 1 or pieces[first].shape.words > MOST_SUMMARY or first + 1 >= len(kinds):
        return False
    return kinds[first + 1] in _HEAD_FURNITURE


def label_story(pieces: list[Piece], kinds: Kinds, first: int, last: int) -> None:
    """The lines between the first and the last paragraph."""
    for at in range(first, last + 1):
        piece, shape = pieces[at], pieces[at].shape
        if kinds[at] == "published-label" and at > first and not has_year(piece.head) and not piece.judgement.phrase:
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
        elif is_last(piece) or piece.shape.words >= LEAST_UNSTOPPED:
            kinds[at] = "teaser"
        else:
            kinds[at] = "related"


def repeat_headline(pieces: list[Piece], kinds: Kinds) -> None:
    """The headline printed once more is the headline."""
    keys = {pieces[at].shape.key for at, kind in enumerate(kinds) if kind == "headline"}
    for at, kind in enumerate(kinds):
        if kind in ("subheading", "section", "related", "navigation") and pieces[at].shape.key in keys:
            kinds[at] = "headline"
