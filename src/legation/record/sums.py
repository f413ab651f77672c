"""The sums of days between parties, as `ledger` keeps them, for questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from legation.record.schema import dyads


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


def between(
    connection: sa.Connection, one: str, other: str, since: date | None = None, until: date | None = None
) -> list[DaySum]:
    """What passes between two parties, each event once, in order of days."""
    forth = sa.and_(dyads.c.actor == one, dyads.c.recipient == other)
    back = sa.and_(dyads.c.actor == other, dyads.c.recipient == one, sa.not_(dyads.c.mutual))
    queries = (_within(sa.select(dyads).where(way), since, until) for way in (forth, back))
    return sorted(DaySum(*row) for query in queries for row in connection.execute(query))


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
