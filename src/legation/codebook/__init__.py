"""The codebook: what each type of event is, which words tell it, and worked examples of it."""

from legation.codebook.contexts import contexts
from legation.codebook.crosswalk import cameo, score, strict
from legation.codebook.loader import check, load, own_types
from legation.codebook.schema import Codebook, EventType, Example, Frame, Mode, Pattern

__all__ = [
    "Codebook",
    "EventType",
    "Example",
    "Frame",
    "Mode",
    "Pattern",
    "cameo",
    "check",
    "contexts",
    "load",
    "own_types",
    "score",
    "strict",
]
