"""What is planned, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Unpack

from legation.model import Data, Event, day
from legation.questions.answers import Answer, answers, as_known, last
from legation.questions.filters import Filters, sieve
from legation.questions.parties import Party, party
from legation.record import Record
from legation.record.lifecycle import AHEAD, OPEN
from legation.record.rows import by_day

FRESH = timedelta(days=60)
"""How long a plan without a day stays on the agenda after it was last told."""


@dataclass(frozen=True)
class Agenda(Data):
    """Plans as of a day: those to come, by day; those without a day (or whose day was put off); those whose day is
    over and that nobody confirmed or cancelled, the latest first."""

    as_of: date
    ahead: tuple[Answer, ...]
    undated: tuple[Answer, ...]
    overdue: tuple[Answer, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        return self.ahead + self.undated + self.overdue


def agenda(
    record: Record,
    who: str | None = None,
    *,
    as_of: date | str | None = None,
    limit: int | None = None,
    **filters: Unpack[Filters],
) -> Agenda:
    """The plans of one actor (a name, an ISO code, a demonym, a body's code or a person), or of all.

    `limit` bounds each part: the next plans, the newest without a day, the last overdue. For the others see `Filters`.

    Raises:
        ActorError: nobody of that name is known.
        DateError, QuestionError: a date or another filter that is none.
    """
    today = day(as_of) or date.today()
    actors = (party(who, record),) if who is not None else ()
    wanted = sieve(record, filters)
    plans = wanted.selection(today, everyone=tuple(actor.who for actor in actors), limit=limit)
    fresh, open_ones = today - FRESH, tuple(sorted(OPEN))
    found = record.select(
        replace(plans, states=open_ones, due_from=today),
        replace(plans, states=open_ones, undated=True, told_since=fresh, latest=True),
        replace(plans, states=open_ones, undated=True, never_told=True, latest=True),
        replace(plans, states=("postponed",), told_since=fresh, latest=True),
        replace(plans, states=("postponed",), never_told=True, latest=True),
        replace(plans, states=open_ones, due_before=today, latest=True),
    )
    known = [
        event
        for event in sorted(as_known(record, found, today), key=by_day)
        if wanted.passes(event) and all(_takes_part(actor, event) for actor in actors)
    ]
    ahead = [event for event in known if event.state in AHEAD and _is_dated(event)]
    undated = [event for event in known if event.state in AHEAD and not _is_dated(event) and _is_fresh(event, today)]
    overdue = [event for event in known if event.state == "lapsed"]
    sections = (ahead[:limit], last(undated, limit), last(overdue, limit)[::-1])
    told = iter(answers(record, [event for section in sections for event in section]))
    return Agenda(today, *(tuple(islice(told, len(section))) for section in sections))


def _takes_part(actor: Party, event: Event) -> bool:
    return any(map(actor.is_one, (*event.actors, *event.recipients)))


def _is_dated(event: Event) -> bool:
    return event.state != "postponed" and event.when is not None and event.when.end is not None


def _is_fresh(event: Event, today: date) -> bool:
    return event.last_reported is None or today - event.last_reported <= FRESH
