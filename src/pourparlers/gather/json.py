"""JSON from strangers: any value may stand anywhere, and what does not fit is as if it were not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded

MOST_BYTES = 64 * 2**20

Row = Mapping[str, Any]


def document(data: bytes, where: str, charset: str | None = None) -> Any:
    """The value that the bytes hold."""
    if len(data) > MOST_BYTES:
        raise InputError(where, f"larger than {MOST_BYTES // 2**20} MB", "Split it")
    try:
        return msgspec.json.decode(decoded(data, charset).encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise InputError(where, f"is not JSON that can be read ({error})", "Check the address") from None


def lines(data: bytes, where: str) -> Iterator[Any]:
    """The values of JSON Lines; a line that is no JSON gives ``None``."""
    for line in data.splitlines():
        if line.strip():
            try:
                yield document(line, where)
            except InputError:
                yield None


def text(row: object, *names: str) -> str | None:
    """The first of some fields that holds a text that is not blank."""
    if isinstance(row, Mapping):
        for name in names:
            value = row.get(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
    return None


def rows(row: object, *names: str) -> Iterator[Row]:
    """The objects in the first of some fields that has any: of a list, or the values of an object by name."""
    if isinstance(row, Mapping):
        for name in names:
            value = row.get(name)
            held = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
            found = [inner for inner in held if isinstance(inner, Mapping)]
            if found:
                yield from found
                return
