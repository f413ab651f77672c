"""Which events of a record are meant, and how they are found: what columns can decide is decided in SQL, and no more is
loaded than is asked for.

SQLite knows nothing of how many rows a value has, so the way in is chosen here: over the pairs of two parties; over the
plans that are due or were told lately; over the days of whoever takes part in the fewest events; else over all days.
Each way goes through an index in the order that is asked for, so that the first or the last events are found without
the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa

from legation.record.ledger import bearing
from legation.record.lifecycle import OPEN
from legation.record.schema import event_pairs, event_participants, events

OFTEN = 10_000
"""Of two ways in over more events than these, none is the shorter: counting on would cost more than it saves. Chosen on
a record of a million events (`benchmarks/ask.py`, 2026-11-27), as is the other one."""

NAMES = 16
"""So many names that bear somebody's words are each followed through its days; where there are more, all days are."""

_seats = event_participants.alias("seats")  # who takes part in an event of a query; made once, as that takes its time


class Who(NamedTuple):
    """Somebody as events are searched by: the key of a party, or words of a name."""

    key: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Selection:
    """Conditions that all hold; what is empty or None asks nothing.

    `since` and `until` bound the days (of the first report, where none is told), `within` holds all of them. `states`
    are those kept, `statuses` those in which events stand on the day `as_of` (a plan whose day is over has lapsed).
    Plans: `due_from` and `due_before` bound their last day, `undated` is for those without one; `told_since` bounds the
    last report, `never_told` is for those of undated stories.
    With `as_of`, events that were told of after it come too if these take part in them, whatever else they are now: on
    that day they may have been others (see `lifecycle`). `limit` keeps the first of them by day, or with `latest` the
    last.
    """

    everyone: tuple[Who, ...] = ()
    between: tuple[Who, Who] | None = None
    since: date | None = None
    until: date | None = None
    within: tuple[date, date] | None = None
    states: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    mode: str | None = None
    country: str | None = None
    place: str | None = None
    min_sources: int | None = None
    due_from: date | None = None
    due_before: date | None = None
    undated: bool = False
    told_since: date | None = None
    never_told: bool = False
    as_of: date | None = None
    limit: int | None = None
    latest: bool = False


def found(connection: sa.Connection, wanted: Sequence[Selection]) -> Iterator[str]:
    """The bodies of the events that are meant by any of some selections, which have `as_of`, and who takes part, in
    common."""
    for one in wanted:
        queries = [_ordered(query.where(*_known(one)), one) for query in _ways(connection, one)]
        told = sorted((row for query in queries for row in connection.execute(query)), key=_place, reverse=one.latest)
        yield from islice({event: body for body, _, event in told}.values(), one.limit)
    if wanted and wanted[0].as_of is not None:
        later = _columns(events.c.body).where(events.c.last_reported > wanted[0].as_of, *taking_part(wanted[0]))
        yield from connection.scalars(_by(later, "events_by_last_report"))


def _known(wanted: Selection) -> list[sa.ColumnElement[bool]]:
    """What an event must be, and that it had been told of by the day of asking."""
    last = events.c.last_reported
    told = [] if wanted.as_of is None else [sa.or_(last.is_(None), last <= wanted.as_of)]
    return [*conditions(wanted), *told]


def _ways(connection: sa.Connection, wanted: Selection) -> list[sa.Select[Any]]:
    """The queries that together find the events, by the way in that looks at the fewest; their columns are the body,
    the day and the id."""
    everyone = _persons_first(wanted.between or ())
    everyone += _persons_first({*wanted.everyone} - {*everyone})
    keys = [who.key for who in wanted.between or everyone if who.key is not None]
    if len(set(keys)) > 1:
        return [_over_pairs(min(keys[:2]), max(keys[:2]), wanted)]
    lately = wanted.told_since is not None or wanted.never_told
    rarest = None if lately else _rarest(connection, everyone, wanted)
    if rarest is not None and (ways := _over_days_of(connection, rarest, everyone, wanted)):
        return ways
    query = _columns(events.c.body, events.c.first_day, events.c.id).where(*taking_part(wanted))
    return [_by(query, "events_by_state" if lately or wanted.due_from is not None else "events_by_day")]


