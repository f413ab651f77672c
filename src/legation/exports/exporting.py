"""A record, or a selection of it, into a file of one of the `EXPORTS`.

Rows are *readings* (whole stories with all that was read in them: what `legation import` takes), *mentions* (a telling
a row, in the columns of the data contract) or *events* (a happening a row). The same record gives the same bytes.
"""

from __future__ import annotations

import heapq
import importlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from legation.errors import InputError
from legation.exports import EXPORTS, csv, jsonl
from legation.exports.dossiers import dossiers
from legation.exports.streams import opened
from legation.model import Data, Event, EventMention, day
from legation.questions.answers import as_known
from legation.questions.parties import party
from legation.record import Record, lifecycle
from legation.record.extracts import Extract, each_event, each_later_event, each_mention, each_reading, types
from legation.record.rows import by_day, first_day, last_day
from legation.record.transfer import KeptReading, OfficeList, office_lists

KINDS: dict[str, type[Data]] = {"readings": KeptReading, "mentions": EventMention, "events": Event}
"""What stands in a row, by what the rows are called."""


@dataclass
class Outcome:
    """How many rows were written, what they are, and what was left out, by reason."""

    number: int
    rows: str
    left_out: Counter[str] = field(default_factory=Counter)


def export(
    record: Record, to: str, output: Path | None = None, *, rows: str | None = None, selection: Extract | None = None
) -> Outcome:
    """Write a record to the file `output`, or to standard output, in the format `to`.

    Raises:
        InputError: the format has no such rows, or asks for a file.
        MissingExtraError: the format needs what is not installed.
    """
    kind = _rows(to, rows, output)
    if output is not None and output.exists() and Path(record.path).exists() and output.samefile(record.path):
        raise InputError("this is the record itself: name another file", path=output)
    chosen = selection or Extract()
    outcome = Outcome(0, kind)
    if to == "parquet" and output is not None:
        parquet = _module(to)
        lists = list(_offices(record, kind, chosen, outcome))
        outcome.number = parquet.write(_items(record, kind, chosen), output, KINDS[kind], lists)
        return outcome
    with opened(output) as stream:
        _write(record, to, stream, chosen, outcome)
    if to == "gdelt" and output is not None:
        output.with_name(f"{output.name}.header.tsv").write_text(_module(to).HEADER, encoding="utf-8")
    return outcome


def _write(record: Record, to: str, stream: TextIO, selection: Extract, outcome: Outcome) -> None:
    """Write one of the formats that are text, and bring the outcome up to date."""
    items = _counted(_items(record, outcome.rows, selection), outcome)
    if to == "csv":
        csv.write(items, stream, KINDS[outcome.rows])
    elif to == "jsonl":
        jsonl.write(items, stream)
        jsonl.write(_offices(record, outcome.rows, selection, outcome), stream)
    else:
        told = dossiers(record, known_events(record, selection, newest_first=to == "atom"))
        outcome.number = _module(to).write(told, stream, outcome.left_out)


def _module(to: str) -> Any:
    """The module of a format, which may need what is slow to load or not installed."""
    return importlib.import_module(f"legation.exports.{to}")


def select(
    record: Record,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    types: Sequence[str] = (),
    actors: Sequence[str] = (),
    as_of: date | str | None = None,
) -> Extract:
    """What is of days from `since` to `until`, of one of these types, with all these actors on a side, told by a day.

    Raises:
        ActorError: nobody of that name is known.
        DateError: a date that is none.
        InputError: the record has no event of that type.
    """
    sides = [party(actor, record) for actor in actors]
    return Extract(
        since=day(since),
        until=day(until),
        types=tuple(_known_type(record, name) for name in types),
        parties=tuple(side.key for side in sides if side.key is not None),
        persons=tuple(side.name for side in sides if side.name is not None),
        as_of=day(as_of),
    )


def known_events(record: Record, selection: Extract, *, newest_first: bool = False) -> Iterator[Event]:
    """The events of a selection, as they stood on its day; without one, as all stories tell them.

    Those of which more was told after that day are settled anew; they alone are all in memory.
    """
    settled = each_event(record, selection, newest_first=newest_first)
    if selection.as_of is None:
        yield from settled
        return
    anew = as_known(record, each_later_event(record, selection), selection.as_of)
    fitting = (event for event in anew if _fits(event, selection))
    order = _by_report if newest_first else by_day
    for event in heapq.merge(settled, sorted(fitting, key=order), key=order):
        yield lifecycle.as_of(event, selection.as_of)


def _fits(event: Event, selection: Extract) -> bool:
    return (not selection.types or event.type in selection.types) and within(event, selection.since, selection.until)


def within(event: Event, since: date | None, until: date | None) -> bool:
    """Whether any day of an event lies in these bounds."""
    first, last = first_day(event), last_day(event)
    if since is not None and (last is None or last < since):
        return False
    return until is None or (first is not None and first <= until)


def _by_report(event: Event) -> tuple[int, str]:
    return -event.last_reported.toordinal() if event.last_reported is not None else 1, event.id


def _rows(to: str, rows: str | None, output: Path | None) -> str:
    """What the rows are.

    Raises:
        InputError: the format cannot have them, or cannot be written to standard output.
    """
    if to not in EXPORTS:
        raise InputError(f"'{to}' is no format of records: write one of {', '.join(EXPORTS)}")
    if rows is not None and rows not in EXPORTS[to]:
        raise InputError(f"{to} has no rows of {rows}: it has {' or '.join(EXPORTS[to])}")
    if to == "parquet" and output is None:
        raise InputError("parquet is no text: name a file to write with --output FILE")
    return rows or EXPORTS[to][0]


def _known_type(record: Record, name: str) -> str:
    known = types(record)
    found = next((one for one in known if one.casefold() == name.casefold()), None)
    if found is None:
        raise InputError(f"no event of type '{name}' is in {record.path}: it has {', '.join(known) or 'none at all'}")
    return found


def _items(record: Record, kind: str, selection: Extract) -> Iterator[Data]:
    if kind == "events":
        return known_events(record, selection)
    if kind == "mentions":
        return each_mention(record, selection)
    return (KeptReading.of(reading, run) for reading, run in each_reading(record, selection))


def _offices(record: Record, kind: str, selection: Extract, outcome: Outcome) -> Iterator[OfficeList]:
    """The lists of holders, which go with the whole record alone."""
    if kind != "readings":
        return
    for one in office_lists(record):
        if selection.is_whole and selection.as_of is None:
            yield one
        else:
            outcome.left_out["holder: lists go with the whole record alone"] += len(one.holders)


def _counted(items: Iterable[Data], outcome: Outcome) -> Iterator[Data]:
    for item in items:
        outcome.number += 1
        yield item
