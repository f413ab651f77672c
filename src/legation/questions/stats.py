"""How much the record holds, and how far it reaches."""

from __future__ import annotations

from legation.record import Record
from legation.record.census import Census, census


def stats(record: Record) -> Census:
    """Counts of stories, mentions and events, by type, status, state, source, run and reason of drops."""
    return census(record)
