"""Coding: predicates on the tree -> frames of the codebook -> typed events with their sides."""

from legation.coding.coded import Coded, Uncoded
from legation.coding.coder import code
from legation.coding.judging import judge
from legation.coding.meetings import seat
from legation.coding.relating import relate
from legation.coding.things import thing

__all__ = ["Coded", "Uncoded", "code", "judge", "relate", "seat", "thing"]
