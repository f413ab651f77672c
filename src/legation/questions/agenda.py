"""What is planned, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from legation.model import Data, Event, day
from legation.questions.answers import Answer, answers, as_known
from legation.questions.parties import party
from legation.record import Record
from legation.record.lifecycle import AHEAD
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


def agenda(record: Record, who: str | None = None, *, as_of: date | str | None = None) -> Agenda:
    """The plans of one actor (a name, an ISO code, a demonym, a body's code or a person), or of all.

    Raises:
        ActorError: nobody of that name is known.
        DateError: `as_of` is no date.
    """
    today = day(as_of) or date.today()
    actor = party(who, record) if who is not None else None
    found = record.events(
        parties=[actor.key] if actor is not None and actor.key is not None else [],
        persons=[actor.name] if actor is not None and actor.name is not None else [],
        states=AHEAD,
        later_than=today,
    )
    known = sorted(as_known(record, found, today), key=by_day)
    overdue = [event for event in reversed(known) if event.state == "lapsed"]
    plans = [event for event in known if event.state in AHEAD]
    ahead = [event for event in plans if _is_dated(event)]
    undated = [event for event in plans if not _is_dated(event) and _is_fresh(event, today)]
    return Agenda(today, *(tuple(answers(record, events)) for events in (ahead, undated, overdue)))


def _is_dated(event: Event) -> bool:
    return event.state != "postponed" and event.when is not None and event.when.end is not None


def _is_fresh(event: Event, today: date) -> bool:
    return event.last_reported is None or today - event.last_reported <= FRESH
