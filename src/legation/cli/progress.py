"""How far a long run has come, on standard error: stories done, stories a second, and the time that is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
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


def measured(steps: Iterator[T], shown: bool, total: int | None, done: Callable[[T], int]) -> Iterator[T]:
    """The steps as they come, with a bar on standard error of how many of `total` stories (None: unknown) are `done`
    after each, at which rate, and how long the rest takes."""
    if not shown or not sys.stderr.isatty():
        yield from steps
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    from legation.cli.console import screen

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} stories/s" if task.speed else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=screen(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for step in steps:
            yield step
            progress.update(task, completed=done(step))
