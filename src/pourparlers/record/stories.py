"""Stories as the record shows them: who had it first, who carries it, in which languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pourparlers.record.entry import Story
from pourparlers.record.told import Told


def story_of(keys: tuple[str, ...], known: Mapping[str, Told]) -> Story:
    """The story that some articles carry."""
    carriers = sorted((known[key] for key in keys), key=lambda told: (told.day or date.max, told.key))
    first = carriers[0]
    articles = [told.reading.article for told in carriers]
    return Story(
        first=first.key,
        published=first.day.isoformat() if first.day else None,
        agency=next((a.agency for a in articles if a.agency), None),
        headline=first.reading.article.headline,
        articles=tuple(told.key for told in carriers),
        outlets=tuple(dict.fromkeys(name for told in carriers for name in told.outlets or (told.outlet,) if name)),
        languages=tuple(dict.fromkeys(a.language or "" for a in articles)),
    )
