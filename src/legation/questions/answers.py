"""What every question answers with: events, and the words that each of them rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from legation.model import Data, Event, EventMention, Span, Story
from legation.record import Record, lifecycle
from legation.record.sentences import sentence
from legation.record.settling import settle, visible

T = TypeVar("T")


@dataclass(frozen=True)
class Evidence(Data):
    """One mention with its words: `text` is the sentence, `span` and `trigger` are offsets into it."""

    mention: str
    status: str
    story: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    said_by: str | None
    firmness: str | None
    text: str
    span: Span
    trigger: Span

    @classmethod
    def of(cls, mention: EventMention, story: Story) -> Evidence:
        whole = story.part(mention.part)
        first, last = sentence(whole, mention.span)
        told = mention.attribution
        speaker = told.speaker if told is not None else None
        return cls(
            mention.id,
            mention.status,
            story.id,
            story.title,
            story.source,
            story.published,
            story.url,
            (speaker.name or speaker.text) if speaker is not None else None,
            told.firmness if told is not None else None,
            whole[first:last],
            _within(mention.span, first),
            _within(mention.trigger.span, first),
        )


def _within(span: Span, first: int) -> Span:
    return span[0] - first, span[1] - first


@dataclass(frozen=True)
class Answer(Data):
    """One event, as it stood on the day of asking, and the mentions it rests on, as they were published."""

    event: Event
    evidence: tuple[Evidence, ...]


def as_known(record: Record, events: Iterable[Event], as_of: date) -> list[Event]:
    """The events as their stories told them up to a day; those that no story had told yet are left out."""
    known: list[Event] = []
    for event in events:
        if event.last_reported is not None and event.last_reported > as_of:
            told = visible(record.mentions(event.mentions), as_of)
            if not told:
                continue
            event = settle(told, record.first_versions({mention.story.id for mention in told}))
        known.append(lifecycle.as_of(event, as_of))
    return known


def last(events: Sequence[T], limit: int | None) -> Sequence[T]:
    """The last of them, where only so many are wanted."""
    return events if limit is None else events[max(0, len(events) - limit) :]


def answers(record: Record, events: Iterable[Event]) -> list[Answer]:
    """The events, each with its evidence."""
    events = list(events)
    mentions = {mention.id: mention for mention in record.mentions([name for one in events for name in one.mentions])}
    stories = {story.id: story for story in record.stories(sorted({m.story.id for m in mentions.values()}))}
    return [
        Answer(
            event,
            tuple(Evidence.of(mentions[name], stories[mentions[name].story.id]) for name in event.mentions),
        )
        for event in events
    ]
