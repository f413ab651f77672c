"""The record: stories, what was read in them, and the events that all of it tells of, in one database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from legation.errors import RecordError
from legation.model import Event, EventMention, Office, OfficeMention, Reading, Story
from legation.record import fulltext, rows
from legation.record.arrangement import Arrangement, first_versions
from legation.record.database import chunks, copy, open_engine, prepare_schema, transaction
from legation.record.ledger import bearing
from legation.record.runs import Run
from legation.record.schema import (
    drops,
    event_participants,
    events,
    leads,
    mentions,
    office_imports,
    office_mentions,
    participants,
    quantities,
    readings,
    relations,
    runs,
    statements,
    stories,
    tracks,
    versions,
)
from legation.record.selection import Selection, Who, found
from legation.record.tellings import Telling
from legation.record.versions import Versions
from legation.record.whoswho import Holder, OfficeTold, settle


class Record:
    """A record in a file (SQLite), in memory (":memory:") or at a database URL; close it, or use it with `with`.

    Raises:
        RecordError: it cannot be opened, is of a newer version, or is missing and `create` is false.
    """

    def __init__(self, target: str | Path = "record.db", *, create: bool = True) -> None:
        self.path = str(target)
        self._engine = open_engine(target, create=create)
        prepare_schema(self._engine, self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def backup(self, target: str | Path) -> None:
        """Writes a consistent copy of a record in a file to a new file, while others read and keep.

        Raises:
            RecordError: the target is there already, cannot be written, or the record is no SQLite file.
        """
        copy(self._engine, self.path, Path(target))

    def reading_transaction(self) -> AbstractContextManager[sa.Connection]:
        """One consistent view of the record, for questions of one's own."""
        return transaction(self._engine, self.path, writes=False)

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return transaction(self._engine, self.path, writes=True)

    def has(self, story: Story, run: Run | None = None) -> bool:
        """Whether this very story was read by `run` (by default: by this version) and kept."""
        query = (
            sa.select(readings.c.story)
            .join(stories, stories.c.id == readings.c.story)
            .where(stories.c.id == story.id, stories.c.digest == rows.story_digest(story))
            .where(readings.c.run == (run or Run.of_this_version()).id)
        )
        with self.reading_transaction() as connection:
            return connection.scalar(query) is not None

    def keep(self, reading: Reading, run: Run | None = None, *, anew: bool = False) -> bool:
        """Keeps a reading in one transaction, in place of any earlier one of its story; tells whether that changed
        anything. The events that its mentions belong to are settled anew, with `anew` even where this very reading is
        kept already."""
        run = run or Run.of_this_version()
        row = rows.reading_row(reading, run.id)
        with self._writing() as connection:
            kept = connection.execute(
                sa.select(readings.c.run, readings.c.digest).where(readings.c.story == reading.story.id)
            ).first()
            if not anew and kept is not None and tuple(kept) == (row["run"], row["digest"]):
                return False
            gone, firsts = _remove(connection, [reading.story.id])
            _insert_run(connection, run)
            _insert(connection, reading, row)
            moved = Versions(connection).update([reading.story], firsts)
            Arrangement(connection).update(reading.events, gone, moved=moved)
        return True

    def forget(self, *, story: str | None = None, source: str | None = None) -> int:
        """Removes a story by its id, or all stories of a source, and all that rests on them alone; tells how many."""
        if (story is None) == (source is None):
            raise RecordError("forget takes either a story or a source", path=self.path)
        column, value = (stories.c.id, story) if story is not None else (stories.c.source, source)
        with self._writing() as connection:
            ids = list(connection.scalars(sa.select(stories.c.id).where(column == value)))
            gone, firsts = _remove(connection, ids)
            moved = Versions(connection).update([], firsts)
            Arrangement(connection).update([], gone, moved=moved)
        return len(ids)

    def stories(self, ids: Sequence[str] | None = None) -> Iterator[Story]:
        """The stories with these ids, in that order; or all, as they were published."""
        if ids is None:
            with self.reading_transaction() as connection:
                ids = list(connection.scalars(sa.select(stories.c.id).order_by(stories.c.published, stories.c.id)))
        for chunk in chunks(ids):
            with self.reading_transaction() as connection:
                told = connection.execute(sa.select(stories).where(stories.c.id.in_(chunk))).mappings()
                found = {row["id"]: rows.story_of(dict(row)) for row in told}
            yield from (found[name] for name in chunk if name in found)

    def versions(self, story_id: str) -> list[str]:
        """The ids of the versions of a story (what is syndicated, updated or corrected), itself among them, in the
        order of publication; none where the story is not kept."""
        first = sa.select(versions.c.first).where(versions.c.story == story_id).scalar_subquery()
        query = sa.select(versions.c.story).join(stories, stories.c.id == versions.c.story)
        query = query.where(versions.c.first == first).order_by(stories.c.published.is_(None), stories.c.published)
        with self.reading_transaction() as connection:
            return list(connection.scalars(query.order_by(versions.c.story)))

    def first_versions(self, ids: Iterable[str]) -> dict[str, str]:
        """The first version of each of these stories."""
        with self.reading_transaction() as connection:
            return first_versions(connection, ids)

    def reading(self, story_id: str) -> Reading | None:
        """What was kept of a story: equal to what `keep` was given."""
        query = sa.select(mentions.c.body).where(mentions.c.story == story_id).order_by(mentions.c.position)
        with self.reading_transaction() as connection:
            story = _story(connection, story_id)
            body = connection.scalar(sa.select(readings.c.body).where(readings.c.story == story_id))
            bodies = list(connection.scalars(query))
        return rows.reading_of(story, body, map(rows.mention_of, bodies)) if story and body else None

    def mentions(self, ids: Sequence[str] | None = None, *, story: str | None = None) -> list[EventMention]:
        """The mentions with these ids, in that order; of one story; or all; in the order of stories and words."""
        query = sa.select(mentions.c.id, mentions.c.body).order_by(mentions.c.story, mentions.c.position)
        if story is not None:
            query = query.where(mentions.c.story == story)
        queries = [query] if ids is None else [query.where(mentions.c.id.in_(chunk)) for chunk in chunks(ids)]
        with self.reading_transaction() as connection:
            found = {name: body for part in queries for name, body in connection.execute(part)}
        return [rows.mention_of(found[name]) for name in (found if ids is None else ids) if name in found]

    def event(self, event_id: str) -> Event | None:
        """The event with this id, or the one whose id begins so; None where there is none.

        Raises:
            RecordError: several ids begin so.
        """
        begins = events.c.id.startswith(event_id, autoescape=True)
        if event_id:  # an index knows an order, not a beginning
            begins = sa.and_(events.c.id >= event_id, events.c.id < _after(event_id), begins)
        with self.reading_transaction() as connection:
            found = list(connection.scalars(sa.select(events.c.body).where(begins).limit(2)))
        if len(found) > 1:
            raise RecordError(f"several events begin with '{event_id}': give more of the id", path=self.path)
        return rows.event_of(found[0]) if found else None

    def events(
        self,
        *,
        parties: Sequence[str] = (),
        persons: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        types: Sequence[str] = (),
        later_than: date | None = None,
    ) -> list[Event]:
        """Events in which all `parties` (ISO codes, bodies' codes) and `persons` (by any words of a name) take part, of
        days from `since` to `until` (of first reports, where no day is told), in one of `states`, of one of `types`; by
        day, then by id.

        With `later_than`, events that were told of after that day come whatever their days and states: asked as of
        that day, they may have been others (see `lifecycle`). `select` asks for more.
        """
        everyone = (*(Who(key=key) for key in parties), *(Who(name=name) for name in persons))
        return self.select(
            Selection(everyone, None, since, until, states=tuple(states), types=tuple(types), as_of=later_than)
        )

    def select(self, *wanted: Selection) -> list[Event]:
        """The events that selections mean, by day, then by id, each once; the selections have `as_of`, and who takes
        part, in common."""
        with self.reading_transaction() as connection:
            told = [rows.event_of(body) for body in found(connection, wanted)]
        return sorted({event.id: event for event in told}.values(), key=rows.by_day)

    def reach(self) -> date | None:
        """The day of the first story that is kept, before which the record knows nothing; None where none has a day."""
        with self.reading_transaction() as connection:
            first: date | None = connection.scalar(sa.select(sa.func.min(stories.c.published)))
        return first

    def knows(self, party: str) -> bool:
        """Whether a country or body (by its code) takes part in any event."""
        query = sa.select(event_participants.c.event).where(event_participants.c.party == party).limit(1)
        with self.reading_transaction() as connection:
            return connection.scalar(query) is not None

    def holders(self, *, country: str | None = None, code: str | None = None) -> list[Holder]:
        """Who held which office when, of one country or body or of all: the who's-who, settled from all stories and
        imported lists. Its entries (`Holder.entry`) are what `Reader(who=…)` takes."""
        told = sa.select(stories.c.published.label("day"), stories.c.id.label("source"), *_plain(office_mentions))
        told = told.add_columns(office_mentions.c.since_grain, office_mentions.c.until_grain)
        told = told.select_from(office_mentions.join(stories))
        listed = sa.select(office_imports.c.source, *_plain(office_imports))
        for name, wanted in (("country", country), ("code", code)):
            if wanted is not None:
                told = told.where(office_mentions.c[name] == wanted)
                listed = listed.where(office_imports.c[name] == wanted)
        with self.reading_transaction() as connection:
            tellings = [OfficeTold(**row) for row in connection.execute(told).mappings()]
            tellings += [OfficeTold(**row, day=None, imported=True) for row in connection.execute(listed).mappings()]
        return settle(tellings)

    def import_offices(self, source: str, entries: Iterable[Office]) -> int:
        """Keeps a list of holders of offices under the name of its source, in place of an earlier one of that name;
        tells how many."""
        kept = list(entries)
        plain = ("person", "office", "country", "code", "state", "since", "until")
        with self._writing() as connection:
            connection.execute(office_imports.delete().where(office_imports.c.source == source))
            if kept:
                values = [
                    {"source": source, "n": n} | {x: getattr(one, x) for x in plain} for n, one in enumerate(kept)
                ]
                connection.execute(office_imports.insert(), values)
        return len(kept)

    def forget_offices(self, source: str) -> int:
        """Removes an imported list of holders; tells how many."""
        with self._writing() as connection:
            return connection.execute(office_imports.delete().where(office_imports.c.source == source)).rowcount

    def office_mentions(self, story: str) -> list[OfficeMention]:
        """What a story tells of offices, in the order of its words."""
        read = self.reading(story)
        return list(read.offices) if read is not None else []

    def has_type(self, name: str) -> bool:
        """Whether any story tells an event of this type."""
        with self.reading_transaction() as connection:
            return connection.scalar(sa.select(mentions.c.id).where(mentions.c.type == name).limit(1)) is not None

    def has_place(self, name: str) -> bool:
        """Whether an event takes place at a spot of this name, folded."""
        with self.reading_transaction() as connection:
            return connection.scalar(sa.select(events.c.id).where(events.c.place == name).limit(1)) is not None

    def places(self) -> list[str]:
        """The names, folded, of all spots where events take place."""
        with self.reading_transaction() as connection:
            return list(connection.scalars(sa.select(events.c.place).where(events.c.place.is_not(None)).distinct()))

    def bears(self, words: str) -> bool:
        """Whether somebody takes part in events under a name with all these words."""
        with self.reading_transaction() as connection:
            return connection.scalar(bearing(words).limit(1)) is not None

    def names(self) -> list[str]:
        """The names of all who take part in events, once each."""
        name = event_participants.c.name
        with self.reading_transaction() as connection:
            return list(connection.scalars(sa.select(name).where(name.is_not(None)).distinct().order_by(name)))


