"""The tables that the actors room ships, read once and only when asked for; each file tells its columns at its head."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
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


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a TSV without its comments and its head."""
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    next(rows)
    return rows


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
    """Name of a larger city or region -> country code."""
    return {row[0]: row[1] for row in _rows("cities.tsv")}


@cache
def agents() -> dict[str, Any]:
    """agents.toml as it stands."""
    return tomllib.loads(_text("agents.toml"))


@cache
def offices() -> dict[str, Any]:
    """offices.toml as it stands."""
    return tomllib.loads(_text("offices.toml"))
