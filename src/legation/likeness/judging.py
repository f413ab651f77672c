"""Words and stories judged by what was learned, and grouped: which words of a pool of stories tell of one happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from legation.likeness import documents, pairs, support
from legation.likeness.bags import Floats
from legation.likeness.groups import groups
from legation.likeness.words import Word

MODEL = Path(__file__).parent / "model" / "likeness.npz"


@dataclass(frozen=True)
class Network:
    """One hidden layer from numbers to log odds; the numbers' mean and spread are folded into it."""

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def __call__(self, table: Floats) -> Floats:
        """(n, n, numbers) to (n, n), made symmetric to the last bit."""
        scores = np.concatenate([self._row(row) for row in table], 1)  # row by row: the hidden layer is what takes room
        result: Floats = (scores + scores.T) / 2
        return result

    def _row(self, row: Floats) -> Floats:
        hidden = np.maximum(row @ self.first + self.first_bias, 0.0)
        scores: Floats = hidden @ self.second + self.second_bias
        return scores


@dataclass(frozen=True)
class Weights:
    """All that was learned: of stories, of states, of two words at first and second look; the bars of groups."""

    stories: Floats
    in_text: pairs.Metric
    alone: pairs.Metric
    common: Mapping[str, float]
    first: Network
    second: Network
    story_bar: float
    word_bar: float


@dataclass(frozen=True)
class Gathered:
    """The group of each word, the matter of each story (both numbered from 0), and how likely every two words are one
    happening: (words, words), symmetric."""

    groups: list[int]
    matters: list[int]
    odds: Floats


def gather(docs: Sequence[Doc], words: Sequence[Word], weights: Weights | None = None) -> Gathered:
    """Group words over a pool of stories, whose Docs must have the encoder's states; n² room and n³ time in the words.

    What is judged of two words rests on the whole pool (how rare a name is in it, what else is told), not on its order.
    """
    weights = weights or shipped()
    likeness = stories(docs, weights)
    matters = groups(likeness, weights.story_bar)
    if not words:
        return Gathered([], matters, np.zeros((0, 0)))
    look = first_look(docs, words, likeness, weights)
    scores = weights.second(second_look(look, weights.first(look), words, matters))
    odds = 1.0 / (1.0 + np.exp(-scores))
    return Gathered(groups(odds, weights.word_bar), matters, odds)


def stories(docs: Sequence[Doc], weights: Weights) -> Floats:
    """Log odds that two stories are about one matter."""
    table = documents.features(docs)
    likeness: Floats = table @ weights.stories[:-1] + weights.stories[-1]
    return (likeness + likeness.T) / 2


def first_look(docs: Sequence[Doc], words: Sequence[Word], likeness: Floats, weights: Weights) -> Floats:
    told = pairs.features(docs, words, weights.common)
    told |= pairs.learned(words, likeness, weights.in_text, weights.alone)
    return np.stack(list(told.values()), -1)


def second_look(look: Floats, scores: Floats, words: Sequence[Word], matters: Sequence[int]) -> Floats:
    """The numbers of the first look, and beside them what its scores say of all other words."""
    return np.concatenate([look, support.features(scores, words, matters)], -1)


@cache
def shipped() -> Weights:
    """The weights of the wheel."""
    with np.load(MODEL) as file:
        told = {name: file[name] for name in file.files}
    number = {name: value.astype(np.float64) for name, value in told.items() if value.dtype.kind in "fi"}
    parts = ("first", "first.bias", "second", "second.bias")
    return Weights(
        stories=number["stories"],
        in_text=pairs.Metric(number["in_text.mean"], number["in_text.axes"]),
        alone=pairs.Metric(number["alone.mean"], number["alone.axes"]),
        common=dict(zip(told["common.words"].tolist(), number["common.counts"].tolist(), strict=True)),
        first=Network(*(number[f"first.{part}"] for part in parts)),
        second=Network(*(number[f"second.{part}"] for part in parts)),
        story_bar=float(number["bar.stories"]),
        word_bar=float(number["bar.words"]),
    )
