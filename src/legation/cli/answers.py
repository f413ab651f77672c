"""Answers of the record on a screen and in files: tables of events, one event in full, counts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from legation.cli import options
from legation.cli.options import RECORD, Format
from legation.cli.text import clean, count
from legation.model import Dispute, Event

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from legation.questions import Answer, Evidence
    from legation.record import Record

T = TypeVar("T")

STATE_STYLES = {"happened": "", "lapsed": "dim", "cancelled": "strike", "unclear": "dim"}
DAY = 13  # columns of a day and the mark that another follows, in brackets
SHORT = 8  # characters of an event's id that a table shows: any beginning that is the only one will do


def opened(record: str) -> Record:
    """The record of `--record`, which must be there.

    Raises:
        RecordError: it is missing, or no record.
    """
    from legation.record import Record

    return Record(record or RECORD, create=False)


def cut(found: Sequence[T], limit: int) -> tuple[Sequence[T], bool]:
    """As many as a table shows, and whether that leaves some out; 0 shows all."""
    return (found[:limit], True) if 0 < limit < len(found) else (found, False)


def asked_for(limit: int | None, format: Format, usual: int = options.SHOWN) -> tuple[int, int | None]:
    """How many to show, and how many to ask for so as to know of more; 0 and None are all. A file has all of them
    unless it is told otherwise."""
    shown = limit if limit is not None else usual if format is Format.TABLE else 0
    return shown, shown + 1 if shown else None


def write(answers: Sequence[Answer], format: Format) -> None:
    """Answers as JSON Lines or CSV on standard output."""
    from legation.exports import csv, jsonl
    from legation.questions import Answer

    if format is Format.CSV:
        csv.write(answers, sys.stdout, kind=Answer)
    else:
        jsonl.write(answers, sys.stdout)


def tell_left_out(left_out: Mapping[str, int]) -> None:
    """What a format has no place for, a line a reason ("event: no coordinates") on standard error."""
    from legation.cli.console import warn

    for reason, number in left_out.items():
        noun, _, why = reason.partition(": ")
        warn(f"left out {count(number, noun)}: {why}")


def table(events: Iterable[Event], more: Mapping[str, Sequence[str]] | None = None) -> Table:
    """A row an event: its days, who and whom, what and in which state, where, by whom told, and its id; and `more`
    columns, with a word for each event."""
    from rich.table import Table
    from rich.text import Text

    from legation.cli import tables

    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name, share in (("when", 3), ("who → whom", 8), ("what", 5), ("where", 3), ("told by", 4)):
        shown.add_column(name, ratio=share, overflow="fold", min_width=DAY if name == "when" else None)
    shown.add_column("event", no_wrap=True)
    for name in more or {}:
        shown.add_column(name, ratio=3, overflow="fold")
    for n, event in enumerate(events):
        shown.add_row(
            Text(tables.days(event.when) or _reported(event)),
            Text(tables.sides(event)),
            deed(event),
            Text(tables.place(event.where)),
            Text(tellers(event)),
            Text(event.id[:SHORT], style="dim"),
            *(Text(clean(words[n])) for words in (more or {}).values()),
        )
    return shown


def _reported(event: Event) -> str:
    """Where no day is told, the day of the first report, marked as such."""
    return f"told {event.first_reported}" if event.first_reported else "?"


def deed(event: Event) -> Text:
    """Type, mode and state: "CONSULT visit · planned"."""
    from rich.text import Text

    from legation.cli.tables import QUAD_STYLES

    what = Text(
        clean(" ".join(part for part in (event.type, event.mode) if part)), style=QUAD_STYLES.get(event.quad, "")
    )
    return what.append(f" · {event.state}", style=STATE_STYLES.get(event.state, ""))


def tellers(event: Event) -> str:
    """The sources, and how many stories where they are more."""
    names = ", ".join(event.sources) or "?"
    return clean(f"{names} ({event.stories} stories)" if event.stories > max(1, len(event.sources)) else names)


def quoted(evidence: Evidence) -> Text:
    """The sentence that a mention rests on, its words in bold and its trigger underlined."""
    from rich.text import Text

    first, last = evidence.span
    start, end = evidence.trigger
    cuts = sorted({0, first, last, start, end, len(evidence.text)})
    sentence = Text()
    for begin, stop in pairwise(cuts):
        bold = "bold" if first <= begin and stop <= last else ""
        underline = "underline" if start <= begin and stop <= end else ""
        sentence.append(clean(evidence.text[begin:stop]), style=f"{bold} {underline}".strip())
    return sentence


def told(evidence: Evidence) -> str:
    """Where a mention stands: day, source, title or id of its story; on whose word."""
    day = evidence.published.isoformat() if evidence.published else None
    known = (day, evidence.source, evidence.title or evidence.story)
    said = " ".join(part for part in (evidence.firmness, "by" if evidence.said_by else None, evidence.said_by) if part)
    return clean(" · ".join(part for part in (*known, said) if part))


def dispute(one: Dispute) -> str:
    """What is disputed, and who says what: "killed soldiers: KOR says 2, PRK says 1"."""
    values = ((voice.by, voice.value) for voice in one.voices)
    said = (f"{by} says {value:,.15g}" if isinstance(value, float | int) else f"{by}: {value}" for by, value in values)
    return clean(f"{one.matter}: {', '.join(said)}")


def numbers(event: Event) -> Iterable[str]:
    """Each quantity with its bounds, where the stories differ: "killed soldiers: 7 (3 to 7)"."""
    for quantity in event.quantities:
        value = f"{quantity.value:,.15g}" if quantity.value is not None else quantity.text
        differs = quantity.low is not None and quantity.high is not None and quantity.low != quantity.high
        bounds = f" ({quantity.low:,.15g} to {quantity.high:,.15g})" if differs else ""
        what = " ".join(part for part in (quantity.kind, quantity.of) if part)
        yield clean(f"{what}: {value}{bounds} {quantity.unit or ''}").strip()
