"""The sections of the outlets: which articles stand in each, and what trends there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from pourparlers.publish.links import slug
from pourparlers.record.entry import Trend
from pourparlers.record.told import Told
from pourparlers.record.trending import Mention, trends_of


class Sections:
    """All sections at one moment, those with most articles first. ``mentions`` gives what the stories tell of."""

    def __init__(self, articles: Iterable[Told], mentions: Callable[[], Sequence[Mention]], today: date) -> None:
        self._articles = _of_section(articles)
        self._mentions, self._today = mentions, today
        self._trends: dict[str, list[Trend]] = {}
        self.names = sorted(self._articles, key=lambda name: (-len(self._articles[name]), name))
        self._named = {slug(name): name for name in reversed(self.names)}

    def named(self, found: str) -> str | None:
        """A section from its address; of two that share one, that with more articles."""
        return self._named.get(found)

    def articles(self, name: str) -> Sequence[Told]:
        """The articles of a section, the latest first."""
        return self._articles.get(name, ())

    def trends(self, name: str) -> Sequence[Trend]:
        """What more voices of a section tell of now than usual."""
        if name not in self._trends:
            self._trends[name] = trends_of(self._mentions(), self._today, name)
        return self._trends[name]


def section_of(told: Told) -> str | None:
    """The section that an article stands in; an outlet's name over its page is none."""
    section = told.section or told.reading.article.section
    return section if section and section not in (*told.outlets, told.reading.article.outlet) else None


def _of_section(articles: Iterable[Told]) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for told in articles:
        if section := section_of(told):
            found[section].append(told)
    for there in found.values():
        there.sort(key=lambda told: (str(told.day or ""), told.key), reverse=True)
    return found
