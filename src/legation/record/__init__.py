"""The record: one database that keeps stories, their mentions and the events these tell of."""

from legation.record.keeping import Tally, keep_unread
from legation.record.runs import Run
from legation.record.store import Record

__all__ = ["Record", "Run", "Tally", "keep_unread"]
