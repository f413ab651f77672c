"""Events as tables for people: when, who to whom, what, where, on whose word, and the words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TextIO

from rich.table import Table
from rich.text import Text

from legation.cli.console import console_on
from legation.cli.text import clean
from legation.model import Attribution, Event, EventMention, Participant, Place, Reading, TimeSpan, is_body

QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}


def print_reading(reading: Reading, stream: TextIO) -> None:
    """The heading of a story and a table of its mentions."""
    console = console_on(stream)
    story = reading.story
    known = [story.published.isoformat() if story.published else None, story.source, story.title or None]
    heading = " · ".join(part for part in known if part) or story.id
    console.print(Text(clean(heading), style="bold"))
    if reading.events:
        console.print(mentions_table(reading))
    else:
        console.print(Text(f"no events ({len(reading.dropped)} dropped: --explain tells why)", style="dim"))
    console.print()


def mentions_table(reading: Reading) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    for name, share in (("when", 2), ("who → whom", 5), ("what", 3), ("where", 2), ("said by", 3), ("words", 6)):
        table.add_column(name, ratio=share, overflow="fold")
    for event in reading.events:
        start, end = event.span
        table.add_row(
            Text(days(event.when)),
            Text(sides(event)),
            Text(clean(deed(event)), style=QUAD_STYLES.get(event.quad, "")),
            Text(place(event.where)),
            Text(said(event.attribution)),
            Text(clean(reading.story.part(event.part)[start:end])),
        )
    return table


def days(when: TimeSpan | None) -> str:
    """A day, a whole month or year, or the first and the last day; an inferred time stands in brackets, an open end
    is left open. A long one can be broken between its days."""
    if when is None or (when.start is None and when.end is None):
        return clean(when.text) if when is not None and when.text else ""
    span = _calendar_unit(when.start, when.end)
    if span is None:
        first, last = (day.isoformat() if day else "" for day in (when.start, when.end))
        span = f"{first} … {last}".strip()
    return f"({span})" if when.inferred else span


def _calendar_unit(first: date | None, last: date | None) -> str | None:
    """The day, month ("2024-09") or year ("1963") that is just these days, if one is."""
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if first.day != 1 or last == date.max or (last + timedelta(days=1)).day != 1 or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04}"
    return first.isoformat()[:7] if first.month == last.month else None


def sides(event: EventMention | Event) -> str:
    """Who does it to whom; the sides of what is done together stand beside each other."""
    actors = ", ".join(side(one) for one in event.actors) or "?"
    recipients = ", ".join(side(one) for one in event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def side(one: Participant) -> str:
    """A participant by name with its country or code, and its sector: "Amina Odhiambo (KEN GOV)"."""
    name = one.name or one.text
    code = one.code if is_body(one.country) and one.code else one.country
    tags = " ".join(part for part in (code, one.sector) if part and part != name)
    return clean(f"{name} ({tags})" if tags else name)


def deed(event: EventMention) -> str:
    """Type, mode and status in a few words; what is told as history says so."""
    parts = [event.type, event.mode, event.status, "background" if event.background else None]
    return " ".join(part for part in parts if part)


def place(where: Place | None) -> str:
    if where is None:
        return ""
    name = where.name or where.text
    return clean(f"{name} ({where.country})" if where.country and where.country != name else name)


def said(attribution: Attribution | None) -> str:
    """Who says so and how firmly: "said: Kenyan foreign ministry", or the firmness alone."""
    if attribution is None:
        return ""
    speakers = [attribution.speaker, *attribution.via] if attribution.speaker else list(attribution.via)
    names = ", via ".join(clean(one.name or one.text) for one in speakers)
    return f"{attribution.firmness}: {names}" if names else attribution.firmness
