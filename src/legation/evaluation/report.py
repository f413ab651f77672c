"""What a suite found: rows of a metric, its value, the number of cases it rests on, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model import Data


@dataclass(frozen=True)
class Row(Data):
    """One figure. `value` is a share from 0 to 1 unless `note` names a unit; `low` and `high` bound a 95% interval."""

    metric: str
    value: float
    n: int
    note: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Report(Data):
    """The figures of one suite; `data` names the files they were measured on, with the digest of their bytes."""

    suite: str
    data: tuple[str, ...]
    rows: tuple[Row, ...]

    def value(self, metric: str) -> float:
        """The figure under `metric`; raises KeyError where the suite has no such row."""
        for row in self.rows:
            if row.metric == metric:
                return row.value
        raise KeyError(metric)
