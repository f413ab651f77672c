"""Formats that mentions and events are written in, one module a format, and the table of them.

`html` stands beside the table: it writes whole readings, the story's words and all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from legation.exports import csv, jsonl
from legation.model import Event, EventMention

__all__ = ["FORMATS", "csv", "jsonl"]

FORMATS: dict[str, Callable[[Iterable[EventMention | Event], TextIO], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
}
