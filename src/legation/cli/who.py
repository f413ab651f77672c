"""`legation who`: who held an office, or which offices somebody held."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table
    from rich.text import Text

    from legation.questions import Tenure
    from legation.questions.who import Words

Asked = Annotated[
    str | None,
    typer.Argument(metavar="OFFICE|PERSON", help="An office or a name; without it, all offices.", show_default=False),
]
Of = Annotated[str | None, typer.Option("--of", metavar="WHO", help="The country or body whose offices are meant.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day on which they were held.")]
Evidence = Annotated[bool, typer.Option("--words", help="Print the sentences too that tell it.")]


def who(
    asked: Asked = None,
    of: Of = None,
    on: On = None,
    words: Evidence = False,
    record: options.Record = options.RECORD,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Show who held an office, or which offices somebody held.

    A day in brackets is estimated from the stories that tell the office: half a year before and after them, as far as
    they name nobody else. Where two are told to hold an office at once, both are shown.
    """
    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.exports import csv, jsonl
    from legation.questions import Tenure
    from legation.questions.who import who as ask

    with answers.opened(record) as kept:
        found = ask(kept, asked, of=of, on=on, words=words or format is not Format.TABLE)
    if format is Format.CSV:
        csv.write(found, sys.stdout, kind=Tenure)
        return
    if format is Format.JSONL:
        jsonl.write(found, sys.stdout)
        return
    if not found:
        warn(f"nobody is told to hold that office{f' on {on}' if on else ''} in {record}")
        return
    screen().print(_table(found))
    for one in found if words else ():
        screen().print()
        for told in one.words:
            screen().print(_sentence(told))
    disputed = sorted({one.holder.office for one in found if one.disputed})
    if disputed:
        warn(f"more than one is told to be {', '.join(disputed)}: 'legation who --words' shows by whom")


def _table(found: Iterable[Tenure]) -> Table:
    """A row a holder: office, of what, who, since and until when, and what tells it."""
    from rich.table import Table
    from rich.text import Text

    from legation.cli.text import clean, count
    from legation.questions.who import label

    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("office", "of", "who", "since", "until", "told by"):
        shown.add_column(name, overflow="fold")
    for one in found:
        holder = one.holder
        name = holder.person if not holder.spellings else f"{holder.person} (also {', '.join(holder.spellings)})"
        office = holder.office if holder.state == "current" else f"{holder.office} ({holder.state})"
        stories = [count(len(holder.stories), "story")] if holder.stories else []
        shown.add_row(
            Text(clean(office)),
            Text(label(holder)),
            Text(clean(name), style="bold red" if one.disputed else "bold"),
            Text(_bound(holder.since, holder.low)),
            Text(_bound(holder.until, holder.high)),
            Text(clean(", ".join([*stories, *holder.lists])), style="dim"),
        )
    return shown


def _bound(told: object, estimated: object) -> str:
    return str(told) if told else f"({estimated})" if estimated else ""


def _sentence(told: Words) -> Text:
    """A sentence with the words that tell an office in bold, and where it stands."""
    from rich.text import Text

    from legation.cli.text import clean

    first, last = told.span
    where = " · ".join(str(part) for part in (told.published, told.source, told.title or told.story) if part)
    sentence = Text(clean(told.text[:first])).append(clean(told.text[first:last]), style="bold")
    return sentence.append(clean(told.text[last:])).append(f"  {clean(where)}", style="dim")
