"""Bytes to text by what their carrier declared: any bytes give a text, none gives an error.

Only encodings of scripts are taken. A name that stands for something else (a codec that unpacks, escapes, Punycode) is
passed over, so that nobody chooses for us what code runs over the bytes.
"""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SCRIPTS = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|utf-?32(?:-?[lb]e)?|(?:us-)?ascii|(?:iso-?)?8859-?\d+|iso-?8859-?\d+(?:-[ie])?|latin-?\d+"
    r"|windows-?\d+|cp-?\d+|ibm-?\d+|koi8-?[rtu]|mac-?\w+|macintosh|gb-?2312|gbk|gb-?18030|hz|big5(?:-?hkscs)?"
    r"|shift-?jis|sjis|euc-?(?:jp|kr|cn|tw)|iso-?2022-?(?:jp|kr)(?:-\d)?|ks_?c_5601(?:-1987)?|tis-?620|viscii"
)
AS_BROWSERS_DO = {
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252",
    "us-ascii": "windows-1252", "ascii": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030",
    "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift-jis": "cp932", "shift_jis": "cp932",
    "sjis": "cp932", "iso-8859-8-i": "iso-8859-8",
}  # fmt: skip
FALLBACK = "windows-1252"


def decoded(data: bytes, *declared: str | None) -> str:
    """The text: by its byte order mark, as UTF-8 if it is that, else by the first declared name that fits."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    named = [name for name in map(codec_of, declared) if name]
    wide = next((name for name in named if name.startswith(("utf-16", "utf-32"))), None)
    if wide:
        return data.decode(wide, "replace")
    for name in ("utf-8", *named):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    first = named[0] if named else "utf-8" if _is_mostly_utf8(data) else FALLBACK
    return data.decode(first, "replace")


def codec_of(declared: str | None) -> str | None:
    """The codec that a declared name stands for, if it is one of a script."""
    name = (declared or "").strip().strip("\"'").lower().replace("_", "-")
    if not SCRIPTS.fullmatch(name):
        return None
    try:
        return codecs.lookup(AS_BROWSERS_DO.get(name, name)).name
    except LookupError:
        return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether what lies beyond ASCII is UTF-8 with some damage, and not an old code page."""
    letters = [letter for letter in data[:100_000].decode("utf-8", "replace") if letter > "\x7f"]
    return letters.count("\ufffd") * 2 < len(letters)
