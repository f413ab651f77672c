"""An extract of what a record holds, one after another in chunks: the record may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from legation.model import Event, EventMention, Reading
from legation.record import rows
from legation.record.database import chunks
from legation.record.parties import words_of
from legation.record.runs import Run
from legation.record.schema import event_participants, events, mentions, participants, readings, runs, stories

if TYPE_CHECKING:
    from legation.record.store import Record

STORIES = 50
"""How many readings are in memory at once: a long story with all its layers has a megabyte."""


@dataclass(frozen=True)
class Extract:
    """Of days from `since` to `until` (of publication, where none is told), of one of `types`, with all `parties` (ISO
    codes, bodies' codes) and `persons` (by any words of a name) taking part, told by `as_of`. None and () are any."""

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything is selected that was told by its day."""
        return self == Extract(as_of=self.as_of)


def each_event(record: Record, selection: Extract, *, newest_first: bool = False) -> Iterator[Event]:
    """The events, by day and id; or by their last report, the newest first. As of a day, those of which nothing more
    was told after it."""
    first = sa.func.coalesce(events.c.start, events.c.first_reported)
    told = events.c.last_reported
    query = _events(record, selection).where(*_days(selection, first, sa.func.coalesce(events.c.end, first)))
    if selection.types:
        query = query.where(events.c.type.in_(selection.types))
    if selection.as_of is not None:
        query = query.where(sa.or_(told.is_(None), told <= selection.as_of))
    order = [told.is_(None), told.desc()] if newest_first else [first.is_(None), first]
    yield from _bodies(record, query.order_by(*order, events.c.id))


def each_later_event(record: Record, selection: Extract) -> Iterator[Event]:
    """The events of which more was told after the day of the selection, whatever their days and types: as of that day
    they were others (`questions.answers.as_known`)."""
    yield from _bodies(record, _events(record, selection).where(events.c.last_reported > selection.as_of))


def _events(record: Record, selection: Extract) -> sa.Select[tuple[str]]:
    return sa.select(events.c.id).where(*_sides(record, selection, event_participants.c.event, events.c.id))


def _bodies(record: Record, query: sa.Select[tuple[str]]) -> Iterator[Event]:
    for chunk in chunks(_ids(record, query)):
        with record.reading_transaction() as connection:
            bodies = sa.select(events.c.id, events.c.body).where(events.c.id.in_(chunk))
            found = {row.id: row.body for row in connection.execute(bodies)}
        yield from (rows.event_of(found[name]) for name in chunk if name in found)


def each_mention(record: Record, selection: Extract) -> Iterator[EventMention]:
    """The mentions, in the order of their stories' publication and of their words."""
    query = _mentions(record, selection).with_only_columns(mentions.c.id)
    ordered = query.order_by(stories.c.published.is_(None), stories.c.published, stories.c.id, mentions.c.position)
    for chunk in chunks(_ids(record, ordered)):
        yield from record.mentions(chunk)


def each_reading(record: Record, selection: Extract) -> Iterator[tuple[Reading, Run]]:
    """The readings, with the run that each is of, as their stories were published: all of them, or those with a mention
    that is selected."""
    query = sa.select(stories.c.id).join(readings)
    if selection.as_of is not None:
        query = query.where(_out(selection.as_of))
    if not selection.is_whole:
        query = query.where(stories.c.id.in_(_mentions(record, selection).with_only_columns(mentions.c.story)))
    names = _ids(record, query.order_by(stories.c.published.is_(None), stories.c.published, stories.c.id))
    for start in range(0, len(names), STORIES):
        yield from _readings(record, names[start : start + STORIES])


def _readings(record: Record, ids: Sequence[str]) -> list[tuple[Reading, Run]]:
    """The readings of these stories, in that order."""
    query = sa.select(readings.c.story, readings.c.body, runs).join(runs).where(readings.c.story.in_(ids))
    told = sa.select(mentions.c.story, mentions.c.body).where(mentions.c.story.in_(ids)).order_by(mentions.c.position)
    with record.reading_transaction() as connection:
        kept = {row["story"]: row for row in connection.execute(query).mappings()}
        texts = connection.execute(sa.select(stories).where(stories.c.id.in_(ids))).mappings()
        found = {row["id"]: rows.story_of(dict(row)) for row in texts}
        bodies: dict[str, list[str]] = {}
        for story, body in connection.execute(told):
            bodies.setdefault(story, []).append(body)
    return [
        (
            rows.reading_of(found[name], kept[name]["body"], map(rows.mention_of, bodies.get(name, ()))),
            Run.from_dict(dict(kept[name])),
        )
        for name in ids
        if name in found and name in kept
    ]


def types(record: Record) -> list[str]:
    """The types of event that the record holds."""
    with record.reading_transaction() as connection:
        return list(connection.scalars(sa.select(mentions.c.type).distinct().order_by(mentions.c.type)))


def _ids(record: Record, query: sa.Select[tuple[str]]) -> list[str]:
    """Ids alone are small enough to hold; what they stand for is read in chunks."""
    with record.reading_transaction() as connection:
        return list(connection.scalars(query))


def _mentions(record: Record, selection: Extract) -> sa.Select[tuple[str]]:
    first = sa.func.coalesce(mentions.c.start, stories.c.published)
    query = sa.select(mentions.c.id).join(stories)
    query = query.where(*_days(selection, first, sa.func.coalesce(mentions.c.end, first)))
    query = query.where(*_sides(record, selection, participants.c.mention, mentions.c.id))
    if selection.types:
        query = query.where(mentions.c.type.in_(selection.types))
    return query.where(_out(selection.as_of)) if selection.as_of is not None else query


def _out(day: date) -> sa.ColumnElement[bool]:
    """Whether a story was out on a day; undated ones always count as out."""
    return sa.or_(stories.c.published.is_(None), stories.c.published <= day)


def _days(
    selection: Extract, first: sa.ColumnElement[date], last: sa.ColumnElement[date]
) -> Iterator[sa.ColumnElement[bool]]:
    if selection.since is not None:
        yield last >= selection.since
    if selection.until is not None:
        yield first <= selection.until


def _sides(
    record: Record, selection: Extract, owner: sa.Column[str], item: sa.Column[str]
) -> Iterator[sa.ColumnElement[bool]]:
    """The conditions that all parties and persons are a side of an event or a mention; to speak of it is no part."""
    ones = owner.table.c
    sides = ones.side.in_(("actor", "recipient"))
    for key in selection.parties:
        yield item.in_(sa.select(owner).where(ones.party == key, sides))
    for person in selection.persons:
        with record.reading_transaction() as connection:
            names = connection.scalars(sa.select(ones.name).where(ones.name.is_not(None), sides).distinct())
            meant = [name for name in names if words_of(person) <= words_of(name)]
        yield item.in_(sa.select(owner).where(ones.name.in_(meant), sides))
