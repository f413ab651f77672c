"""Suite `places`: toponyms of LGL (local news; Lieberman et al. 2010) to points, GeoNames ids, countries."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from legation.evaluation import fingerprint, located
from legation.evaluation.report import Report, Row
from legation.model import Place
from legation.places import find, resolve
from legation.places.gazetteer import key_of, load

SUITE = "dev/places_lgl.jsonl"
NEAR = 161.0
"""Kilometres within which a point counts as right: 100 miles, as in the literature on LGL."""


def evaluate(data: Path) -> Report:
    """The figures of `places` as a report, each over all gold toponyms that have coordinates.

    Raises:
        DataError: the file is not there.
    """
    (path,) = located(data, SUITE)
    figures = places(data)
    count = figures.pop("toponyms")
    return Report("places", (fingerprint(path),), tuple(Row(name, value, count) for name, value in figures.items()))


def places(data: Path) -> dict[str, Any]:
    """Score `legation.places` on `dev/places_lgl.jsonl` under `data`, over gold toponyms that have coordinates.

    Gold spans given: `acc@161km`, `id exact`, `country` (by name, or within 161 km of the gold point), and the share
    that got any place. Spans found by us: precision, recall and F1 of overlapping spans (`found`) and of those that
    also lie within 161 km (`end to end`). A found span that overlaps gold without coordinates is not scored.

    Raises:
        DataError: the file is not there.
    """
    (path,) = located(data, SUITE)
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            _score(json.loads(line), counts)
    gold = counts["gold"]
    figures: dict[str, Any] = {
        "toponyms": gold,
        "acc@161km": counts["near"] / gold,
        "id exact": counts["id"] / gold,
        "country": counts["country"] / gold,
        "resolved": counts["resolved"] / gold,
    }
    for name, right in (("found", "found"), ("end to end", "found near")):
        precision, recall = counts[right] / max(1, counts["predicted"]), counts[right] / gold
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        figures |= {f"{name} precision": precision, f"{name} recall": recall, f"{name} f1": f1}
    return {name: round(value, 4) for name, value in figures.items()}


def _score(row: dict[str, Any], counts: Counter[str]) -> None:
    gold = [toponym for toponym in row["toponyms"] if toponym["lat"] is not None]
    spans = [(toponym["start"], toponym["end"]) for toponym in gold]
    for toponym, place in zip(gold, resolve(row["text"], spans), strict=True):
        counts["gold"] += 1
        if place is None:
            continue
        counts["resolved"] += place.name is not None
        near = _is_right(toponym, place)
        counts["near"] += near
        counts["id"] += str(place.geonames) == toponym["geonameid"]
        counts["country"] += near or place.country == _country(toponym["country"])
    _score_found(row, gold, counts)


def _score_found(row: dict[str, Any], gold: list[dict[str, Any]], counts: Counter[str]) -> None:
    free = list(gold)
    unscored = [(toponym["start"], toponym["end"]) for toponym in row["toponyms"] if toponym["lat"] is None]
    for place in find(row["text"]):
        start, end = place.span
        match = next((toponym for toponym in free if toponym["start"] < end and start < toponym["end"]), None)
        if match is None:
            counts["predicted"] += not any(a < end and start < b for a, b in unscored)
            continue
        free.remove(match)
        counts["predicted"] += 1
        counts["found"] += 1
        counts["found near"] += _is_right(match, place)


def _is_right(toponym: dict[str, Any], place: Place) -> bool:
    """Whether `place` lies near the gold point; a country, which has more than one published centre, by its code."""
    if toponym["fcode"].startswith("PCL") and (place.feature or "").startswith("PCL"):
        return place.country == _country(toponym["country"])
    point = Place("", (0, 0), latitude=float(toponym["lat"]), longitude=float(toponym["lon"]))
    apart = point.kilometres_to(place)
    return apart is not None and apart <= NEAR


def _country(name: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country by its English name."""
    if not name:
        return None
    states = (entry for entry in load().candidates(key_of(name)) if entry.feature.startswith("PCL"))
    return next((entry.country for entry in states), None)