def _rarest(connection: sa.Connection, everyone: Sequence[Who], wanted: Selection) -> Who | None:
    """The one who takes part in the fewest events; nobody, where only so many plans are due."""
    if wanted.due_from is None and len(everyone) < 2:
        return everyone[0] if everyone else None
    counts = {who: _count(connection, _columns(event_participants.c.event).where(_is(who))) for who in everyone}
    rarest = min(everyone, key=lambda who: counts[who], default=None)
    if rarest is None or wanted.due_from is None:
        return rarest
    due = _columns(events.c.state).where(events.c.state.in_(wanted.states), events.c.end >= wanted.due_from)
    return rarest if counts[rarest] < _count(connection, _by(due, "events_by_state")) else None


def _count(connection: sa.Connection, rows: sa.Select[Any]) -> int:
    """How many rows there are, as far as it is worth counting."""
    return connection.scalar(sa.select(sa.func.count()).select_from(rows.limit(OFTEN).subquery())) or 0


def _persons_first(ones: Iterable[Who]) -> list[Who]:
    """Each once, persons before parties, as they take part in less."""
    return sorted({*ones}, key=lambda who: (who.key is not None, str(who)))


def _over_pairs(one: str, other: str, wanted: Selection) -> sa.Select[Any]:
    """The events of two parties, out of their pairs."""
    pairs = event_pairs.c
    query = _columns(events.c.body, pairs.day, pairs.event).select_from(event_pairs.join(events))
    query = query.where(pairs.one == one, pairs.other == other)
    if wanted.types:
        query = query.where(pairs.type.in_(wanted.types))
    if wanted.between is not None and {who.key for who in wanted.between} == {one, other}:
        query = query.where(sa.or_(pairs.forth, pairs.back))
    else:
        query = query.where(*_between(wanted))
    query = _by(query, "event_pairs_by_type" if wanted.types else "event_pairs_by_day", event_pairs)
    others = [who for who in wanted.everyone if who.key not in (one, other)]
    return _by(query.where(*map(takes_part, others)), "sqlite_autoindex_events_1")


def _over_days_of(
    connection: sa.Connection, first: Who, everyone: Sequence[Who], wanted: Selection
) -> list[sa.Select[Any]]:
    """The events in which one of them takes part, and all others do, day by day: a query for each name that it may
    bear, as an index is in order only within one; none where these are too many."""
    others = [who for who in everyone if who != first]
    if first.key is not None:
        return [_over_days(event_participants.c.party == first.key, "event_participants_by_day", others, wanted)]
    index, names = "event_participants_by_name_and_day", bearing(first.name or "")
    if wanted.limit is None:  # all are wanted, in whatever order they come
        return [_over_days(event_participants.c.name.in_(names), index, others, wanted)]
    some = connection.scalars(names.limit(NAMES + 1)).all()
    if len(some) > NAMES:
        return []
    return [_over_days(event_participants.c.name == name, index, others, wanted) for name in some]


def _over_days(theirs: sa.ColumnElement[bool], index: str, others: Sequence[Who], wanted: Selection) -> sa.Select[Any]:
    """Each event once, however many of its participants are meant."""
    ones = event_participants.c
    query = _columns(events.c.body, ones.day, ones.event).distinct().select_from(event_participants.join(events))
    query = query.where(theirs, *(takes_part(who, ones.event) for who in others), *_between(wanted, ones.event))
    if states := {state for name in wanted.statuses for state in _kept_as(name)} or {*wanted.states}:
        query = query.where(ones.state.in_(sorted(states)))
    if wanted.until is not None:
        query = query.where(ones.day <= wanted.until)
    if wanted.within is not None:
        query = query.where(ones.day.between(*wanted.within))
    return _by(_by(query, index, event_participants), "sqlite_autoindex_events_1")


def _kept_as(status: str) -> Iterable[str]:
    """The states in which events are kept that stand so on some day."""
    return OPEN if status == "lapsed" else (status,)


