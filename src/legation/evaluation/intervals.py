"""How sure a figure is: bootstrap intervals over the units that it was measured on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

U = TypeVar("U")
ROUNDS = 1_000
SEED = 20_261_123


def bootstrap(units: Sequence[U], statistic: Callable[[Sequence[U]], float]) -> tuple[float, float]:
    """The 95% percentile interval of a statistic when its units (stories, sentences) are drawn anew with replacement.

    Efron 1979; `ROUNDS` draws, always the same ones for the same number of units.
    """
    if not units:
        return 0.0, 0.0
    draws = np.random.default_rng(SEED).integers(len(units), size=(ROUNDS, len(units)))
    values = [statistic([units[index] for index in draw]) for draw in draws]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
