"""`legation import`: readings that `legation export` wrote, into a record."""

from __future__ import annotations

from collections import deque
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE
from legation.cli.tally import tell
from legation.cli.text import count

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|- ...",
        help="What 'legation export --to jsonl' or '--to parquet' wrote, or - for JSON Lines from standard input.",
        show_default=False,
    ),
]


def import_(files: Files, record: options.Record = options.RECORD, quiet: options.Quiet = False) -> None:
    """Keep readings that 'legation export' wrote.

    Each story is kept whole, in place of an earlier reading of it, or not at all; importing a file again changes
    nothing. Lists of holders of offices come with it. Exit code 2 says that something was skipped; what, where and why
    is on standard error.
    """
    from legation import sources
    from legation.cli.console import SkipTeller, tell_skips
    from legation.cli.progress import measured
    from legation.record import Record
    from legation.record.census import census
    from legation.record.importing import import_files

    skips = sources.Skips(SkipTeller())
    with Record(record) as kept:
        tallies = import_files(kept, files, skips)
        steps = measured(tallies, not quiet, None, lambda now: now.kept + now.known + len(skips))
        tally = deque(steps, maxlen=1).pop()
        held = census(kept)
    tell(record, tally, held, f", {count(tally.lists, 'list')} of holders of offices" if tally.lists else "")
    tell_skips(skips)
    if skips:
        raise typer.Exit(MISTAKE)
