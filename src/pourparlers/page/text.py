"""From plain text, as a crawler leaves it, to an article: its blocks, and who wrote and published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.languages.furniture_schema import Agency
from pourparlers.model import Article, Block, BlockKind, Published
from pourparlers.page.agencies import agencies, outlet_at, outlets, text_agency
from pourparlers.page.blocks import kinds_of
from pourparlers.page.dateline import closing_agency, dateline_of
from pourparlers.page.furniture import Furniture, furniture_of
from pourparlers.page.language import language_of
from pourparlers.page.lines import lines_of
from pourparlers.page.marks import is_crumbs, labelled, rest_of
from pourparlers.page.pieces import Piece, pieces_of

_LONE = re.compile(r"[\ud800-\udfff]")
_EDGES = " \t|/:–—-•·»«>()[]"


class Laid(NamedTuple):
    """The blocks of a text, and the agencies met while laying them, surest first."""

    blocks: tuple[Block, ...]
    signed: tuple[Agency, ...]
    pictured: tuple[Agency, ...]


def article_of(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    path: str | None = None,
) -> Article:
    """The article that a text holds. A date of publication is set only where one was given."""
    text = clean(text)
    language = language or language_of(text)
    furniture = furniture_of(language)
    lines, end = lines_of(text)
    pieces = list(pieces_of(text, lines, furniture))
    kinds = kinds_of(pieces, furniture)
    laid = lay(text, pieces, kinds, furniture)
    rest = text[end:].strip() and Block(kind="body", start=end + gap(text, end), end=len(text.rstrip()))
    return Article(
        text=text,
        path=path,
        url=url,
        outlet=outlet_of(url, pieces, kinds),
        agency=text_agency(laid.signed) or text_agency(laid.pictured),
        language=language,
        headline=headline_of(text, pieces, kinds),
        section=section_of(text, pieces, kinds, furniture),
        byline=byline_of(pieces, kinds, furniture),
        published=Published(value=published, basis="given") if published else None,
        blocks=(*laid.blocks, rest) if rest else laid.blocks,
    )


def clean(text: str) -> str:
    """The text with line ends made ``\\n``, no byte order mark, and no half of a surrogate pair."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def gap(text: str, start: int) -> int:
    found = re.compile(r"\S").search(text, start)
    return found.start() - start if found else 0


def lay(text: str, pieces: list[Piece], kinds: list[BlockKind], furniture: Furniture) -> Laid:
    """The blocks of all pieces: datelines, credits and closing agencies are blocks of their own."""
    blocks: list[Block] = []
    signed: list[Agency] = []
    pictured: list[Agency] = []
    first = True
    for piece, kind in zip(pieces, kinds, strict=True):
        start, end = piece.start, piece.end
        if kind == "caption" and piece.judgement.credit:
            border = start + piece.judgement.credit
            blocks += parts(text, start, border, "caption", end, "credit")
            pictured += filter(None, [agencies().named(text[border:end])])
        elif kind in ("body", "summary", "list"):
            opened = dateline_of(piece.head, furniture, first) if kind == "body" else None
            closed = closing_agency(piece.shape.line.tail) if kind == "body" else None
            first = first and kind != "body"
            if opened:
                blocks.append(Block(kind="dateline", start=start, end=start + opened.end))
                signed += filter(None, [opened.agency])
                start += opened.text
            border = end - len(piece.shape.line.tail) + closed[0] if closed else end
            blocks += parts(text, start, max(start, border), kind, end, "agency")
            signed += [closed[1]] if closed else []
        else:
            blocks.append(Block(kind=kind, start=start, end=end))
            signed += named_in(piece.head, kind)
            pictured += filter(None, [agencies().named(piece.head)]) if kind == "credit" else ()
    return Laid(tuple(blocks), tuple(signed), tuple(pictured))


def parts(text: str, start: int, border: int, kind: BlockKind, end: int, after: BlockKind) -> Iterator[Block]:
    """One block up to a border and another from it, without the white space between; only those that hold something."""
    upto = start + len(text[start:border].rstrip())
    if upto > start:
        yield Block(kind=kind, start=start, end=upto)
    if end > border:
        yield Block(kind=after, start=border, end=end)


def named_in(head: str, kind: BlockKind) -> list[Agency]:
    """The agencies of a line that signs."""
    if kind == "agency":
        return list(agencies().only(head))
    named = agencies().named(head) if kind in ("byline", "copyright") else None
    return [named] if named else []


def headline_of(text: str, pieces: list[Piece], kinds: list[BlockKind]) -> str | None:
    """What the first headline says, on one line."""
    found = next((piece for piece, kind in zip(pieces, kinds, strict=True) if kind == "headline"), None)
    return " ".join(text[found.start : found.end].strip(" |").split()) if found else None


def section_of(text: str, pieces: list[Piece], kinds: list[BlockKind], furniture: Furniture) -> str | None:
    """The section as printed, nearest before the headline or else after it; else the last part of the page's path."""
    headline = kinds.index("headline") if "headline" in kinds else 0
    printed = [at for at, kind in enumerate(kinds) if kind == "section"]
    known = [at for at in printed if pieces[at].judgement.kind == "section" or pieces[at].barred] or printed
    if known:
        best = pieces[min(known, key=lambda at: (at > headline, abs(at - headline)))]
        return " ".join(text[best.start : best.end].strip(_EDGES).split()) or None
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "navigation" and is_crumbs(piece.head, furniture):
            return re.split(r"\s*[/>›»|→]\s*", piece.head)[-1].strip(_EDGES) or None
    return None


def byline_of(pieces: list[Piece], kinds: list[BlockKind], furniture: Furniture) -> str | None:
    """Who signs, without the words that say so."""
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind != "byline":
            continue
        key = piece.shape.key
        mark = furniture.line.get(key) or labelled(piece.head, furniture) or furniture.begun(key)
        if mark and mark.carries and mark.words == piece.shape.words:
            continue
        rest = rest_of(piece.head, mark.words).strip(_EDGES) if mark else ""
        name = rest if rest and not rest[0].islower() else piece.head.strip(_EDGES)
        return " ".join(name.split()) or None
    return None


def outlet_of(url: str | None, pieces: list[Piece], kinds: list[BlockKind]) -> str | None:
    """The outlet by its address, by what follows the headline after a bar, or by name in the page's own furniture."""
    if url and (outlet := outlet_at(url)):
        return outlet
    for piece, kind, before in zip(pieces[1:], kinds[1:], kinds, strict=False):
        if kind == "navigation" and before == "headline" and piece.barred:
            return piece.head.strip(_EDGES) or None
    names = sorted((o.name for o in outlets().outlet), key=len, reverse=True)
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind in ("disclaimer", "copyright", "follow", "newsletter"):
            found = next((name for name in names if name in piece.head and not agencies().named(name)), None)
            if found:
                return found
    return None
