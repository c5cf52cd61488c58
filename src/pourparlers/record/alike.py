"""Statements of one language that no named issue holds, grouped by likeness of what they say.

Words are cut to their beginnings, weighed by how rare they are among the statements of the language (tf-idf, Spärck
Jones 1972), and compared by the cosine; groups are joined while the mean likeness of all pairs is enough (average
linkage), so that a chain of half-likes makes no group. No list of empty words is needed: they are frequent, and weigh
nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

STEM, SHORTEST = 6, 4
ENOUGH = 0.3
# A beginning that more statements share than this brings no pairs to be compared.
CROWD = 60

Vector = Mapping[str, float]


def vectors(texts: Sequence[Sequence[str]]) -> list[Vector]:
    """The words of each statement with their weights, of length one."""
    stems = [Counter(w[:STEM] for w in words if len(w) >= SHORTEST) for words in texts]
    spread = Counter(stem for counted in stems for stem in counted)
    total = len(texts) + 1
    out: list[Vector] = []
    for counted in stems:
        weighed = {stem: n * math.log(total / spread[stem]) for stem, n in sorted(counted.items())}
        length = math.sqrt(sum(w * w for w in weighed.values()))
        out.append({stem: w / length for stem, w in weighed.items()} if length else {})
    return out


def cosine(a: Vector, b: Vector) -> float:
    """How alike two statements are, from 0 to 1."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * many[stem] for stem, w in few.items() if stem in many)


def groups_of(made: Sequence[Vector]) -> list[list[int]]:
    """The numbers of the statements, grouped: the likest pair first, groups joined on their mean likeness."""
    group = {n: [n] for n in range(len(made))}
    for _, a, b in sorted(_pairs(made)):
        ours, theirs = group[a], group[b]
        if ours is theirs:
            continue
        mean = sum(cosine(made[x], made[y]) for x in ours for y in theirs) / (len(ours) * len(theirs))
        if mean >= ENOUGH:
            ours.extend(theirs)
            for n in theirs:
                group[n] = ours
    return [sorted(group[n]) for n in group if min(group[n]) == n]


def _pairs(made: Sequence[Vector]) -> list[tuple[float, int, int]]:
    sharing: dict[str, list[int]] = defaultdict(list)
    for n, vector in enumerate(made):
        for stem in vector:
            sharing[stem].append(n)
    met = {pair for ns in sharing.values() if len(ns) <= CROWD for pair in combinations(ns, 2)}
    weighed = ((cosine(made[a], made[b]), a, b) for a, b in met)
    return [(-like, a, b) for like, a, b in weighed if like >= ENOUGH]
