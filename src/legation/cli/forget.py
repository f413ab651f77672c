"""`legation forget`: remove a story or a source, and all that rests on it alone."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE
from legation.cli.text import count

StoryId = Annotated[str | None, typer.Argument(metavar="STORY", help="A story's id.", show_default=False)]
SourceName = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="All stories, or the list of holders, of this source instead."),
]


def forget(story: StoryId = None, source: SourceName = None, record: options.Record = options.RECORD) -> None:
    """Remove a story, and all that rests on it alone.

    Events that other stories tell of too stay, settled anew from those. Exit code 2 where there is nothing to forget.
    """
    from legation.cli.answers import opened
    from legation.cli.console import warn

    if (story is None) == (source is None):
        raise typer.BadParameter("name either a STORY or a --source")
    with opened(record) as kept:
        gone = kept.forget(story=story, source=source)
        listed = kept.forget_offices(source) if source is not None else 0
    if not gone and not listed:
        warn(f"no story {f'of {source}' if source else story} is in {record}")
        raise typer.Exit(MISTAKE)
    told = [count(gone, "story")] if gone else []
    told += [f"a list of {count(listed, 'holder')} of offices"] if listed else []
    typer.echo(f"forgot {' and '.join(told)}")
