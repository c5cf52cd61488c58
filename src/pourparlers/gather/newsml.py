"""News in XML as agencies send it (IPTC NewsML-G2, NITF inside or alone): each text item a delivery with its pictures.

Pictures are items of their own in a message; a package or a link ties them to the text, and where a message holds one
text alone, its pictures are that text's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element

import msgspec

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.markup import markup_of
from pourparlers.gather.media import MOST as MOST_PICTURES
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally
from pourparlers.gather.teaser import plain
from pourparlers.gather.xml import attribute, children, elements, first, local, prepared, root_of, text_in

MOST_ITEMS = 5000
ITEMS = frozenset(("newsItem", "packageItem", "nitf"))
ROOTS = frozenset(("newsMessage", "newsItem", "packageItem", "nitf"))
WITHDRAWN = frozenset(("canceled", "cancelled", "withheld"))
HOLDERS = frozenset(("html", "body", "article", "section", "div", "p"))
IMAGE = "image/"


class Item(NamedTuple):
    """A news item: its identifier, what it links to, and the text or picture that it is."""

    guid: str
    links: tuple[str, ...]
    delivery: Delivery | None = None
    picture: Picture | None = None


def items(
    data: bytes, where: str, *, url: str | None = None, charset: str | None = None, tally: Tally | None = None
) -> Iterator[Delivery]:
    """The text items of a message, of one item, or of a NITF document."""
    tally = tally if tally is not None else Tally()
    document = prepared(data, where, charset)
    root = root_of(document)
    if root is None or root[0] not in ROOTS:
        raise InputError(where, "is no NewsML-G2 and no NITF", "Give what the agency delivers")
    packages: list[tuple[str, ...]] = []
    held: list[Item] = []
    for number, (element, _) in enumerate(elements(document, where, ITEMS)):
        if number >= MOST_ITEMS:
            tally.left += 1
        elif local(element) == "packageItem":
            packages.append(tuple(_references(element)))
        elif _is_withdrawn(element):
            tally.pass_over("withdrawn by the agency")
        else:
            held.append(_item(element, url))
    texts = [item for item in held if item.delivery is not None]
    pictures = {item.guid: item.picture for item in held if item.picture is not None}
    tally.passed.update({"neither text nor picture": n} if (n := len(held) - len(texts) - len(pictures)) > 0 else {})
    for item in texts:
        delivery = item.delivery
        if delivery is not None:
            tally.took(delivery.published or delivery.modified)
            shown = (*delivery.pictures, *_of(item, pictures, packages, alone=len(texts) == 1))
            yield _with_pictures(delivery, shown)


def _of(item: Item, pictures: dict[str, Picture], packages: list[tuple[str, ...]], *, alone: bool) -> Iterable[Picture]:
    """The pictures that belong to a text: those it links to, those of its packages, or all where it stands alone."""
    if alone:
        return pictures.values()
    tied = dict.fromkeys((*item.links, *(guid for package in packages if item.guid in package for guid in package)))
    return [pictures[guid] for guid in tied if guid in pictures]


def _with_pictures(delivery: Delivery, pictures: Iterable[Picture]) -> Delivery:
    return msgspec.structs.replace(delivery, pictures=tuple(dict.fromkeys(pictures))[:MOST_PICTURES])


def _item(element: Element, base: str | None) -> Item:
    if local(element) == "nitf":
        return Item("", (), delivery=_nitf(element))
    meta, content = first(element, "contentMeta"), first(element, "contentSet")
    guid = attribute(element, "guid") or ""
    links = tuple(
        target
        for name in ("link", "itemMeta")
        for holder in children(element, name)
        for link in ([holder] if name == "link" else children(holder, "link"))
        if (target := attribute(link, "residref") or attribute(link, "href"))
    )
    remote = list(children(content, "remoteContent")) if content is not None else []
    images = [row for row in remote if (attribute(row, "contenttype") or "").startswith(IMAGE)]
    markup = _markup(content)
    if not markup[0] and images:
        return Item(guid, links, picture=_picture(meta, images, base))
    if not markup[0]:
        return Item(guid, links)
    return Item(guid, links, delivery=_delivery(element, meta, markup))


def _delivery(element: Element, meta: Element | None, content: tuple[str, str]) -> Delivery:
    about = first(element, "itemMeta")
    tag = first(meta, "language")
    modified = iso(text_in(about, "versionCreated"))
    published = iso(text_in(about, "firstCreated") or text_in(meta, "contentCreated")) or modified
    language = attribute(tag, "tag") if tag is not None else None
    nitf = first(element, "contentSet", "inlineXML", "nitf")
    return Delivery(
        data=_under_dateline(content, text_in(meta, "dateline")).encode("utf-8", "replace"),
        media_type=content[1],
        charset="utf-8",
        url=address_of(attribute(element, "guid")),
        section=_section(meta),
        language=language_code(language or attribute(element, "lang")),
        headline=text_in(meta, "headline") or text_in(nitf, "body", "body.head", "hedline", "hl1"),
        authors=_authors(meta),
        agency=text_in(meta, "creditline") or _named(meta, "infoSource") or _named(about, "provider"),
        published=published,
        modified=modified if modified != published else None,
    )


def _markup(content: Element | None) -> tuple[str, str]:
    """The text of an item as HTML, whichever way it is enclosed, and its type; an empty one where there is none."""
    if content is None:
        return "", "text/html"
    for inline in children(content, "inlineXML"):
        nitf = first(inline, "nitf")
        if nitf is not None:
            return _nitf_markup(nitf), "text/html"
        if len(inline) and local(inline[0]) in HOLDERS:
            return markup_of(inline[0]), "text/html"
    for inline in children(content, "inlineData"):
        kind = attribute(inline, "contenttype") or "text/plain"
        if kind.startswith("text/") and attribute(inline, "encoding") is None:
            return "".join(inline.itertext()).strip(), "text/html" if "html" in kind else "text/plain"
    return "", "text/html"


def _under_dateline(content: tuple[str, str], dateline: str | None) -> str:
    """The text with the dateline that the item's head gives, where it does not open with it."""
    markup, kind = content
    if not dateline or dateline in " ".join(plain(markup).split())[: 2 * len(dateline)]:
        return markup
    return f"<p>{escape(dateline)}</p>\n{markup}" if kind == "text/html" else f"{dateline}\n\n{markup}"


