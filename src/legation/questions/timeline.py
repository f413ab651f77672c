"""What passed between two actors, in order of time."""

from __future__ import annotations

from datetime import date

from legation.model import Event, day
from legation.questions.answers import Answer, answers, as_known, by_day, within
from legation.questions.parties import Party, party
from legation.record import Record


def timeline(
    record: Record,
    first: str,
    second: str,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    as_of: date | str | None = None,
) -> list[Answer]:
    """The events between two actors (names, ISO codes, demonyms, bodies' codes or persons), by day.

    Between them is what one does to the other, in either direction, and what both do with nobody on the other side.
    `since` and `until` bound its days (of the first report, where no day is told). `as_of` (default: today) is the day
    of asking: what was published later is not known yet, and plans whose day is over have lapsed.

    Raises:
        ActorError: nobody of that name is known.
        DateError: a date that is none.
    """
    today = day(as_of) or date.today()
    begin, end = day(since), day(until)
    one, other = party(first, record), party(second, record)
    sides = (one, other)
    found = record.events(
        parties=[side.key for side in sides if side.key is not None],
        persons=[side.name for side in sides if side.name is not None],
        since=begin,
        until=end,
        later_than=today,
    )
    known = [
        event for event in as_known(record, found, today) if between(event, one, other) and within(event, begin, end)
    ]
    return answers(record, sorted(known, key=by_day))


def between(event: Event, one: Party, other: Party) -> bool:
    """Whether an event passes between two: they stand on two sides, or both on the only side."""
    one_acts, other_acts = (any(map(side.is_one, event.actors)) for side in (one, other))
    if not event.recipients:
        return one_acts and other_acts
    one_is_met, other_is_met = (any(map(side.is_one, event.recipients)) for side in (one, other))
    return (one_acts and other_is_met) or (other_acts and one_is_met)
