"""On whose word: the attribution of events, and all statements of a text."""

from legation.attribution.attribute import attribute, quote
from legation.attribution.speakers import Cast
from legation.attribution.statements import statements

__all__ = ["Cast", "attribute", "quote", "statements"]
