"""Which date, place or actor belongs to which meeting: a decision by explicit, language-neutral features.

Each feature is a number about a candidate and a trigger in one sentence; their weighted sum is the fit. The weights
stand in ``weights.toml`` beside this file, with the figures that they gave.
"""

from __future__ import annotations

import functools
from operator import mul
from pathlib import Path
from typing import NamedTuple

import msgspec

from pourparlers.reading.words.clauses import Clause, crossing
from pourparlers.reading.words.passage import Passage

FEATURES = (
    "bias", "distance", "after", "adjacent", "opening", "triggers_between", "verbs_between", "hard_borders",
    "relative_borders", "subordinate_borders", "commas", "same_clause", "items_between", "prepared", "coordinated",
    "noun", "before_far", "clause_final", "topic_between", "owning", "vast",
)  # fmt: skip


class Weights(msgspec.Struct, frozen=True):
    """``weights.toml``: a table of feature weights for each slot, and the limits to own and to borrow one."""

    when: dict[str, float]
    place: dict[str, float]
    limits: dict[str, float]


class Layout(NamedTuple):
    """What stands where in a sentence: ranges of triggers (with whether each is a verb), clauses, commas, items."""

    passage: Passage
    i: int
    j: int
    triggers: tuple[tuple[int, int, bool], ...]
    clauses: tuple[Clause, ...]
    times: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]
    coordinators: tuple[int, ...]
    topics: tuple[int, ...]
    distances: tuple[int, ...]
    afters: tuple[int, ...]
    counted: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]


@functools.cache
def weights() -> Weights:
    """The table of weights, read once."""
    import tomllib

    source = (Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source), Weights)


def features(
    layout: Layout, trigger: tuple[int, int], item: tuple[int, int], slot: str, prepared: bool, noun: bool, vast: bool
) -> list[float]:
    """The feature values, in the order of FEATURES, of an item (a range of words) for a trigger (a range)."""
    after = item[0] >= trigger[1]
    lo, hi = (trigger[1], item[0]) if after else (item[1], trigger[0])
    if after and slot == "place":  # "was held on Monday in Oslo": the day parts nothing
        lo = next((b for a, b in layout.times if a == lo and b <= hi), lo)
    gap, borders, commas = crossing(layout.passage.words, layout.clauses, lo, hi + (1 if after else 0))
    between = [t for t in layout.triggers if lo <= t[0] and t[1] <= hi]
    others = layout.times if slot == "when" else layout.places
    return [
        1.0,
        min(gap, 30) / 10,
        float(after),
        float(after and gap <= 2),
        float(not after and item[0] - layout.i <= 3),
        float(len(between)),
        float(sum(1 for t in between if t[2])),
        float(borders.count("hard")),
        float(borders.count("relative") + borders.count("resume")),
        float(borders.count("subordinate")),
        float(min(commas, 4)),
        float(not borders),
        float(sum(1 for o in others if lo <= o[0] and o[1] <= hi)),
        float(prepared),
        float(any(lo <= k < hi for k in layout.coordinators)),
        float(noun),
        float(not after and gap > 6),
        float(layout.j - item[1] <= 2),
        float(after and _in_topic(layout, lo, hi)),
        float(not after and gap <= 1),
        float(vast),
    ]


def _in_topic(layout: Layout, lo: int, hi: int) -> bool:
    """Whether a word of topic stands between, with no date after it that ends what is talked of."""
    topics = [k for k in layout.topics if lo <= k < hi]
    return bool(topics) and not any(topics[-1] < t[0] and t[1] <= hi for t in layout.times)


def fit(values: list[float], table: dict[str, float]) -> float:
    """The weighted sum."""
    weighed: float = sum(map(mul, values, [table.get(name, 0.0) for name in FEATURES]))
    return weighed
