"""A folder of texts and gold: which texts there are, what part and half each is in, what the program is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.errors import InputError
from pourparlers.evaluation.dates import UNKNOWN_YEAR
from pourparlers.evaluation.gold import Gold

Part = Literal["dense", "everyday"]
Half = Literal["work", "measure"]

_NAME = re.compile(r"[a-z]{2,3}-(e?)(\d+)")
_LAST_DENSE_TO_WORK_ON = 3


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its gold."""

    id: str
    text: str
    gold: Gold

    @property
    def language(self) -> str:
        return self.gold.language or "?"

    @property
    def part(self) -> Part:
        found = _NAME.fullmatch(self.id)
        return "everyday" if found and found[1] else "dense"

    @property
    def half(self) -> Half | None:
        """The half to work on or the one only to measure on, by the text's number; other texts are in neither."""
        found = _NAME.fullmatch(self.id)
        if not found:
            return None
        number = int(found[2])
        to_work_on = number % 2 == 1 if found[1] else number <= _LAST_DENSE_TO_WORK_ON
        return "work" if to_work_on else "measure"

    @property
    def given_date(self) -> str | None:
        """The publication date as a feed would give it: only where the text cannot tell its year."""
        published = self.gold.published
        inferred = (self.gold.published_basis or "").startswith("inferred")
        if not published or inferred or published.startswith(UNKNOWN_YEAR):
            return None
        return None if re.search(rf"(?<!\d){published[:4]}(?!\d)", self.text) else published


def texts(
    folder: Path, *, half: Half | None = None, language: str | None = None, only: Collection[str] = ()
) -> Iterator[Text]:
    """The texts of ``folder`` that have gold, in order of their names."""
    if not (folder / "gold").is_dir() or not (folder / "texts").is_dir():
        raise InputError(str(folder), "no folders texts/ and gold/ in it", "Give a folder that has both")
    for path in sorted((folder / "gold").glob("*.json")):
        if only and path.stem not in only:
            continue
        text = _text(path, folder / "texts" / f"{path.stem}.txt")
        if language in (None, text.language) and half in (None, text.half):
            yield text


def _text(gold: Path, path: Path) -> Text:
    try:
        facts = msgspec.json.decode(gold.read_bytes(), type=Gold)
    except msgspec.MsgspecError as error:
        raise InputError(str(gold), f"not gold: {error}", "Compare it with docs/annotation.md") from error
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as UTF-8 text: {error}") from error
    return Text(id=gold.stem, text=text, gold=facts)
