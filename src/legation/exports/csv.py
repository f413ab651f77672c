"""CSV: one mention or event a row, inner fields as dotted columns (`when.start`), lists as JSON, unknown as empty.

No cell can run as a formula where a spreadsheet opens the file: words that begin like one get an apostrophe first.
"""

from __future__ import annotations

import csv
import json
import re
import typing
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from legation.model import Data, EventMention

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, "CSV injection"); a word that begins
# with apostrophes before such a start gets one more, so that taking one away always gives the word back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")
_UNSAID: dict[type[Data], set[str]] = {EventMention: {"where.feature", "where.part"}}  # what `to_dict` leaves out


def columns(kind: type[Data]) -> list[str]:
    """The columns of a kind of data, in the order of its fields."""
    return [name for name in _walk(kind, "") if name not in _UNSAID.get(kind, set())]


def write(items: Iterable[Data], stream: TextIO, kind: type[Data] = EventMention) -> None:
    """Write a heading, and a row for each item of `kind` as it comes; open files for it with `newline=""`."""
    names = columns(kind)
    table = csv.writer(stream, lineterminator="\r\n")  # RFC 4180; a lone \r in a cell is only quoted with this one
    table.writerow(names)
    for item in items:
        flat = dict(_flatten(item.to_dict(), set(names)))
        table.writerow([_cell(flat.get(name)) for name in names])


def _walk(kind: type[Data], prefix: str) -> Iterator[str]:
    for name, hint in typing.get_type_hints(kind).items():
        inner = [part for part in (hint, *typing.get_args(hint)) if isinstance(part, type) and issubclass(part, Data)]
        if inner and typing.get_origin(hint) is not tuple:
            yield from _walk(inner[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _flatten(data: dict[str, Any], names: set[str], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and f"{prefix}{key}" not in names:
            yield from _flatten(value, names, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _cell(value: Any) -> str | int | float:
    """One value as a cell: numbers as they are, lists as JSON, words with no way to be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{words}" if _FORMULA.match(words) else words
