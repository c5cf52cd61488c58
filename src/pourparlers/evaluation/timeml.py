"""Reads TimeML files: the raw text, the date of the document, and its time expressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from pourparlers.errors import InputError

_SUFFIXES = (".tml", ".xml", ".te3input")
_TIMEX = ("TIMEX3", "TIMEX")


class Timex(msgspec.Struct, frozen=True):
    """A time expression: its span, value and type."""

    start: int
    end: int
    value: str
    type: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text as TimeML gives it, all markup taken away."""

    id: str
    text: str
    created: str | None
    timexes: tuple[Timex, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Every TimeML file under ``folder``."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES]
    if not paths:
        raise InputError(str(folder), "no TimeML files in it", f"They end in {', '.join(_SUFFIXES)}")
    return map(document, paths)


def document(path: Path) -> Document:
    """One file. Empty expressions are no gold: nobody can point at them. Of nested ones the outermost counts."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise InputError(str(path), f"not TimeML: {error}") from error
    bodies = list(root.iter("TEXT")) or [root]
    pieces: list[str] = []
    found: list[Timex] = []
    for body in bodies:
        _collect(body, pieces, sum(map(len, pieces)), found)
    text = "".join(pieces)
    trimmed = sorted((t for raw in found if (t := _trimmed(raw, text))), key=lambda t: (t.start, -t.end))
    return Document(id=path.stem, text=text, created=_created(root, bodies), timexes=tuple(_outermost(trimmed)))


def _collect(element: ElementTree.Element, pieces: list[str], at: int, found: list[Timex]) -> int:
    """Gather the text under ``element``, which begins at ``at``, and the expressions in it; return where it ends."""
    start = at
    at = _append(element.text, pieces, at)
    for child in element:
        at = _collect(child, pieces, at, found)
        at = _append(child.tail, pieces, at)
    if element.tag in _TIMEX and at > start:
        found.append(Timex(start, at, element.get("value", ""), element.get("type", "")))
    return at


def _append(text: str | None, pieces: list[str], at: int) -> int:
    if not text:
        return at
    pieces.append(text)
    return at + len(text)


def _trimmed(timex: Timex, text: str) -> Timex | None:
    """The expression without the blanks that annotators included at its ends."""
    inner = text[timex.start : timex.end]
    start = timex.start + len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return Timex(start, end, timex.value, timex.type) if end > start else None


def _outermost(timexes: list[Timex]) -> Iterator[Timex]:
    last = -1
    for timex in timexes:
        if timex.start >= last:
            last = timex.end
            yield timex


def _created(root: ElementTree.Element, bodies: list[ElementTree.Element]) -> str | None:
    """The day of the document: the expression marked as its creation time, else the first outside the text."""
    every = [element for element in root.iter() if element.tag in _TIMEX]
    marked = [element for element in every if element.get("functionInDocument") == "CREATION_TIME"]
    inside = {id(element) for body in bodies for element in body.iter()}
    outside = [element for element in every if id(element) not in inside]
    chosen = (marked or outside)[:1]
    return chosen[0].get("value", "")[:10] or None if chosen else None
