"""`legation backup`: a copy of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import options

Target = Annotated[Path, typer.Argument(metavar="FILE", help="The new file.", show_default=False)]


def backup(target: Target, record: options.Record = options.RECORD) -> None:
    """Copy a record to a new file while it is in use.

    The copy is one consistent state of the record, whoever reads and keeps in the meantime.
    """
    from legation.cli.answers import opened

    with opened(record) as kept:
        kept.backup(target)
    typer.echo(f"copied {record} to {target}")
