"""Readings and lists of holders as they go from one record to another, by way of a file: nothing that was kept is lost.

A `KeptReading` has the fields of a reading, then the run that read it and the `layout` in which it is written. Unlike
the contract's JSON it tells the feature of each place, by which the record settles where an event was.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import sqlalchemy as sa

from legation.errors import InputError
from legation.meanings import is_meaning
from legation.model import STATUSES, Data, EventMention, Incumbent, Office, Reading, Span
from legation.record.runs import Run
from legation.record.schema import office_imports
from legation.record.store import Record

LAYOUT = 1
"""The layout of what is written; one that reads otherwise gets the next number."""

NOTHING = "holds no readings to import: write them with 'legation export --to jsonl' or '--to parquet'"


@dataclass(frozen=True, kw_only=True)
class KeptReading(Reading):
    """A reading with its run."""

    run: Run
    layout: int = LAYOUT

    @classmethod
    def of(cls, reading: Reading, run: Run) -> Self:
        return cls(**{one.name: getattr(reading, one.name) for one in dataclasses.fields(Reading)}, run=run)

    @property
    def reading(self) -> Reading:
        return Reading(**{one.name: getattr(self, one.name) for one in dataclasses.fields(Reading)})

    def to_dict(self) -> dict[str, Any]:
        return super().to_dict() | {"events": [Data.to_dict(mention) for mention in self.events]}


@dataclass(frozen=True)
class OfficeList(Data):
    """A list of holders of offices that was imported under the name of its source."""

    source: str
    holders: tuple[Incumbent, ...]
    layout: int = LAYOUT

    def keep_in(self, record: Record) -> None:
        told = [one.name for one in dataclasses.fields(Incumbent)]
        record.import_offices(self.source, [Office(*(getattr(one, name) for name in told)) for one in self.holders])


def office_lists(record: Record) -> Iterator[OfficeList]:
    """The lists that were imported, by the names of their sources."""
    table = office_imports
    with record.reading_transaction() as connection:
        sources = list(connection.scalars(sa.select(table.c.source).distinct().order_by(table.c.source)))
    for source in sources:
        query = sa.select(table).where(table.c.source == source).order_by(table.c.n)
        with record.reading_transaction() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        yield OfficeList(source, tuple(Incumbent.from_dict(row) for row in rows))


def read_transfer(data: Mapping[str, Any]) -> KeptReading | OfficeList:
    """What one line or row of a file tells.

    Raises:
        InputError: it is neither, is of a newer layout, or a field is not what it should be.
    """
    check_layout(data.get("layout"))
    kind: type[KeptReading | OfficeList] = OfficeList if "holders" in data else KeptReading
    try:
        told = kind.from_dict(data)
    except InputError as error:
        raise InputError(f"malformed: {error.message}") from None
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputError("malformed: fields are missing, or are not what they should be") from None
    if fault := _fault(told, kind, "") or _contradiction(told):
        raise InputError(f"malformed: {fault}")
    return told


def check_layout(number: object) -> None:
    """Refuses what this version cannot read.

    Raises:
        InputError: there is no layout, or a newer one.
    """
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise InputError(NOTHING)
    if number > LAYOUT:
        raise InputError(
            f"has layout {number}, written by a newer Legation than this one, which knows up to {LAYOUT}: upgrade with "
            "'pip install -U legation'"
        )


def _contradiction(told: KeptReading | OfficeList) -> str | None:
    """What no record could hold, though each field is what it should be."""
    if isinstance(told, OfficeList):
        return None
    if any(mention.story.id != told.story.id for mention in told.events):
        return "an event of another story"
    if len({mention.id for mention in told.events}) < len(told.events):
        return "two events with one id"
    if not all(mention.meaning is None or is_meaning(mention.meaning) for mention in told.events):
        return "an event whose 'meaning' is none"
    return None


def _fault(value: Any, hint: Any, where: str) -> str | None:
    """The first field of plain data that is not of its type, in words; None where all are."""
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        inner = next(one for one in arguments if one is not types.NoneType)
        return None if value is None else _fault(value, inner, where)
    if hint == Span:
        fits = len(value) == 2 and all(type(end) is int for end in value) and 0 <= value[0] <= value[1]
        return None if fits else f"'{where}' is no span"
    if typing.get_origin(hint) is tuple:
        return next((fault for one in value if (fault := _fault(one, arguments[0], where))), None)
    if issubclass(hint, Data):
        return _fault_within(value, hint, where)
    return None if _FITS[hint](value) else f"'{where}' is no {_NAMES[hint]}"


def _fault_within(value: Data, kind: type[Data], where: str) -> str | None:
    if isinstance(value, EventMention) and value.status not in STATUSES:
        return f"'{value.status}' is no status of an event"
    for name, hint in _hints(kind).items():
        if fault := _fault(getattr(value, name), hint, f"{where}.{name}".lstrip(".")):
            return fault
    return None


_kept_hints: dict[type[Data], dict[str, Any]] = {}


def _hints(kind: type[Data]) -> dict[str, Any]:
    if kind not in _kept_hints:
        _kept_hints[kind] = typing.get_type_hints(kind)
    return _kept_hints[kind]


def _is_text(value: Any) -> bool:
    """Whether it is a string that a database takes: half characters (lone surrogates) none does."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


_NAMES = {str: "text", bool: "true or false", int: "whole number", float: "number", date: "day"}
_FITS: dict[type, Callable[[Any], bool]] = {
    str: _is_text,
    bool: lambda value: isinstance(value, bool),
    int: lambda value: type(value) is int and abs(value) < 2**63,
    float: lambda value: type(value) in (int, float) and math.isfinite(value),
    date: lambda value: isinstance(value, date),
}
