"""The sums of days between parties, as `ledger` keeps them, for questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from legation.record.schema import dyads

COOPERATIVE = (1, 2)
"""Quad classes: verbal and material cooperation; the others are conflict."""


class DaySum(NamedTuple):
    """A day of one party towards another: of one strict PLOVER type, how many events, the sum of their scores and of
    the squares of these; the event that weighs most; `mutual` events stand in the other direction too."""

    actor: str
    recipient: str
    day: date
    plover: str
    quad: int
    mutual: bool
    events: int
    score: float
    squares: float
    top: str


class Total(NamedTuple):
    """What passed between two parties in some days, from the first to the last that has events: how many events, how
    many of them cooperative, the sum of their scores and of the squares of these; and of the days' sums that weigh most
    the weight, the day and the event."""

    first: date
    last: date
    events: int
    cooperative: int
    score: float
    squares: float
    top: tuple[tuple[float, date, str], ...]


def between(
    connection: sa.Connection,
    one: str,
    other: str,
    *,
    letters: int,
    top: int,
    since: date | None = None,
    until: date | None = None,
) -> list[Total]:
    """What passes between two parties, each event once, for all days that begin with the same letters ("2025-03"), in
    their order."""
    forth = sa.and_(dyads.c.actor == one, dyads.c.recipient == other)
    back = sa.and_(dyads.c.actor == other, dyads.c.recipient == one, sa.not_(dyads.c.mutual))
    both = sa.union_all(*(_within(sa.select(dyads).where(way), since, until) for way in (forth, back))).subquery()
    name = sa.func.substr(sa.cast(both.c.day, sa.String), 1, letters)
    cooperative = sa.func.sum(sa.case((both.c.quad.in_(COOPERATIVE), both.c.events), else_=0))
    sums = (sa.func.sum(both.c[column]) for column in ("events", "score", "squares"))
    totals = sa.select(name, sa.func.min(both.c.day), sa.func.max(both.c.day), cooperative, *sums)
    weight = sa.func.abs(both.c.score)
    place = sa.func.row_number().over(partition_by=name, order_by=(weight.desc(), both.c.day, both.c.top))
    ranked = sa.select(
        name.label("name"), weight.label("weight"), both.c.day, both.c.top, place.label("place")
    ).subquery()
    heaviest: dict[str, list[tuple[float, date, str]]] = defaultdict(list)
    query = sa.select(ranked).where(ranked.c.place <= top).order_by(ranked.c.name, ranked.c.place)
    for key, heavy, day, event, _ in connection.execute(query):
        heaviest[key].append((heavy, day, event))
    return [
        Total(first, last, int(events), int(kind), score, squares, tuple(heaviest[key]))
        for key, first, last, kind, events, score, squares in connection.execute(totals.group_by(name).order_by(name))
    ]


def everything(connection: sa.Connection, since: date | None = None, until: date | None = None) -> Iterator[DaySum]:
    """What every party does towards every other, in the order of the two and of days."""
    query = _within(sa.select(dyads), since, until)
    order = (dyads.c.actor, dyads.c.recipient, dyads.c.day, dyads.c.plover, dyads.c.quad, dyads.c.mutual)
    for row in connection.execution_options(yield_per=5_000).execute(query.order_by(*order)):
        yield DaySum(*row)


def reach(connection: sa.Connection, since: date | None = None, until: date | None = None) -> tuple[date, date] | None:
    """The first and the last day that has sums; None where there are none."""
    query = _within(sa.select(sa.func.min(dyads.c.day), sa.func.max(dyads.c.day)), since, until)
    first, last = connection.execute(query).one()
    return (first, last) if first is not None else None


def _within(query: sa.Select[Any], since: date | None, until: date | None) -> sa.Select[Any]:
    if since is not None:
        query = query.where(dyads.c.day >= since)
    return query if until is None else query.where(dyads.c.day <= until)
