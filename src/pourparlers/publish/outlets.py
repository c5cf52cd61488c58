"""The outlets at one moment: their articles, which are state media or sponsors, who tells of a meeting and who not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pourparlers.record.told import Told
from pourparlers.showing.outlets import outlet_of

MOST_ASKED = 24


class Heard(NamedTuple):
    """A meeting among the outlets: its articles by language; the languages and busy outlets that are silent on it."""

    languages: tuple[tuple[str, int], ...]
    silent_languages: tuple[str, ...]
    silent: tuple[str, ...]


class Outlets:
    """All outlets, those with most articles first; ``markers`` are the marks of those that have one."""

    def __init__(self, articles: Iterable[Told], markers: Mapping[str, str]) -> None:
        found: dict[str, list[Told]] = defaultdict(list)
        for told in articles:
            found[outlet_of(told)].append(told)
        self.all = dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))
        self.markers = dict(markers)
        self._last = {name: max((t.day for t in told if t.day), default=None) for name, told in self.all.items()}

    def marker(self, name: str) -> str:
        """Its mark; nothing where it has none."""
        return self.markers.get(name, "")

    def heard(self, told: Sequence[Told], languages: Sequence[str]) -> Heard:
        """Who tells of a meeting, by its articles, and who of the busiest does not though there since it was told."""
        spoken = Counter(one.reading.article.language or "" for one in told)
        tellers = {outlet_of(one) for one in told}
        since = min((one.day for one in told if one.day), default=date.max)
        busy = list(self.all)[:MOST_ASKED]
        silent = [n for n in busy if n not in tellers and (last := self._last[n]) is not None and last >= since]
        by_language = sorted(((code, n) for code, n in spoken.items() if code), key=lambda one: (-one[1], one[0]))
        return Heard(tuple(by_language), tuple(c for c in languages if c not in spoken), tuple(silent))
