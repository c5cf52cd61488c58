"""The language: what the page declares, against what its text reads like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from pourparlers.page.facts.record import Claim, Fact
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.voting import elected
from pourparlers.page.facts.words import metadata
from pourparlers.page.language import PREFIX, language_of

MOST_PARAGRAPHS = 60
LEAST_PARAGRAPH = 60
LEAST_SAMPLE = 500
READ_WEIGHT = 3.5
_CODE = re.compile(r"\s*([a-zA-Z]{2,3})(?![a-zA-Z])")


def language(claims: Iterable[Claim], tree: LexborHTMLParser, lines: tuple[str, ...]) -> Fact | None:
    """The language by most votes; the text has the heaviest single one where it is told at all."""
    told = [claim._replace(value=code) for claim in claims if (code := code_of(claim.value))]
    read = language_of(sample(tree, lines))
    if read:
        told.append(Claim("language", read, READ_WEIGHT, "text"))
    return elected(told, str)


def code_of(text: str) -> str | None:
    """The code of ISO 639-1 of a language tag (``de-AT``, ``nb_NO``), or None."""
    found = _CODE.match(text)
    if found is None:
        return None
    code = found[1].lower()
    code = metadata().file.codes.get(code, code)
    return code if len(code) == 2 else None


def sample(tree: LexborHTMLParser, lines: tuple[str, ...]) -> str:
    """The long lines round the headline, or the first long paragraphs of the page, or whatever stands there."""
    long = [line for line in lines if len(line) >= LEAST_PARAGRAPH]
    if sum(map(len, long)) >= LEAST_SAMPLE:
        return "\n".join(long)
    found: list[str] = []
    size = 0
    for node in tree.css("p")[:MOST_PARAGRAPHS]:
        text = tidy(node.text(deep=True)[:PREFIX])
        if len(text) >= LEAST_PARAGRAPH:
            found.append(text)
            size += len(text)
        if size >= PREFIX:
            break
    return "\n".join(found) if size >= LEAST_PARAGRAPH * 2 else "\n".join((*lines, *found))
