"""Time expressions of a plain text as TIMEX3 (ISO-TimeML), for measuring against TimeML corpora."""

from __future__ import annotations

import re

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import DateMention
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.words.passage import Passage

PARAGRAPH = re.compile(r"[^\n]+")


def time_expressions(text: str, published: str | None, language: str) -> tuple[DateMention, ...]:
    """The expressions of a text, in order, each with its TIMEX3 value and type and the EDTF it resolves to."""
    pack = load(language, "language", Language)
    line, abbreviations = TimeLine(pack, published, split=True), frozenset(pack.abbreviations)
    out: list[DateMention] = []
    for paragraph in PARAGRAPH.finditer(text):
        passage = Passage(paragraph[0], paragraph.start(), pack, abbreviations)
        for m in line.find(passage):
            out.append(
                DateMention(start=passage.start(m.i), end=passage.end(m.j), value=m.value, type=m.type, resolved=m.edtf)
            )
    return tuple(out)
