"""The files of a pack: what each must hold, read as it stands, and every mistake of its shape with file and line."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import msgspec

from pourparlers.checking.lines import Path, line_at, lines_of
from pourparlers.errors import PackError
from pourparlers.languages.furniture_schema import FurnitureFile
from pourparlers.languages.issues_schema import IssuesFile
from pourparlers.languages.meetings_schema import Meetings
from pourparlers.languages.names_schema import Actors, Exonyms, Offices, Places, States
from pourparlers.languages.pack import parse
from pourparlers.languages.people_schema import PeopleWords
from pourparlers.languages.statements_schema import StatementsFile
from pourparlers.languages.time_schema import Times
from pourparlers.languages.words import Language

SHAPES: dict[str, type[msgspec.Struct]] = {
    "language": Language,
    "time": Times,
    "states": States,
    "places": Places,
    "cities": Exonyms,
    "actors": Actors,
    "offices": Offices,
    "people": PeopleWords,
    "meetings": Meetings,
    "statements": StatementsFile,
    "furniture": FurnitureFile,
    "issues": IssuesFile,
}


class Finding(NamedTuple):
    """One line for the pack's author. A warning does not make the pack unsound."""

    file: str
    line: int | None
    told: str
    warning: bool = False

    def __str__(self) -> str:
        at = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{at}: {'warning: ' if self.warning else ''}{self.told}"


@dataclass(frozen=True)
class PackFile:
    """One file as it stands: its name without ``.toml``, its data, and the lines of what is in it."""

    name: str
    path: FilePath
    data: dict[str, Any]
    lines: dict[Path, int]

    def finding(self, path: Path, told: str, warning: bool = False) -> Finding:
        return Finding(str(self.path), line_at(self.lines, path), told, warning)


def files_of(folder: FilePath) -> tuple[list[PackFile], list[Finding]]:
    """The files of a folder that can be read, and what is wrong with any file."""
    files, found = [], []
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in SHAPES:
            hint = near(path.stem, SHAPES) or "; there are: " + ", ".join(SHAPES)
            found.append(Finding(str(path), None, f"no pack has a file of this name{hint}"))
            continue
        try:
            source = path.read_bytes()
            data = parse(path, source)
        except PackError as error:
            found.append(Finding(error.file, error.line, f"expected {error.expected}: {error.got}".rstrip(": ")))
            continue
        except OSError as error:
            found.append(Finding(str(path), None, f"can't be read: {error.strerror}"))
            continue
        file = PackFile(path.stem, path, data, lines_of(source.decode("utf-8")))
        files.append(file)
        found += [file.finding(at, told) for at, told in misshapen(data, SHAPES[path.stem], ())]
    return files, found


def misshapen(value: Any, shape: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every place where a value is not what its type says, and what is wrong there."""
    origin, args = typing.get_origin(shape), typing.get_args(shape)
    if origin in (typing.Union, types.UnionType) and isinstance(value, dict):
        shape = next((arm for arm in args if isinstance(arm, type) and issubclass(arm, msgspec.Struct)), shape)
        origin = None
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct) and isinstance(value, dict):
        yield from _misshapen_table(value, shape, path)
    elif origin is tuple and args[-1] is Ellipsis and isinstance(value, list):
        for index, item in enumerate(value):
            yield from misshapen(item, args[0], (*path, index))
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from misshapen(item, args[1], (*path, key))
    else:
        told = _misfit(value, shape)
        if told:
            yield path, f"{_named(path)}: {told}"


def _misshapen_table(value: dict[str, Any], shape: type[msgspec.Struct], path: Path) -> Iterator[tuple[Path, str]]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for key, item in value.items():
        if key in fields:
            yield from misshapen(item, fields[key].type, (*path, key))
        else:
            yield (*path, key), f"unknown field {key!r}{near(key, fields) or '; there are: ' + ', '.join(fields)}"
    for key, field in fields.items():
        if field.required and key not in value:
            yield path, f"the field {key!r} is missing"


def _misfit(value: Any, shape: Any) -> str:
    try:
        msgspec.convert(value, type=shape)
    except msgspec.ValidationError as error:
        told = str(error).partition(" - at `")[0].replace("`", "")
        allowed = sorted(str(one) for one in _choices(shape) if one)
        return told + (f"{near(str(value), allowed)}; it is one of: {', '.join(allowed)}" if allowed else "")
    return ""


def _choices(shape: Any) -> Iterator[Any]:
    """The values that a Literal allows, also within a union."""
    if typing.get_origin(shape) is typing.Literal:
        yield from typing.get_args(shape)
    else:
        for arm in typing.get_args(shape):
            yield from _choices(arm)


def _named(path: Path) -> str:
    """A path without the numbers of tables, as an author thinks of it: ``verb.forms``."""
    return ".".join(str(part) for part in path if isinstance(part, str))


def near(name: str, known: typing.Iterable[str]) -> str:
    """A hint at the known name that is most like a misspelt one."""
    like = difflib.get_close_matches(name, list(known), 1)
    return f" (perhaps {like[0]!r}?)" if like else ""
