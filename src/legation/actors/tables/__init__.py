"""The tables that the actors room ships, read once and only when asked for; each file tells its columns at its head."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class Country(NamedTuple):
    """A row of countries.tsv. `people` pairs a singular with its plural; `heads` holds letters of P, M, K and C."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    capitals: tuple[str, ...]
    heads: str
    houses: tuple[str, ...]
    years: str


class Body(NamedTuple):
    """A row of organisations.tsv; "" where a column is empty."""

    name: str
    forms: tuple[str, ...]
    country: str
    code: str
    sector: str
    sector_2: str


class Membership(NamedTuple):
    """A row of members.tsv. The years include both ends; None where the start is unknown or the membership lasts."""

    body: str
    country: str
    since: int | None
    until: int | None

    def covers(self, year: int | None) -> bool:
        """Whether it held in a year; without a year, whether it lasts."""
        if year is None:
            return self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a TSV without its comments and its head."""
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    next(rows)
    return rows


def _pairs(name: str) -> dict[str, str]:
    """The rows of a TSV of two columns: four times as fast as `_rows`, as no cell is quoted."""
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    next(lines)
    return dict(line.split("\t") for line in lines)


@cache
def countries() -> dict[str, Country]:
    """Country code -> country, for all ISO 3166-1 codes, XKX, and states that were."""
    found = {}
    for code, name, names, adjectives, people, capitals, heads, houses, years in _rows("countries.tsv"):
        pairs = tuple((one, many) for one, _, many in (pair.partition("=") for pair in _listed(people)))
        found[code] = Country(
            code, name, _listed(names), _listed(adjectives), pairs, _listed(capitals), heads, _listed(houses), years
        )
    return found


@cache
def bodies() -> tuple[Body, ...]:
    """The bodies that news names alone."""
    return tuple(Body(row[0], _listed(row[1]), *row[2:]) for row in _rows("organisations.tsv"))


@cache
def cities() -> dict[str, str]:
    """Key of the name of a larger city or region (`words.phrase_key`) -> country code."""
    return _pairs("cities.tsv")


@cache
def given_names() -> dict[str, str]:
    """Key of a given name (`words.phrase_key`) -> "m" or "f"."""
    return _pairs("given.tsv")


@cache
def memberships() -> dict[str, tuple[Membership, ...]]:
    """Code of a body -> who belongs or belonged to it, the earliest first."""
    found: dict[str, list[Membership]] = {}
    for body, country, since, until in _rows("members.tsv"):
        found.setdefault(body, []).append(Membership(body, country, _year(since), _year(until)))
    return {body: tuple(rows) for body, rows in found.items()}


@cache
def _members_in(code: str, year: int | None) -> frozenset[str]:
    return frozenset(row.country for row in memberships().get(code, ()) if row.covers(year))


def members(code: str, on: date | None = None) -> frozenset[str]:
    """The states that belonged to a body (its `code`) on a day, by the year; without a day, those of the latest year of
    the table, whose membership lasts.

    A state counts for the whole of the years in which it came and went. Empty for a body that the table does not know.
    """
    return _members_in(code, on.year if on else None)


@cache
def agents() -> dict[str, Any]:
    """agents.toml, its lists cut at their commas."""
    table = tomllib.loads(_text("agents.toml"))
    table["waters"] = _phrases(table["waters"])
    for group in table["agents"]:
        group["nouns"] = _phrases(group["nouns"])
        for some in ("weak", "large"):
            if isinstance(group.get(some), str):
                group[some] = _phrases(group[some])
    return table


def _phrases(text: str) -> list[str]:
    return text.replace("\n", " ").split(", ")


@cache
def offices() -> dict[str, Any]:
    """offices.toml as it stands."""
    return tomllib.loads(_text("offices.toml"))
