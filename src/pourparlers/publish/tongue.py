"""The reader's language: a catalogue (gettext's .po), and what CLDR knows of its days and direction.

English is the language of the templates; every other one is a file in ``catalogues`` and no code. A catalogue is read
when the site starts, so there is nothing to compile.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pourparlers.errors import InputError

CATALOGUES = Path(__file__).with_name("catalogues")
DEFAULT = "en"
MOST_WISHES = 20


class Tongue(NamedTuple):
    """One language of the site."""

    code: str
    locale: Locale
    catalogue: gettext.NullTranslations

    @property
    def direction(self) -> str:
        return self.locale.text_direction

    @property
    def name(self) -> str:
        """What its own readers call it."""
        name = self.locale.get_display_name(self.code) or self.code
        return name[:1].upper() + name[1:]

    @property
    def letters(self) -> str:
        """Which of the site's letters it needs first."""
        return "cyrillic" if "_Cyrl" in get_global("likely_subtags").get(self.code, "") else "latin"

    def term(self, vocabulary: str, value: str) -> str:
        """The word for a value of a vocabulary; one that no catalogue knows stands for itself."""
        return self.catalogue.pgettext(vocabulary, value)


def tongues(*more: Path) -> dict[str, Tongue]:
    """All languages there are catalogues for, in the site's folder and in others."""
    files = [file for folder in (CATALOGUES, *more) for file in sorted(folder.glob("*.po"), key=_english_first)]
    return {file.stem: Tongue(file.stem, Locale.parse(file.stem), _catalogue(file)) for file in files}


def _english_first(file: Path) -> tuple[bool, str]:
    return (file.stem != DEFAULT, file.stem)


def _catalogue(file: Path) -> gettext.NullTranslations:
    compiled = io.BytesIO()
    try:
        with file.open("rb") as source:
            write_mo(compiled, read_po(source, locale=file.stem, abort_invalid=True))
    except (OSError, ValueError) as error:
        raise InputError(str(file), f"is no catalogue of this site: {error}", "Compare it with fr.po") from None
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def preferred(header: str, there: Mapping[str, Tongue]) -> str:
    """The language that a browser's ``Accept-Language`` likes best of those there are, else the first of them."""
    wishes = [_wish(part) for part in header.split(",")[:MOST_WISHES]]
    for quality, code in sorted(wishes, key=lambda wish: -wish[0]):
        if quality > 0 and code in there:
            return code
    return next(iter(there))


def _wish(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";")
    code = tag.strip().lower().split("-")[0]
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        quality = 0.0
    return (quality if 0 <= quality <= 1 else 0.0, code)


def others(tongue: Tongue, there: Iterable[Tongue]) -> list[Tongue]:
    """The languages that a reader may change to."""
    return [other for other in there if other.code != tongue.code]
