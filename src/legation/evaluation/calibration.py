"""How far probabilities are from the share that is right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

BINS = 10


def expected_error(sure: ArrayLike, right: ArrayLike | Sequence[bool]) -> float:
    """The expected calibration error (Naeini et al. 2015) in ten bins of equal width.

    `sure`: the probability of each answer, in 0..1; `right`: whether it was right. 0 for no answers.
    """
    chances, hits = np.asarray(sure, float), np.asarray(right, float)
    if not chances.size:
        return 0.0
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [
        abs(chances[bins == one].mean() - hits[bins == one].mean()) * (bins == one).mean()
        for one in range(BINS)
        if (bins == one).any()
    ]
    return float(sum(gaps))
