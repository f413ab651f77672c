"""Days, weeks (from Monday), months and years, as questions count by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from legation.errors import QuestionError

PERIODS = ("day", "week", "month", "year")

Days = tuple[date, date]


def period(day: date, per: str) -> Days:
    """The first and the last day of the period in which a day lies.

    Raises:
        QuestionError: `per` is no period.
    """
    if per == "day":
        return day, day
    if per == "week":
        first = day.toordinal() - day.weekday()
        return date.fromordinal(max(first, 1)), date.fromordinal(min(first + 6, date.max.toordinal()))
    if per == "month":
        return day.replace(day=1), day.replace(day=_length(day))
    if per == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    raise QuestionError(f"'{per}' is no period: it is one of {', '.join(PERIODS)}")


def periods(first: date, last: date, per: str) -> Iterator[Days]:
    """All periods from the one of the first to the one of the last day."""
    days = period(first, per)
    while True:
        yield days
        if days[1] >= last:
            return
        days = period(days[1] + timedelta(days=1), per)


def clipped(days: Days, since: date | None, until: date | None) -> Days:
    """What of a period lies between two days."""
    return max(days[0], since or date.min), min(days[1], until or date.max)


def _length(day: date) -> int:
    following = day.replace(day=28) + timedelta(days=4) if (day.year, day.month) != (9999, 12) else None
    return 31 if following is None else (following - timedelta(days=following.day)).day
