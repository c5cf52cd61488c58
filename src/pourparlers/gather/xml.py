"""XML from strangers, read safely: no document type that declares, no depth without end, memory that stays flat.

What news sites get wrong most often (a bare ampersand, an HTML entity, an encoding, a control character) is mended
before the parser sees it; what is then still not XML is one of our errors.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError

from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded

MOST_BYTES = 64 * 2**20
MOST_DEPTH = 100
MOST_INSIDE = 200_000
DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
DECLARED = re.compile(r"\s*<\?xml\b.*?\?>", re.S)
BEFORE_ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+", re.S)
DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*", re.I)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LOOSE = re.compile(r"&(?:(\#x?[0-9a-fA-F]{1,8};)|([A-Za-z][A-Za-z0-9]{1,31};))?")
NATIVE = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))


def prepared(data: bytes, where: str, charset: str | None = None) -> bytes:
    """The document as UTF-8 that a parser takes: no declaration, no document type, no unknown entity."""
    if len(data) > MOST_BYTES:
        raise InputError(where, f"larger than {MOST_BYTES // 2**20} MB", "Name a smaller feed or file")
    named = DECLARATION.match(data[:400])
    text = decoded(data, named[1].decode("ascii") if named else None, charset, _wide(data))
    text = CONTROLS.sub("", DECLARED.sub("", text.lstrip("\ufeff"), count=1))
    start = BEFORE_ROOT.match(text)
    at = start.end() if start else 0
    doctype = DOCTYPE.match(text, at)
    if doctype:
        if text[doctype.end() : doctype.end() + 1] == "[":
            raise InputError(where, "declares its own entities (DOCTYPE), which is refused", "Ask for a plain feed")
        text = text[doctype.end() + 1 :]
    return "".join(_mended(text)).encode("utf-8")


def elements(document: bytes, where: str, wanted: frozenset[str]) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """Each element of a wanted local name, whole, with those it stands in; it is let go when the next is asked for.

    ``document`` comes from ``prepared``. A wanted element inside another belongs to the outer one.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    stack: list[Element] = []
    inside: Element | None = None
    held = 0
    try:
        for event, element in iterparse(io.BytesIO(document), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                stack.append(element)
                if len(stack) > MOST_DEPTH:
                    raise InputError(where, f"XML deeper than {MOST_DEPTH} elements", "This is no usual feed")
                if inside is None and local(element) in wanted:
                    inside, held = element, 0
                held += 1
                if held > MOST_INSIDE:
                    raise InputError(where, f"an entry of more than {MOST_INSIDE:,} elements", "This is no usual feed")
                continue
            stack.pop()
            if inside is not None and element is inside:
                yield inside, tuple(stack)
                inside = None
            if inside is None:
                _let_go(element, stack)
                held = 0
    except ParseError as error:
        raise InputError(where, f"is not well-formed XML ({error})", "Check the address in a browser") from None
    except (DefusedXmlException, ValueError, RecursionError, LookupError) as error:
        raise InputError(where, f"is XML that is refused ({type(error).__name__})", "Ask for a plain feed") from None


def root_of(document: bytes) -> tuple[str, str] | None:
    """The local name and the namespace of the root, by its start tag alone."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(document), events=("start",), forbid_dtd=True):
            return local(element), namespace(element)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return None


def local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0].lstrip("{")


def children(element: Element, name: str) -> Iterator[Element]:
    """The direct children of a local name, in whatever namespace."""
    return (child for child in element if local(child) == name)


def first(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def text_in(element: Element | None, *path: str) -> str | None:
    """The text of the first element along a path, on one line; ``None`` where there is none."""
    found = first(element, *path)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name and value.strip()), None)


def _let_go(element: Element, stack: list[Element]) -> None:
    element.clear()
    if stack and len(stack[-1]):
        del stack[-1][-1]


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark shows by the zeros beside the first bracket."""
    return "utf-16-le" if data.startswith(b"<\x00") else "utf-16-be" if data.startswith(b"\x00<") else None


def _mended(text: str) -> Iterator[str]:
    """The text with its loose ampersands and HTML entities made XML; what is CDATA stays as it is."""
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        end = text.find("]]>", start) + 3 if start >= 0 else 2
        if end < 3:
            yield LOOSE.sub(_ampersand, text[at:])
            return
        yield LOOSE.sub(_ampersand, text[at:start])
        yield text[start:end]
        at = end


def _ampersand(match: re.Match[str]) -> str:
    number, name = match[1], match[2]
    if number:
        return match[0] if _is_letter(number) else ""
    if name is None:
        return "&amp;"
    if name in NATIVE:
        return match[0]
    known = html5.get(name)
    return "".join(f"&#{ord(letter)};" for letter in known) if known else f"&amp;{name}"


def _is_letter(number: str) -> bool:
    digits = number[1:-1]
    try:
        code = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    except ValueError:
        return False
    return code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
