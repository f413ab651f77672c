"""Accuracy does not fall: every suite reaches its floors on the data that they were measured on (tests/floors.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legation import evaluation
from legation.evaluation.report import Report

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def test_every_suite_has_floors() -> None:
    assert list(FLOORS) == list(evaluation.SUITES)


@pytest.mark.floors
@pytest.mark.parametrize("suite", evaluation.SUITES)
def test_accuracy_reaches_its_floor(suite: str, shared: Path) -> None:
    report = evaluation.evaluate(suite, shared / "data")
    assert list(report.data) == FLOORS[suite]["data"], "the data has changed: measure anew"
    assert below(FLOORS[suite]["floors"], report) == {}


@pytest.mark.floors
def test_pairs_are_found_as_often_as_before(shared: Path) -> None:
    report = evaluation.evaluate("coding", shared / "data", end_to_end=True)
    assert below(FLOORS["coding"]["end_to_end"], report) == {}


def below(floors: dict[str, float], report: Report) -> dict[str, float | None]:
    """The figures of a report that lie under their floor, or are not there."""
    found = {row.metric: row.value for row in report.rows}
    return {metric: found.get(metric) for metric, floor in floors.items() if found.get(metric, 0.0) < floor}