def _nitf(element: Element) -> Delivery:
    """A NITF document that stands alone."""
    head = first(element, "body", "body.head")
    issued = first(element, "head", "docdata", "date.issue")
    signed = text_in(head, "byline", "person") or text_in(head, "byline")
    return Delivery(
        data=_nitf_markup(element).encode("utf-8", "replace"),
        media_type="text/html",
        charset="utf-8",
        language=language_code(attribute(element, "lang")),
        headline=text_in(head, "hedline", "hl1") or text_in(element, "head", "title"),
        authors=(signed,) if signed else (),
        agency=text_in(head, "distributor", "org") or text_in(head, "distributor"),
        published=iso(attribute(issued, "norm")) if issued is not None else None,
    )


def _nitf_markup(element: Element) -> str:
    """Dateline, abstract and content of a NITF body, which are HTML in all but name."""
    head = first(element, "body", "body.head")
    parts = [first(head, "dateline"), first(head, "abstract"), first(element, "body", "body.content")]
    return "\n".join(markup_of(part) for part in parts if part is not None)


def _picture(meta: Element | None, images: list[Element], base: str | None) -> Picture:
    sized = [(_number(attribute(image, "width")), address) for image in images if (address := _href(image, base))]
    captions = list(children(meta, "description")) if meta is not None else []
    captions.sort(key=lambda row: not (attribute(row, "role") or "").endswith("caption"))
    caption = " ".join("".join(captions[0].itertext()).split()) if captions else text_in(meta, "headline")
    credit = ", ".join(filter(None, dict.fromkeys((*_authors(meta), text_in(meta, "creditline")))))
    return Picture(url=max(sized)[1] if sized else None, caption=caption or None, credit=credit or None)


def _href(image: Element, base: str | None) -> str | None:
    return address_of(attribute(image, "href"), base)


def _authors(meta: Element | None) -> tuple[str, ...]:
    """Who signs: the line as printed, else the creators that are named."""
    if meta is None:
        return ()
    signed = text_in(meta, "by")
    if signed:
        return (signed,)
    return tuple(name for row in children(meta, "creator") if (name := text_in(row, "name")))


def _section(meta: Element | None) -> str | None:
    rows = children(meta, "subject") if meta is not None else ()
    return next((name for row in rows if (name := text_in(row, "name"))), None)


def _named(element: Element | None, name: str) -> str | None:
    found = first(element, name)
    return text_in(found, "name") or (attribute(found, "literal") if found is not None else None)


def _references(package: Element) -> Iterator[str]:
    for element in package.iter():
        if local(element) == "itemRef":
            target = attribute(element, "residref") or attribute(element, "href")
            if target:
                yield target


def _is_withdrawn(element: Element) -> bool:
    status = first(element, "itemMeta", "pubStatus")
    code = (attribute(status, "qcode") or attribute(status, "uri") or "") if status is not None else ""
    return code.rpartition(":")[2].rpartition("/")[2] in WITHDRAWN


def _number(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 10 else 0
