"""CSV: one mention or event a row, inner fields as dotted columns (`when.start`), lists as JSON, unknown as empty.

No cell can run as a formula where a spreadsheet opens the file: words that begin like one get an apostrophe first.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from legation.exports.columns import columns, flat
from legation.model import Data, EventMention

__all__ = ["columns", "write"]

# What Excel, LibreOffice and Google Sheets take for the start of a formula (OWASP, "CSV injection"); a word that begins
# with apostrophes before such a start gets one more, so that taking one away always gives the word back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")


def write(items: Iterable[Data], stream: TextIO, kind: type[Data] = EventMention) -> None:
    """Write a heading, and a row for each item of `kind` as it comes; open files for it with `newline=""`."""
    names = columns(kind)
    table = csv.writer(stream, lineterminator="\r\n")  # RFC 4180; a lone \r in a cell is only quoted with this one
    table.writerow(names)
    for item in items:
        cells = flat(item.to_dict(), names)
        table.writerow([_cell(cells.get(name)) for name in names])


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
