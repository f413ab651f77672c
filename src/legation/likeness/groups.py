"""Groups by average link: the two groups whose members are likest on average are joined, while they are like enough.

The method is UPGMA (Sokal and Michener 1958); distances are kept up to date by Lance and Williams' rule: O(n²) room.
"""

from __future__ import annotations

import numpy as np

from legation.likeness.bags import Floats


def groups(likeness: Floats, least: float) -> list[int]:
    """The number of each item's group, counted in the order in which groups first appear.

    Two groups are joined while the mean likeness of their members is `least` or more; of equals the first is taken.
    """
    between = np.array(likeness, float)
    np.fill_diagonal(between, -np.inf)
    size = np.ones(len(between))
    owner = np.arange(len(between))
    best = between.max(1, initial=-np.inf)
    while len(between) > 1:
        one = int(best.argmax())
        if best[one] < least:
            break
        other = int(between[one].argmax())
        one, other = min(one, other), max(one, other)
        owner[owner == other] = one
        mean = (size[one] * between[one] + size[other] * between[other]) / (size[one] + size[other])
        mean[[one, other]] = -np.inf
        size[one] += size[other]
        between[one] = between[:, one] = mean
        between[other] = between[:, other] = -np.inf
        best = between.max(1)
        if not np.isfinite(best).any():
            break
    numbers: dict[int, int] = {}
    return [numbers.setdefault(int(each), len(numbers)) for each in owner]
