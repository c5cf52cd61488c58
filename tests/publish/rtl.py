"""A made-up catalogue in Arabic letters: every word of the site, with its slots where they were."""

from __future__ import annotations

import io
import re
import string

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from pourparlers.publish.tongue import CATALOGUES

LETTERS = str.maketrans(string.ascii_lowercase, "ابتثجحخدذرزسشصضطظعغفقكلمنهو"[:26])
SLOT = re.compile(r"(%\(\w+\)s|\{\w+\})")


def made_up(code: str) -> bytes:
    """The French catalogue's keys with letters of another script."""
    made = Catalog(locale=code, charset="utf-8", fuzzy=False)
    with (CATALOGUES / "fr.po").open("rb") as file:
        for message in read_po(file, locale="fr"):
            if message.id:
                keys = message.id if isinstance(message.id, tuple) else (message.id,)
                words = [_turned(key) for key in keys]
                plural = [words[-1]] * made.num_plurals
                made.add(message.id, plural if len(keys) > 1 else words[0], context=message.context)
    out = io.BytesIO()
    write_po(out, made)
    return out.getvalue()


def _turned(text: str) -> str:
    return "".join(part if SLOT.fullmatch(part) else part.lower().translate(LETTERS) for part in SLOT.split(text))
