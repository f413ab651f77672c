"""`legation panel`: tables of dyads and periods, for regressions."""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.options import FileFormat, Period

ZeroFill = Annotated[
    bool, typer.Option("--zero-fill", help="A row for every dyad that occurs and every period, events or not.")
]


def panel(
    per: options.Per = Period.MONTH,
    record: options.Record = options.RECORD,
    since: options.Since = None,
    until: options.Until = None,
    zero_fill: ZeroFill = False,
    format: options.OutputFileFormat = FileFormat.CSV,
) -> None:
    """Write a table of dyads and periods, for regressions.

    A row is one party towards another in a period: its events that took place, by quad class and strict PLOVER type,
    and the sum of their scores. What two do together counts in both directions, and is counted as mutual in both.
    """
    from legation.cli import answers
    from legation.cli.console import warn
    from legation.exports import csv, jsonl
    from legation.questions import PanelRow
    from legation.questions.panel import panel as ask

    with answers.opened(record) as kept:
        rows = ask(kept, per=per.value, since=since, until=until, zero_fill=zero_fill)
        first = list(islice(rows, 1))
        if format is FileFormat.CSV:
            csv.write(chain(first, rows), sys.stdout, kind=PanelRow)
        else:
            jsonl.write(chain(first, rows), sys.stdout)
    if not first:
        warn(f"nothing that took place between two in that time is in {record}")
