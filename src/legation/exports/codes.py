"""Codes of other data sets for our countries, bodies, sectors and CAMEO codes; None where they have none."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    """A table by its first column; each file tells at its head what its columns are."""
    text = resources.files("legation.exports").joinpath("tables", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {next(iter(row.values())): row for row in rows}


def _code(table: str, key: str | None, column: str) -> str | None:
    return _table(table).get(key or "", {}).get(column) or None


def cameo_country(country: str | None) -> str | None:
    """CAMEO's actor code of a country."""
    return _code("countries.tsv", country, "cameo")


def fips_country(country: str | None) -> str | None:
    """The FIPS 10-4 code of a country."""
    return _code("countries.tsv", country, "fips")


def cow_country(country: str | None) -> str | None:
    """The state number of the Correlates of War project."""
    return _code("countries.tsv", country, "cow")


def cameo_body(code: str | None) -> str | None:
    """CAMEO's code of a known group, for a body's own short code."""
    return _code("bodies.tsv", code, "cameo")


def cameo_sector(sector: str | None) -> str | None:
    """CAMEO's actor type."""
    return _code("sectors.tsv", sector, "cameo")


def icews_sector(sector: str | None) -> str | None:
    """The name of ICEWS's sector."""
    return _code("sectors.tsv", sector, "icews")


def goldstein(cameo: str) -> float | None:
    """The Goldstein value of a CAMEO code, or of the nearest code above it that has one."""
    above = (cameo[:length] for length in range(len(cameo), 1, -1))
    value = next((value for code in above if (value := _code("cameo.tsv", code, "goldstein"))), None)
    return float(value) if value is not None else None


def cameo_name(cameo: str) -> str | None:
    """What a CAMEO code stands for; a root's name is that of its first code."""
    return _code("cameo.tsv", cameo, "name") or _code("cameo.tsv", f"{cameo}0", "name")
