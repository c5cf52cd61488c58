"""What the text round a headline says, where the page states nothing better: a date, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pourparlers.page.facts.days import day_of
from pourparlers.page.facts.record import Claim
from pourparlers.page.facts.tidy import key_of
from pourparlers.page.facts.words import SigningWords, month_key, months, signing

MOST_LINES = 80
LONGEST_DATE_LINE = 140
MOST_WORDS = 22
LONGEST_BYLINE = 140
_DIGIT = re.compile(r"\d")


def printed_claims(lines: Iterable[str], language: str | None) -> Iterator[Claim]:
    """The claims of the first lines: short ones that hold a whole date, short ones that open as a byline does."""
    words = signing(language)
    for line, _ in zip(lines, range(MOST_LINES), strict=False):
        if len(line) <= LONGEST_DATE_LINE and line.count(" ") < MOST_WORDS:
            for part, updated in labelled(line, words):
                if day_of(part, language):
                    yield Claim("modified" if updated else "published", part, 1.0, "text")
        opened = words.opening.match(line) if len(line) <= LONGEST_BYLINE else None
        names = undated(line, words, language) if opened else ""
        if opened and opened.end() < len(names) and is_name(names[opened.end() :]):
            yield Claim("authors", names, 1.0, "text")


def undated(line: str, words: SigningWords, language: str | None) -> str:
    """A line up to its first number, without the words of a date before it."""
    known = months(language)
    parts = _DIGIT.split(line, maxsplit=1)[0].split()
    while parts and (
        not key_of(parts[-1])
        or any(
            month_key(end) in known or key_of(end) in words.published or key_of(end) in words.updated
            for end in (parts[-1], " ".join(parts[-2:]))
        )
    ):
        parts.pop()
    return " ".join(parts)


def labelled(line: str, words: SigningWords) -> Iterator[tuple[str, bool]]:
    """The parts of a line from one label to the next, and whether theirs says that they are of a change."""
    start, updated = 0, False
    for label in words.labels.finditer(line):
        yield line[start : label.start()], updated
        start, updated = label.end(), key_of(label[0]) in words.updated
    yield line[start:], updated


def is_name(text: str) -> bool:
    """Whether what follows the opening words begins as a name does, in scripts that have capitals."""
    first = text.lstrip()[:1]
    return bool(first) and not first.islower() and not first.isdigit()
