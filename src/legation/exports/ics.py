"""iCalendar (RFC 5545): plans as all-day entries, for a calendar program to subscribe to.

An entry keeps its UID, so that a new copy of the calendar changes it in place: SEQUENCE counts the steps in the life of
its event. CONFIRMED is a plan whose day the words tell; TENTATIVE one that only a wider span is told of, or whose day
is inferred, or over without word of it. Nothing in the file tells the day it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TextIO

from legation import __version__
from legation.exports.wording import country_name, heading, url_of, words
from legation.model import Event, Place
from legation.questions.answers import Answer

if TYPE_CHECKING:
    from icalendar import Event as Entry

PLANS = ("announced", "planned", "postponed", "cancelled", "lapsed")
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""When an entry was made that undated stories alone tell of: the format asks for a time."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ENDS = re.compile(r"\r\n?")


def write(dossiers: Iterable[Answer], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the calendar; tell how many entries."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Legation//legation {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Legation: plans")
    calendar.add("x-wr-calname", "Legation: plans")
    head, end, _ = calendar.to_ical().decode().partition("END:VCALENDAR")
    stream.write(head)
    number = 0
    for one in dossiers:
        days = _days(one.event)
        if one.event.state not in PLANS:
            left_out["event: no plan, as it has happened or is unclear"] += 1
        elif days is None:
            left_out["plan: no day is told"] += 1
        else:
            stream.write(_entry(one, *days).to_ical().decode())
            number += 1
    stream.write(f"{end}\r\n")
    return number


def _days(event: Event) -> tuple[date, date] | None:
    """The first and the last day of a plan; None for one that is put off, and whose new day nobody told."""
    when = event.when
    if when is None or event.state == "postponed":
        return None
    start, end = when.start or when.end, when.end or when.start
    return (start, end) if start is not None and end is not None and end < date.max else None


def _entry(one: Answer, first: date, last: date) -> Entry:
    from icalendar import Event as Entry

    event = one.event
    told = datetime.combine(event.last_reported, time(), UTC) if event.last_reported is not None else UNDATED
    entry = Entry()
    entry.add("uid", f"{event.id}@legation")
    entry.add("dtstamp", told)
    entry.add("last-modified", told)
    entry.add("sequence", max(0, len(event.history) - 1))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", _text(heading(event)))
    entry.add("description", _text("\n".join(_description(one))))
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [_text(name) for name in (event.type, *event.contexts)])
    if event.where is not None:
        _locate(entry, event.where)
    if url := url_of(one):
        entry.add("url", url)
    return entry


def _locate(entry: Entry, place: Place) -> None:
    country = country_name(place.country)
    entry.add("location", _text(", ".join(dict.fromkeys(part for part in (place.name or place.text, country) if part))))
    if place.latitude is not None and place.longitude is not None:
        entry.add("geo", (place.latitude, place.longitude))


def _description(one: Answer) -> Iterable[str]:
    event = one.event
    yield from words(one)
    yield ""
    inferred = "; the day is inferred, not told" if event.when is not None and event.when.inferred else ""
    yield f"{event.state}{inferred}; 'legation show {event.id[:8]}' tells more"


def _status(event: Event) -> str:
    if event.state == "cancelled":
        return "CANCELLED"
    when = event.when
    told = when is not None and not when.inferred and when.grain in ("hour", "day")
    return "CONFIRMED" if event.state == "planned" and told else "TENTATIVE"


def _text(value: str) -> str:
    """Words without the control characters that a calendar cannot hold."""
    return _CONTROLS.sub("\ufffd", _ENDS.sub("\n", value))
