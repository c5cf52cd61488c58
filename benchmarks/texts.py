"""The texts of a folder, repeated in turn to a number of bytes."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 1_000_000


def texts_in(folder: Path, languages: frozenset[str] | None = None) -> list[tuple[str, str]]:
    """(language, text) of each file; the language is what stands before the first hyphen of its name."""
    found = ((path.name.partition("-")[0], path) for path in sorted(folder.glob("*.txt")))
    return [(code, path.read_text("utf-8")) for code, path in found if languages is None or code in languages]


def repeated(texts: list[tuple[str, str]], megabytes: float) -> Iterator[tuple[str, str]]:
    """The texts over and over until they make so many megabytes."""
    left = megabytes * MEGABYTE
    for code, text in itertools.cycle(texts):
        if left <= 0:
            return
        left -= len(text.encode())
        yield code, text


def pin(core: int = 0) -> str:
    """Keep this process on one core, where the system lets it; what was done."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
        return f"core {core}"
    return "not pinned"
