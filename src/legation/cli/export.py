"""`legation export`: the record, or a selection of it, in a format of others."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from legation.cli import options


class ExportFormat(StrEnum):
    """How a record is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    ICS = "ics"
    GDELT = "gdelt"
    ICEWS = "icews"
    POLECAT = "polecat"
    ATOM = "atom"


class Rows(StrEnum):
    """What a row is."""

    READINGS = "readings"
    MENTIONS = "mentions"
    EVENTS = "events"


To = Annotated[
    ExportFormat,
    typer.Option(
        "--to",
        metavar="jsonl|csv|parquet|geojson|ics|gdelt|icews|polecat|atom",
        help="The format; docs/exports.md tells what each holds and what stays empty.",
        show_default=False,
    ),
]
RowsOption = Annotated[
    Rows | None,
    typer.Option(
        "--rows",
        metavar="readings|mentions|events",
        help="What a row of jsonl, csv or parquet is. Without it: readings, which 'legation import' takes; of csv, "
        "mentions.",
    ),
]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what was told by this day, with plans as they stood on it.")
]


def export(
    to: To,
    record: options.Record = options.RECORD,
    output: options.Output = None,
    rows: RowsOption = None,
    since: options.Since = None,
    until: options.Until = None,
    type: options.Types = None,
    actor: options.Actors = None,
    as_of: AsOf = None,
) -> None:
    """Write the record as tables, a calendar, a map or a feed.

    Readings are whole stories with all that was read in them; 'legation import' makes the same record of them. Mentions
    are tellings, a row each, and events are happenings; all other formats hold events. Of stories, dates, types and
    actors select those with such a mention. What a format has no place for is counted on standard error.
    """
    from legation.cli import answers
    from legation.cli.console import warn
    from legation.cli.text import count
    from legation.exports import exporting

    with answers.opened(record) as kept:
        selection = exporting.select(
            kept, since=since, until=until, types=type or (), actors=actor or (), as_of=as_of
        )  # fmt: skip
        outcome = exporting.export(kept, to.value, output, rows=rows.value if rows else None, selection=selection)
    answers.tell_left_out(outcome.left_out)
    if output is not None:
        typer.echo(f"wrote {count(outcome.number, outcome.rows.removesuffix('s'))} to {output}")
    if not outcome.number:
        warn(f"nothing of that is in {record}")
