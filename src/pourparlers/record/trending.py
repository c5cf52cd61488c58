"""Trending: what more independent voices report now than usual, per section.

Of each actor, place, meeting and named issue the voices (stories, so copies of a wire once) of the last days are
counted, and set against what is usual: its share of all stories before, an exponentially weighted moving average
(Roberts 1959, Technometrics 1:239) of half-life ``HALF_LIFE``, times the stories of these days, so that more news alone
makes no trend. How far that is beyond chance is the Poisson surprise (Legéndy and Salcman 1985, J Neurophysiol 53:926):
``S = -log10 P(X >= n)``, X Poisson with the expected number, which is never less than ``FLOOR``: what was never told of
is not infinitely surprising. It trends from ``SURPRISE`` on: by chance one in a hundred
would. With the floor that takes four voices at least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pourparlers.record.entry import Trend, TrendKind

WINDOW = 3
"""The days that are now: the last one and those before it."""
HALF_LIFE = 14.0
FLOOR, SURPRISE = 0.5, 2.0
# Before so many stories were told nobody knows what is usual.
LEAST_BEFORE = 10
# What is older than so many half-lives weighs nothing.
MEMORY = 8


class Mention(NamedTuple):
    """A story, the day it was told, its sections, and what it tells of: kind, key, name."""

    voice: str
    day: date
    sections: frozenset[str]
    of: frozenset[tuple[TrendKind, str, str]]


def trends_of(mentions: Iterable[Mention], today: date, section: str | None = None) -> list[Trend]:
    """What trends on a day among the stories of a section, or of all; the most surprising first."""
    stories = [m for m in mentions if m.day <= today and (section is None or section in m.sections)]
    now = [m for m in stories if (today - m.day).days < WINDOW]
    before = [m for m in stories if WINDOW <= (today - m.day).days < WINDOW + MEMORY * HALF_LIFE]
    if len(before) < LEAST_BEFORE:
        return []
    usual, total = _usual(before, today)
    found = _trends(now, usual, total, section)
    return sorted(found, key=lambda t: (-t.surprise, -t.voices, t.kind, t.key))


def _usual(before: Iterable[Mention], today: date) -> tuple[Mapping[tuple[TrendKind, str], float], float]:
    """What the stories before weigh together, of each thing and of all: half after each half-life."""
    weights: dict[tuple[TrendKind, str], float] = defaultdict(float)
    total = 0.0
    for mention in before:
        weight = 0.5 ** ((today - mention.day).days / HALF_LIFE)
        total += weight
        for kind, key, _ in mention.of:
            weights[kind, key] += weight
    return weights, total


def _trends(
    now: list[Mention], usual: Mapping[tuple[TrendKind, str], float], total: float, section: str | None
) -> Iterator[Trend]:
    told: dict[tuple[TrendKind, str], set[str]] = defaultdict(set)
    names: dict[tuple[TrendKind, str], str] = {}
    for mention in now:
        for kind, key, name in mention.of:
            told[kind, key].add(mention.voice)
            names[kind, key] = min(name, names.get((kind, key), name))
    stories = len({mention.voice for mention in now})
    for (kind, key), voices in told.items():
        expected = max(FLOOR, usual.get((kind, key), 0.0) / total * stories)
        beyond = surprise(len(voices), expected)
        if beyond >= SURPRISE:
            yield Trend(
                section=section,
                kind=kind,
                key=key,
                name=names[kind, key],
                voices=len(voices),
                usual=round(expected, 2),
                surprise=round(beyond, 2),
                stories=tuple(sorted(voices)),
            )


def surprise(voices: int, expected: float) -> float:
    """``-log10`` of the chance that a Poisson variable of this mean is so great; 0 where it is no surprise."""
    if voices <= expected:
        return 0.0
    # The tail from its first term on: each is the one before times mean over count, and soon adds nothing.
    log_first = voices * math.log(expected) - expected - math.lgamma(voices + 1)
    term, tail, count = 1.0, 1.0, voices
    while term > tail * 1e-12:
        count += 1
        term *= expected / count
        tail += term
    return max(0.0, -(log_first + math.log(tail)) / math.log(10))
