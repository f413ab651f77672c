"""Suite `actors`: actor phrases out of any story to country and sector (spans of NGEC's tests)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from legation.actors import Directory, resolve
from legation.evaluation import fingerprint, located, rows
from legation.evaluation.report import Report, Row
from legation.model import Office

FILE = "dev/actors.jsonl"
FIGURES = ("country", "sector", "both")


def actors(data: Path, who: Iterable[Office] = ()) -> dict[str, dict[str, Any]]:
    """Score `legation.actors.resolve` on the spans under `data`: those whose words tell it, those that need knowledge.

    `who`: holders of offices that it may know.
    Per group: `spans`; the shares right of `country` and `sector` over the spans where gold tells them; `both` over
    all, a field that gold leaves open counting as right; and `wrong`, the ids of the spans that miss one.

    Raises:
        DataError: the file is not there.
    """
    (path,) = located(data, FILE)
    directory = Directory(who)
    groups: dict[str, list[tuple[dict[str, Any], bool, bool]]] = {"told": [], "knowledge": []}
    for row in rows(path):
        actor = resolve(row["text"], row["context"], row["date"], directory)
        country = row["country"] in (None, actor.country)
        sector = row["sector"] in (None, actor.sector)
        groups["knowledge" if row["knowledge"] else "told"].append((row, country, sector))
    return {group: _figures(scored) for group, scored in groups.items()}


def _figures(scored: list[tuple[dict[str, Any], bool, bool]]) -> dict[str, Any]:
    countries = [right for row, right, _ in scored if row["country"] is not None]
    sectors = [right for row, _, right in scored if row["sector"] is not None]
    both = [country and sector for _, country, sector in scored]
    figures = zip(FIGURES, (countries, sectors, both), strict=True)
    return {
        "spans": len(scored),
        **{name: sum(right) / max(1, len(right)) for name, right in figures},
        "n": {"country": len(countries), "sector": len(sectors), "both": len(both)},
        "wrong": [row["id"] for row, country, sector in scored if not (country and sector)],
    }


def evaluate(data: Path, *, who: Iterable[Office] = ()) -> Report:
    """The figures of `actors` as a report; the folder `data` holds `dev/`.

    Raises:
        DataError: the file is not there.
    """
    found = actors(data, who)
    figures = [
        Row(f"{group} {name}", metrics[name], metrics["n"][name])
        for group, metrics in found.items()
        for name in FIGURES
    ]
    return Report("actors", tuple(fingerprint(path) for path in located(data, FILE)), tuple(figures))
