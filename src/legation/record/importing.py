"""Files that `legation export` wrote, JSON Lines or Parquet, back into a record."""

from __future__ import annotations

import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import exc

from legation.errors import InputError, MissingExtraError, RecordError
from legation.record import keeping
from legation.record.store import Record
from legation.record.transfer import NOTHING, KeptReading, OfficeList, check_layout, read_transfer
from legation.sources.lines import bounded_line
from legation.sources.skips import Skip, Skips

LONGEST = 400_000_000
"""Bytes of one line: those of the longest story that is read, many times over for all that is read in it."""

ROWS = 50
"""How many rows of a Parquet file are in memory at once."""

STDIN = "-"
_PARQUET = b"PAR1"

Located = tuple[int, Mapping[str, Any] | InputError]
"""The number of a line or row (from 1), with what it holds or why that cannot be read."""


@dataclass
class Tally(keeping.Tally):
    """What was imported so far: readings that were `kept`, readings that were `known` already, `lists` of holders."""

    lists: int = 0


def import_files(record: Record, paths: Iterable[Path | str], skips: Skips) -> Iterator[Tally]:
    """Keeps what these files ("-" is standard input) hold, each reading in a transaction of its own and in place of an
    earlier one of its story; gives the tally, always the same object, after each line or row and at the end.

    What cannot be kept is added to `skips` with file, line and reason.

    Raises:
        RecordError: the record cannot be written.
        MissingExtraError: a file is Parquet, and pyarrow is not installed.
    """
    tally = Tally()
    for path in paths:
        name = "<stdin>" if path == STDIN else str(path)
        try:
            for number, row in _rows(path):
                try:
                    _keep(record, row, tally)
                except InputError as error:
                    reason = "malformed" if error.message.startswith("malformed") else "not to be imported"
                    skips.add(Skip(reason, InputError(error.message, path=name, line=number)))
                yield tally
        except InputError as error:
            skips.add(Skip("not to be imported", InputError(error.message, path=name)))
        except OSError as error:
            message = f"cannot be read: {(error.strerror or str(error)).lower()}"
            skips.add(Skip("unreadable", InputError(message, path=name)))
    yield tally


def _keep(record: Record, row: Mapping[str, Any] | InputError, tally: Tally) -> None:
    if isinstance(row, InputError):
        raise row
    told = read_transfer(row)
    if isinstance(told, OfficeList):
        told.keep_in(record)
        tally.lists += 1
    elif _kept(record, told):
        tally.kept += 1
    else:
        tally.known += 1


def _kept(record: Record, told: KeptReading) -> bool:
    try:
        return record.keep(told.reading, told.run)
    except RecordError as error:
        # Only the data can be at fault here: an id that another story's event bears, a character the database lacks.
        if isinstance(error.__cause__, exc.IntegrityError | exc.DataError):
            raise InputError(f"the record refuses story '{told.story.id}': {error}") from None
        raise


def _rows(path: Path | str) -> Iterator[Located]:
    """What a file holds, by how it begins.

    Raises:
        InputError: it holds nothing that can be imported.
    """
    if path == STDIN:
        yield from _lines(sys.stdin.buffer)
        return
    with Path(path).open("rb") as stream:
        start = stream.read(len(_PARQUET))
        stream.seek(0)
        yield from _table(stream) if start == _PARQUET else _lines(stream)


def _lines(stream: IO[bytes]) -> Iterator[Located]:
    number = 0
    line, whole = bounded_line(stream, LONGEST)
    if not line:
        raise InputError("is empty")
    if not line.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        raise InputError(NOTHING)
    while line:
        number += 1
        if not whole:
            yield number, InputError(f"malformed: the line is longer than {LONGEST // 1_000_000} MB")
        elif line.strip():
            yield number, _object(line)
        line, whole = bounded_line(stream, LONGEST)


def _object(line: bytes) -> dict[str, Any] | InputError:
    """The JSON object of a line, or what is wrong with it."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return InputError(f"malformed: no JSON at column {error.colno}")
    except (RecursionError, ValueError):
        return InputError("malformed: no JSON in UTF-8")
    return row if isinstance(row, dict) else InputError("malformed: no JSON object")


def _table(stream: IO[bytes]) -> Iterator[Located]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise MissingExtraError("Parquet", "corpus") from None
    try:
        file = pq.ParquetFile(stream)
        told = file.schema_arrow.metadata or {}
        check_layout(_number(told.get(b"legation.layout", b"")))
        yield from enumerate(json.loads(told.get(b"legation.offices", b"[]")), 1)
        rows = (row for batch in file.iter_batches(batch_size=ROWS) for row in batch.to_pylist())
        yield from ((number, nested(row)) for number, row in enumerate(rows, 1))
    except (pa.ArrowException, ValueError) as error:
        raise InputError(f"is no Parquet file that can be read ({error})") from None


def _number(told: bytes) -> int | None:
    return int(told) if told.isdigit() else None


def nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of dotted columns as the objects that they stand for: {"run.version": …} is {"run": {"version": …}}."""
    told: dict[str, Any] = {}
    for name, value in row.items():
        inner = told
        *outer, last = name.split(".")
        for part in outer:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return told
