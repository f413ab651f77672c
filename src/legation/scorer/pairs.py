"""Who is asked about: the words of a sentence that stand for actor, recipient and trigger, as the scorer sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Range = tuple[int, int]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ROLES = ("actor", "recipient", "trigger")
# Where a word stands: in one of the three, or before, between or behind the two parties, in either order of them.
PLACES = ("actor", "recipient", "trigger", "before", "between", "behind", "before'", "between'", "behind'")


@dataclass(frozen=True)
class Pair:
    """Word ranges [start, end) of one sentence; a part that is not named, or not known, is None."""

    actor: Range | None
    recipient: Range | None = None
    trigger: Range | None = None

    @property
    def ranges(self) -> tuple[Range | None, Range | None, Range | None]:
        """The three in the order of `ROLES`."""
        return self.actor, self.recipient, self.trigger

    def pools(self, words: int) -> Floats:
        """(3, words): the share of each word in the mean of each part; a row of zeros for a part not given."""
        found = np.zeros((len(ROLES), words), np.float32)
        for row, part in enumerate(self.ranges):
            if part is not None:
                found[row, part[0] : part[1]] = 1 / (part[1] - part[0])
        return found

    def places(self, words: int) -> Ints:
        """(words,): where each word stands, as an index into `PLACES`."""
        parties = sorted(part for part in (self.actor, self.recipient) if part is not None)
        turned = self.actor is not None and self.recipient is not None and self.recipient < self.actor
        first, last = (parties[0][0], parties[-1][0]) if parties else (0, 0)
        found = np.full(words, 5 + 3 * turned, np.int64)
        found[:last] = 4 + 3 * turned
        found[:first] = 3 + 3 * turned
        for row, part in reversed(list(enumerate(self.ranges))):
            if part is not None:
                found[part[0] : part[1]] = row
        return found


def words_in(bounds: Sequence[tuple[int, int]], span: tuple[int, int]) -> Range | None:
    """The range of the words with characters [start, end) in `bounds` that a character span touches."""
    inside = [at for at, (start, end) in enumerate(bounds) if start < span[1] and span[0] < end]
    return (inside[0], inside[-1] + 1) if inside else None
