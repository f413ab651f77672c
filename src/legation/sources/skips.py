"""What was passed over while reading, and why: nothing disappears silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from legation.errors import InputError


@dataclass(frozen=True)
class Skip:
    """One thing that was passed over: where (`line` from 1), for which kind of reason, and what exactly."""

    path: str
    line: int | None
    reason: str
    detail: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.detail}"


class Skips:
    """Counts what is skipped by reason and hands each skip on to `tell` as it happens; keeps none, so it never grows."""

    def __init__(self, tell: Callable[[Skip], None] | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._tell = tell

    def add(self, reason: str, error: InputError) -> None:
        """Count one skip for `reason` (a short kind, such as "empty"), with the place and the words of `error`."""
        self.counts[reason] += 1
        if self._tell is not None:
            self._tell(Skip(str(error.path), error.line, reason, error.message))

    def __len__(self) -> int:
        return self.counts.total()
