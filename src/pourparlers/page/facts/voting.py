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
    groups: dict[str, Poll] = {}
    for claim, _ in zip(claims, range(MOST_CLAIMS), strict=False):
        name = key(claim.value)
        if not name:
            continue
        held = groups.get(name)
        if held is None:
            groups[name] = Poll(claim.weight, claim)
        else:
            groups[name] = Poll(held.weight + claim.weight, max(held.claim, claim, key=lambda one: one.weight))
    return groups


def elected(claims: Iterable[Claim], key: Callable[[str], str], least: float = 0.0) -> Fact | None:
    """What most claims say, in the words of the strongest of them, where that weighs at least so much."""
    groups = polled(claims, key)
    best = max(groups.values(), key=lambda group: group.weight, default=None)
    return Fact(value=best.claim.value, basis=best.claim.basis) if best and best.weight >= least else None
