"""What a source gave, counted while it is read: how it calls itself, what was passed over, what was cut short."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MOST_REASONS = 20
ENOUGH = 4000


@dataclass(slots=True)
class Tally:
    """Filled by the parsers; told to a person by ``sources check`` and kept in the log of ``watch``."""

    title: str | None = None
    language: str | None = None
    home: str | None = None
    found: int = 0
    newest: str | None = None
    left: int = 0
    sample: str = ""
    passed: Counter[str] = field(default_factory=Counter)

    def took(self, day: str | None = None) -> None:
        """One more was found, of this day."""
        self.found += 1
        if day and (self.newest is None or day > self.newest):
            self.newest = day

    def heard(self, words: str | None) -> None:
        """Words of the source, of which its language can be told where each of its entries is too short for that."""
        if words and len(self.sample) < ENOUGH:
            self.sample = f"{self.sample}{words[:ENOUGH]}\n"

    def pass_over(self, why: str, number: int = 1) -> None:
        """Something that could not be taken, and why; rare reasons beyond measure count as others."""
        self.passed[why if why in self.passed or len(self.passed) < MOST_REASONS else "other reasons"] += number

    def join(self, other: Tally) -> None:
        """Take in what another counted; the first to name itself names both."""
        self.title, self.language = self.title or other.title, self.language or other.language
        self.home, self.sample = self.home or other.home, self.sample or other.sample
        self.found, self.left = self.found + other.found, self.left + other.left
        self.newest = max(filter(None, (self.newest, other.newest)), default=None)
        for why, number in other.passed.items():
            self.pass_over(why, number)

    def told(self) -> str:
        """What a person should know beyond the number found: one clause a matter, or nothing."""
        clauses = [f"{number:,} passed over: {why}" for why, number in sorted(self.passed.items())]
        return "; ".join([f"{self.left:,} more left out", *clauses] if self.left else clauses)
