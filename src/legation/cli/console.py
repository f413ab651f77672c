"""Where a command writes: results on standard output, everything about the work on standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, TextIO

import typer

from legation.cli.text import clean

if TYPE_CHECKING:
    from rich.console import Console

    from legation.sources import Skip, Skips

WIDE = 160  # columns of a file or a pipe, which have no width of their own
SHOWN = 20  # lines about skips of one reason, before they are only counted


def console_on(stream: TextIO) -> Console:
    """A rich console that takes text literally: no markup, no emoji codes, no highlighting; no colours in a pipe."""
    from rich.console import Console

    width = None if stream.isatty() or "COLUMNS" in os.environ else WIDE
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=width)


def screen(*, stderr: bool = False) -> Console:
    """The console on standard output, or on standard error."""
    return console_on(sys.stderr if stderr else sys.stdout)


def warn(message: str) -> None:
    """One line on standard error."""
    typer.echo(clean(message), err=True)


class SkipTeller:
    """Tells each skip in one line as it happens; a reason that keeps coming is only counted after `SHOWN` lines."""

    def __init__(self) -> None:
        self._told: Counter[str] = Counter()

    def __call__(self, skip: Skip) -> None:
        self._told[skip.reason] += 1
        if self._told[skip.reason] <= SHOWN:
            warn(f"skipped: {skip}")
        elif self._told[skip.reason] == SHOWN + 1:
            warn(f"skipped: more for the same reason ({skip.reason}), counted below")


def tell_skips(skips: Skips) -> None:
    """The count of what was skipped, by reason; says nothing where nothing was."""
    if skips:
        reasons = ", ".join(f"{count} {reason}" for reason, count in skips.counts.most_common())
        warn(f"{len(skips)} skipped: {reasons}")
