"""What the user named, as sources: files, folders of texts, standard input. Nothing is read before its turn."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pourparlers.decode import decode
from pourparlers.delivery import Delivery
from pourparlers.errors import InputError

STDIN = "-"
SUFFIXES = (".txt", ".html", ".htm")
LIMIT = 64 * 1024 * 1024
MARKUP = re.compile(
    rb"\s*(?:<\?xml.{0,200}?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)


class Source(NamedTuple):
    """One text to read: ``path`` is what the article will say it came from (``None`` for standard input)."""

    path: str | None

    @property
    def name(self) -> str:
        return self.path or "standard input"


class Loaded(NamedTuple):
    """What a source holds, and what the user should know of how it was taken."""

    delivery: Delivery
    note: str | None


def sources_of(named: Iterable[str]) -> Iterator[Source | InputError]:
    """Each text named, once, in order; folders are searched for texts. A name that leads nowhere is an error."""
    seen: set[str | None] = set()
    for name in named:
        for found in _found(name):
            if isinstance(found, InputError):
                yield found
            elif found.path not in seen:
                seen.add(found.path)
                yield found


def load(source: Source) -> Loaded:
    """The content of a source, as text or as a page."""
    data = _bytes_of(source)
    markup = _is_markup(source, data)
    note = decode(data, source.name, markup=markup).note
    return Loaded(
        Delivery(data=data, media_type="text/html" if markup else "text/plain", path=source.path or None), note
    )


def _found(name: str) -> Iterator[Source | InputError]:
    if name == STDIN:
        yield Source(None)
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _texts_in(path)
        elif path.exists():
            yield Source(name)
        else:
            yield InputError(name, "no such file or folder", "Check the name")
    except (OSError, ValueError) as error:
        yield _refused(name, error)


def _texts_in(folder: Path) -> Iterator[Source | InputError]:
    refused: list[OSError] = []
    found = False
    for at, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES) and not file.startswith("."):
                found = True
                yield Source(str(Path(at, file)))
    for error in refused:
        yield _refused(str(error.filename), error)
    if not found and not refused:
        yield InputError(str(folder), "no texts in this folder", f"Texts end in {', '.join(SUFFIXES)}")


def _bytes_of(source: Source) -> bytes:
    try:
        if source.path is None:
            data = _at_most(sys.stdin.buffer)
        else:
            with Path(source.path).open("rb") as file:
                data = _at_most(file)
    except OSError as error:
        raise _refused(source.name, error) from None
    if len(data) > LIMIT:
        raise InputError(source.name, f"larger than {LIMIT // 2**20} MB", "Split it into its articles")
    return data


def _at_most(file: BinaryIO) -> bytes:
    return file.read(LIMIT + 1)


def _is_markup(source: Source, data: bytes) -> bool:
    if source.path is not None and source.path.lower().endswith((".html", ".htm")):
        return True
    return MARKUP.match(data[:20_000].removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(b"\xff\xfe")) is not None


def _refused(name: str, error: OSError | ValueError) -> InputError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(name, why[:1].lower() + why[1:], "Check its name and permissions")
