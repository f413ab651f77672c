"""The record: one database that keeps stories, their mentions and the events these tell of."""

from legation.record.store import Record, Run

__all__ = ["Record", "Run"]
