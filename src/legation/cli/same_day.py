"""`legation same-day`: what else happened when an event did."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or how it begins.", show_default=False)]
Within = Annotated[int, typer.Option(metavar="N", min=0, help="How many days before and after it count too.")]


def same_day(
    event: EventId,
    within: Within = 1,
    record: options.Record = options.RECORD,
    since: options.Since = None,
    until: options.Until = None,
    types: options.Types = None,
    actors: options.Actors = None,
    place: options.Place = None,
    statuses: options.Statuses = None,
    min_sources: options.MinSources = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show what else happened on the days of an event.

    First come those that share the most actors and the place with it.
    """
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.exports import csv, jsonl
    from legation.questions import Beside
    from legation.questions.same_day import same_day as ask

    shown, wanted = answers.asked_for(limit, format)
    with answers.opened(record) as kept:
        found = ask(
            kept, event, within=within, as_of=as_of, limit=wanted, since=since, until=until, type=types, actor=actors,
            place=place, status=statuses, min_sources=min_sources,
        )  # fmt: skip
    first, more = answers.cut(found, shown)
    if format is Format.CSV:
        csv.write(first, sys.stdout, kind=Beside)
    elif format is Format.JSONL:
        jsonl.write(first, sys.stdout)
    elif found:
        shares = [", ".join(one.shared) for one in first]
        screen().print(answers.table((one.event for one in first), {"shares": shares}))
    else:
        warn(f"nothing else that was asked for lies within {within} days of {event} in {record}")
    if more:
        warn(f"the first {shown} of more: --limit 0 shows all")
