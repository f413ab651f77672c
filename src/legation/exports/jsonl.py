"""JSON Lines: one reading, mention or event a line, as the data contract has it, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from legation.model import Data


def line(item: Data) -> str:
    """The JSON of `item` on one line, without its end."""
    return json.dumps(item.to_dict(), ensure_ascii=False, allow_nan=False)


def write(items: Iterable[Data], stream: TextIO) -> None:
    """Write each item as it comes."""
    for item in items:
        stream.write(line(item) + "\n")
