"""Dates by the calendar: days, months, seasons, years, holidays; each gives the type and the period of a mention."""

import re
from datetime import date

from legation.times import periods
from legation.times.flow import Flow, month_of
from legation.times.grammar import Mention
from legation.times.lexicon import DECADES, HOLIDAYS, SEASONS
from legation.times.numbers import ordinal_of, unit_of
from legation.times.periods import Period
from legation.times.relations import (
    Direction,
    Found,
    at_part,
    before_christ,
    edged,
    named_year,
    recurring_year,
    related,
    relation_of,
)


def iso(flow: Flow, mention: Mention, direction: Direction) -> Found:
    day = periods.make_day(*(int(part) for part in mention.words[0].split("-")))
    return "DATE", periods.of_day(day) if day is not None else Period(mention.words[0], None, None, "day")


def calendar_day(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A day of a month; the year as written, as "of that year" tells, or from the flow."""
    month, number = month_of(mention) or 1, ordinal_of(mention.word("DOo") or "1")
    year = named_year(mention)
    if year is None and "u" in mention.marks:
        year = _pointed_year(flow, mention)
    if year is None:
        year = flow.year_of(mention, month, number, direction(flow.scan, mention))
    if year is None:
        period = Period(f"XXXX-{month:02d}-{number:02d}", None, None, "day")
    elif year < 0:
        period = before_christ(year, f"-{month:02d}-{number:02d}", "day")
    else:
        day = periods.make_day(year, month, number)
        period = Period(f"{year:04d}-{month:02d}-{number:02d}", day, day, "day")
    return at_part(mention, period)


def _pointed_year(flow: Flow, mention: Mention) -> int | None:
    """The year that "of that year", "of last year" points to."""
    whole = related(flow, mention, "year")
    return whole.start.year if whole is not None and whole.start is not None else None


def week_of(flow: Flow, mention: Mention, direction: Direction) -> Found:
    _, day = calendar_day(flow, mention, direction)
    unit = unit_of(mention)
    return "DATE", periods.of_unit(unit, day.start) if day.start is not None else Period("XXXX-WXX", None, None, "week")


def month(flow: Flow, mention: Mention, direction: Direction) -> Found:
    month, year = month_of(mention) or 1, named_year(mention)
    if year is not None and year < 0:
        return "DATE", before_christ(year, f"-{month:02d}", "month")
    if year is None and "u" in mention.marks:
        year = _pointed_year(flow, mention)
    elif year is None and mention.word("lxvfsIq") is not None:
        year = recurring_year(flow, mention, lambda year: periods.of_month(year, month))
    if year is None:
        year = flow.year_of(mention, month, None, direction(flow.scan, mention))
    if year is None:
        return "DATE", Period(f"XXXX-{month:02d}", None, None, "month")
    return "DATE", edged(mention, periods.of_month(year, month))


def quarter(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A quarter or half of a year; where none is told, the last that has begun, or the next if the verb looks ahead."""
    ordinal = mention.word("oON3") or "1"
    number = int(ordinal[1]) if ordinal[:1] == "q" else ordinal_of(ordinal)
    make = periods.of_half if "half" in mention.words else periods.of_quarter
    limit = 2 if make is periods.of_half else 4
    if not 1 <= number <= limit:
        return "DURATION", Period("P6M" if limit == 2 else "P3M", None, None, "quarter")
    year = named_year(mention)
    if year is None and "u" in mention.marks:
        year = _pointed_year(flow, mention)
    if year is None:
        year = flow.year_of(mention, (number * 12 // limit) - 1, None, direction(flow.scan, mention))
    if year is None or year < 0:
        return "DATE", Period(f"XXXX-{'H' if limit == 2 else 'Q'}{number}", None, None, "quarter")
    return "DATE", make(year, number)


def season(flow: Flow, mention: Mention, direction: Direction) -> Found:
    season = SEASONS[mention.word("S") or "summer"]
    year = named_year(mention)
    if year is not None and year < 0:
        return "DATE", before_christ(year, f"-{season}", "quarter")
    if year is None and "u" in mention.marks:
        year = _pointed_year(flow, mention)
    elif year is None and mention.word("lxvfsIq") is not None:
        year = recurring_year(flow, mention, lambda year: periods.of_season(year, season))
    if year is None:
        year = flow.year_of(mention, periods.SEASON_STARTS[season], None, direction(flow.scan, mention))
    if year is None:
        return "DATE", Period(f"XXXX-{season}", None, None, "quarter")
    return "DATE", edged(mention, periods.of_season(year, season))


def decade(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "The 1990s"; "the nineties" and "the '90s" are those of the century that ends nearest before the reference."""
    word = mention.word("d") or ""
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        return "DATE", edged(mention, periods.of_decade(int(digits)))
    tens = int(digits) if digits else 10 * DECADES[word]
    latest = flow.reference.year if flow.reference is not None else 2000
    century = latest // 100 * 100
    nearest = century + tens if century + tens <= latest else century - 100 + tens
    return "DATE", edged(mention, periods.of_decade(nearest))


def century(flow: Flow, mention: Mention, direction: Direction) -> Found:
    number = ordinal_of(mention.word("Oo") or "1")
    if "k" in mention.marks:
        return "DATE", Period(f"BC{number - 1:02d}XX", None, None, "century")
    return "DATE", edged(mention, periods.of_century(number))


def year(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A year; a fiscal year keeps its number, and its days reach from October before it to March after it."""
    year = named_year(mention) or 1
    if year < 0:
        return "DATE", before_christ(year, "", "year")
    period = edged(mention, periods.of_year(year))
    if "L" in mention.marks and 1 < year < 9999:
        return "DATE", Period(f"{year:04d}", date(year - 1, 10, 1), date(year + 1, 3, 31), "year")
    return "DATE", period


def holiday(flow: Flow, mention: Mention, direction: Direction) -> Found:
    name = (mention.word("H") or "").replace("’", "'")
    whole = f"{name} {mention.word('u')}" if mention.word("u") == "day" else name
    name = whole if whole in HOLIDAYS else name
    year = named_year(mention)
    if year is None:
        rough = periods.holiday(name, flow.reference.year if flow.reference is not None else 2000)
        month, day = (rough.month, rough.day) if rough is not None else (1, 1)
        side = {"last": -1, "next": 1}.get(relation_of(mention, "same"), direction(flow.scan, mention))
        year = flow.year_of(mention, month, day, side)
    day_of = periods.holiday(name, year) if year is not None and 1 <= year <= 9999 else None
    if day_of is None:
        rule = HOLIDAYS[name]
        return "DATE", Period(f"XXXX-{rule if len(rule) == 5 and rule[3:].isdigit() else 'XX-XX'}", None, None, "day")
    if mention.word("u") == "week":
        return "DATE", periods.of_week(day_of)
    return at_part(mention, periods.of_day(day_of))


def nth(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "On the 21st": of the month last told, else of that nearest to the day of the telling."""
    number = ordinal_of(mention.word("O") or "1")
    told = flow.narrative(mention) or flow.told()
    base = told.start if told is not None else None
    day = periods.make_day(base.year, base.month, number) if base is not None else None
    return "DATE", periods.of_day(day) if day is not None else Period(f"XXXX-XX-{number:02d}", None, None, "day")
