"""`legation search`: where the stories say something."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.cli.options import Format

if TYPE_CHECKING:
    from rich.text import Text

    from legation.questions import Found

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT ...",
        help="Words that a sentence has all of; those in quotation marks stand side by side: '\"trade talks\" Oslo'.",
        show_default=False,
    ),
]


def search(
    text: Words,
    record: options.Record = options.RECORD,
    since: options.Since = None,
    until: options.Until = None,
    types: options.Types = None,
    actors: options.Actors = None,
    place: options.Place = None,
    statuses: options.Statuses = None,
    min_sources: options.MinSources = None,
    limit: options.Limit = None,
    format: options.OutputFormat = Format.TABLE,
) -> None:
    """Find sentences of the stories by their words.

    The latest stories come first. Case and accents do not count, and signs but quotation marks mean nothing. --since
    and --until bound the days of publication; with --type, --actor, --place, --status or --min-sources only sentences
    come that tell such an event.
    """
    from rich.padding import Padding

    from legation.cli import answers
    from legation.cli.console import screen, warn
    from legation.cli.text import clean
    from legation.exports import csv, jsonl
    from legation.questions import Found
    from legation.questions.search import search as ask

    words = " ".join(text)
    shown, wanted = answers.asked_for(limit, format)
    with answers.opened(record) as kept:
        found = ask(
            kept, words, limit=wanted, since=since, until=until, type=types, actor=actors, place=place,
            status=statuses, min_sources=min_sources,
        )  # fmt: skip
    latest, more = answers.cut(found, shown)
    if format is Format.CSV:
        csv.write(latest, sys.stdout, kind=Found)
    elif format is Format.JSONL:
        jsonl.write(latest, sys.stdout)
    for one in latest if format is Format.TABLE else ():
        screen().print(clean(_told(one)), style="dim")
        screen().print(Padding(_marked(one), (0, 0, 0, 4)))
    if not found:
        warn(f"nothing that was asked for is found for {words} in {record}")
    if more:
        warn(f"the last {shown} of more: --limit 0 shows all, --until goes further back")


def _told(found: Found) -> str:
    """Where a sentence stands, and the ids of the events that it tells."""
    from legation.cli.answers import SHORT

    known = (str(found.published or "undated"), found.source, found.title or found.story)
    return " · ".join(part for part in (*known, *(event[:SHORT] for event in found.events)) if part)


def _marked(found: Found) -> Text:
    """A sentence with the words asked for in bold."""
    from rich.text import Text

    from legation.cli.text import clean

    shown, end = Text(), 0
    for first, last in found.marks:
        shown.append(clean(found.text[end:first])).append(clean(found.text[max(first, end) : last]), style="bold")
        end = max(end, last)
    return shown.append(clean(found.text[end:]))
