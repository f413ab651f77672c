"""The relation scorer: what one party does to another, learned from the codebook's examples."""

from legation.scorer.labels import NOTHING, Labels
from legation.scorer.loading import load
from legation.scorer.pairs import Pair
from legation.scorer.scorer import Judgement, Scorer

__all__ = ["NOTHING", "Judgement", "Labels", "Pair", "Scorer", "load"]
