"""Formats that readings, mentions and events are written in, one module a format, and the tables of them.

`html` stands beside the tables: it writes readings for the eye, the story's words and all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from legation.exports import csv, jsonl
from legation.model import Event, EventMention

__all__ = ["EXPORTS", "FORMATS", "csv", "jsonl"]

FORMATS: dict[str, Callable[[Iterable[EventMention | Event], TextIO], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
}
"""The formats of mentions as they are read, and of answers."""

EXPORTS: dict[str, tuple[str, ...]] = {
    "jsonl": ("readings", "mentions", "events"),
    "csv": ("mentions", "events"),
    "parquet": ("readings", "mentions", "events"),
    "geojson": ("events",),
    "ics": ("events",),
    "gdelt": ("events",),
    "icews": ("events",),
    "polecat": ("events",),
    "atom": ("events",),
}
"""The formats of records, each with what its rows can be (see `exporting`), that by default first."""