def _after(beginning: str) -> str:
    """What comes right after all words that begin so."""
    return beginning[:-1] + chr(min(ord(beginning[-1]) + 1, 0x10FFFF))


def _plain(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that a telling of an office and one of an imported list share."""
    return [table.c[name] for name in rows.INCUMBENT]


def _story(connection: sa.Connection, story_id: str) -> Story | None:
    row = connection.execute(sa.select(stories).where(stories.c.id == story_id)).mappings().first()
    return rows.story_of(dict(row)) if row is not None else None


def _remove(connection: sa.Connection, ids: Sequence[str]) -> tuple[list[tuple[EventMention, str]], set[str]]:
    """Removes stories with all that rests on them, but for the events; gives the mentions that went, with the leaders
    that they had, and the first versions of the stories."""
    gone: list[tuple[EventMention, str]] = []
    firsts = set(first_versions(connection, ids).values())
    for chunk in chunks(ids):
        query = sa.select(mentions.c.body, leads.c.leader).join(leads).where(mentions.c.story.in_(chunk))
        gone.extend((rows.mention_of(body), leader) for body, leader in connection.execute(query))
        fulltext.remove(connection, chunk)
        connection.execute(stories.delete().where(stories.c.id.in_(chunk)))
    return gone, firsts


def _insert_run(connection: sa.Connection, run: Run) -> None:
    if connection.scalar(sa.select(runs.c.id).where(runs.c.id == run.id)) is None:
        connection.execute(runs.insert(), {"id": run.id, **run.to_dict()})


def _insert(connection: sa.Connection, reading: Reading, row: rows.Row) -> None:
    story = reading.story.id
    told = [Telling(mention) for mention in reading.events]
    filled = [
        (stories, [rows.story_row(reading.story)]),
        (readings, [row]),
        (drops, rows.drop_rows(reading)),
        (statements, rows.statement_rows(reading)),
        (relations, rows.relation_rows(reading)),
        (office_mentions, rows.office_rows(reading)),
        (mentions, [rows.mention_row(mention, story, n) for n, mention in enumerate(reading.events)]),
        (
            participants,
            [
                one
                for mention in reading.events
                for one in rows.participant_rows({"mention": mention.id}, rows.mention_sides(mention))
            ],
        ),
        (quantities, [one for mention in reading.events for one in rows.quantity_rows(mention)]),
        (tracks, [one for telling in told for one in rows.track_rows(telling, story)]),
    ]
    for table, values in filled:
        if values:
            connection.execute(table.insert(), values)
    fulltext.add(connection, [reading.story])
