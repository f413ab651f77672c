"""`legation timeline`: what passed between two actors."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

First = Annotated[
    str, typer.Argument(metavar="A", help="A country (Japan, JPN, Japanese), a body or a person.", show_default=False)
]
Second = Annotated[str, typer.Argument(metavar="B", help="The other one.", show_default=False)]


def timeline(
    first: First,
    second: Second,
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
    """Show what two actors did and plan, in order of time."""
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.questions.timeline import timeline as ask

    shown, wanted = answers.asked_for(limit, format)
    with answers.opened(record) as kept:
        found = ask(
            kept, first, second, as_of=as_of, limit=wanted, since=since, until=until, type=types, actor=actors,
            place=place, status=statuses, min_sources=min_sources,
        )  # fmt: skip
    latest, more = answers.cut(found[::-1], shown)
    if format is not Format.TABLE:
        answers.write(latest[::-1], format)
    elif found:
        screen().print(answers.table(answer.event for answer in latest[::-1]))
    else:
        warn(f"nothing between {first} and {second} that was asked for is in {record}")
    if more:
        warn(f"the last {shown} of more: --limit 0 shows all, --until goes further back")
