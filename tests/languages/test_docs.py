"""The page on writing packs: its pack is sound, and it names every field that a pack may have."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pourparlers.checking.check import check
from pourparlers.checking.files import SHAPES

PAGE = (Path(__file__).parents[2] / "docs" / "language-packs.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```toml\n# eo/(\w+)\.toml\n(.*?)^```", re.DOTALL | re.MULTILINE)


def write(folder: Path, names: set[str], level: int) -> Path:
    pack = folder / "eo"
    pack.mkdir()
    for name, text in BLOCKS.findall(PAGE):
        if name in names:
            text = text.replace("level = 2", f"level = {level}") if name == "language" else text
            (pack / f"{name}.toml").write_text(text, encoding="utf-8")
    return pack


@pytest.mark.parametrize(
    ("level", "names"),
    [
        (0, {"language", "time", "states", "places"}),
        (1, {"language", "time", "states", "places", "actors", "meetings"}),
        (2, set(SHAPES)),
    ],
)
def test_the_pack_of_the_page_is_sound_at_each_level(tmp_path: Path, level: int, names: set[str]) -> None:
    verdict = check(write(tmp_path, names, level))
    assert [str(finding) for finding in verdict.findings] == []
    assert verdict.level == level
    assert verdict.examples is not None and verdict.examples >= 4


def structs(shape: Any) -> Iterator[type[msgspec.Struct]]:
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        yield shape
        for field in msgspec.structs.fields(shape):
            yield from structs(field.type)
    for argument in typing.get_args(shape):
        yield from structs(argument)


@pytest.mark.parametrize("name", SHAPES)
def test_the_page_names_every_field(name: str) -> None:
    fields = {f.encode_name for shape in structs(SHAPES[name]) for f in msgspec.structs.fields(shape)}
    assert sorted(field for field in fields if f"`{field}`" not in PAGE) == []
