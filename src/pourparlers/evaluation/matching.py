"""One-to-one matching of gold items with predicted ones at the greatest total weight (the Hungarian algorithm)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")
Pairs = list[tuple[int, int]]


def match(gold: Sequence[G], predicted: Sequence[P], weight: Callable[[G, P], float]) -> Pairs:
    """Index pairs of the best matching, in gold's order; a weight of zero or less forbids a pair."""
    return assign([[weight(g, p) for p in predicted] for g in gold])


def assign(weights: Sequence[Sequence[float]]) -> Pairs:
    """The matching of rows with columns whose weights sum to the most."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    size = max(rows, columns)
    cost = [[0.0] * size for _ in range(size)]
    for i, row in enumerate(weights):
        for j, weight in enumerate(row):
            cost[i][j] = -max(weight, 0)
    return sorted((i, j) for j, i in enumerate(_row_of_column(cost)) if i < rows and j < columns and weights[i][j] > 0)


def _row_of_column(cost: list[list[float]]) -> list[int]:
    """For each column of a square cost matrix, its row in the cheapest assignment (potentials, one row at a time)."""
    size = len(cost)
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)
    for row in range(1, size + 1):
        owner[0] = row
        came_from, free = _shortest_path(cost, owner, row_potential, column_potential)
        while free:
            owner[free] = owner[came_from[free]]
            free = came_from[free]
    return [row - 1 for row in owner[1:]]


def _shortest_path(
    cost: list[list[float]], owner: list[int], row_potential: list[float], column_potential: list[float]
) -> tuple[list[int], int]:
    """Grow a tree from the row in ``owner[0]`` to a free column, adjusting the potentials on the way."""
    size = len(cost)
    came_from = [0] * (size + 1)
    slack, done = [float("inf")] * (size + 1), [False] * (size + 1)
    column = 0
    while True:
        done[column] = True
        row, step, nearest = owner[column], float("inf"), 0
        for j in range(1, size + 1):
            if done[j]:
                continue
            reduced = cost[row - 1][j - 1] - row_potential[row] - column_potential[j]
            if reduced < slack[j]:
                slack[j], came_from[j] = reduced, column
            if slack[j] < step:
                step, nearest = slack[j], j
        for j in range(size + 1):
            if done[j]:
                row_potential[owner[j]] += step
                column_potential[j] -= step
            else:
                slack[j] -= step
        column = nearest
        if owner[column] == 0:
            return came_from, column
