"""Bags of words of a pool of stories: how much of what is rare among these stories two of them share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_TINY = 1e-9


def spread(bags: Sequence[Collection[str]]) -> Counter[str]:
    """In how many bags each word stands."""
    return Counter(word for bag in bags for word in set(bag))


def rarity(counts: Mapping[str, int], stories: int) -> dict[str, float]:
    """The weight of each word that stands in so many of so many stories."""
    return {word: log((stories + 1) / count) for word, count in counts.items()}


def rows(bags: Sequence[Collection[str]], weights: Mapping[str, float]) -> Floats:
    """A row of unit length a bag, of zeros where it is empty; repeated words count by the logarithm of their number."""
    place = {word: column for column, word in enumerate(sorted(weights))}
    table = np.zeros((len(bags), len(place)))
    for row, bag in enumerate(bags):
        for word, count in Counter(bag).items():
            table[row, place[word]] = (1 + log(count)) * weights[word]
    return unit(table)


def unit(table: Floats) -> Floats:
    """The rows at unit length; rows of zeros stay."""
    result: Floats = table / (np.linalg.norm(table, axis=1, keepdims=True) + _TINY)
    return result


def cosines(table: Floats) -> Floats:
    """The cosine of every two rows."""
    rows = unit(table)
    result: Floats = rows @ rows.T
    return result
