"""Lists of holders of offices in files: CSV, and the JSON that the Wikidata Query Service exports.

A CSV has a head line; `person` and `office` must be there, `country`, `code`, `state`, `since` and `until` may be. Of
Wikidata's JSON both forms are read (a list of objects, or SPARQL results); the usual names of its columns stand for
ours (`personLabel`, `positionLabel`, `start`, `end`, …). An office told with its country or body ("Minister for Foreign
Affairs of Japan") is taken apart as `legation.actors.resolve` reads it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from legation.actors import resolve, tables
from legation.errors import InputError
from legation.model import BODIES, Office

COLUMNS = {
    "person": ("person", "personlabel", "holderlabel", "humanlabel", "politicianlabel", "itemlabel", "name", "holder"),
    "office": ("office", "officelabel", "positionlabel", "postlabel", "rolelabel", "position", "post"),
    "country": ("country", "countrylabel", "jurisdictionlabel", "statelabel", "jurisdiction"),
    "code": ("code",),
    "state": ("state",),
    "since": ("since", "start", "starttime", "startdate", "from", "begin"),
    "until": ("until", "end", "endtime", "enddate", "to"),
}
_DAY = re.compile(r"\+?(?!0000)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")
STATES = ("current", "acting", "elect", "suspended", "former")
_LETTERS = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"(?:https?://\S*/)?Q\d+$")  # what Wikidata gives where a label is missing


def office_list(path: Path, skipped: list[str] | None = None) -> Iterator[Office]:
    """The holders of offices that a file lists, once each.

    `skipped` takes the reasons why rows of a Wikidata export tell no holder: no label, or neither country nor body.

    Raises:
        InputError: the file cannot be read, lacks a column, or has a date that is none; path and line tell where.
    """
    rows = _json_rows(path) if path.suffix.lower() == ".json" else _csv_rows(path)
    seen: set[Office] = set()
    for line, row in rows:
        told = _office(row, path, line)
        if isinstance(told, str):
            if skipped is not None:
                skipped.append(told)
        elif told not in seen:
            seen.add(told)
            yield told


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with _opened(path) as text:
        reader = csv.DictReader(_decoded(text, path))
        missing = {"person", "office"} - {_meant(name) for name in reader.fieldnames or ()}
        if missing:
            raise InputError(
                f"no column '{min(missing)}': the head line needs person and office, and may have country, code, "
                "state, since and until", path=path, line=1,
            )  # fmt: skip
        try:
            for row in reader:
                yield reader.line_num, _told(row)
        except csv.Error as error:
            raise InputError(f"this is no CSV ({error})", path=path, line=reader.line_num) from None


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with _opened(path) as text:
        try:
            data = json.load(text)
        except ValueError as error:  # UnicodeDecodeError is one
            raise InputError(f"this is no JSON in UTF-8 ({error})", path=path) from None
    results = data.get("results") if isinstance(data, dict) else None
    rows: Any = results.get("bindings") if isinstance(results, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(
            "no list of holders: export it from the Wikidata Query Service as JSON, or write a CSV", path=path
        )
    for number, row in enumerate(rows, 1):
        plain = {key: value.get("value") if isinstance(value, dict) else value for key, value in row.items()}
        told = _told(plain)
        days = {name: _known_day(told[name]) for name in ("since", "until") if name in told}
        yield number, told | days


def _told(row: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row under our names; a label stands in the place of the bare identifier beside it."""
    told: dict[str, str] = {}
    for key, value in sorted(row.items(), key=lambda item: str(item[0]).lower().endswith("label")):
        name = _meant(key) if isinstance(key, str) else None
        if name and value not in (None, "") and isinstance(value, str | int):
            told[name] = str(value)
    return told


def _decoded(text: Iterable[str], path: Path) -> Iterator[str]:
    try:
        yield from text
    except UnicodeDecodeError:
        raise InputError("this is no UTF-8: save the table as UTF-8", path=path) from None


def _known_day(value: str) -> str:
    """A day of Wikidata's; "" for an unknown value, and for one before the year 1."""
    return value if _DAY.match(value) else ""


def _opened(path: Path) -> Any:
    try:
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=path) from None


def _meant(column: str) -> str | None:
    """Our name of a column."""
    folded = column.strip().lower().replace(" ", "").replace("_", "")
    return next((name for name, others in COLUMNS.items() if folded in others), None)


def _office(row: Mapping[str, str], path: Path, line: int) -> Office | str:
    """The entry of a row, or why it tells none: Wikidata gives bare identifiers where a label is missing."""
    person, office = (row.get(name, "").strip() for name in ("person", "office"))
    if not _LETTERS.search(person) or not _LETTERS.search(office):
        raise InputError("a row needs a person and an office", path=path, line=line)
    if _ENTITY.match(person) or _ENTITY.match(office):
        return "no label"
    told = _resolved(office, row.get("country", "").strip())
    country, code = told[1], row.get("code", "").strip() or told[2]
    if country is None and row.get("country", "").strip():
        raise InputError(f"'{row['country']}' is no country: write its name or ISO code, or IGO", path=path, line=line)
    since, until = (_bound(row.get(name, ""), name, path, line) for name in ("since", "until"))
    if since is not None and until is not None and until < since:
        raise InputError(f"{person} left the office ({until}) before taking it ({since})", path=path, line=line)
    if country is None and not code:
        if path.suffix.lower() == ".json":
            return "no country or body"
        raise InputError(f"'{office}' tells no country or body: add a column country, or code", path=path, line=line)
    state = row.get("state", "").strip().casefold() or "current"
    if state not in STATES:
        raise InputError(f"'{state}' is no state of an office: write one of {', '.join(STATES)}", path=path, line=line)
    return Office(person, told[0], country, code, state, since, until)


@cache
def _resolved(office: str, country: str) -> tuple[str, str | None, str | None]:
    """Office, country and code that an office's words and those of its country stand for."""
    told = resolve(office)
    stands_for = resolve(country) if country and country.upper() not in _codes() else None
    by_name = stands_for.country if stands_for is not None and stands_for.kind == "country" else None
    named = country.upper() if country.upper() in _codes() else by_name
    return told.office or office.lower(), named if country else told.country, told.code


@cache
def _codes() -> frozenset[str]:
    return frozenset(tables.countries()) | BODIES


def _bound(value: str, name: str, path: Path, line: int) -> date | None:
    """A day; of a month or a year alone the first day for `since`, the last for `until`."""
    told = value.strip()
    if not told:
        return None
    parts = _DAY.match(told)
    try:
        if parts is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in parts.groups())
        if month > 12:
            raise ValueError
        if day or name == "since":
            return date(year, month or 1, day or 1)
        return date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1) - timedelta(days=1)
    except ValueError:
        raise InputError(f"'{told}' is no date: write 2025-01-13, 2025-01 or 2025", path=path, line=line) from None
