"""The ledger of public identifiers: append-only, so that an identifier once given stays good for ever.

It depends on what was seen first, and is no part of the record's content. When two meetings turn out to be one, the
younger identifier leads to the older; when one turns out to be two, the identifier stays with the larger part.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, MutableMapping, Sequence
from typing import Literal

from pourparlers.model import Record
from pourparlers.reading.names.romanise import plain
from pourparlers.record.report import Key

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
DIGEST = 6


class Entry(Record, frozen=True, kw_only=True):
    """One line: ``given`` an identifier to reports, ``merged`` into another, or ``split`` from another.

    ``reports`` are ``article#meeting``; those that join later get lines of their own with the same identifier.
    """

    kind: Literal["given", "merged", "split"]
    id: str
    reports: tuple[str, ...] = ()
    other: str | None = None


class Ledger:
    """What the lines say: which identifier each report is known by, how many were given before each, and where an old
    one leads; in memory, or wherever these are kept."""

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        ids: MutableMapping[str, str] | None = None,
        age: MutableMapping[str, int] | None = None,
        leads: MutableMapping[str, str] | None = None,
    ) -> None:
        self._ids = {} if ids is None else ids
        self._age = {} if age is None else age
        self._leads = {} if leads is None else leads
        for entry in entries:
            self.take(entry)

    def take(self, entry: Entry) -> None:
        """Follow one line."""
        if entry.kind == "merged" and entry.other is not None:
            self._leads[entry.id] = entry.other
            return
        self._age.setdefault(entry.id, len(self._age))
        for report in entry.reports:
            self._ids[report] = entry.id

    def leads_to(self, given: str) -> str | None:
        """The identifier that stands for this one today; ``None`` where it was never given."""
        seen: set[str] = set()
        while given in self._leads and given not in seen:
            seen.add(given)
            given = self._leads[given]
        return given if given in self._age else None

    def name(self, groups: Sequence[tuple[tuple[Key, ...], str]]) -> tuple[list[str], list[Entry]]:
        """The identifier of each group of reports, and the new lines; each group comes with a slug for a new one."""
        claims = [Counter(i for i in map(self._known, keys) if i) for keys, _ in groups]
        owner = self._owners(claims)
        ids: list[str] = []
        new: list[Entry] = []
        for number, (keys, slug) in enumerate(groups):
            mine = sorted((i for i, who in owner.items() if who == number), key=self._age.__getitem__)
            chosen = mine[0] if mine else self._fresh(slug, keys)
            lost = sorted((i for i in claims[number] if i not in mine), key=self._age.__getitem__)
            ids.append(chosen)
            new.extend(self._lines(chosen, keys, mine, lost))
        return ids, new

    def _known(self, key: Key) -> str | None:
        given = self._ids.get(_ref(key))
        return self.leads_to(given) if given else None

    def _owners(self, claims: Sequence[Counter[str]]) -> dict[str, int]:
        """Each identifier to the group that holds most of its reports, the first of equals."""
        best: dict[str, tuple[int, int]] = {}
        for number, claim in enumerate(claims):
            for given, count in claim.items():
                if count > best.get(given, (0, 0))[0]:
                    best[given] = (count, number)
        return {given: number for given, (_, number) in best.items()}

    def _lines(self, chosen: str, keys: tuple[Key, ...], mine: list[str], lost: list[str]) -> list[Entry]:
        fresh = tuple(_ref(key) for key in keys if self._known(key) != chosen and self._known(key) not in mine)
        out = []
        if not mine and lost:
            out.append(Entry(kind="split", id=chosen, reports=fresh, other=lost[0]))
        elif fresh:
            out.append(Entry(kind="given", id=chosen, reports=fresh))
        out.extend(Entry(kind="merged", id=other, other=chosen) for other in mine[1:])
        for entry in out:
            self.take(entry)
        return out

    def _fresh(self, slug: str, keys: tuple[Key, ...]) -> str:
        digest = hashlib.sha256(_ref(keys[0]).encode()).hexdigest()
        for size in range(DIGEST, len(digest)):
            new = f"{slug}-{digest[:size]}"
            if new not in self._age:
                return new
        return f"{slug}-{digest}-{len(self._age)}"


def slug_of(*parts: str | None) -> str:
    """Parts of an identifier that a person can read, in plain letters."""
    return _NOT_SLUG.sub("-", " ".join(plain(part) for part in parts if part)).strip("-")[:60] or "meeting"


def _ref(key: Key) -> str:
    return f"{key.article}#{key.meeting}"
