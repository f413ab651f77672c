"""What records of before schema 3 lack, made from what they hold: one function a table, as a migration calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from legation.record import fulltext, rows
from legation.record.ledger import CHUNK, spell_anew, sums
from legation.record.schema import (
    dyads,
    event_pairs,
    event_participants,
    events,
    mentions,
    name_words,
    sentences,
    stories,
)

FIRST = date(1, 1, 1)


def fill_all(connection: sa.Connection) -> None:
    """Fills all that schema 3 adds; the tables must be there."""
    fill_events(connection)
    fill_participants(connection)
    fill_mentions(connection)
    fill_pairs(connection)
    fill_dyads(connection)
    fill_names(connection)
    fill_sentences(connection)


def fill_events(connection: sa.Connection) -> None:
    """The columns of events by which questions ask, with their indexes."""
    _complete(connection, events)
    update = events.update().where(events.c.id == sa.bindparam("event"))
    for told in _events(connection):
        connection.execute(update, [{"event": event.id, **rows.asked_by(event)} for event in told])


def fill_participants(connection: sa.Connection) -> None:
    """The states of the events that they take part in."""
    _complete(connection, event_participants)
    state = sa.select(events.c.state).where(events.c.id == event_participants.c.event).scalar_subquery()
    connection.execute(event_participants.update().values(state=state))


def fill_mentions(connection: sa.Connection) -> None:
    """The index that leads from words to mentions."""
    _complete(connection, mentions)


def fill_pairs(connection: sa.Connection) -> None:
    connection.execute(event_pairs.delete())
    for told in _events(connection):
        if pairs := [row for event in told for row in rows.pair_rows(event)]:
            connection.execute(event_pairs.insert(), pairs)


def fill_dyads(connection: sa.Connection) -> None:
    """The sums of each day between two parties; `event_pairs` must be full."""
    connection.execute(dyads.delete())
    for one in list(connection.scalars(sa.select(event_pairs.c.one).distinct().order_by(event_pairs.c.one))):
        if found := list(sums(connection, one)):
            connection.execute(dyads.insert(), found)


def fill_names(connection: sa.Connection) -> None:
    connection.execute(name_words.delete())
    names = connection.scalars(sa.select(event_participants.c.name).distinct())
    for part in _parts([name for name in names if name is not None]):
        spell_anew(connection, part)


def fill_sentences(connection: sa.Connection) -> None:
    """Where the sentences of stories stand, and the index of their words."""
    lacking = sa.select(stories.c.id).where(stories.c.id.not_in(sa.select(sentences.c.story)))
    lacking = lacking.order_by(sa.func.coalesce(stories.c.published, FIRST), stories.c.id)
    for part in _parts(list(connection.scalars(lacking))):
        told = connection.execute(sa.select(stories).where(stories.c.id.in_(part))).mappings()
        kept = {row["id"]: rows.story_of(dict(row)) for row in told}
        fulltext.add(connection, (kept[story] for story in part))


def _complete(connection: sa.Connection, table: sa.Table) -> None:
    """Gives a table the columns and indexes that it lacks."""
    there = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in there:
            kind = column.type.compile(connection.dialect)
            connection.execute(sa.text(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        index.create(connection, checkfirst=True)


def _events(connection: sa.Connection) -> Iterator[list[Any]]:
    for part in _parts(list(connection.scalars(sa.select(events.c.id).order_by(events.c.id)))):
        bodies = connection.scalars(sa.select(events.c.body).where(events.c.id.in_(part)))
        yield [rows.event_of(body) for body in bodies]


def _parts(items: list[str]) -> Iterable[list[str]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
