"""What else happened when an event did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Unpack

from legation.errors import QuestionError, RecordError
from legation.model import Data, Event, day
from legation.questions.answers import Evidence, answers, as_known
from legation.questions.filters import Filters, sieve
from legation.questions.show import asked_event
from legation.record import Record
from legation.record.parties import party, same_name
from legation.record.rows import first_day, last_day


@dataclass(frozen=True)
class Beside(Data):
    """An event of the same days: `shared` are the parties, persons and the place that both have, `apart` the days
    between the first days of the two."""

    event: Event
    evidence: tuple[Evidence, ...]
    shared: tuple[str, ...]
    apart: int


def same_day(
    record: Record,
    event: str,
    *,
    within: int = 1,
    as_of: date | str | None = None,
    limit: int | None = None,
    **filters: Unpack[Filters],
) -> list[Beside]:
    """The events all of whose days lie within so many days of those of an event (given by its id, or how that begins).

    Those that share the most come first: a person counts as two parties, the same spot as a party, its country as none;
    then the nearest in days, then by day. `limit` keeps the first of them; for the others see `Filters`.

    Raises:
        RecordError: there is no such event, there are several, or it has no day.
        ActorError, DateError, QuestionError: a filter that is none, or `within` is negative.
    """
    if within < 0:
        raise QuestionError(f"within {within} days holds nothing: give 0 or more")
    today = day(as_of) or date.today()
    asked = asked_event(record, event, today)
    first, last = first_day(asked), last_day(asked)
    if first is None or last is None:
        raise RecordError(f"event {asked.id} has no day, and its story neither: nothing is known of the same days")
    wanted = sieve(record, filters)
    days = _moved(first, -within), _moved(last, within)
    found = record.select(wanted.selection(today, within=days))
    known = [
        one
        for one in as_known(record, found, today)
        if one.id != asked.id and _lies_in(one, days) and wanted.passes(one)
    ]
    ranked = sorted(known, key=lambda one: (-_weight(one, asked), _apart(one, first), first_day(one), one.id))
    told = answers(record, ranked[:limit])
    return [Beside(one.event, one.evidence, shared(one.event, asked), _apart(one.event, first)) for one in told]


def shared(one: Event, other: Event) -> tuple[str, ...]:
    """The parties, then the persons, then the spot that two events share."""
    spot = _spot(one) if _spot(one) == _spot(other) else None
    return (*_parties(one, other), *_persons(one, other), *([spot] if spot else []))


def _weight(one: Event, other: Event) -> int:
    spot = _spot(one)
    return len(_parties(one, other)) + 2 * len(_persons(one, other)) + (spot is not None and spot == _spot(other))


def _parties(one: Event, other: Event) -> list[str]:
    mine, theirs = ({party(side) for side in (*event.actors, *event.recipients)} for event in (one, other))
    return sorted(key for key in mine & theirs if key is not None)


def _persons(one: Event, other: Event) -> list[str]:
    mine, theirs = (
        {side.name for side in (*event.actors, *event.recipients) if side.kind == "person" and side.name}
        for event in (one, other)
    )
    return sorted(name for name in mine if any(same_name(name, told) for told in theirs))


def _spot(event: Event) -> str | None:
    """The place of an event, unless it is a whole country."""
    where = event.where
    return where.name if where is not None and (where.feature or "P")[:1] != "A" else None


def _apart(event: Event, first: date) -> int:
    return abs(((first_day(event) or first) - first).days)


def _lies_in(event: Event, days: tuple[date, date]) -> bool:
    first, last = first_day(event), last_day(event)
    return first is not None and last is not None and days[0] <= first and last <= days[1]


def _moved(start: date, by: int) -> date:
    try:
        return start + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min
