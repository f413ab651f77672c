"""How well clusters of mentions agree with gold clusters: MUC, B³, CEAFe and their mean, as CoNLL-2012 scores them.

Clusters partition the same mentions (gold mentions, singletons kept). MUC: Vilain et al. 1995; B³: Bagga and Baldwin
1998; CEAFe: Luo 2005 with φ4; the mean of the three F1s: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from legation.evaluation.assignment import best_pairs

M = TypeVar("M", bound=Hashable)
Clusters = Sequence[Collection[M]]


@dataclass(frozen=True)
class Score:
    """Precision and recall from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(gold: Clusters[M], found: Clusters[M]) -> Score:
    """By links: of the links that each cluster needs, the share that the other side keeps."""
    return Score(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(clusters: Clusters[M], others: Clusters[M]) -> float:
    place = {mention: number for number, cluster in enumerate(others) for mention in cluster}
    kept = needed = 0
    for cluster in clusters:
        parts = {place[mention] for mention in cluster if mention in place}
        alone = sum(mention not in place for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        needed += len(cluster) - 1
    return kept / needed if needed else 0.0


def b_cubed(gold: Clusters[M], found: Clusters[M]) -> Score:
    """By mentions: the share of each mention's cluster that is in its other cluster too, on average."""
    return Score(_overlap(found, gold), _overlap(gold, found))


def _overlap(clusters: Clusters[M], others: Clusters[M]) -> float:
    of = {mention: set(cluster) for cluster in others for mention in cluster}
    mentions = [(mention, cluster) for cluster in clusters for mention in cluster]
    shares = [len(of.get(mention, set()) & set(cluster)) / len(cluster) for mention, cluster in mentions]
    return sum(shares) / len(shares) if shares else 0.0


def ceaf_e(gold: Clusters[M], found: Clusters[M]) -> Score:
    """By clusters: each paired with at most one of the other side so that their likeness (φ4) is greatest."""
    if not gold or not found:
        return Score(0.0, 0.0)
    pairs = [[2 * len(set(one) & set(other)) / (len(one) + len(other)) for other in found] for one in gold]
    likeness = np.array(pairs)
    total = float(sum(likeness[pair] for pair in best_pairs(likeness)))
    return Score(total / len(found), total / len(gold))


def conll(gold: Clusters[M], found: Clusters[M]) -> float:
    """The mean of the F1s of MUC, B³ and CEAFe."""
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3
