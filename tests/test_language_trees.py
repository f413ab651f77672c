"""Trees from scores: one root, no cycle, the best there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.trees import best_tree, is_tree


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def best_by_trying_all(scores: np.ndarray) -> float:
    size = scores.shape[0]
    trees = (list(heads) for heads in product(range(size + 1), repeat=size) if is_tree(list(heads)))
    return max(total(scores, heads) for heads in trees if all(head != word for word, head in enumerate(heads, start=1)))


def test_takes_the_best_heads_where_they_make_a_tree() -> None:
    scores = np.array([[0, 0, 5, 0], [9, 0, 0, 0], [0, 0, 5, 0]], np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_breaks_a_cycle_where_it_costs_least() -> None:
    scores = np.array([[1, 0, 9, 0], [5, 9, 0, 0], [0, 0, 5, 0]], np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_leaves_one_root_of_two() -> None:
    scores = np.array([[9, 0, 1, 0], [8, 6, 0, 0], [0, 0, 5, 0]], np.float32)
    assert best_tree(scores) == [0, 1, 2]


def test_a_single_word_is_its_own_tree() -> None:
    assert best_tree(np.array([[-3.0, 7.0]], np.float32)) == [0]


@pytest.mark.parametrize(
    ("heads", "answer"), [([0], True), ([0, 0], False), ([2, 1], False), ([2, 0], True), ([2, 3, 2, 0], False)]
)
def test_knows_a_tree(heads: list[int], answer: bool) -> None:
    assert is_tree(heads) is answer


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_no_tree_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_by_trying_all(scores), abs=1e-4)


@settings(max_examples=20, deadline=None)
@given(st.integers(10, 60), st.integers(0, 2**32 - 1))
def test_long_sentences_are_trees_too(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    before = scores.copy()
    assert is_tree(best_tree(scores))
    assert (scores == before).all()
