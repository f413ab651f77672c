"""What passed between two actors, in order of time."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from legation.model import Event, day
from legation.questions.answers import Answer, answers, as_known, last
from legation.questions.filters import Filters, sieve
from legation.questions.parties import Party, party
from legation.record import Record
from legation.record.rows import by_day


def timeline(
    record: Record,
    first: str,
    second: str,
    *,
    as_of: date | str | None = None,
    limit: int | None = None,
    **filters: Unpack[Filters],
) -> list[Answer]:
    """The events between two actors (names, ISO codes, demonyms, bodies' codes or persons), by day.

    Between them is what one does to the other, in either direction, and what both do with nobody on the other side.
    `as_of` (default: today) is the day of asking: what was published later is not known yet, and plans whose day is
    over have lapsed. `limit` keeps the last of them; for the others see `Filters`.

    Raises:
        ActorError: nobody of that name is known.
        DateError, QuestionError: a date or another filter that is none.
    """
    today = day(as_of) or date.today()
    one, other = party(first, record), party(second, record)
    wanted = sieve(record, filters)
    found = record.select(wanted.selection(today, between=(one.who, other.who), limit=limit, latest=True))
    known = [event for event in as_known(record, found, today) if between(event, one, other) and wanted.passes(event)]
    return answers(record, last(sorted(known, key=by_day), limit))


def between(event: Event, one: Party, other: Party) -> bool:
    """Whether an event passes between two: they stand on two sides, or both on the only side."""
    one_acts, other_acts = (any(map(side.is_one, event.actors)) for side in (one, other))
    if not event.recipients:
        return one_acts and other_acts
    one_is_met, other_is_met = (any(map(side.is_one, event.recipients)) for side in (one, other))
    return (one_acts and other_is_met) or (other_acts and one_is_met)
