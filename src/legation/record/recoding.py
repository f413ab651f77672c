"""Reading the stories of a record again, by another version, and what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legation.model import Data, EventMention, Reading, Story
from legation.record.runs import Run
from legation.record.store import Record

if TYPE_CHECKING:
    from legation.reading import Reader

_APART = frozenset({"id", "story", "why", "confidence", "span"})  # what may differ without a difference in what is told


@dataclass(frozen=True)
class Difference(Data):
    """A mention that came, went or changed: `fields` tells each changed field as (name, before, after)."""

    mention: EventMention
    kind: str
    fields: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True)
class Recoded(Data):
    """What reading a story again has changed in its mentions."""

    story: Story
    differences: tuple[Difference, ...]


def recode(record: Record, reader: Reader, *, every: bool = False) -> Iterator[Recoded]:
    """Reads again the stories that another run than the reader's has read (or `every` one) and keeps what is read now,
    each story in a transaction of its own; gives what changed, story by story."""
    run = Run.by(reader)

    def outdated() -> Iterator[Story]:
        yield from (story for story in record.stories() if every or not record.has(story, run))

    for reading in reader.read_many(outdated()):
        before = record.reading(reading.story.id)
        record.keep(reading, run, anew=True)
        yield Recoded(reading.story, tuple(differences(before, reading)))


def differences(before: Reading | None, after: Reading) -> Iterator[Difference]:
    """The mentions that came, went or changed: mentions of one trigger are one, those of one type first."""
    left = list(before.events) if before is not None else []
    for event in after.events:
        at = [one for one in left if (one.part, one.trigger) == (event.part, event.trigger)]
        one = next((one for one in at if one.type == event.type), at[0] if at else None)
        if one is None:
            yield Difference(event, "came")
            continue
        left.remove(one)
        if fields := tuple(_changed(one, event)):
            yield Difference(event, "changed", fields)
    yield from (Difference(one, "went") for one in left)


def _changed(before: EventMention, after: EventMention) -> Iterator[tuple[str, Any, Any]]:
    old, new = before.to_dict(), after.to_dict()
    for name, value in new.items():
        if name not in _APART and old[name] != value:
            yield name, old[name], value
