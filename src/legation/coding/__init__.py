"""Coding: predicates on the tree -> frames of the codebook -> typed events with their sides."""

from legation.coding.coder import Coded, Uncoded, code
from legation.coding.meetings import seat
from legation.coding.relating import relate

__all__ = ["Coded", "Uncoded", "code", "relate", "seat"]
