"""Votes over claims: those that say the same stand together, and the heaviest group wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pourparlers.page.facts.record import Claim, Fact

MOST_CLAIMS = 400


class Poll(NamedTuple):
    """A group of claims that say the same: their weight, and the strongest of them."""

    weight: float
    claim: Claim


def polled(claims: Iterable[Claim], key: Callable[[str], str]) -> dict[str, Poll]:
    """The groups of claims by what they have in common, in the order they were first met."""
    groups: dict[str, list[Claim]] = {}
    for claim, _ in zip(claims, range(MOST_CLAIMS), strict=False):
        if name := key(claim.value):
            groups.setdefault(name, []).append(claim)
    return {name: Poll(sum(claim.weight for claim in told), strongest(told)) for name, told in groups.items()}


def strongest(told: list[Claim]) -> Claim:
    """The heaviest of the claims that say a thing in the spelling that most of them have."""
    spelt: dict[str, float] = {}
    for claim in told:
        spelt[claim.value] = spelt.get(claim.value, 0.0) + claim.weight
    return max(told, key=lambda claim: (spelt[claim.value], claim.weight))


def elected(claims: Iterable[Claim], key: Callable[[str], str], least: float = 0.0) -> Fact | None:
    """What most claims say, in the words of the strongest of them, where that weighs at least so much."""
    groups = polled(claims, key)
    best = max(groups.values(), key=lambda group: group.weight, default=None)
    return Fact(value=best.claim.value, basis=best.claim.basis) if best and best.weight >= least else None
