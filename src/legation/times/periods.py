"""Stretches of the calendar: a TimeML value with its inclusive days, and the arithmetic that later and earlier need."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from legation.times.lexicon import HOLIDAYS, WEEKDAYS

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """`start` and `end` are None where the calendar of `datetime` does not reach (before the year 1, after 9999)."""

    value: str
    start: date | None
    end: date | None
    grain: str


def of_day(day: date) -> Period:
    return Period(day.isoformat(), day, day, "day")


def of_week(day: date) -> Period:
    """The ISO week (Monday to Sunday) around a day."""
    year, week, weekday = day.isocalendar()
    start, end = move_days(day, 1 - weekday), move_days(day, 7 - weekday)
    if start is None or end is None:
        start = end = None
    return Period(f"{year:04d}-W{week:02d}", start, end, "week")


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the ISO week around a day."""
    week = of_week(day)
    start = week.start and move_days(week.start, 5)
    return Period(f"{week.value}-WE", start, week.end, "day")


def of_month(year: int, month: int) -> Period:
    return Period(f"{year:04d}-{month:02d}", *_span_months(year, month, 1), "month")


def of_quarter(year: int, quarter: int) -> Period:
    return Period(f"{year:04d}-Q{quarter}", *_span_months(year, 3 * quarter - 2, 3), "quarter")


def of_half(year: int, half: int) -> Period:
    """A half of a year; it has the grain of the quarter, the next finer one of the contract."""
    return Period(f"{year:04d}-H{half}", *_span_months(year, 6 * half - 5, 6), "quarter")


def of_season(year: int, season: str) -> Period:
    """A meteorological season of the northern half of the world; the winter of a year begins in its December."""
    return Period(f"{year:04d}-{season}", *_span_months(year, SEASON_STARTS[season], 3), "quarter")


def of_year(year: int) -> Period:
    return Period(f"{year:04d}", *_span_months(year, 1, 12), "year")


def of_decade(year: int) -> Period:
    return Period(f"{year // 10:03d}X", *_span_months(year // 10 * 10, 1, 120), "decade")


def of_century(number: int) -> Period:
    """The nineteenth century is 18XX."""
    return Period(f"{number - 1:02d}XX", *_span_months(100 * (number - 1), 1, 1200), "century")


def of_unit(unit: str, day: date) -> Period:
    """The day, week, month, quarter, year, decade or century around a day."""
    if unit == "week":
        return of_week(day)
    if unit == "month":
        return of_month(day.year, day.month)
    if unit == "quarter":
        return of_quarter(day.year, (day.month + 2) // 3)
    if unit == "year":
        return of_year(day.year)
    if unit == "decade":
        return of_decade(day.year)
    return of_century(day.year // 100 + 1) if unit == "century" else of_day(day)


def shift(day: date, unit: str, count: int) -> date | None:
    """The day `count` units later (earlier where negative), None where the calendar ends."""
    if unit in DAYS_OF:
        return move_days(day, DAYS_OF[unit] * count)
    if unit not in MONTHS_OF:
        return day
    months = day.year * 12 + day.month - 1 + MONTHS_OF[unit] * count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def move_days(day: date, count: int) -> date | None:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def narrow(period: Period, edge: str) -> Period:
    """The first half, the last half or the middle half of a period; the value stays that of the whole."""
    if period.start is None or period.end is None:
        return period
    days = (period.end - period.start).days
    low, high = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}[edge]
    start = period.start + timedelta(days=int(days * low + (edge == "END")))
    return Period(period.value, min(start, period.end), period.start + timedelta(days=int(days * high)), period.grain)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday by its rule in the lexicon: fixed, nth weekday of a month, or counted from Easter."""
    rule = HOLIDAYS[name]
    if rule.startswith("easter"):
        return move_days(easter(year), int(rule[6:] or 0))
    if rule == "election":  # the Tuesday after the first Monday in November, in the United States
        return move_days(nth_weekday(year, 11, 0, 1), 1)
    month, which = int(rule[:2]), rule[3:]
    if which.isdigit():
        return make_day(year, month, int(which))
    weekday = next(number for day, number in WEEKDAYS.items() if day.startswith(which[1:]))
    return nth_weekday(year, month, weekday, int(which[0]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; the last one where the month has fewer than `nth`."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day if day <= calendar.monthrange(year, month)[1] else day - 7)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature 13, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _span_months(year: int, month: int, count: int) -> tuple[date | None, date | None]:
    """First and last day of `count` months."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    if not (1 <= year <= 9999 and 1 <= last_year <= 9999):
        return None, None
    return date(year, month, 1), date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
