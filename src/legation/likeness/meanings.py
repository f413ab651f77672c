"""What telling words mean where they stand, for `EventMention.meaning`: it rests on their own Doc, on no pool."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from spacy.tokens import Token

from legation import language
from legation.likeness.bags import Floats
from legation.likeness.judging import shipped
from legation.meanings import pack

# The first axes of the space of states, along which tellings differ most. On pairs of coded words of one type, of
# ECB+'s training topics left out of the space, 32, 64 and all 128 tell one happening from two alike (area under the
# curve 0.868, 0.867, 0.867; 2026-11-27).
AXES = 32


def meanings(words: Sequence[Token]) -> list[str]:
    """The meaning of each of some words of a Doc that has the encoder's states."""
    if not words:
        return []
    name, mean, axes = _space()
    return [pack(name, row) for row in ((language.states(words) - mean) @ axes).tolist()]


@cache
def _space() -> tuple[str, Floats, Floats]:
    """Its name, which changes with the axes; what is taken off a state; the axes."""
    space = shipped().in_text
    axes = space.axes[:, :AXES].copy()
    return sha256(axes.tobytes()).hexdigest()[:4], space.mean, axes
