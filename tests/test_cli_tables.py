"""Tables for people: how days are written, and how wide a pipe is."""

from __future__ import annotations

import io
from datetime import date

import pytest

from legation.cli.console import WIDE, console_on
from legation.cli.tables import days
from legation.model import TimeSpan


@pytest.mark.parametrize(
    ("first", "last", "inferred", "shown"),
    [
        ("2025-03-06", "2025-03-06", False, "2025-03-06"),
        ("2025-03-06", "2025-03-06", True, "(2025-03-06)"),
        ("2024-02-01", "2024-02-29", False, "2024-02"),
        ("2024-02-01", "2024-02-28", False, "2024-02-01 … 2024-02-28"),
        ("1963-01-01", "1963-12-31", False, "1963"),
        ("1963-01-01", "1964-12-31", False, "1963-01-01 … 1964-12-31"),
        ("1963-01-01", "1963-03-31", True, "(1963-01-01 … 1963-03-31)"),
        ("9999-12-01", "9999-12-31", False, "9999-12-01 … 9999-12-31"),
        ("0001-01-01", "0001-12-31", False, "0001"),
        ("2025-03-06", None, False, "2025-03-06 …"),
        (None, "2025-03-06", False, "… 2025-03-06"),
    ],
)
def test_days_are_written_as_short_as_they_can_be(
    first: str | None, last: str | None, inferred: bool, shown: str
) -> None:
    start, end = (date.fromisoformat(one) if one else None for one in (first, last))
    assert days(TimeSpan("then", None, start, end, "day", inferred=inferred)) == shown


def test_a_pipe_is_wide_and_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    stream = io.StringIO()
    console = console_on(stream)
    console.print("[red]Kenya[/] :smile: met Ethiopia", style="red")
    assert (console.width, stream.getvalue()) == (WIDE, "[red]Kenya[/] :smile: met Ethiopia\n")
