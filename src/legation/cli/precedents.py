"""`legation precedents`: what went before."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

if TYPE_CHECKING:
    from legation.questions import Precedents

Asked = Annotated[
    str,
    typer.Argument(
        metavar="EVENT|WORDS",
        help="An event's id, or words that tell a happening: 'visit of a Kenyan minister to Ethiopia'.",
        show_default=False,
    ),
]


def precedents(
    asked: Asked,
    record: options.Record = options.RECORD,
    since: options.Since = None,
    until: options.Until = None,
    actors: options.Actors = None,
    place: options.Place = None,
    min_sources: options.MinSources = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show when something like an event happened before.

    Like it is an event of its type and mode between the same parties; where an office is told, with a holder of it.
    Claims such as "the first such talks in six years" are borne out, contradicted or left open by what the record
    holds, which says how far back it reaches.
    """
    from legation.cli import answers
    from legation.exports import jsonl
    from legation.questions.precedents import precedents as ask

    shown, _ = answers.asked_for(limit, format)
    with answers.opened(record) as kept:
        found = ask(
            kept, asked, as_of=as_of, limit=shown or None, since=since, until=until, actor=actors, place=place,
            min_sources=min_sources,
        )  # fmt: skip
    if format is Format.TABLE:
        _print(found, record)
    elif format is Format.CSV:
        answers.write(found.found, format)
    else:
        jsonl.write([found], sys.stdout)


def _print(found: Precedents, record: str) -> None:
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.cli.text import clean, count

    console = screen()
    console.print(f"like it: {clean(found.like)}", style="dim")
    if found.found:
        console.print(answers.table(answer.event for answer in found.found))
        gaps = [found.since, *found.gaps] if found.since is not None else list(found.gaps)
        last = f"the last {count(found.since, 'day')} before; " if found.since is not None else ""
        middle = f"{min(gaps)} to {max(gaps)} days apart; " if len(gaps) > 1 else ""
        console.print(f"\n{count(found.total, 'event')}; {last}{middle}the record reaches back to {found.reach}")
    else:
        warn(f"nothing like it is in {record}, which reaches back to {found.reach}")
    if len(found.found) < found.total:
        warn(f"the last {len(found.found)} of {found.total:,}: --limit 0 shows all")
    for one in found.claims:
        console.print(f'\n"{clean(one.claim.text)}"', style="bold")
        console.print(f"  {one.verdict}: {clean(one.why)}")
