"""Articles as the record takes them in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.model import Reading


class Told(NamedTuple):
    """An article as the record takes it in: its key, what was read in it, and whose own word it is, if anybody's."""

    key: str
    reading: Reading
    outlets: tuple[str, ...] = ()
    voice: str | None = None
    section: str | None = None
    url: str | None = None

    @property
    def outlet(self) -> str | None:
        """Whose article it is."""
        return self.outlets[0] if self.outlets else self.reading.article.outlet

    @property
    def day(self) -> date | None:
        """The day it was published; ``None`` where that is not known to the day's year."""
        published = self.reading.article.published
        return day_of(published.value) if published else None


@lru_cache(maxsize=16384)
def day_of(published: str) -> date | None:
    """The day of a publication that is known to its year."""
    known = edtf.parse(published)
    return known.first if known and known.begin and not known.yearless else None


def known_by(articles: Iterable[Told], day: date) -> list[Told]:
    """The articles that were out by a day; an article without a date is taken to have always been."""
    return [told for told in articles if told.day is None or told.day <= day]
