"""Tables of dyads and periods, for regressions: who did how much of what to whom in which time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from legation.model import TYPES, Data
from legation.questions.filters import sieve
from legation.questions.periods import Days, clipped, period, periods
from legation.record import Record
from legation.record.sums import DaySum, everything, reach


@dataclass(frozen=True)
class Quads(Data):
    """Events of each quad class."""

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0


@dataclass(frozen=True)
class Types(Data):
    """Events of each strict PLOVER type."""

    accuse: int = 0
    agree: int = 0
    aid: int = 0
    assault: int = 0
    coerce: int = 0
    concede: int = 0
    consult: int = 0
    cooperate: int = 0
    mobilize: int = 0
    protest: int = 0
    reject: int = 0
    request: int = 0
    retreat: int = 0
    sanction: int = 0
    support: int = 0
    threaten: int = 0


@dataclass(frozen=True)
class PanelRow(Data):
    """What one party did to another in a period: how many events, by quad class and type, and the sum of their scores;
    `mutual` of them stand in the row of the other direction too."""

    actor: str
    recipient: str
    start: date
    end: date
    events: int
    mutual: int
    score: float
    quads: Quads
    types: Types


def panel(
    record: Record,
    *,
    per: str = "month",
    since: date | str | None = None,
    until: date | str | None = None,
    zero_fill: bool = False,
) -> Iterator[PanelRow]:
    """A row a directed dyad and period in which something passed, in their order, as they are counted.

    What counts, and on which day, is as in `tension`; an event with several actors or recipients counts in the dyad of
    each of them, and what two do together in both directions. What happens within one party is its dyad with itself.
    With `zero_fill`, each dyad that occurs has a row for every period from the first to the last day (`since` and
    `until`, where given).

    Raises:
        DateError, QuestionError: a date or a period that is none.
    """
    period(date.min, per)
    days = sieve(record, {"since": since, "until": until})
    return _rows(record, per, days.since, days.until, zero_fill)


def _rows(record: Record, per: str, since: date | None, until: date | None, zero_fill: bool) -> Iterator[PanelRow]:
    with record.reading_transaction() as connection:
        span = reach(connection, since, until)
        if span is None:
            return
        every = list(periods(since or span[0], until or span[1], per)) if zero_fill else []
        for (actor, recipient), dyad in groupby(everything(connection, since, until), key=lambda one: one[:2]):
            inside = {days: list(sums) for days, sums in groupby(dyad, key=lambda one: period(one.day, per))}
            for days in every or inside:
                yield _row(actor, recipient, clipped(days, since, until), inside.get(days, []))


def _row(actor: str, recipient: str, days: Days, sums: Sequence[DaySum]) -> PanelRow:
    quads, types = [0] * len(Quads.__annotations__), dict.fromkeys(TYPES, 0)
    for one in sums:
        quads[one.quad - 1] += one.events
        types[one.plover] += one.events
    return PanelRow(
        actor,
        recipient,
        *days,
        sum(one.events for one in sums),
        sum(one.events for one in sums if one.mutual),
        round(math.fsum(one.score for one in sums), 6),
        Quads(*quads),
        Types(**{name.lower(): count for name, count in types.items()}),
    )
