"""The best pairing is the best of all pairings."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evaluation.assignment import best_pairs

tables = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(-9, 9), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def best_by_trying(gains: np.ndarray) -> float:
    if gains.shape[0] > gains.shape[1]:
        gains = gains.T
    return max(
        sum(gains[row, column] for row, column in enumerate(order))
        for order in permutations(range(gains.shape[1]), gains.shape[0])
    )


@given(tables)
def test_no_other_pairing_gains_more(rows: list[list[int]]) -> None:
    gains = np.array(rows, dtype=float)
    pairs = best_pairs(gains)
    assert len(pairs) == min(gains.shape)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(gains[pair] for pair in pairs) == pytest.approx(best_by_trying(gains))


def test_a_greedy_choice_would_be_worse() -> None:
    assert best_pairs(np.array([[10.0, 9.0], [9.0, 1.0]])) == [(0, 1), (1, 0)]


def test_nothing_has_no_pairs() -> None:
    assert best_pairs(np.zeros((0, 3))) == []
