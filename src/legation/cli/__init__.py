"""The command line: one module a command, each a thin wrapper over the library.

`COMMANDS` is the table of them. The command `read` is the function `read` in `legation.cli.read`, whose docstring
begins with the line given here, `who-import` is `who_import`, and `import`, a keyword, is `import_`; a command with
commands of its own (`codebook check`) is a `typer.Typer` named `app` there. A command's module is imported when it is
invoked, so that `legation --help` starts fast.
"""

from __future__ import annotations

import importlib
import io
import keyword
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from legation import __version__

COMMANDS = {
    "read": "Read stories and print the events that they tell.",
    "keep": "Read stories and keep their events in a record.",
    "timeline": "Show what two actors did and plan, in order of time.",
    "agenda": "Show what is planned and what is overdue.",
    "precedents": "Show when something like an event happened before.",
    "same-day": "Show what else happened on the days of an event.",
    "search": "Find sentences of the stories by their words.",
    "tension": "Show the net cooperation of two parties over time.",
    "panel": "Write a table of dyads and periods, for regressions.",
    "who": "Show who held an office, or which offices somebody held.",
    "who-import": "Keep a list of holders of offices from a CSV or from Wikidata.",
    "show": "Show one event of the record with its life and its words.",
    "stats": "Count what the record holds.",
    "check": "Check that a record is sound.",
    "recode": "Read the stories of a record again, and print what changed.",
    "backup": "Copy a record to a new file while it is in use.",
    "export": "Write the record as tables, a calendar, a map or a feed.",
    "import": "Keep readings that 'legation export' wrote.",
    "forget": "Remove a story, and all that rests on it alone.",
    "codebook": "Check a codebook, or train the scorer for your types.",
    "evaluate": "Measure a suite on its data.",
}


class Commands(TyperGroup):
    """The commands by name: their help comes from the table, their module from where it stands, when it is needed."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, help_text in COMMANDS.items():
            self.add_command(TyperCommand(name, help=help_text))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _, rest = super().resolve_command(ctx, args)
        return name, load(str(name)), rest

    def invoke(self, ctx: Any) -> Any:
        from legation.cli.failures import quietly

        with quietly():
            return super().invoke(ctx)


def load(name: str) -> Any:
    """The command of that name with its options, out of its own module."""
    noun = name.replace("-", "_")
    noun += "_" * keyword.iskeyword(noun)
    module = importlib.import_module(f"legation.cli.{noun}")
    if hasattr(module, "app"):
        return typer.main.get_command(module.app)
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name)(getattr(module, noun))
    return typer.main.get_command(one)


app = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read news and keep the record: who did, said or plans what, to whom, when and where, on whose word."""


def main() -> None:
    """The console script `legation`; what it writes is UTF-8 wherever it runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
