"""Scores of labels: accuracy, F1 of each label and their mean (macro-F1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Pair = tuple[str, str | None]  # gold label, label found (None where there is none)


def f1_by_label(pairs: Sequence[Pair]) -> dict[str, float]:
    """The F1 of every gold label."""
    gold = Counter(label for label, _ in pairs)
    found = Counter(label for _, label in pairs)
    right = Counter(label for label, other in pairs if label == other)
    return {label: 2 * right[label] / (gold[label] + found[label]) for label in sorted(gold)}


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 over the gold labels; a label found that no gold has costs the label it stands for."""
    scores = f1_by_label(pairs)
    return sum(scores.values()) / len(scores) if scores else 0.0


def accuracy(pairs: Sequence[Pair]) -> float:
    return sum(gold == found for gold, found in pairs) / len(pairs) if pairs else 0.0
