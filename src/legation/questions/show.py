"""One event with its whole life and all the words it rests on."""

from __future__ import annotations

from datetime import date

from legation.errors import RecordError
from legation.model import Event, day
from legation.questions.answers import Answer, answers, as_known
from legation.record import Record


def show(record: Record, event_id: str, *, as_of: date | str | None = None) -> Answer:
    """The event with this id, or with the only id that begins so, as of a day (default: today).

    Raises:
        RecordError: there is none, there are several, or no story had told of it by that day.
    """
    return answers(record, [asked_event(record, event_id, day(as_of) or date.today())])[0]


def asked_event(record: Record, event_id: str, today: date) -> Event:
    """The event with this id, or with the only id that begins so, as it stood on a day.

    Raises:
        RecordError: there is none, there are several, or no story had told of it by that day.
    """
    event = record.event(event_id) if event_id else None
    if event is None:
        raise RecordError(f"no event has the id '{event_id}': 'legation timeline' and 'legation agenda' give the ids")
    known = as_known(record, [event], today)
    if not known:
        raise RecordError(f"event {event.id} was first told of on {event.first_reported}, after {today}")
    return known[0]
