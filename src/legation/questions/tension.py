"""How two parties stand to each other over time: the net score of what passes between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from statistics import NormalDist

from legation.errors import QuestionError
from legation.model import Data
from legation.questions.filters import sieve
from legation.questions.parties import party
from legation.questions.periods import clipped, period
from legation.record import Record
from legation.record.sums import Total, between

_LETTERS = {"day": 10, "week": 10, "month": 7, "year": 4}  # of an ISO day, that all days of a period share
TOP = 3
"""How many events of a period are named."""


@dataclass(frozen=True)
class Stretch(Data):
    """What passed between two in some days: how many events, how many of them cooperative and how many conflictual; the
    sum of their scores (`net`); the mean score with its 95% interval; the events that weigh most.

    The interval is Student's t over the scores of the events, taken as independent draws: None where there is but one.
    """

    start: date
    end: date
    events: int
    cooperative: int
    conflictual: int
    net: float
    mean: float
    low: float | None
    high: float | None
    top: tuple[str, ...]


@dataclass(frozen=True)
class Tension(Data):
    """Two parties over time. A period in which nothing passed between them is left out; `whole` is all of it, None
    where nothing did."""

    one: str
    other: str
    per: str
    periods: tuple[Stretch, ...]
    whole: Stretch | None


def tension(
    record: Record,
    first: str,
    second: str,
    *,
    per: str = "month",
    since: date | str | None = None,
    until: date | str | None = None,
) -> Tension:
    """The net cooperation between two countries or bodies, by day, week, month or year.

    Every event counts once that passed between them and took place (happened or ongoing; plans, and what is unclear, do
    not count), on its first day, or where no day is told on that of its first report. Scores are those of PLOVER, from
    -10 to 10. `since` and `until` bound the days that count.

    Raises:
        ActorError: nobody of that name is known.
        DateError, QuestionError: a date or a period that is none; the two are one; one of them is a person.
    """
    period(date.min, per)
    days = sieve(record, {"since": since, "until": until})
    one, other = (_key(name, record) for name in (first, second))
    if one == other:
        raise QuestionError(f"'{first}' and '{second}' are one: name two parties")
    with record.reading_transaction() as connection:
        found = between(connection, one, other, letters=_LETTERS[per], top=TOP, since=days.since, until=days.until)
    stretches = tuple(
        _stretch(list(inside), *clipped(days_of, days.since, days.until))
        for days_of, inside in groupby(found, key=lambda one: period(one.first, per))
    )
    whole = _stretch(found, days.since or found[0].first, days.until or found[-1].last) if found else None
    return Tension(one, other, per, stretches, whole)


def _key(name: str, record: Record) -> str:
    one = party(name, record)
    if one.key is None:
        raise QuestionError(f"'{name}' is a person: tension is counted between countries and bodies")
    return one.key


def _stretch(totals: Sequence[Total], start: date, end: date) -> Stretch:
    count = sum(one.events for one in totals)
    cooperative = sum(one.cooperative for one in totals)
    net = math.fsum(one.score for one in totals)
    half = half_width(count, net, math.fsum(one.squares for one in totals))
    mean = net / count
    heaviest = sorted((top for one in totals for top in one.top), key=lambda top: (-top[0], *top[1:]))
    return Stretch(
        start,
        end,
        count,
        cooperative,
        count - cooperative,
        round(net, 6),
        round(mean, 6),
        None if half is None else round(mean - half, 6),
        None if half is None else round(mean + half, 6),
        tuple(dict.fromkeys(event for _, _, event in heaviest))[:TOP],
    )


def half_width(count: int, total: float, squares: float) -> float | None:
    """Half the width of the 95% interval of a mean, from how many values there are, their sum and that of their
    squares; None for a single one."""
    if count < 2:
        return None
    variance = max(0.0, squares - total**2 / count) / (count - 1)
    return quantile(count - 1) * math.sqrt(variance / count)


@cache
def quantile(freedom: int) -> float:
    """The 97.5% quantile of Student's t: by halving on the closed form of its distribution (Abramowitz and Stegun,
    26.7.3 and 26.7.4); for many degrees of freedom by the expansion around the normal one (26.7.5)."""
    if freedom > 100:
        z = NormalDist().inv_cdf(0.975)
        return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    low, high = 1.9, 13.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if _inside(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _inside(t: float, freedom: int) -> float:
    """How probable it is that Student's t lies between -t and t."""
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term, total = (math.cos(angle), 0.0) if odd else (1.0, 0.0)
    for k in range(1 + odd, freedom, 2):  # the terms of the series, each out of the one before it
        total += term
        term *= math.cos(angle) ** 2 * k / (k + 1)
    series = math.sin(angle) * total
    return 2 / math.pi * (angle + series) if odd else series
