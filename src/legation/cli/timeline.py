"""`legation timeline`: what passed between two actors."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import options
from legation.cli.answers import Since, Until
from legation.cli.options import Format

First = Annotated[
    str, typer.Argument(metavar="A", help="A country (Japan, JPN, Japanese), a body or a person.", show_default=False)
]
Second = Annotated[str, typer.Argument(metavar="B", help="The other one.", show_default=False)]


def timeline(
    first: First,
    second: Second,
    record: options.Record = options.RECORD,
    since: Since = None,
    until: Until = None,
    as_of: options.AsOf = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show what two actors did and plan, in order of time."""
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.questions.timeline import timeline as ask

    with answers.opened(record) as kept:
        found = ask(kept, first, second, since=since, until=until, as_of=as_of)
    if format is not Format.TABLE:
        answers.write(found, format)
    elif found:
        screen().print(answers.table(answer.event for answer in found))
    else:
        warn(f"nothing between {first} and {second} is in {record}")
