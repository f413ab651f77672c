"""`legation check`: whether a record is sound."""

from __future__ import annotations

import sys

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE
from legation.cli.options import Format


def check(record: options.Record = options.RECORD, format: options.OutputFormat = Format.TABLE) -> None:
    """Check that a record is sound.

    Checked are the file, the digests of stories and readings, that spans quote the words they name, and that events are
    what today's rules settle from their mentions. Exit code 2 where anything is wrong: 'legation recode --all' reads
    the stories again.
    """
    from legation.cli.answers import opened
    from legation.cli.text import clean, count
    from legation.exports import csv, jsonl
    from legation.record.checking import Fault
    from legation.record.checking import check as ask

    with opened(record) as kept:
        if format is Format.TABLE:
            found = 0
            for fault in ask(kept):
                found += 1
                typer.echo(clean(f"{fault.what} {fault.id} {fault.why}"))
            typer.echo(f"{record}: {count(found, 'fault') if found else 'sound'}")
        else:
            faults = list(ask(kept))
            found = len(faults)
            if format is Format.CSV:
                csv.write(faults, sys.stdout, kind=Fault)
            else:
                jsonl.write(faults, sys.stdout)
    if found:
        raise typer.Exit(MISTAKE)
