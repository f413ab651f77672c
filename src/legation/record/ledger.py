"""What follows from the events and is kept beside them, so that questions need not count them anew: who acts on whom,
the sums of each day between two parties, and the words of names.

In the sums (`dyads`) is every event that took place (`happened`, `ongoing`), on its first day: the day told, else that
of its first report. History that is told without a day has no day to count on and is left out. What two do together,
or to each other, stands once in each direction and is marked `mutual`, so that what passes *between* two parties, which
is one direction's sums and the other's that are not mutual, has every event once.

The sums of a day are made anew from its events whenever one of these changes: they never drift.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa

from legation.model import Event
from legation.record import rows
from legation.record.database import chunks
from legation.record.parties import words_of
from legation.record.schema import dyads, event_pairs, event_participants, events, name_words

COUNTED = ("happened", "ongoing")
"""States of what took place; plans and what is unclear do not count."""


class Cell(NamedTuple):
    """A day between two parties, in the order of their keys."""

    one: str
    other: str
    day: date


class Ledger:
    """Notes which days and names change while events are written anew, and brings them up to date at the end."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._cells: set[Cell] = set()
        self._names: set[str] = set()

    def note(self, leaders: Sequence[str]) -> None:
        """What the events of these leaders stand in, before these are removed."""
        led = sa.select(events.c.id).where(events.c.leader.in_(leaders))
        pairs = sa.select(event_pairs.c.one, event_pairs.c.other, event_pairs.c.day)
        self._cells.update(Cell(*row) for row in self._connection.execute(pairs.where(event_pairs.c.event.in_(led))))
        names = sa.select(event_participants.c.name).where(event_participants.c.event.in_(led))
        self._names.update(name for name in self._connection.scalars(names) if name is not None)

    def enter(self, written: Sequence[Event]) -> None:
        """Takes up events that have been written."""
        pairs = [row for event in written for row in rows.pair_rows(event)]
        self._cells.update(Cell(row["one"], row["other"], row["day"]) for row in pairs if row["forth"] or row["back"])
        self._names.update(
            one.name for event in written for one in (*event.actors, *event.recipients) if one.name is not None
        )
        if pairs:
            self._connection.execute(event_pairs.insert(), pairs)

    def close(self) -> None:
        for cell in sorted(self._cells):
            count_anew(self._connection, cell)
        for names in chunks(sorted(self._names)):
            spell_anew(self._connection, names)


def count_anew(connection: sa.Connection, cell: Cell) -> None:
    """Makes the sums of one day between two parties from its events."""
    ends = sa.or_(
        sa.and_(dyads.c.actor == cell.one, dyads.c.recipient == cell.other),
        sa.and_(dyads.c.actor == cell.other, dyads.c.recipient == cell.one),
    )
    connection.execute(dyads.delete().where(ends, dyads.c.day == cell.day))
    here = (event_pairs.c.other == cell.other, event_pairs.c.day == cell.day)
    if found := list(sums(connection, cell.one, *here)):
        connection.execute(dyads.insert(), found)


def sums(connection: sa.Connection, one: str, *inside: sa.ColumnElement[bool]) -> Iterator[dict[str, Any]]:
    """The rows of `dyads` for a party and all those behind it in the order of keys, or some of its cells."""
    pairs = event_pairs.c
    told = sa.select(pairs.one, pairs.other, pairs.day, pairs.forth, pairs.back, events.c.body).join(events)
    told = told.where(pairs.one == one, counted(), *inside).order_by(pairs.other, pairs.day, pairs.event)
    for cell, found in groupby(connection.execute(told), key=lambda row: Cell(*row[:3])):
        yield from sums_of(cell, ((forth, back, rows.event_of(body)) for *_, forth, back, body in found))


def counted() -> sa.ColumnElement[bool]:
    """Whether an event stands in the sums."""
    dated = sa.or_(sa.not_(events.c.background), events.c.start.is_not(None))
    return sa.and_(events.c.state.in_(COUNTED), events.c.first_day < date.max, dated)


def sums_of(cell: Cell, found: Iterable[tuple[bool, bool, Event]]) -> Iterator[dict[str, Any]]:
    """The rows of `dyads` for a day between two parties; of each event which way it goes, forth, back or both."""
    groups: dict[tuple[str, str, str, int, bool], list[Event]] = defaultdict(list)
    for forth, back, event in found:
        for goes, actor, recipient in ((forth, cell.one, cell.other), (back, cell.other, cell.one)):
            if goes:
                groups[actor, recipient, event.plover, event.quad, forth and back].append(event)
    for (actor, recipient, plover, quad, mutual), told in sorted(groups.items()):
        top = min(told, key=lambda event: (-abs(event.score), event.id))
        yield {"actor": actor, "recipient": recipient, "day": cell.day, "plover": plover, "quad": quad} | {
            "mutual": mutual,
            "events": len(told),
            "score": math.fsum(event.score for event in told),
            "squares": math.fsum(event.score**2 for event in told),
            "top": top.id,
        }


def spell_anew(connection: sa.Connection, names: Sequence[str]) -> None:
    """Keeps the words of those names that somebody still bears, and of no others."""
    connection.execute(name_words.delete().where(name_words.c.name.in_(names)))
    borne = sa.select(event_participants.c.name).where(event_participants.c.name.in_(names)).distinct()
    spelt = [
        {"word": word, "name": name} for name in connection.scalars(borne) if name for word in sorted(words_of(name))
    ]
    if spelt:
        connection.execute(name_words.insert(), spelt)


def bearing(words: str) -> sa.Select[tuple[str]]:
    """The names that have all these words."""
    wanted = sorted(words_of(words))
    query = sa.select(name_words.c.name).where(name_words.c.word.in_(wanted)).group_by(name_words.c.name)
    return query.having(sa.func.count() == len(wanted))
