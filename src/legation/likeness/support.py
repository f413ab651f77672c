"""The second look: what the first look at all the other words of a pool says of two of them.

Two words are the likelier one happening when both are like the same others, when the other tellings of the one's lemma
are like those of the other's, and when neither has found anything closer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from legation.likeness.bags import Floats, cosines
from legation.likeness.words import Word

_TINY = 1e-6
WIDTH = 12


def features(scores: Floats, words: Sequence[Word], matters: Sequence[int]) -> Floats:
    """(words, words, `WIDTH`), symmetric. `scores`: log odds of the first look; `matters`: the matter of each story."""
    odds = 1.0 / (1.0 + np.exp(-scores))
    np.fill_diagonal(odds, 0.0)
    members = _members([(word.lemma, matters[word.document]) for word in words])
    sizes = members.sum(0)
    pairs = members @ (np.outer(sizes, sizes) - np.diag(sizes)) @ members.T
    best, total = odds.max(1), odds.sum(1)
    blank = scores - np.diag(np.diag(scores))
    several = np.log(members @ sizes)
    return np.stack(
        [
            scores,
            odds,
            members @ (members.T @ odds @ members) @ members.T / np.maximum(pairs, 1.0),
            members @ (members.T @ blank @ members) @ members.T / np.maximum(pairs, 1.0),
            np.sqrt(odds @ odds),
            odds / np.maximum(np.maximum(best[:, None], best), _TINY),
            cosines(odds + np.eye(len(odds))),
            np.minimum(total[:, None], total),
            np.maximum(total[:, None], total),
            np.minimum(best[:, None], best),
            np.maximum(best[:, None], best),
            np.maximum(several[:, None], several),
        ],
        -1,
    )


def _members(keys: Sequence[object]) -> Floats:
    """Ones where a word (row) belongs to the group of a key (column)."""
    column = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    found = np.zeros((len(keys), len(column)))
    found[np.arange(len(keys)), [column[key] for key in keys]] = 1.0
    return found
