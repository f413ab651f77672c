"""`legation show`: one event, its life, and the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

if TYPE_CHECKING:
    from legation.questions import Answer

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or how it begins.", show_default=False)]


def show(
    event: EventId,
    record: options.Record = options.RECORD,
    as_of: options.AsOf = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show one event of the record with its life and its words."""
    from legation.cli import answers
    from legation.questions.show import show as ask

    with answers.opened(record) as kept:
        answer = ask(kept, event, as_of=as_of)
    if format is not Format.TABLE:
        answers.write([answer], format)
    else:
        _print(answer)


def _print(answer: Answer) -> None:
    from rich.padding import Padding

    from legation.cli import answers
    from legation.cli.console import screen
    from legation.cli.text import count

    event, console = answer.event, screen()
    console.print(f"event {event.id}", style="dim")
    console.print(answers.table([event]))
    console.print("\nlife", style="bold")
    for step in event.history:
        console.print(f"  {step.published or 'undated'}: {step.state}")
    if event.history and event.state != event.history[-1].state:
        console.print(f"  now: {event.state}")
    if event.quantities:
        console.print("\nnumbers", style="bold")
        for line in answers.numbers(event):
            console.print(f"  {line}")
    if event.disputes:
        console.print("\ndisputed", style="bold")
        for dispute in event.disputes:
            console.print(f"  {answers.dispute(dispute)}")
    if event.independent < event.stories:
        told = count(event.stories, "story")
        console.print(f"\n{event.independent} of {told} independent of the others", style="dim")
    console.print("\nwords", style="bold")
    for evidence in answer.evidence:
        console.print(f"  {answers.told(evidence)}", style="dim")
        console.print(Padding(answers.quoted(evidence), (0, 0, 1, 4)))
