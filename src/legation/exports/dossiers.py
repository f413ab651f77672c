"""Events with all that a format may tell of them: the words, the mentions and the stories that they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa

from legation.language.paragraphs import is_lead
from legation.model import Event, EventMention, Name, Story
from legation.questions.answers import Answer, Evidence
from legation.record import Record
from legation.record.schema import readings

EVENTS = 100
"""How many events are in memory at once, with the texts of all stories that tell of them."""


@dataclass(frozen=True)
class Dossier(Answer):
    """An event as it stood on the day of asking, its `mentions` as they were published, with the `stories` that they
    stand in; `layers` is what the record keeps of the first one's reading."""

    mentions: tuple[EventMention, ...]
    stories: tuple[Story, ...]
    layers: str

    def names(self, label: str) -> list[str]:
        """The names in the first story of PER, ORG or LOC, each once."""
        return list(dict.fromkeys(name.text for name in _names(self.layers) if name.label == label))

    @property
    def leads(self) -> bool:
        """Whether a title or a first paragraph tells the event."""
        pairs = zip(self.mentions, self.stories, strict=True)
        return any(mention.part == "title" or is_lead(story.text, mention.span[0]) for mention, story in pairs)


@lru_cache(maxsize=EVENTS)
def _names(layers: str) -> tuple[Name, ...]:
    """The names among the layers of a reading; many events rest on one story."""
    return tuple(Name.from_dict(one) for one in json.loads(layers)["names"])


def dossiers(record: Record, events: Iterable[Event]) -> Iterator[Dossier]:
    """The events one after another, each with its dossier; one that was forgotten in the meantime is passed over."""
    rest = iter(events)
    while chunk := list(islice(rest, EVENTS)):
        told = {one.id: one for one in record.mentions([name for event in chunk for name in event.mentions])}
        stories = {story.id: story for story in record.stories(sorted({one.story.id for one in told.values()}))}
        firsts = {one.mentions[0] for one in chunk}
        layers = _layers(record, [told[name].story.id for name in firsts if name in told])
        for event in chunk:
            mentions = tuple(told[name] for name in event.mentions if name in told)
            known = tuple(stories[one.story.id] for one in mentions if one.story.id in stories)
            if len(known) == len(event.mentions) and known[0].id in layers:
                evidence = tuple(map(Evidence.of, mentions, known))
                yield Dossier(event, evidence, mentions, known, layers[known[0].id])


def _layers(record: Record, stories: list[str]) -> dict[str, str]:
    query = sa.select(readings.c.story, readings.c.body).where(readings.c.story.in_(stories))
    with record.reading_transaction() as connection:
        return {row.story: row.body for row in connection.execute(query)}
