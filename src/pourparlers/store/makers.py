"""What makes a reading: the reader, its version, and a digest of the packs it reads with.

A reading is stale where one of the three is another today. The digest covers the TOML of the language's pack, of the
``world`` pack and of the language that names are given in, and the weights: everything but code that a reading depends
on. A language without a pack has a digest, too, so its articles are stale on the day there is one.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pourparlers.languages.pack import HERE

NAMES = "en"
"""The language of the names in stored readings."""
WEIGHTS = HERE.parent / "reading"


class Made(NamedTuple):
    """What made a reading, or would make it today."""

    reader: str
    version: str
    packs: str


@functools.cache
def made_today(language: str | None) -> Made:
    """What reads an article in a language today."""
    from pourparlers.reading.reader import NAME, version

    total = hashlib.blake2b(digest_size=16)
    for path in _files(language):
        total.update(path.relative_to(HERE.parent).as_posix().encode() + b"\0" + _digest(path))
    return Made(NAME, version(), total.hexdigest())


def _files(language: str | None) -> Iterator[Path]:
    for pack in sorted({language or "", NAMES, "world"}):
        yield from sorted((HERE / pack).glob("*.toml")) if pack.isalnum() else ()
    yield from sorted(WEIGHTS.rglob("weights.toml"))


@functools.cache
def _digest(path: Path) -> bytes:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
