"""Accuracy does not fall: every suite reaches its floors on the data that they were measured on (tests/floors.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legation import evaluation

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def test_every_suite_has_floors() -> None:
    assert list(FLOORS) == list(evaluation.SUITES)


@pytest.mark.floors
@pytest.mark.parametrize("suite", evaluation.SUITES)
def test_accuracy_reaches_its_floor(suite: str, shared: Path) -> None:
    report = evaluation.evaluate(suite, shared / "data")
    assert list(report.data) == FLOORS[suite]["data"], "the data has changed: measure anew"
    found = {row.metric: row.value for row in report.rows}
    below = {metric: found.get(metric) for metric, floor in FLOORS[suite]["floors"].items() if found[metric] < floor}
    assert not below
