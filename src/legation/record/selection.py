"""Which events of a record are meant, and how they are found: what columns can decide is decided in SQL, and no more is
loaded than is asked for.

SQLite knows nothing of how many rows a value has, so the way in is chosen here: over the pairs of two parties; over the
events of whoever takes part, where these are few or all are wanted; over the plans that are due or were told lately;
else day by day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from legation.record.ledger import bearing
from legation.record.lifecycle import OPEN
from legation.record.schema import event_pairs, event_participants, events

RARE = 1_000
"""Fewer events than these are looked at one by one even where only some are wanted; where there are more, some are soon
found day by day. Chosen on a record of a million events (`benchmarks/ask.py`, 2026-11-27)."""


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
        query = _entered(connection, one).where(*conditions(one))
        if one.as_of is not None:
            query = query.where(sa.or_(events.c.last_reported.is_(None), events.c.last_reported <= one.as_of))
        for body, *_ in connection.execute(_ordered(query, one)):
            yield body
    if wanted and wanted[0].as_of is not None:
        later = _columns(events.c.body).where(events.c.last_reported > wanted[0].as_of, *taking_part(wanted[0]))
        yield from connection.scalars(_by(later, "events_by_last_report"))


def _entered(connection: sa.Connection, wanted: Selection) -> sa.Select[Any]:
    """The query by the way in that looks at the fewest events; its columns are the body, the day and the id."""
    query = _columns(events.c.body, events.c.first_day, events.c.id)
    everyone = _persons_first(wanted.between or ())
    everyone += _persons_first({*wanted.everyone} - {*everyone})
    keys = [who.key for who in wanted.between or everyone if who.key is not None]
    if len(set(keys)) > 1:
        return _over_pairs(min(keys[:2]), max(keys[:2]), wanted)
    lately = wanted.told_since is not None or wanted.never_told
    if everyone and not lately:
        theirs = _events_of(everyone, wanted)
        if wanted.limit is None or _are_few(connection, theirs):
            return _by(query.where(events.c.id.in_(theirs)), "sqlite_autoindex_events_1")
    due = lately or wanted.due_from is not None
    return _by(query.where(*taking_part(wanted)), "events_by_state" if due else "events_by_day")


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


def _events_of(everyone: Sequence[Who], wanted: Selection) -> sa.Select[Any]:
    """The ids of the events in which all of them take part (between two: that pass between them), in the states that
    are wanted."""
    first, *others = everyone
    ones = event_participants
    query = _columns(ones.c.event).where(_is(first))
    states = {state for name in wanted.statuses for state in (OPEN if name == "lapsed" else (name,))} or {
        *wanted.states
    }
    if states:
        query = query.where(ones.c.state.in_(sorted(states)))
    if wanted.between == (first, first):
        others = [first, *others]
    for who in others:
        also = ones.alias()
        there = sa.exists().where(also.c.event == ones.c.event, _is(who, also))
        if wanted.between is not None and {first, who} == {*wanted.between}:
            there = there.where(_face_to_face(also))
        query = query.where(there)
    return query


def _face_to_face(also: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether two participants of an event stand on two sides of it, or both on the only one."""
    ones, recipients = event_participants, event_participants.alias()
    facing = sa.exists().where(recipients.c.event == also.c.event, recipients.c.side == "recipient")
    return sa.or_(ones.c.side != also.c.side, sa.and_(ones.c.side == "actor", also.c.side == "actor", sa.not_(facing)))


def _are_few(connection: sa.Connection, ids: sa.Select[Any]) -> bool:
    some = ids.limit(RARE).subquery()
    return (connection.scalar(sa.select(sa.func.count()).select_from(some)) or 0) < RARE


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


def takes_part(who: Who) -> sa.ColumnElement[bool]:
    """Whether somebody takes part in an event."""
    return sa.exists().where(event_participants.c.event == events.c.id, _is(who))


def _between(wanted: Selection, event: sa.ColumnElement[str] = events.c.id) -> list[sa.ColumnElement[bool]]:
    """Whether an event passes between two: they stand on two sides, or both on the only side."""
    if wanted.between is None:
        return []

    def on(side: str, who: Who | None = None) -> sa.ColumnElement[bool]:
        ones = event_participants.alias()
        there = sa.exists().where(ones.c.event == event, ones.c.side == side)
        return there if who is None else there.where(_is(who, ones))

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
