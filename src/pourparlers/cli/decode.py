"""Bytes to text: byte order marks, UTF-8, what the markup declares, and the two old code pages of the news.

What is not text at all is refused with its kind and what to do. A guess is told in a note, never made silently.
"""

from __future__ import annotations

import codecs
import re

from pourparlers.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KINDS = (
    (b"%PDF", "a PDF", "Turn it into text first, with pdftotext for instance"),
    (b"PK\x03\x04", "a zip archive or office document", "Save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text first"),
    (b"\x1f\x8b", "gzip-compressed", "Unpack it first"),
    (b"\x89PNG", "an image", "Give the text"),
    (b"\xff\xd8\xff", "an image", "Give the text"),
    (b"GIF8", "an image", "Give the text"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?"
    rb"(iso-8859-\d+|windows-125\d|koi8-[ru]|latin1|us-ascii|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))\b",
    re.IGNORECASE,
)
AS_BROWSERS_DO = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
RUN_OF_HIGH = re.compile(rb"[\x80-\xff]+")
LEADS_IN_LATIN_TEXT = b"\xc2\xc3\xc5\xe2"
SAVE_AS_UTF8 = "Save it as UTF-8"


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """The text of the bytes, and a note for the user where its encoding was guessed or its end was cut."""
    for magic, kind, hint in KINDS:
        if data.startswith(magic):
            raise InputError(where, f"is {kind}, not text", hint)
    text, note = _text_of(data, where)
    if "\x00" in text or len(CONTROLS.findall(text[:100_000])) * 50 > len(text[:100_000]):
        raise InputError(where, "is binary, not text", "Give plain text or HTML")
    if not text.strip():
        raise InputError(where, "is empty", "Give a file with an article's text")
    return text, note


def _text_of(data: bytes, where: str) -> tuple[str, str | None]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _is_cut_utf8(data, error.start):
            return data[: error.start].decode("utf-8"), f"{where}: cut in the middle of its last character; read so far"
        if b"\x00" in data:
            raise InputError(where, "is binary, not text", "Give plain text or HTML") from None
        return _declared(data) or _old_code_page(data, where, error)


def _marked(data: bytes, encoding: str, where: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "ignore")
        if error.end < len(data) - 4:
            name = encoding.removesuffix("-sig").upper()
            raise InputError(where, f"begins as {name} but breaks at byte {error.start:,}", SAVE_AS_UTF8) from None
        return text, f"{where}: cut in the middle of its last character; read so far"


def _declared(data: bytes) -> tuple[str, str | None] | None:
    match = DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return data.decode(AS_BROWSERS_DO.get(name, name)), None
    except (LookupError, UnicodeError):
        return None


def _old_code_page(data: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, str | None]:
    """Letters beyond ASCII come in runs in Cyrillic, one by one in French: that tells the two code pages apart."""
    if _is_damaged_utf8(data[:100_000]):
        raise InputError(where, f"is UTF-8 up to byte {error.start:,} and something else after it", SAVE_AS_UTF8)
    runs = RUN_OF_HIGH.findall(data[:100_000])
    in_runs = sum(len(run) for run in runs if len(run) > 1)
    encoding = "windows-1251" if in_runs * 2 > sum(map(len, runs)) else "windows-1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(where, "its encoding is not recognised", SAVE_AS_UTF8) from None
    if sum(map(str.isalpha, text)) * 2 < len(text):
        raise InputError(where, "is binary, or in an encoding that is not recognised", SAVE_AS_UTF8)
    return text, f"{where}: not UTF-8; read as {encoding}"


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most letters beyond ASCII are UTF-8; a few of an old code page may look so by chance."""
    letters = [letter for letter in data.decode("utf-8", "replace") if letter > "\x7f"]
    return letters.count("\ufffd") * 2 < len(letters)


def _is_cut_utf8(data: bytes, cut: int) -> bool:
    """Whether a last, unfinished character is UTF-8, and not the one accented letter of a text in an old code page."""
    return cut > 0 and (not data[:cut].isascii() or data[cut] in LEADS_IN_LATIN_TEXT)
