"""Reading stories into a record: those that the same run has kept are passed over, so that a stopped run goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.model import Story
from legation.record.runs import Run
from legation.record.store import Record

if TYPE_CHECKING:
    from legation.reading import Reader


@dataclass
class Tally:
    """Stories so far: `kept` were read and kept, `known` were in the record already."""

    kept: int = 0
    known: int = 0


def keep_unread(record: Record, reader: Reader, stories: Iterable[Story]) -> Iterator[Tally]:
    """Reads and keeps the stories that this reader has not kept yet, each in a transaction of its own; gives the tally,
    always the same object, after each of them and once more at the end."""
    run, tally = Run.by(reader), Tally()

    def unread() -> Iterator[Story]:
        for story in stories:
            if record.has(story, run):
                tally.known += 1
            else:
                yield story

    for reading in reader.read_many(unread()):
        record.keep(reading, run)
        tally.kept += 1
        yield tally
    yield tally
