"""Trees from arc scores: the best head of each word where that is a tree, else the best tree with one root.

The best tree is that of Chu and Liu (1965) and Edmonds (1967).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9

Floats = NDArray[np.float32]


def best_tree(scores: Floats) -> list[int]:
    """Return the head of each of n words, counted from 1, 0 for the root; exactly one word hangs on the root.

    `scores` (n, 1 + n): row = word, column 0 = the root, column j = word j as head. It is not changed.
    """
    size = scores.shape[0]
    if size == 1:
        return [0]
    square = np.full((size + 1, size + 1), NEVER, np.float64)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = [0, *(int(head) for head in square[1:].argmax(1))]
    if not is_tree(heads[1:]):
        heads = _single_root(square)
    return heads[1:]


def is_tree(heads: list[int]) -> bool:
    """Tell whether the heads (from 1, 0 for the root) make one tree with one root."""
    if heads.count(0) != 1:
        return False
    return not _cycle([0, *heads])


def _single_root(square: NDArray[np.float64]) -> list[int]:
    """Return the best tree with one root: the free one if it has one, else the best with either of its roots."""
    heads = _spanning(square)
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    if len(roots) == 1:
        return heads
    best, best_score = heads, -np.inf
    for root in roots:
        single = square.copy()
        single[:, 0] = NEVER
        single[root, 0] = 0.0
        tree = _spanning(single)
        score = sum(square[word, tree[word]] for word in range(1, len(tree)))
        if score > best_score:
            best, best_score = tree, score
    return best


def _spanning(scores: NDArray[np.float64]) -> list[int]:
    """Return the best heads of nodes 1…n (index 0 is the root, its own entry 0), cycles contracted one at a time."""
    heads = [0, *(int(head) for head in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    kept = scores[inside, [heads[node] for node in cycle]]
    smaller = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]  # what it costs to break the cycle at each of its nodes
    leaving = scores[np.ix_(outside, inside)]
    smaller[-1, :-1] = entering.max(0)
    smaller[:-1, -1] = leaving.max(1)
    contracted = _spanning(smaller)
    result = list(heads)
    for place, node in enumerate(outside):
        head = contracted[place]
        result[node] = int(inside[leaving[place].argmax()]) if head == len(outside) else int(outside[head])
    entry = contracted[-1]
    result[inside[entering[:, entry].argmax()]] = int(outside[entry])
    result[0] = 0
    return result


def _cycle(heads: list[int]) -> list[int]:
    """Return the nodes of a cycle among the heads (index 0 is the root), or nothing."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            cycle, after = [node], heads[node]
            while after != node:
                cycle.append(after)
                after = heads[after]
            return cycle
    return []
