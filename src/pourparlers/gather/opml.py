"""Lists of sources as OPML, which every reader of feeds writes and reads.

What OPML has no word for (kind, voice, marker, language, outlet) stands in attributes of a namespace of our own, so
that what is exported comes back the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

import msgspec

from pourparlers.delivery import Marker, Source, SourceKind
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.tally import Tally
from pourparlers.gather.xml import attribute, elements, local, prepared, root_of

OURS = "urn:pourparlers:sources"
MOST_SOURCES = 10_000
LONGEST_NAME = 200
KINDS: dict[str, SourceKind] = {kind: kind for kind in get_args(SourceKind)}
MARKERS: dict[str, Marker] = {marker: marker for marker in get_args(Marker)}
AS_OPML = {"feed": "rss"}


def sources(data: bytes, where: str, tally: Tally | None = None) -> Iterator[Source]:
    """The sources of a list, folders in it as sections; each name once."""
    tally = tally if tally is not None else Tally()
    document = prepared(data, where)
    root = root_of(document)
    if root is None or root[0] != "opml":
        raise InputError(where, "is no OPML", "Export the list of feeds from your reader once more")
    names: set[str] = set()
    for outline, folder in _outlines(document, where):
        source = _source(outline, folder)
        if source is None:
            tally.pass_over("no address of the web")
        elif len(names) >= MOST_SOURCES:
            tally.left += 1
        else:
            name = _apart(source.name, names)
            names.add(name)
            tally.took()
            yield msgspec.structs.replace(source, name=name)


def written(sources: Iterable[Source]) -> bytes:
    """The list as OPML 2.0, the same bytes for the same sources."""
    register_namespace("pourparlers", OURS)
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Pourparlers"
    body = SubElement(root, "body")
    for source in sources:
        fields = {
            "text": source.name, "title": source.outlet, "type": AS_OPML.get(source.kind, source.kind),
            "xmlUrl": source.address, "language": source.language, "category": source.section,
            f"{{{OURS}}}kind": source.kind, f"{{{OURS}}}voice": source.voice, f"{{{OURS}}}marker": source.marker,
        }  # fmt: skip
        SubElement(body, "outline", {name: _clean(value) for name, value in fields.items() if value})
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _outlines(document: bytes, where: str) -> Iterator[tuple[Element, str | None]]:
    """The outlines that have an address, each with the name of the folder it lies in."""
    for body, _ in elements(document, where, frozenset(("body",))):
        waiting: list[tuple[Element, str | None]] = [(body, None)]
        while waiting:
            element, folder = waiting.pop()
            if attribute(element, "xmlUrl") or attribute(element, "url"):
                yield element, folder
            name = attribute(element, "text") or attribute(element, "title")
            inner = folder if local(element) == "body" else name or folder
            waiting.extend((child, inner) for child in reversed(element) if local(child) == "outline")


def _source(outline: Element, folder: str | None) -> Source | None:
    told = attribute(outline, "xmlUrl") or attribute(outline, "url") or ""
    kind = KINDS.get(attribute(outline, "kind") or attribute(outline, "type") or "", "feed")
    address = told.strip() if kind in ("files", "mail", "warc") else address_of(told)
    name = _named(attribute(outline, "text") or attribute(outline, "title") or address)
    if not address or not name:
        return None
    ours = attribute(outline, "kind") is not None
    return Source(
        name=name,
        kind=kind,
        address=address,
        language=language_code(attribute(outline, "language")),
        section=_named(attribute(outline, "category") if ours else folder),
        outlet=_named(attribute(outline, "title")) if ours else None,
        marker=MARKERS.get(attribute(outline, "marker") or ""),
        voice=_named(attribute(outline, "voice")),
    )


def _named(told: str | None) -> str | None:
    return " ".join((told or "").split())[:LONGEST_NAME] or None


def _apart(name: str, names: set[str]) -> str:
    """A name of its own among those taken."""
    apart, number = name, 2
    while apart in names:
        apart, number = f"{name} ({number})", number + 1
    return apart


def _clean(value: str) -> str:
    return "".join(letter for letter in value if letter >= " " and letter not in "\ufffe\uffff").strip()
