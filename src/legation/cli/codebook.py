"""`legation codebook check`: whether the files of a codebook are right, and where they are not."""

from __future__ import annotations

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def codebook() -> None:
    """Check the files of a codebook."""


@app.command()
def check(codebook: options.Codebook = None) -> None:
    """Check the shipped codebook, or a folder of your own types.

    Each file that is wrong is told on one line with its line and field, and the exit code is 2.
    """
    from legation.cli.console import warn
    from legation.codebook import check, load

    wrong = check(codebook)
    for error in wrong:
        warn(str(error))
    if wrong:
        warn(f"{len(wrong)} wrong")
        raise typer.Exit(MISTAKE)
    book = load(codebook)
    frames, examples = len(list(book.frames)), len(list(book.examples))
    typer.echo(f"{len(book.types)} types, {frames} frames, {examples} examples: all right")
