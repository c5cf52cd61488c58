"""What the user named on this machine: files, folders, standard input. Nothing is read before its turn."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded
from pourparlers.gather.formats import HEAD, ROOT, ROOTS

STDIN = "-"
SUFFIXES = (
    ".txt", ".html", ".htm", ".xhtml", ".eml", ".mbox", ".warc", ".warc.gz", ".warc.zst", ".ics", ".rss", ".atom",
)  # fmt: skip
MANIFOLD = (".xml", ".json")
OF_JSON = re.compile(r'jsonfeed\.org/version|"uri"\s*:')
LIMIT = 64 * 1024 * 1024


class Found(NamedTuple):
    """One file to take in: ``path`` is where it lies (``None`` for standard input)."""

    path: str | None

    @property
    def name(self) -> str:
        return self.path or "standard input"


def found_in(named: Iterable[str]) -> Iterator[Found | InputError]:
    """Each file named, once, in order; folders are searched. A name that leads nowhere is an error."""
    seen: set[str | None] = set()
    for name in named:
        for found in _found(name):
            if isinstance(found, InputError):
                yield found
            elif found.path not in seen:
                seen.add(found.path)
                yield found


def bytes_of(path: str | None) -> bytes:
    """The bytes of a file, or of standard input; of one too large an error."""
    name = path or "standard input"
    try:
        if path is None:
            data = _at_most(sys.stdin.buffer)
        else:
            with Path(path).open("rb") as file:
                data = _at_most(file)
    except (OSError, ValueError) as error:
        raise _refused(name, error) from None
    if len(data) > LIMIT:
        raise InputError(name, f"larger than {LIMIT // 2**20} MB", "Split it into its articles")
    return data


def _found(name: str) -> Iterator[Found | InputError]:
    if name == STDIN:
        yield Found(None)
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _files_in(path)
        elif path.exists():
            yield Found(name)
        else:
            yield InputError(name, "no such file or folder", "Check the name")
    except (OSError, ValueError) as error:
        yield _refused(name, error)


def _files_in(folder: Path) -> Iterator[Found | InputError]:
    refused: list[OSError] = []
    found = False
    for at, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(at, file)
            if file.startswith(".") or not file.lower().endswith((*SUFFIXES, *MANIFOLD)):
                continue
            if file.lower().endswith(SUFFIXES) or _holds_news(path):
                found = True
                yield Found(str(path))
    for error in refused:
        yield _refused(str(error.filename), error)
    if not found and not refused:
        yield InputError(str(folder), "no texts in this folder", f"Texts end in {', '.join(SUFFIXES)}")


def _holds_news(path: Path) -> bool:
    """Whether a file that may hold anything begins like a feed or like what an agency sends."""
    try:
        with path.open("rb") as file:
            head = decoded(file.read(HEAD))
    except OSError:
        return True
    root = ROOT.match(head)
    if root:
        return root["name"].lower() in ROOTS
    return OF_JSON.search(head) is not None


def _at_most(file: BinaryIO) -> bytes:
    return file.read(LIMIT + 1)


def _refused(name: str, error: OSError | ValueError) -> InputError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(name, why[:1].lower() + why[1:], "Check its name and permissions")
