"""Quantities: sums of money, the killed and the hurt, crowds, weapons, distances, shares and plain counts."""

from legation.quantities.clauses import of, refine
from legation.quantities.finding import find

__all__ = ["find", "of", "refine"]
