"""Bytes to text: byte order marks, UTF-8, what the carrier or the markup declares, and the old code pages of the news.

What is not text at all is refused with its kind and what to do. A guess is told in a note, never made silently.
A page of the web is read even where some of its bytes are damaged; a text that a user names is not.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

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
DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.I)
LANGUAGE = re.compile(rb"<html[^>]{0,400}?\blang\s*=\s*[\"']?([a-z]{2}(?:-[a-z]{2,4})?)", re.IGNORECASE)
AS_BROWSERS_DO = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "iso-8859-9": "windows-1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "x-euc-jp": "euc-jp", "windows-31j": "cp932", "unicode": "utf-16",
    "iso-8859-8-i": "iso-8859-8",
}  # fmt: skip
# What pages of a language that declare no encoding were written in (the fallbacks of the WHATWG Encoding Standard).
OF_LANGUAGE = {
    "ar": "cp1256", "fa": "cp1256", "bg": "cp1251", "be": "cp1251", "ru": "cp1251", "uk": "cp1251", "mk": "cp1251",
    "sr": "cp1251", "cs": "cp1250", "sk": "cp1250", "pl": "iso-8859-2", "hu": "iso-8859-2", "sl": "iso-8859-2",
    "hr": "cp1250", "ro": "cp1250", "el": "iso-8859-7", "he": "cp1255", "et": "cp1257", "lt": "cp1257", "lv": "cp1257",
    "ja": "cp932", "ko": "cp949", "zh": "gb18030", "zh-cn": "gb18030", "zh-tw": "big5hkscs", "zh-hk": "big5hkscs",
    "th": "cp874", "tr": "cp1254", "vi": "cp1258", "ku": "cp1254",
}  # fmt: skip
# Not plain text at all, whatever a page says of itself.
NO_CHARSETS = frozenset(
    "utf-8 utf-7 idna punycode raw-unicode-escape unicode-escape undefined mbcs oem base64 hex rot13 bz2 zip zlib uu"
    " quopri".split()
)  # fmt: skip
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
RUN_OF_HIGH = re.compile(rb"[\x80-\xff]+")
LEADS_IN_LATIN_TEXT = b"\xc2\xc3\xc5\xe2"
SAVE_AS_UTF8 = "Save it as UTF-8"
MOST_DAMAGED = 0.02
MOST_NULS = 0.02
SAMPLE, START = 100_000, 2_000


class Decoded(NamedTuple):
    """A text, and what the user should know of how its bytes were taken."""

    text: str
    note: str | None


def decode(data: bytes, where: str, charset: str | None = None, *, markup: bool = False) -> Decoded:
    """The text of the bytes. ``charset`` is what the carrier declared; ``markup`` bears some damage."""
    for magic, kind, hint in KINDS:
        if data.startswith(magic):
            raise InputError(where, f"is {kind}, not text", hint)
    decoded = _text_of(data, where, charset, markup)
    text = decoded.text
    if _is_binary(text, MOST_NULS if markup else 0):
        raise InputError(where, "is binary, not text", "Give plain text or HTML")
    if not text or text.isspace():
        raise InputError(where, "is empty", "Give a file with an article's text")
    return decoded


def _is_binary(text: str, nuls: float) -> bool:
    """Whether too many characters are controls; of a page some few may be nothing at all."""
    if nuls:
        return text.count("\x00") > nuls * len(text) or len(CONTROLS.findall(text[:START])) * 50 > len(text[:START])
    return "\x00" in text or len(CONTROLS.findall(text[:SAMPLE])) * 50 > len(text[:SAMPLE])


def _text_of(data: bytes, where: str, charset: str | None, markup: bool) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where, markup)
    try:
        return Decoded(data.decode("utf-8"), None)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _is_cut_utf8(data, error.start):
            note = f"{where}: cut in the middle of its last character; read so far"
            return Decoded(data[: error.start].decode("utf-8"), note)
        wide = _declared_as(data, charset) if charset and charset.lower().startswith(("utf-16", "utf-32")) else None
        if wide is None and b"\x00" in data and not markup:
            raise InputError(where, "is binary, not text", "Give plain text or HTML") from None
        damaged = _damaged(data, where) if markup else None
        return wide or damaged or _declared(data, charset) or _old_code_page(data, where, error)


def _marked(data: bytes, encoding: str, where: str, markup: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding), None)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace" if markup else "ignore")
        if error.end < len(data) - 4:
            name = encoding.removesuffix("-sig").upper()
            if not markup:
                raise InputError(where, f"begins as {name} but breaks at byte {error.start:,}", SAVE_AS_UTF8) from None
            return Decoded(
                text, f"{where}: begins as {name} but breaks at byte {error.start:,}; read as far as it goes"
            )
        return Decoded(text, f"{where}: cut in the middle of its last character; read so far")


def _damaged(data: bytes, where: str) -> Decoded | None:
    """UTF-8 with a few broken characters, as pages have that were put together from several sources."""
    text = data.decode("utf-8", "replace")
    letters, broken = sum(letter > "\x7f" for letter in text[:SAMPLE]), text[:SAMPLE].count("\ufffd")
    if broken * 2 >= letters:
        return None
    return Decoded(text, f"{where}: some characters are no UTF-8; read without them")


def _declared(data: bytes, charset: str | None) -> Decoded | None:
    match = DECLARED.search(data[:8192])
    told = (charset, match[1].decode("ascii") if match else None)
    return next(filter(None, (_declared_as(data, name) for name in told if name)), None)


def _declared_as(data: bytes, charset: str) -> Decoded | None:
    """The text, if the bytes are what the charset says; the odd byte that is not is no ground to disbelieve it."""
    name = charset.strip(" \"'").lower()
    try:
        codec = codecs.lookup(AS_BROWSERS_DO.get(name, name)).name
        if codec.replace("_", "-") in NO_CHARSETS:
            return None
        text = data.decode(codec, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, None) if text.count("\ufffd") <= MOST_DAMAGED * len(text) else None


def _old_code_page(data: bytes, where: str, error: UnicodeDecodeError) -> Decoded:
    """Letters beyond ASCII come in runs in Cyrillic, one by one in French: that tells the two code pages apart."""
    if _is_damaged_utf8(data[:SAMPLE]):
        raise InputError(where, f"is UTF-8 up to byte {error.start:,} and something else after it", SAVE_AS_UTF8)
    runs = RUN_OF_HIGH.findall(data[:SAMPLE])
    in_runs = sum(len(run) for run in runs if len(run) > 1)
    encoding = "windows-1251" if in_runs * 2 > sum(map(len, runs)) else "windows-1252"
    encoding = _of_language(data) or encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(where, "its encoding is not recognised", SAVE_AS_UTF8) from None
    if sum(map(str.isalpha, text)) * 2 < len(text) and b"<" not in data:
        raise InputError(where, "is binary, or in an encoding that is not recognised", SAVE_AS_UTF8)
    return Decoded(text, f"{where}: not UTF-8; read as {encoding}")


def _of_language(data: bytes) -> str | None:
    """The old encoding of the language that the page says it is in."""
    match = LANGUAGE.search(data[:8192])
    if match is None:
        return None
    language = match[1].decode("ascii").lower()
    codec = OF_LANGUAGE.get(language) or OF_LANGUAGE.get(language[:2])
    try:
        return codec if codec and data.decode(codec) else None
    except UnicodeDecodeError:
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most letters beyond ASCII are UTF-8; a few of an old code page may look so by chance."""
    letters = [letter for letter in data.decode("utf-8", "replace") if letter > "\x7f"]
    return letters.count("\ufffd") * 2 < len(letters)


def _is_cut_utf8(data: bytes, cut: int) -> bool:
    """Whether a last, unfinished character is UTF-8, and not the one accented letter of a text in an old code page."""
    return cut > 0 and (not data[:cut].isascii() or data[cut] in LEADS_IN_LATIN_TEXT)
