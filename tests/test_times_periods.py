"""The arithmetic of the calendar under the times."""

from datetime import date

import pytest

from legation.times import periods


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1998, 4, 12), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert periods.easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("christmas eve", date(2023, 12, 24)),
        ("thanksgiving", date(2023, 11, 23)),
        ("memorial day", date(2023, 5, 29)),
        ("labor day", date(2023, 9, 4)),
        ("election day", date(2023, 11, 7)),
        ("easter monday", date(2023, 4, 10)),
    ],
)
def test_holidays_by_their_rules(name, day):
    assert periods.holiday(name, 2023) == day


@pytest.mark.parametrize(
    ("start", "unit", "count", "moved"),
    [
        (date(2024, 1, 31), "month", 1, date(2024, 2, 29)),
        (date(2024, 2, 29), "year", -1, date(2023, 2, 28)),
        (date(2024, 5, 5), "fortnight", 2, date(2024, 6, 2)),
        (date(2024, 5, 5), "century", -30, None),
        (date(9999, 12, 1), "week", 10, None),
    ],
)
def test_moving_by_units(start, unit, count, moved):
    assert periods.shift(start, unit, count) == moved


def test_a_week_may_belong_to_the_year_before():
    week = periods.of_week(date(2027, 1, 2))
    assert (week.value, week.start, week.end) == ("2026-W53", date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize("edge", ["START", "MID", "END"])
def test_a_narrowed_period_lies_within_the_whole(edge):
    whole = periods.of_month(2024, 2)
    part = periods.narrow(whole, edge)
    assert part.value == whole.value
    assert whole.start <= part.start <= part.end <= whole.end
    assert (part.end - part.start).days < (whole.end - whole.start).days
