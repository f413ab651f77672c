"""`legation codebook`: whether the files of a codebook are right, and the scorer fine-tuned for one of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import options
from legation.cli.failures import MISTAKE

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def codebook() -> None:
    """Check a codebook, or train the scorer for your types."""


@app.command()
def check(codebook: options.Codebook = None) -> None:
    """Check the shipped codebook, or a folder of your own types.

    Each file that is wrong is told on one line with its line and field, and the exit code is 2.
    """
    from legation.cli.console import warn
    from legation.codebook import check, load
    from legation.codebook.examples import corpus

    wrong = check(codebook)
    for error in wrong:
        warn(str(error))
    if wrong:
        warn(f"{len(wrong)} wrong")
        raise typer.Exit(MISTAKE)
    book = load(codebook)
    frames, examples = len(list(book.frames)), len(corpus(book))
    typer.echo(f"{len(book.types)} types, {frames} frames, {examples} examples: all right")


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of your own types.", show_default=False)]
Epochs = Annotated[int, typer.Option(min=1, help="Passes over the examples; each takes a minute or two on a laptop.")]


@app.command()
def train(folder: Folder, epochs: Epochs = 4) -> None:
    """Fine-tune the relation scorer for a folder of your own types, beside the shipped ones.

    The weights are written into the folder, where `--codebook DIR` finds them. Needs torch: the extra `train`.
    """
    from legation.cli.console import warn
    from legation.codebook import load, own_types
    from legation.errors import CodebookError, MissingExtraError

    book = load(folder)
    own = own_types(book)
    if bare := [kind.name for kind in own.values() if not any(one.actor or one.recipient for one in kind.examples)]:
        raise CodebookError(f"no example of {', '.join(bare)} marks a side: write some, ten or more", path=folder)
    try:
        from legation.scorer import learning
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise MissingExtraError("training the scorer", "train") from error
    warn(f"{len(own)} types of your own: {', '.join(own)}; reading the examples")
    scorer = learning.train(book, own, epochs, lambda epoch, loss: warn(f"epoch {epoch} of {epochs}: loss {loss:.3f}"))
    typer.echo(f"written to {learning.save(scorer, folder)}")
