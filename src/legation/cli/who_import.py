"""`legation who-import`: a list of holders of offices into the record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.text import count

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A CSV or a JSON export of the Wikidata Query Service.", show_default=False),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="The name to keep it under; without it, the name of the file.")
]


def who_import(file: File, source: Source = None, record: options.Record = options.RECORD) -> None:
    """Keep a list of holders of offices from a CSV or from Wikidata.

    A CSV has a head line with person and office, and may have country, code, state, since and until. The list stays
    apart from what stories tell, under the name of its source; importing that source again replaces it, and
    'legation forget --source NAME' removes it. Exit code 2 says that rows were left out, or that there were none.
    """
    from legation.cli.console import warn
    from legation.cli.failures import MISTAKE
    from legation.record import Record
    from legation.record.officelists import office_list

    name = source or file.name
    skipped: list[str] = []
    entries = list(office_list(file, skipped))
    with Record(record) as kept:
        number = kept.import_offices(name, entries)
    typer.echo(f"kept {count(number, 'holder')} of offices from {name} in {record}")
    for reason, many in sorted(Counter(skipped).items()):
        warn(f"left out {count(many, 'row')}: {reason}")
    if skipped or not number:
        raise typer.Exit(MISTAKE)
