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
    as_of: options.AsOf = None,
    format: options.OutputAgendaFormat = AgendaFormat.TABLE,
) -> None:
    """Show what is planned and what is overdue."""
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.questions.agenda import agenda as ask

    with answers.opened(record) as kept:
        plans = ask(kept, who, as_of=as_of)
    if format is AgendaFormat.ICS:
        from legation.exports import ics

        left_out: Counter[str] = Counter()
        ics.write(plans.answers, sys.stdout, left_out)
        answers.tell_left_out(left_out)
        return
    if format is not AgendaFormat.TABLE:
        answers.write(plans.answers, Format(format.value))
        return
    sections = {
        f"planned, as of {plans.as_of}": plans.ahead,
        "planned, no day told": plans.undated,
        "overdue: the day is past and nobody told that it was held": plans.overdue,
    }
    for heading, found in sections.items():
        if found:
            screen().print(heading, style="bold")
            screen().print(answers.table(answer.event for answer in found))
            screen().print()
    if not plans.answers:
        warn(f"nothing is planned as of {plans.as_of}" + (f" for {who}" if who else ""))
