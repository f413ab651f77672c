"""How far a long run has come, on standard error: stories done and stories a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def counted(items: Iterator[T], shown: bool) -> Iterator[T]:
    """The items as they come, counted on standard error where that is a terminal and `shown` is wanted."""
    if not shown or not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from legation.cli.console import screen

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} stories read"), TimeElapsedColumn())
    with Progress(*columns, console=screen(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        for item in items:
            yield item
            progress.advance(task)
