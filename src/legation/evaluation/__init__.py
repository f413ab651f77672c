"""Scorers: one module a suite, each with `evaluate(data: Path) -> Report`, and the table of them.

`data` is the folder that holds the measuring sets as they were handed to us (`../shared/data` beside a checkout). A
suite reads its files through `located`, which raises DataError where one is missing.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.errors import DataError
from legation.evaluation.report import Report, Row

__all__ = ["SUITES", "Report", "Row", "evaluate", "fingerprint", "located", "rows"]

SUITES = {
    "language": "tags, lemmas, trees and sentence starts on the UD treebanks",
    "names": "names of persons, organisations and places",
    "coding": "PLOVER roots and classes of sentences with a marked pair",
    "actors": "country and sector of actor phrases",
    "times": "spans and values of time expressions",
    "places": "coordinates and GeoNames ids of toponyms",
    "stories": "whole stories with every event",
    "coreference": "mentions of one happening across documents",
    "linking": "mentions of one participant inside a story",
}


def evaluate(suite: str, data: Path, **options: Any) -> Report:
    """Run one suite over the folder `data`; `options` go to the suite.

    Raises:
        DataError: there is no such suite, or its data is not in `data`.
    """
    if suite not in SUITES:
        raise DataError(f"there is no suite '{suite}': choose among {', '.join(SUITES)}")
    module = importlib.import_module(f"legation.evaluation.{suite}")
    report: Report = module.evaluate(data, **options)
    return report


def located(data: Path, *names: str) -> list[Path]:
    """The files of a suite under `data`, all of them there.

    Raises:
        DataError: one of them is not.
    """
    paths = [data / name for name in names]
    for path in paths:
        if not path.exists():
            raise DataError("not here: give the folder that holds the measuring sets with --data", path=path)
    return paths


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, one at a time.

    Raises:
        DataError: a line is no JSON object.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield dict(json.loads(line))
            except (TypeError, ValueError):
                raise DataError(f"line {number} is no JSON object", path=path) from None


def fingerprint(path: Path) -> str:
    """A file's name, or a folder's, with the first 12 hexadecimal digits of its SHA-256: a figure names its data."""
    sha = hashlib.sha256()
    for part in sorted(path.iterdir()) if path.is_dir() else [path]:
        sha.update(part.read_bytes())
    return f"{path.name} sha256:{sha.hexdigest()[:12]}"
