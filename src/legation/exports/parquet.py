"""Parquet: one reading, mention or event a row, inner fields as dotted columns (`when.start`).

Days are date32, lists are Arrow lists (of structs, where things are listed), unknown is null. Files of readings hold
all that was kept, so that `legation import` gives the record back; lists of holders of offices lie in its metadata.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from legation.errors import MissingExtraError
from legation.exports.columns import flat, hints
from legation.model import Data, EventMention, Reading
from legation.record.transfer import LAYOUT, OfficeList

ROWS = 5000
READINGS = 200
"""How many rows are in memory, and in a row group; whole readings are large."""


def write(
    items: Iterable[Data], target: Path, kind: type[Data] = EventMention, offices: Sequence[OfficeList] = ()
) -> int:
    """Write a table of items of `kind` as they come; tell how many rows.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise MissingExtraError("Parquet", "corpus") from None
    columns = hints(kind)
    told = _metadata(kind, offices)
    schema = pa.schema([(name, _type(hint)) for name, hint in columns.items()], metadata=told)
    size = READINGS if issubclass(kind, Reading) else ROWS
    rows, number = (flat(_plain(item), columns) for item in items), 0
    with target.open("wb") as stream, pq.ParquetWriter(stream, schema, compression="zstd") as file:
        while batch := list(islice(rows, size)):
            file.write_table(pa.Table.from_pylist(batch, schema=schema))
            number += len(batch)
    return number


def _metadata(kind: type[Data], offices: Sequence[OfficeList]) -> dict[str, str]:
    if not issubclass(kind, Reading):
        return {}
    return {"legation.layout": str(LAYOUT), "legation.offices": json.dumps([one.to_dict() for one in offices])}


def _plain(value: Any) -> Any:
    """Data as dictionaries and lists of all its fields; days stay days."""
    if isinstance(value, Data):
        return dict(_fields(value))
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _fields(item: Data) -> Iterator[tuple[str, Any]]:
    for one in dataclasses.fields(typing.cast(Any, item)):
        yield one.metadata.get("key", one.name), _plain(getattr(item, one.name))


def _type(hint: Any) -> Any:
    """The Arrow type of what a type hint stands for."""
    import pyarrow as pa

    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return _type(next(one for one in arguments if one is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        return pa.list_(_type(arguments[0]))
    if issubclass(hint, Data):
        told = typing.get_type_hints(hint)
        keys = {one.name: one.metadata.get("key", one.name) for one in dataclasses.fields(typing.cast(Any, hint))}
        return pa.struct([(keys[name], _type(inner)) for name, inner in told.items()])
    return {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}[hint]
