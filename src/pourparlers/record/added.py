"""Meetings that a person added: each told by a report of its own, so that it is joined, parted and corrected as others
are, and articles that tell of it later join it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparlers.model import Article, Published, Reading
from pourparlers.record.correction import HAND, Correction
from pourparlers.record.told import Told


def by_hand(corrections: Iterable[Correction]) -> Iterator[Told]:
    """What people added, as the record takes articles in; the word of the desk counts as an official one."""
    for correction in corrections:
        if correction.kind == "add" and correction.meeting is not None:
            day = Published(value=correction.made[:10], basis="given") if correction.made else None
            article = Article(text="", published=day)
            reading = Reading(article=article, actors=correction.actors, meetings=(correction.meeting,))
            yield Told(f"{HAND}{correction.number}", reading, voice=HAND)


def is_by_hand(article: str) -> bool:
    """Whether a report's article is no article, but a person's word."""
    return article.startswith(HAND)
