"""The pictures of a feed's entries, each with its own caption and credit (Media RSS, enclosures).

Feed parsers flatten what a media item holds; here the tree says which caption and which credit belong to which image.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pourparlers.delivery import Picture
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of
from pourparlers.gather.teaser import one_line
from pourparlers.gather.xml import attribute, children, elements, first, local, namespace, text_in

ENTRIES = frozenset(("item", "entry"))
MEDIA = "mrss"
MOST = 30
LONGEST_TEXT = 2000


class Told(NamedTuple):
    """What stands beside an image, or around several: its text, and who is credited."""

    caption: str | None = None
    credit: str | None = None

    def within(self, outer: Told) -> Told:
        return Told(self.caption or outer.caption, self.credit or outer.credit)


class Shown(NamedTuple):
    """The pictures of one entry, and what the entry is known by."""

    keys: tuple[str, ...]
    pictures: tuple[Picture, ...]


def pictures_by_entry(document: bytes, where: str, base: str | None) -> dict[str, tuple[Picture, ...]]:
    """The pictures of each entry, by its identifier and its address; of a broken feed what comes before the break."""
    found: dict[str, tuple[Picture, ...]] = {}
    try:
        for entry, _ in elements(document, where, ENTRIES):
            shown = shown_in(entry, base)
            if shown.pictures:
                for key in shown.keys:
                    found.setdefault(key, shown.pictures)
    except InputError:
        pass
    return found


def shown_in(entry: Element, base: str | None) -> Shown:
    """The pictures of an entry in their order, each once; thumbnails only where there is nothing larger."""
    keys = [text_in(entry, name) for name in ("guid", "id", "link")]
    keys += [
        attribute(link, "href") for link in children(entry, "link") if attribute(link, "rel") in (None, "alternate")
    ]
    pictures: dict[str, Picture] = {}
    outer = _told(entry)
    media = list(_images(entry, Told()))
    for address, told in (
        media if len({address for address, _ in media}) != 1 else [(a, t.within(outer)) for a, t in media]
    ):
        known = pictures.get(address)
        if known is None and len(pictures) < MOST:
            pictures[address] = _picture(address, told, base)
        elif known is not None and not (known.caption or known.credit):
            pictures[address] = _picture(address, told, base)
    if not pictures:
        thumbnail = next((attribute(e, "url") for e in entry.iter() if _is_media(e, "thumbnail")), None)
        if thumbnail:
            pictures[thumbnail] = _picture(thumbnail, outer, base)
    return Shown(tuple(key.strip() for key in keys if key), tuple(pictures.values()))


def _images(element: Element, outer: Told) -> Iterator[tuple[str, Told]]:
    """Each image with what is told of it, or else of the group that it stands in."""
    for child in element:
        if _is_media(child, "group"):
            yield from _images(child, _told(child).within(outer))
        elif _is_media(child, "content"):
            address = attribute(child, "url")
            if address and _is_image(child, address):
                yield address, _told(child).within(outer)
            yield from _images(child, _told(child).within(outer))
        elif local(child) == "enclosure" or (local(child) == "link" and attribute(child, "rel") == "enclosure"):
            address = attribute(child, "url") or attribute(child, "href")
            if address and (attribute(child, "type") or "").startswith("image/"):
                yield address, outer


def _told(element: Element) -> Told:
    """The caption and the credit that stand directly in an element; a title is no caption where there is a text."""
    texts = (_media_text(element, name) for name in ("description", "text", "title"))
    credited = [one_line(_raw(child)) for child in children(element, "credit") if MEDIA in namespace(child)]
    credited += [one_line(_raw(child)) for child in children(element, "copyright") if MEDIA in namespace(child)]
    credit = next((credit for credit in credited if credit), None)
    return Told(next((text for text in texts if text), None), credit and credit[:LONGEST_TEXT])


def _media_text(element: Element, name: str) -> str | None:
    found = next((child for child in children(element, name) if MEDIA in namespace(child)), None)
    text = one_line(_raw(found)) if found is not None else None
    return text[:LONGEST_TEXT] if text else None


def _raw(element: Element) -> str:
    return "".join(element.itertext())


def _is_media(element: Element, name: str) -> bool:
    return local(element) == name and MEDIA in namespace(element)


def _is_image(content: Element, address: str) -> bool:
    medium, kind = attribute(content, "medium"), attribute(content, "type") or ""
    if medium or kind:
        return medium == "image" or kind.startswith("image/")
    path = address.partition("?")[0].lower()
    return path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")) or first(content, "credit") is not None


def _picture(address: str, told: Told, base: str | None) -> Picture:
    return Picture(url=address_of(address, base), caption=told.caption, credit=told.credit)
