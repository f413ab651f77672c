"""Where stories say something: full text over their sentences, the latest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Unpack

from legation.errors import QuestionError
from legation.model import Data, Span, Story
from legation.questions.filters import Filters, sieve
from legation.record import Record
from legation.record.findings import Finding, events_told, find
from legation.record.fulltext import Phrase, day_range, marks, phrases
from legation.record.sentences import LONGEST


@dataclass(frozen=True)
class Found(Data):
    """A sentence that has the words: `marks` are offsets into `text` where they stand, `events` the ids of the events
    that it tells."""

    text: str
    marks: tuple[Span, ...]
    events: tuple[str, ...]
    story: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    part: str


def search(record: Record, text: str, *, limit: int | None = None, **filters: Unpack[Filters]) -> list[Found]:
    """The sentences with all words of `text`, of the latest stories first, then by story; undated stories come last.

    Words in quotation marks stand side by side; case and accents do not count, and nothing else means anything: signs
    are blanks, there are no operators. `since` and `until` bound the days of publication; with any other of `Filters`
    only sentences come that tell such an event (as it stands today). `limit` keeps the first of them.

    Raises:
        QuestionError: `text` holds no word, or a filter is none.
        ActorError, DateError: a filter that is none.
    """
    wanted = phrases(text)
    if not wanted:
        raise QuestionError(f"'{text}' holds no word to search for: give words, or a phrase in quotation marks")
    given = sieve(record, filters)
    event = None if given.is_open else replace(given, since=None, until=None).selection(date.today())
    with record.reading_transaction() as connection:
        found = find(connection, wanted, day_range(given.since, given.until), event, limit)
        told = events_told(connection, found)
    stories = {story.id: story for story in record.stories(sorted({one.story for one in found}))}
    return [_shown(one, stories[one.story], wanted, told[one.id]) for one in found]


def _shown(found: Finding, story: Story, wanted: list[Phrase], events: tuple[str, ...]) -> Found:
    """The sentence with its marks; of one that runs on, what stands around the first of them."""
    text = story.part(found.part)[found.first : found.last]
    spans = marks(text, wanted)
    if len(text) > 2 * LONGEST:
        middle = spans[0][0] if spans else 0
        start = max(0, min(middle - LONGEST, len(text) - 2 * LONGEST))
        text = text[start : start + 2 * LONGEST]
        spans = marks(text, wanted)
    return Found(text, spans, events, story.id, story.title, story.source, story.published, story.url, found.part)
