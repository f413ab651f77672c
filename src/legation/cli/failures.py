"""How a command ends when something goes wrong: one line for a user's mistake, silence for a closed pipe or Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from legation.cli.text import clean
from legation.errors import LegationError

MISTAKE = 2  # what was asked cannot be done, or part of it was skipped
INTERRUPTED = 130  # 128 + SIGINT, as shells count


@contextmanager
def quietly() -> Iterator[None]:
    """Turn what the library raises on purpose into one line and exit code 2; end quietly where the user ends it."""
    try:
        yield
    except LegationError as error:
        typer.echo(f"error: {clean(str(error))}", err=True)
        raise typer.Exit(MISTAKE) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _silence(sys.stdout)
        raise typer.Exit(1) from None
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        typer.echo(f"error: {clean(what + (error.strerror or str(error)).lower())}", err=True)
        raise typer.Exit(MISTAKE) from None


def _silence(stream: object) -> None:
    """Point a stream whose reader has gone at nothing, so that the flush at exit cannot fail either."""
    fileno = getattr(stream, "fileno", None)
    if fileno is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), fileno())
