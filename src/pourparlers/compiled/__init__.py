"""The rooms that do most of the work, compiled: taken in place of their sources where they were built from these.

``make fast`` builds them (see ``build``) into the environment, never beside the sources. Where a source has changed
since, nothing was built, or ``POURPARLERS_INTERPRETED`` is set, the sources run as they are: slower, with the same
readings.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parents[1]
HOME = Path(sys.prefix, "lib", "pourparlers-compiled", str(sys.implementation.cache_tag))
DIGEST = "sources.digest"
INTERPRETED = "POURPARLERS_INTERPRETED"
# What is compiled, and what the compiled code was checked against: a change to either makes the built files void.
ROOMS = ("edtf.py", "page", "reading")
READ_BY_THEM = ("decode.py", "delivery.py", "errors.py", "languages", "model.py")


class Compiled:
    """Finds the modules that were built, by their names."""

    def __init__(self, files: dict[str, Path]) -> None:
        self.files = files

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        file = self.files.get(fullname)
        if file is None:
            return None
        spec = ModuleSpec(fullname, ExtensionFileLoader(fullname, str(file)), origin=str(file))
        spec.has_location = True
        return spec


def sources(package: Path, rooms: Sequence[str] = (*ROOMS, *READ_BY_THEM)) -> list[Path]:
    """The modules of some rooms, in an order that never changes."""
    return [file for room in rooms for file in sorted([*(package / room).rglob("*.py")] or [package / room])]


def digest(package: Path) -> str:
    """What the sources say, in a few characters."""
    told = hashlib.blake2b(digest_size=16)
    for file in sources(package):
        told.update(f"{file.relative_to(package)}\0".encode() + file.read_bytes() + b"\0")
    return told.hexdigest()


def state(home: Path = HOME, package: Path = PACKAGE) -> str:
    """What runs: "compiled", or why the sources do: "unbuilt", "changed" since, or "unwanted"."""
    if os.environ.get(INTERPRETED):
        return "unwanted"
    try:
        built = (home / DIGEST).read_text("ascii")
        return "compiled" if built == digest(package) else "changed"
    except OSError:
        return "unbuilt"


def files(home: Path) -> dict[str, Path]:
    """The built files by the names of their modules."""
    suffix = EXTENSION_SUFFIXES[0]
    return {".".join(f.relative_to(home).parts).removesuffix(suffix): f for f in home.rglob(f"*{suffix}")}


def prefer(home: Path = HOME, package: Path = PACKAGE) -> None:
    """Take the compiled modules from here on, if they are what the sources say."""
    if state(home, package) == "compiled":
        sys.meta_path.insert(0, Compiled(files(home)))
