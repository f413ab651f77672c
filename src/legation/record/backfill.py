"""What tables that came later hold of stories that were kept before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from legation.model import Story
from legation.record import fulltext, rows
from legation.record.arrangement import Arrangement
from legation.record.database import chunks
from legation.record.schema import leads, mentions, quantities, readings, relations, stories
from legation.record.versions import Versions


def fill(connection: sa.Connection) -> None:
    """Fills the tables of schema 3, and settles all events anew by today's rules, with all that is kept beside them."""
    for batch in _stories(connection):
        Versions(connection).update(batch, set())
        fulltext.add(connection, batch)
        for story in batch:
            _fill_from(connection, story)
    for leaders in chunks(connection.scalars(sa.select(leads.c.leader).distinct()).all()):
        Arrangement(connection).update([], [], leaders=leaders)


def _stories(connection: sa.Connection) -> Iterator[list[Story]]:
    day = sa.func.coalesce(stories.c.published, date.min)  # the index of words takes them fastest in this order
    ids = connection.scalars(sa.select(stories.c.id).order_by(day, stories.c.id)).all()
    for chunk in chunks(ids):
        told = connection.execute(sa.select(stories).where(stories.c.id.in_(chunk))).mappings().all()
        found = {row["id"]: rows.story_of(dict(row)) for row in told}
        yield [found[story] for story in chunk]


def _fill_from(connection: sa.Connection, story: Story) -> None:
    """What the layers of a reading have tables of their own for."""
    body = connection.scalar(sa.select(readings.c.body).where(readings.c.story == story.id))
    query = sa.select(mentions.c.body).where(mentions.c.story == story.id).order_by(mentions.c.position)
    bodies = connection.scalars(query).all()
    if body is not None:
        reading = rows.reading_of(story, body, map(rows.mention_of, bodies))
        row = rows.reading_row(reading, "")
        today = readings.update().where(readings.c.story == story.id)
        connection.execute(today.values(body=row["body"], digest=row["digest"]))
        _insert(connection, relations, rows.relation_rows(reading))
        _insert(connection, quantities, [one for event in reading.events for one in rows.quantity_rows(event)])


def _insert(connection: sa.Connection, table: sa.Table, values: Iterable[rows.Row]) -> None:
    if told := list(values):
        connection.execute(table.insert(), told)
