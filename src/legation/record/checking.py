"""Whether a record is sound: what rests on what, words that spans quote, digests, and events by today's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from legation.model import Data, EventMention, Reading, Span, Story
from legation.record import rows
from legation.record.arrangement import first_versions
from legation.record.database import chunks
from legation.record.schema import event_mentions, events, leads, mentions, readings, stories, versions
from legation.record.settling import settle
from legation.record.store import Record
from legation.record.versions import signature, signed


@dataclass(frozen=True)
class Fault(Data):
    """Something in a record that is not as it must be: `what` ("story", "mention", "event", "file") of which `id`."""

    what: str
    id: str
    why: str


def check(record: Record) -> Iterator[Fault]:
    """The faults of a record, one transaction a batch, so that it can be kept to in the meantime.

    Checked are: the file's pages and foreign keys (SQLite's own checks), the digests of stories and readings, that each
    span of a mention quotes its words, that columns are what the JSON beside them says, that each mention belongs to
    one event, and that each event is what today's rules settle from its mentions.
    """
    yield from _in_file(record)
    for story in record.stories():
        yield from _in_story(record, story)
    with record.reading_transaction() as connection:
        ids = connection.scalars(sa.select(events.c.id).order_by(events.c.id)).all()
        alone = sa.select(mentions.c.id).outerjoin(event_mentions, event_mentions.c.mention == mentions.c.id)
        for mention in connection.scalars(alone.where(event_mentions.c.event.is_(None))):
            yield Fault("mention", mention, "belongs to no event")
    for chunk in chunks(ids):
        yield from _in_events(record, chunk)


def _in_file(record: Record) -> Iterator[Fault]:
    with record.reading_transaction() as connection:
        if connection.dialect.name != "sqlite":
            return
        for (why,) in connection.exec_driver_sql("PRAGMA integrity_check").fetchall():
            if why != "ok":
                yield Fault("file", record.path, why)
        for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            yield Fault("file", record.path, f"row {row} of {table} rests on a row of {other} that is not there")


def _in_story(record: Record, story: Story) -> Iterator[Fault]:
    with record.reading_transaction() as connection:
        kept = connection.execute(sa.select(stories.c.digest).where(stories.c.id == story.id)).scalar()
        told = connection.execute(sa.select(readings).where(readings.c.story == story.id)).mappings().first()
        columns = sa.select(mentions).where(mentions.c.story == story.id).order_by(mentions.c.position)
        held = [dict(row) for row in connection.execute(columns).mappings()]
        slots = connection.scalar(sa.select(versions.c.signature).where(versions.c.story == story.id))
    if kept is None:
        return  # forgotten in the meantime
    if kept != rows.story_digest(story):
        yield Fault("story", story.id, "is not what its digest was made of")
    if slots != signed(signature(story.text)):
        yield Fault("story", story.id, "has the signature of another text")
    if told is None:
        yield Fault("story", story.id, "has no reading")
        return
    events_told = [rows.mention_of(row["body"]) for row in held]
    reading = rows.reading_of(story, told["body"], events_told)
    if told["digest"] != rows.reading_digest(reading):
        yield Fault("story", story.id, "has a reading that is not what its digest was made of")
    for position, (mention, row) in enumerate(zip(events_told, held, strict=True)):
        yield from _in_mention(story, mention)
        wrong = [name for name, value in rows.mention_row(mention, story.id, position).items() if row[name] != value]
        if wrong:
            yield Fault("mention", mention.id, f"has other columns than its JSON: {', '.join(sorted(wrong))}")
    yield from _in_layers(reading)


def _in_mention(story: Story, mention: EventMention) -> Iterator[Fault]:
    """Where a mention's words are not those at their spans."""
    text = story.part(mention.part)
    for name, words, span in _quotations(mention):
        if text[slice(*span)] != words:
            yield Fault("mention", mention.id, f"quotes '{words}' as its {name}, where the story has other words")


def _quotations(mention: EventMention) -> Iterator[tuple[str, str, Span]]:
    yield "trigger", mention.trigger.text, mention.trigger.span
    for side, ones in (("actor", mention.actors), ("recipient", mention.recipients)):
        yield from ((side, one.text, one.span) for one in ones if one.span != (0, 0))
    if mention.when is not None and mention.when.text is not None and mention.when.span is not None:
        yield "time", mention.when.text, mention.when.span
    if mention.where is not None:
        yield "place", mention.where.text, mention.where.span
    yield from (("quantity", one.text, one.span) for one in mention.quantities)


def _in_layers(reading: Reading) -> Iterator[Fault]:
    layers: Sequence[tuple[str, Iterable[Any]]] = (
        ("name", reading.names),
        ("time", reading.times),
        ("place", reading.places),
        ("quantity", reading.quantities),
        ("statement", reading.statements),
        ("precedent", reading.precedents),
    )
    for layer, items in layers:
        for one in items:
            if reading.story.part(one.part)[slice(*one.span)] != one.text:
                yield Fault("story", reading.story.id, f"has a {layer} '{one.text}' where it has other words")


def _in_events(record: Record, ids: Sequence[str]) -> Iterator[Fault]:
    with record.reading_transaction() as connection:
        held = connection.execute(sa.select(events).where(events.c.id.in_(ids))).mappings().all()
        query = sa.select(leads.c.leader, mentions.c.body).join(mentions, mentions.c.id == leads.c.mention)
        told: dict[str, list[EventMention]] = {row["leader"]: [] for row in held}
        for leader, body in connection.execute(query.where(leads.c.leader.in_(list(told)))):
            told[leader].append(rows.mention_of(body))
        firsts = first_versions(connection, {one.story.id for group in told.values() for one in group})
    for row in held:
        group = told[row["leader"]]
        if not group:
            yield Fault("event", row["id"], "has no mentions")
        elif (settled := rows.event_row(settle(group, firsts), row["leader"])) != dict(row):
            wrong = sorted(name for name, value in settled.items() if row[name] != value)
            yield Fault("event", row["id"], f"is not what its mentions tell: {', '.join(wrong)}")
