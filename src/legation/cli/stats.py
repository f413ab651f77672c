"""`legation stats`: how much the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.cli import options
from legation.cli.options import Format

if TYPE_CHECKING:
    from legation.questions import Census


def stats(record: options.Record = options.RECORD, format: options.OutputFormat = Format.TABLE) -> None:
    """Count what the record holds."""
    import sys

    from legation.cli.answers import opened
    from legation.exports import csv, jsonl
    from legation.questions import Census
    from legation.questions.stats import stats as ask

    with opened(record) as kept:
        census = ask(kept)
    if format is Format.JSONL:
        jsonl.write([census], sys.stdout)
    elif format is Format.CSV:
        csv.write([census], sys.stdout, kind=Census)
    else:
        _print(census)


def _print(census: Census) -> None:
    from rich.table import Table
    from rich.text import Text

    from legation.cli.console import screen
    from legation.cli.text import clean

    shown = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    shown.add_column(style="dim")
    shown.add_column(justify="right")
    shown.add_column(overflow="fold")
    for name in ("stories", "statements", "mentions", "events"):
        shown.add_row(name, f"{getattr(census, name):,}", _reach(census) if name == "stories" else "")
    for name in ("sources", "types", "statuses", "states", "drops", "runs"):
        tally = getattr(census, name)
        counted = ", ".join(f"{value} {count:,}" for value, count in tally.items())
        shown.add_row(name, f"{len(tally):,}", Text(clean(counted)))
    screen().print(shown)


def _reach(census: Census) -> str:
    return f"{census.first_published} … {census.last_published}" if census.first_published else ""
