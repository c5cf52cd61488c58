"""Load a pack's files: TOML checked against types, each mistake told with its file and line.

A pack goes by its language's code, or by the absolute path of its folder where that is none of this package; what is
made of it is kept by that name, so that two packs of one language stand apart.

``make forms`` stores each file once more as MessagePack beside a digest of its source, since ``tomllib`` reads
only about a megabyte a second; a file whose digest does not fit is read from the TOML.
"""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pourparlers.errors import PackError
from pourparlers.languages.words import Language

HERE = Path(__file__).parent
COMPILED = HERE / "compiled"
DIGEST = 16
T = TypeVar("T")


@functools.cache
def known() -> tuple[str, ...]:
    """The languages that have a pack, by code."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/language.toml")))


def has(language: str, name: str) -> bool:
    """Whether the pack of ``language`` (or ``world``) has the file ``name``.toml."""
    return (HERE / language / f"{name}.toml").is_file()


@functools.lru_cache(maxsize=256)
def load(language: str, name: str, shape: type[T]) -> T:
    """The file ``name``.toml of a pack as a value of ``shape`` (a msgspec Struct); PackError where it does not fit.

    A file that a language's pack does not have is an empty one.
    """
    path = HERE / language / f"{name}.toml"
    if not path.is_file() and has(language, "language"):
        return convert(path, b"", shape)
    value = read(path, shape)
    if isinstance(value, Language) and path.parent.parent != HERE:
        return msgspec.structs.replace(value, code=language)
    return value


def read(path: Path, shape: type[T]) -> T:
    """A pack's file at any path, from its compiled twin where that is fresh."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise PackError(str(path), None, "a readable file", str(error.strerror)) from None
    twin = COMPILED / f"{path.parent.name}.{path.stem}.mp"
    if path.parent.parent == HERE and twin.is_file():
        stored = twin.read_bytes()
        if stored[:DIGEST] == digest(source):
            return msgspec.msgpack.decode(stored[DIGEST:], type=shape)
    return convert(path, source, shape)


def digest(source: bytes) -> bytes:
    return hashlib.blake2b(source, digest_size=DIGEST).digest()


def parse(path: Path, source: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PackError(str(path), source.count(b"\n", 0, error.start) + 1, "UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise PackError(str(path), int(line[1]) if line else None, "TOML", str(error)) from None


def convert(path: Path, source: bytes, shape: type[T]) -> T:
    try:
        return msgspec.convert(parse(path, source), type=shape)
    except msgspec.ValidationError as error:
        told, _, where = str(error).partition(" - at `")
        raise PackError(str(path), line_of(source.decode("utf-8"), where.rstrip("`")), told) from None


def line_of(source: str, where: str) -> int | None:
    """The line that a msgspec path such as ``$.verb[3].kind`` points at, as near as TOML's layout tells."""
    lines, at = source.splitlines(), 0
    for key, index in re.findall(r"\.?([\w-]+)|\[(\d+|\.\.\.)\]", where.lstrip("$")):
        if index:
            heads = [i for i in range(at, len(lines)) if lines[i].startswith("[[")]
            if index.isdigit() and int(index) < len(heads):
                at = heads[int(index)]
            continue
        pattern = re.compile(rf'^\s*(?:\[+[^\]]*\b{re.escape(key)}\]+|"?{re.escape(key)}"?\s*=)')
        at = next((i for i in range(at, len(lines)) if pattern.match(lines[i])), at)
    return at + 1 if lines else None
