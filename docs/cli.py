"""The page of the commands, out of the commands themselves: `python docs/cli.py > docs/cli.md`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any

from legation.cli import COMMANDS, load

HEAD = """\
# The commands

Written by `python docs/cli.py > docs/cli.md`; a test holds this page to the program.

Results go to standard output, progress and warnings to standard error. Exit codes: 0 all was done; 1 the reader of
the output has gone; 2 something was wrong or was skipped, told in a line; 130 interrupted (Ctrl-C).

In tables, a day in brackets is inferred from the story, not told; `2024-09` is all of that month and `1963` all of that
year. `A → B` is done by A to B; `A, B` do it together. `(KEN GOV)` is the country with the sector of a side.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *(line for name in COMMANDS for line in _command(load(name), f"legation {name}"))])


def _command(command: Any, name: str) -> Iterator[str]:
    """A heading, the usage, the help and a row an option; of a group, its commands."""
    if hasattr(command, "commands"):
        for inner, one in command.commands.items():
            yield from _command(one, f"{name} {inner}")
        return
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    parts = (one.metavar if one.required else f"[{one.metavar}]" for one in arguments)
    yield f"## {name}\n"
    yield f"`{' '.join([name, *parts, '[OPTIONS]'])}`\n"
    yield inspect.cleandoc(command.help) + "\n"
    yield "| Argument or option | Meaning |\n|---|---|"
    for one in command.params:
        yield _row(one)
    yield ""


def _row(one: Any) -> str:
    if one.param_type_name == "argument":
        return _cells(one.metavar, one.help)
    chosen = isinstance(one.default, Enum)
    value = "" if one.is_flag else one.metavar or ("|".join(type(one.default)) if chosen else "FILE")
    default = one.default.value if chosen else one.default
    notes = [f"Default: {default}."] if default not in (None, False, "") else []
    notes += [f"Or in ${one.envvar}."] if one.envvar else []
    return _cells(f"{', '.join(one.opts)} {value}".strip(), " ".join([one.help, *notes]))


def _cells(name: str, meaning: str) -> str:
    escaped = (cell.replace("|", "\\|") for cell in (f"`{name}`", meaning))
    return f"| {' | '.join(escaped)} |"


if __name__ == "__main__":
    print(page(), end="")
