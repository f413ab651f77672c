"""What the telling word of a mention means where it stands, as a short line, and how alike two such words are.

A meaning is where the encoder puts the word in the space in which tellings of one happening lie close (see `likeness`):
its direction, each number in a byte. By itself it says nothing. The line names the space before the bytes, as meanings
of two spaces say nothing to one another: "fca3:" and base64.
"""

from __future__ import annotations

import math
from array import array
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from legation.errors import InputError

_MOST = 127


@dataclass(frozen=True)
class Meaning:
    """A direction in a space, by numbers of any length together."""

    space: str
    numbers: array[int]
    length: float


def pack(space: str, numbers: Sequence[float]) -> str:
    """The line for a direction in a space of this name, which has no colon; the numbers are finite."""
    most = max(map(abs, numbers), default=0.0) or 1.0
    return f"{space}:{b64encode(array('b', (round(_MOST * one / most) for one in numbers))).decode()}"


def unpack(line: str) -> Meaning:
    """What `pack` packed.

    Raises:
        InputError: the line is none.
    """
    space, _, packed = line.rpartition(":")
    try:
        numbers = array("b", b64decode(packed, validate=True))
    except ValueError:
        raise InputError(f"'{line}' is no meaning of a word: it is a space, a colon and base64") from None
    return Meaning(space, numbers, math.hypot(*numbers) or 1.0)


def is_meaning(line: str) -> bool:
    """Whether a line can be unpacked."""
    try:
        return bool(unpack(line).numbers)
    except InputError:
        return False


def cosine(one: Meaning, other: Meaning) -> float | None:
    """How alike two meanings are, from -1 to 1; None where they are of two spaces."""
    if one.space != other.space or len(one.numbers) != len(other.numbers):
        return None
    shared: int = sum(map(mul, one.numbers, other.numbers))
    return shared / (one.length * other.length)
