"""What was passed over while reading, and why: nothing disappears silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from legation.errors import InputError


@dataclass(frozen=True)
class Skip:
    """One thing that was passed over: the reason it is counted under, and the error with its path, line and words."""

    reason: str
    error: InputError

    def __str__(self) -> str:
        return str(self.error)


class Skips:
    """Counts what is skipped by reason and hands each skip on to `tell` as it happens; keeps none, so never grows."""

    def __init__(self, tell: Callable[[Skip], None] | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._tell = tell

    def add(self, skip: Skip) -> None:
        self.counts[skip.reason] += 1
        if self._tell is not None:
            self._tell(skip)

    def __len__(self) -> int:
        return self.counts.total()