def _place(row: sa.Row[Any]) -> tuple[Any, ...]:
    """Where an event stands in the order of days."""
    return tuple(row)[1:]


def _columns(*columns: sa.Column[Any]) -> sa.Select[Any]:
    return sa.select(*columns)


def _by(query: sa.Select[Any], index: str, table: sa.Table = events) -> sa.Select[Any]:
    return query.with_hint(table, f"INDEXED BY {index}", "sqlite")


def _ordered(query: sa.Select[Any], wanted: Selection) -> sa.Select[Any]:
    order = list(query.selected_columns)[1:]
    query = query.order_by(*(column.desc() for column in order) if wanted.latest else order)
    return query if wanted.limit is None else query.limit(wanted.limit)


def _is(who: Who, participants: sa.FromClause = event_participants) -> sa.ColumnElement[bool]:
    """Whether a participant is somebody."""
    if who.key is not None:
        return participants.c.party == who.key
    return participants.c.name.in_(bearing(who.name or ""))


def taking_part(wanted: Selection) -> list[sa.ColumnElement[bool]]:
    """The conditions on who takes part in an event."""
    return [*_between(wanted), *map(takes_part, wanted.everyone)]


def takes_part(who: Who, event: sa.ColumnElement[str] = events.c.id) -> sa.ColumnElement[bool]:
    """Whether somebody takes part in an event."""
    return sa.exists().where(_seats.c.event == event, _is(who, _seats))


def _between(wanted: Selection, event: sa.ColumnElement[str] = events.c.id) -> list[sa.ColumnElement[bool]]:
    """Whether an event passes between two: they stand on two sides, or both on the only side."""
    if wanted.between is None:
        return []

    def on(side: str, who: Who | None = None) -> sa.ColumnElement[bool]:
        there = sa.exists().where(_seats.c.event == event, _seats.c.side == side)
        return there if who is None else there.where(_is(who, _seats))

    one, other = wanted.between
    return [
        sa.or_(
            sa.and_(on("actor", one), on("recipient", other)),
            sa.and_(on("actor", other), on("recipient", one)),
            sa.and_(on("actor", one), on("actor", other), sa.not_(on("recipient"))),
        )
    ]


def conditions(wanted: Selection) -> Iterator[sa.ColumnElement[bool]]:
    """What the events themselves must be."""
    one = events.c
    if wanted.since is not None:
        yield sa.and_(one.last_day >= wanted.since, one.first_day < date.max)
    if wanted.until is not None:
        yield sa.and_(one.first_day <= wanted.until, one.first_day < date.max)
    if wanted.within is not None:
        yield sa.and_(one.first_day.between(*wanted.within), one.last_day <= wanted.within[1], one.first_day < date.max)
    if wanted.statuses:
        yield sa.or_(*(_standing(name, wanted.as_of) for name in wanted.statuses))
    for column, values in ((one.state, wanted.states), (one.type, wanted.types)):
        if values:
            yield column.in_(values)
    for column, value in ((one.mode, wanted.mode), (one.country, wanted.country), (one.place, wanted.place)):
        if value is not None:
            yield column == value
    if wanted.min_sources is not None:
        yield one.sources >= wanted.min_sources
    if wanted.due_from is not None:
        yield one.end >= wanted.due_from
    if wanted.due_before is not None:
        yield one.end < wanted.due_before
    if wanted.undated:
        yield one.end.is_(None)
    if wanted.told_since is not None:
        yield one.last_reported >= wanted.told_since
    if wanted.never_told:
        yield one.last_reported.is_(None)


def _standing(state: str, today: date | None) -> sa.ColumnElement[bool]:
    """Whether an event stands so on a day, as `lifecycle.as_of` has it."""
    if state == "lapsed" and today is not None:
        return sa.and_(events.c.state.in_(sorted(OPEN)), events.c.end < today)
    if state in OPEN and today is not None:
        return sa.and_(events.c.state == state, sa.or_(events.c.end.is_(None), events.c.end >= today))
    return events.c.state == state
