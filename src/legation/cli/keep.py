"""`legation keep`: stories in, and what they tell into the record."""

from __future__ import annotations

from collections import deque

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE
from legation.cli.tally import tell


def keep(
    paths: options.Paths,
    record: options.Record = options.RECORD,
    published: options.Published = None,
    source: options.Source = None,
    codebook: options.Codebook = None,
    who: options.Who = None,
    threads: options.Threads = 1,
    quiet: options.Quiet = False,
) -> None:
    """Read stories and keep their events in a record.

    A story that is kept already is not read again, unless Legation, its weights or the codebook have changed. Each
    story is kept whole or not at all, so a run that was stopped goes on where it was. Exit code 2 says that something
    was skipped; what, where and why is on standard error.
    """
    from legation import sources
    from legation.cli.console import SkipTeller, tell_skips
    from legation.cli.progress import measured
    from legation.record import Record, keep_unread
    from legation.record.census import census
    from legation.sources import sizes

    day = options.published_day(published)
    places = options.located(paths)
    skips = sources.Skips(SkipTeller())
    reader = options.reader(codebook, threads, who)
    with Record(record) as kept:
        stories = sources.stories(places, published=day, source=source, skips=skips)
        tallies = keep_unread(kept, reader, stories)
        steps = measured(tallies, not quiet, sizes.count(places), lambda now: now.kept + now.known + len(skips))
        tally = deque(steps, maxlen=1).pop()
        held = census(kept)
    tell(record, tally, held)
    tell_skips(skips)
    if skips:
        raise typer.Exit(MISTAKE)
