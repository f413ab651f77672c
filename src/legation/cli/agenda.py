"""`legation agenda`: what is planned, and what is overdue."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.options import AgendaFormat, Format

Who = Annotated[
    str | None,
    typer.Argument(metavar="WHO", help="A country, a body or a person; without it, everybody.", show_default=False),
]


def agenda(
    who: Who = None,
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
    format: options.OutputAgendaFormat = AgendaFormat.TABLE,
) -> None:
    """Show what is planned and what is overdue."""
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.questions.agenda import agenda as ask

    table = format is AgendaFormat.TABLE
    shown, wanted = answers.asked_for(limit, Format.TABLE if table else Format.JSONL, options.PART)
    with answers.opened(record) as kept:
        plans = ask(
            kept, who, as_of=as_of, limit=wanted, since=since, until=until, type=types, actor=actors, place=place,
            status=statuses, min_sources=min_sources,
        )  # fmt: skip
    undated, older = answers.cut(plans.undated[::-1], shown)
    sections = {
        f"planned, as of {plans.as_of}": answers.cut(plans.ahead, shown),
        "planned, no day told": (undated[::-1], older),
        "overdue: the day is past and nobody told that it was held": answers.cut(plans.overdue, shown),
    }
    if format is AgendaFormat.ICS:
        from legation.exports import ics

        left_out: Counter[str] = Counter()
        ics.write(plans.answers, sys.stdout, left_out)
        answers.tell_left_out(left_out)
    elif not table:
        answers.write([answer for found, _ in sections.values() for answer in found], Format(format.value))
    for heading, (found, _) in sections.items() if table else ():
        if found:
            screen().print(heading, style="bold")
            screen().print(answers.table(answer.event for answer in found))
            screen().print()
    for heading, (_, more) in sections.items():
        if more:
            warn(f"{heading.partition(':')[0]}: {shown} of more; --limit 0 shows all")
    if not plans.answers:
        warn(f"nothing is planned as of {plans.as_of}" + (f" for {who}" if who else ""))
