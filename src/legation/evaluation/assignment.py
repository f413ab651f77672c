"""The best one-to-one pairing of two lists by a table of gains (the Hungarian method)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_pairs(gains: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, with the greatest sum of gains; sorted by row.

    Every row or every column, whichever are fewer, gets a partner. Shortest augmenting paths with potentials, after
    Kuhn 1955 and Jonker and Volgenant 1987: O(n² m).
    """
    if gains.size == 0:
        return []
    if gains.shape[0] > gains.shape[1]:
        return sorted((row, column) for column, row in best_pairs(gains.T))
    rows, columns = gains.shape
    potentials = (np.zeros(rows), np.zeros(columns))
    owner = np.full(columns, -1)
    for row in range(rows):
        _place(row, -gains, owner, *potentials)
    return sorted((int(row), column) for column, row in enumerate(owner) if row >= 0)


def _place(
    row: int,
    costs: NDArray[np.float64],
    owner: NDArray[np.int_],
    by_row: NDArray[np.float64],
    by_column: NDArray[np.float64],
) -> None:
    """Give `row` a column along the cheapest chain of moves of the rows placed so far."""
    columns = len(owner)
    distance = np.full(columns, np.inf)
    before = np.full(columns, -1)
    settled = np.zeros(columns, dtype=bool)
    here, reached, last = row, 0.0, -1
    while True:
        steps = reached + costs[here] - by_row[here] - by_column
        nearer = ~settled & (steps < distance)
        distance[nearer], before[nearer] = steps[nearer], last
        last = int(np.where(settled, np.inf, distance).argmin())
        reached = float(distance[last])
        settled[last] = True
        if owner[last] < 0:
            break
        here = int(owner[last])
    done = settled & (owner >= 0)
    by_row[owner[done]] += reached - distance[done]
    by_row[row] += reached
    by_column[settled] -= reached - distance[settled]
    while last >= 0:
        previous = int(before[last])
        owner[last] = owner[previous] if previous >= 0 else row
        last = previous
