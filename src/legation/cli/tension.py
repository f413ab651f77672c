"""`legation tension`: how two parties stand to each other over time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.cli.options import Format, Period

if TYPE_CHECKING:
    from rich.table import Table

    from legation.questions import Stretch, Tension

First = Annotated[
    str, typer.Argument(metavar="A", help="A country (Japan, JPN, Japanese) or a body.", show_default=False)
]
Second = Annotated[str, typer.Argument(metavar="B", help="The other one.", show_default=False)]


def tension(
    first: First,
    second: Second,
    per: options.Per = Period.MONTH,
    record: options.Record = options.RECORD,
    since: options.Since = None,
    until: options.Until = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show the net cooperation of two parties over time.

    Every event between them that took place counts once, on its first day, with its PLOVER score from -10 to 10; plans
    and what is unclear do not count. The mean score has its 95% interval (Student's t). Periods without events are left
    out. The ids are of the events that weigh most: 'legation show ID' gives their words.
    """
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.exports import csv, jsonl
    from legation.questions import Stretch
    from legation.questions.tension import tension as ask

    with answers.opened(record) as kept:
        found = ask(kept, first, second, per=per.value, since=since, until=until)
    if format is Format.CSV:
        csv.write(found.periods, sys.stdout, kind=Stretch)
    elif format is Format.JSONL:
        jsonl.write([found], sys.stdout)
    elif found.whole is not None:
        screen().print(_table(found, found.whole))
    else:
        warn(f"nothing that took place between {first} and {second} is in {record}")


def _table(found: Tension, whole: Stretch) -> Table:
    from rich.table import Table

    from legation.cli.answers import SHORT

    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("from", "to", "net", "events", "cooperative", "conflictual", "mean"):
        shown.add_column(name, justify="left" if name in ("from", "to") else "right")
    shown.add_column("95%")
    shown.add_column("weigh most", style="dim")
    for one in (*found.periods, whole):
        bounds = f"{one.low:+.2f} … {one.high:+.2f}" if one.low is not None and one.high is not None else ""
        shown.add_row(
            str(one.start), str(one.end), f"{one.net:+.1f}", f"{one.events:,}", f"{one.cooperative:,}",
            f"{one.conflictual:,}", f"{one.mean:+.2f}", bounds, " ".join(event[:SHORT] for event in one.top),
            style="bold" if one is whole else "",
            end_section=one is found.periods[-1],
        )  # fmt: skip
    return shown
