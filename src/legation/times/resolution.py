"""From the words of a time to its TimeML type, value and days: one function a kind of mention, called in the text's order."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from legation.model import TimeExpression
from legation.times import periods
from legation.times.flow import Flow, month_of
from legation.times.grammar import Mention, Scan
from legation.times.lexicon import (
    DAY_PARTS,
    DECADES,
    EDGES,
    HOLIDAYS,
    RELATIONS,
    SEASONS,
    SETS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from legation.times.numbers import count_of, duration, ordinal_of, unit_of
from legation.times.periods import Period

Direction = Callable[[Scan, Mention], int]
Found = tuple[str, Period]

PAST, PRESENT, FUTURE = (Period(f"{name}_REF", None, None, "vague") for name in ("PAST", "PRESENT", "FUTURE"))


def resolve(
    scan: Scan, mentions: Sequence[Mention], published: date | None, direction: Direction
) -> list[TimeExpression]:
    """The expressions of a text, in order. `direction` tells for a bare weekday or month whether it lies ahead (1) or behind (-1)."""
    flow = Flow.of(scan, mentions, published)
    found = []
    for mention in _share_years(scan, _join_clocks(scan, mentions)):
        kind, period = _RESOLVERS[mention.kind](flow, mention, direction)
        if kind in {"DATE", "TIME"}:
            flow.pass_by(mention, period)
        text = scan.text[mention.start : mention.end]
        found.append(
            TimeExpression(
                (mention.start, mention.end), kind, period.value, period.start, period.end, period.grain, text
            )
        )
    return found


def _join_clocks(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """ "8 p.m. on Monday" is one time, not two."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind in {"clock", "daypart"}
            and mention.kind in {"weekday", "day", "deictic", "iso"}
            and scan.marks[last.last : mention.first] in {"", ",", "y"}
        ):
            joined[-1] = scan.mention("clock_on", last.first, mention.last)
        else:
            joined.append(mention)
    return joined


def _share_years(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """In "between March and April 1918" both months are of 1918."""
    for left, right in zip(mentions, mentions[1:], strict=False):
        joined = scan.marks[left.last : right.first] in {"&", "-", "t"}
        if (
            joined
            and left.kind == right.kind
            and left.kind in {"day", "month"}
            and "Y" in right.marks
            and not set("Yu") & set(left.marks)
        ):
            year = right.word("Y") or ""
            first, second = month_of(left), month_of(right)
            if first is not None and second is not None:
                left.words = [*left.words, year if first <= second else str(int(year) - 1)]
                left.marks += "Y"
    return mentions


def _relation(mention: Mention, default: str) -> str:
    """ "last", "next", "this", "that", "same", "previous" or "following", by the first word that says so."""
    word = mention.word("lxvfsIqc")
    relation = RELATIONS[word] if word is not None else default
    return "last" if relation == "past" else relation


def _related(flow: Flow, mention: Mention, unit: str, default: str = "this") -> Period | None:
    """The week, month, year … that "last", "this", "the next", "that", "the previous" points to."""
    relation = _relation(mention, default)
    narrative = relation in {"previous", "following", "same", "that"} or (
        relation == "next" and mention.marks.lstrip("eg").startswith("T")
    )
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(relation, 0)
    told = flow.told()
    if narrative and told is not None:
        if step == 0:
            return _containing(told, unit)
        base = told.start if step < 0 else told.end
    else:
        base = flow.ground(mention)
    moved = periods.shift(base, unit, step) if base is not None else None
    return periods.of_unit(unit, moved) if moved is not None else None


_FINENESS = ["day", "week", "month", "quarter", "year", "decade", "century"]


def _containing(told: Period, unit: str) -> Period | None:
    """ "That week" after a day is its week; "that day" after a week is not known closer than the week."""
    grain = "day" if told.grain == "hour" else told.grain
    finer = grain in _FINENESS and unit in _FINENESS and _FINENESS.index(unit) < _FINENESS.index(grain)
    return told if finer or told.start is None else periods.of_unit(unit, told.start)


def _edged(mention: Mention, period: Period) -> Period:
    """The half of a period that "early", "mid" or "the end of" leaves."""
    word = mention.word("eB")
    return periods.narrow(period, EDGES[word]) if word in EDGES else period


def _year(mention: Mention) -> int | None:
    """The year that a mention names, below 1 before Christ (490 BC is -490), None where it names none."""
    for position in range(len(mention.words) - 1, -1, -1):
        word, mark = mention.words[position], mention.marks[position]
        if mark == "Y":
            return -int(word) if mention.marks[position + 1 : position + 2] == "k" else int(word)
        if mark in "kj":
            number = mention.words[position + (1 if mark == "j" else -1)].replace(",", "").split(".")[0]
            return (-1 if mark == "k" else 1) * min(int(number), 9999) if number.isdigit() else None
    return None


def _before_christ(year: int, suffix: str, grain: str) -> Period:
    return Period(f"BC{-year:04d}{suffix}", None, None, grain)


def _iso(flow: Flow, mention: Mention, direction: Direction) -> Found:
    day = periods.make_day(*(int(part) for part in mention.words[0].split("-")))
    return "DATE", periods.of_day(day) if day is not None else Period(mention.words[0], None, None, "day")


def _day(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A day of a month; the year as written, as "of that year" tells, or from the flow."""
    month, number = month_of(mention) or 1, ordinal_of(mention.word("DOo") or "1")
    year = _year(mention)
    if year is None and "u" in mention.marks:
        whole = _related(flow, mention, "year")
        year = whole.start.year if whole is not None and whole.start is not None else None
    if year is None:
        year = flow.year_of(mention, month, number, direction(flow.scan, mention))
    if year is None:
        period = Period(f"XXXX-{month:02d}-{number:02d}", None, None, "day")
    elif year < 0:
        period = _before_christ(year, f"-{month:02d}-{number:02d}", "day")
    else:
        day = periods.make_day(year, month, number)
        period = Period(f"{year:04d}-{month:02d}-{number:02d}", day, day, "day")
    return _at_part(mention, period)


def _at_part(mention: Mention, period: Period) -> Found:
    """A day, or the morning, evening … of it where one is told."""
    word = mention.word("P")
    if word is None:
        return "DATE", period
    return "TIME", Period(f"{period.value}T{DAY_PARTS[word]}", period.start, period.end, "hour")


def _week_of(flow: Flow, mention: Mention, direction: Direction) -> Found:
    _, day = _day(flow, mention, direction)
    unit = unit_of(mention)
    return "DATE", periods.of_unit(unit, day.start) if day.start is not None else Period("XXXX-WXX", None, None, "week")


def _month(flow: Flow, mention: Mention, direction: Direction) -> Found:
    month, year = month_of(mention) or 1, _year(mention)
    if year is not None and year < 0:
        return "DATE", _before_christ(year, f"-{month:02d}", "month")
    if year is None and "u" in mention.marks:
        whole = _related(flow, mention, "year")
        year = whole.start.year if whole is not None and whole.start is not None else None
    elif year is None and mention.word("lxvfsIq") is not None:
        year = _recurring_year(flow, mention, lambda year: periods.of_month(year, month))
    if year is None:
        year = flow.year_of(mention, month, None, direction(flow.scan, mention))
    if year is None:
        return "DATE", Period(f"XXXX-{month:02d}", None, None, "month")
    return "DATE", _edged(mention, periods.of_month(year, month))


def _recurring_year(flow: Flow, mention: Mention, make: Callable[[int], Period]) -> int | None:
    """The year of "last March", "next summer", "the previous November": the nearest one wholly on that side."""
    relation = _relation(mention, "this")
    told = flow.told()
    narrative = relation in {"previous", "following", "same", "that"}
    base = told.start if narrative and told is not None else flow.ground(mention)
    if base is None:
        return None
    years = [year for year in range(base.year - 2, base.year + 3) if 1 <= year <= 9998]
    made = [(year, period) for year in years if (period := make(year)).start is not None]
    if relation in {"last", "previous"}:
        return max((year for year, period in made if period.end and period.end < base), default=None)
    if relation in {"next", "following"}:
        return min((year for year, period in made if period.start and period.start > base), default=None)
    return base.year


def _quarter(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A quarter or half of a year; without one the last such quarter that has begun (the next, where the verb looks ahead)."""
    ordinal = mention.word("oON3") or "1"
    number = int(ordinal[1]) if ordinal[:1] == "q" else ordinal_of(ordinal)
    make = periods.of_half if "half" in mention.words else periods.of_quarter
    limit = 2 if make is periods.of_half else 4
    if not 1 <= number <= limit:
        return "DURATION", Period("P6M" if limit == 2 else "P3M", None, None, "quarter")
    year = _year(mention)
    if year is None and "u" in mention.marks:
        whole = _related(flow, mention, "year")
        year = whole.start.year if whole is not None and whole.start is not None else None
    if year is None:
        year = flow.year_of(mention, (number * 12 // limit) - 1, None, direction(flow.scan, mention))
    if year is None or year < 0:
        return "DATE", Period(f"XXXX-{'H' if limit == 2 else 'Q'}{number}", None, None, "quarter")
    return "DATE", make(year, number)


def _season(flow: Flow, mention: Mention, direction: Direction) -> Found:
    season = SEASONS[mention.word("S") or "summer"]
    year = _year(mention)
    if year is not None and year < 0:
        return "DATE", _before_christ(year, f"-{season}", "quarter")
    if year is None and "u" in mention.marks:
        whole = _related(flow, mention, "year")
        year = whole.start.year if whole is not None and whole.start is not None else None
    elif year is None and mention.word("lxvfsIq") is not None:
        year = _recurring_year(flow, mention, lambda year: periods.of_season(year, season))
    if year is None:
        year = flow.year_of(mention, periods.SEASON_STARTS[season], None, direction(flow.scan, mention))
    if year is None:
        return "DATE", Period(f"XXXX-{season}", None, None, "quarter")
    return "DATE", _edged(mention, periods.of_season(year, season))


def _decade(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "The 1990s"; "the nineties" and "the '90s" are those of the century that ends nearest before the reference."""
    word = mention.word("d") or ""
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        return "DATE", _edged(mention, periods.of_decade(int(digits)))
    tens = int(digits) if digits else 10 * DECADES[word]
    latest = flow.reference.year if flow.reference is not None else 2000
    century = latest // 100 * 100
    return "DATE", _edged(
        mention, periods.of_decade(century + tens if century + tens <= latest else century - 100 + tens)
    )


def _century(flow: Flow, mention: Mention, direction: Direction) -> Found:
    number = ordinal_of(mention.word("Oo") or "1")
    if "k" in mention.marks:
        return "DATE", Period(f"BC{number - 1:02d}XX", None, None, "century")
    return "DATE", _edged(mention, periods.of_century(number))


def _plain_year(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A year; a fiscal year keeps its number, and its days reach from October before it to March after it."""
    year = _year(mention) or 1
    if year < 0:
        return "DATE", _before_christ(year, "", "year")
    period = _edged(mention, periods.of_year(year))
    if "L" in mention.marks and 1 < year < 9999:
        return "DATE", Period(f"{year:04d}", date(year - 1, 10, 1), date(year + 1, 3, 31), "year")
    return "DATE", period


def _holiday(flow: Flow, mention: Mention, direction: Direction) -> Found:
    name = (mention.word("H") or "").replace("’", "'")
    whole = f"{name} {mention.word('u')}" if mention.word("u") == "day" else name
    name = whole if whole in HOLIDAYS else name
    year = _year(mention)
    if year is None:
        rough = periods.holiday(name, flow.reference.year if flow.reference is not None else 2000)
        month, day = (rough.month, rough.day) if rough is not None else (1, 1)
        side = {"last": -1, "next": 1}.get(_relation(mention, "same"), direction(flow.scan, mention))
        year = flow.year_of(mention, month, day, side)
    day_of = periods.holiday(name, year) if year is not None and 1 <= year <= 9999 else None
    if day_of is None:
        rule = HOLIDAYS[name]
        return "DATE", Period(f"XXXX-{rule if len(rule) == 5 and rule[3:].isdigit() else 'XX-XX'}", None, None, "day")
    if mention.word("u") == "week":
        return "DATE", periods.of_week(day_of)
    return _at_part(mention, periods.of_day(day_of))


def _weekday_number(mention: Mention) -> int:
    word = (mention.word("Ww7") or "monday").removesuffix("'s")
    return WEEKDAYS.get(word.removesuffix("s") if word.endswith("days") else word, WEEKDAY_ABBREVIATIONS.get(word, 0))


def _weekday(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A weekday. The day of the telling itself counts for the bare one; "last" is strictly before it, "next" in the next week."""
    number = _weekday_number(mention)
    relation = _relation(mention, "bare")
    told = flow.told()
    counted = relation in {"previous", "following", "same", "that"} or (flow.history and _in_history(flow, mention))
    base = told.start if counted and told is not None else flow.reference
    if base is None:
        return _at_part(mention, Period(f"XXXX-WXX-{number + 1}", None, None, "day"))
    ahead = (number - base.weekday()) % 7
    if relation in {"last", "previous"} or (mention.word("l") and relation == "this"):
        moved = ahead - 7
    elif relation == "next":
        moved = 7 - base.weekday() + number
    elif relation == "following":
        moved = ahead or 7
    elif relation == "this":
        moved = number - base.weekday()
    else:
        moved = ahead if direction(flow.scan, mention) > 0 or counted or ahead == 0 else ahead - 7
    day = periods.move_days(base, moved)
    return _at_part(
        mention, periods.of_day(day) if day is not None else Period(f"XXXX-WXX-{number + 1}", None, None, "day")
    )


def _in_history(flow: Flow, mention: Mention) -> bool:
    anchor = flow.narrative(mention)
    return anchor is not None and anchor.grain == "day"


def _weekday_of(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Monday last week", "Friday of this week"."""
    week = _related(flow, mention, "week")
    number = _weekday_number(mention)
    if week is None or week.start is None:
        return "DATE", Period(f"XXXX-WXX-{number + 1}", None, None, "day")
    day = periods.move_days(week.start, number)
    return "DATE", periods.of_day(day) if day is not None else week


def _weekend(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """Saturday and Sunday: the last one that has begun, or this week's where the verb looks ahead."""
    relation = _relation(mention, "bare")
    told = flow.told()
    narrative = relation in {"same", "that", "following", "previous"}
    base = told.start if narrative and told is not None else flow.ground(mention)
    if base is None:
        return "DATE", Period("XXXX-WXX-WE", None, None, "day")
    ended = base.weekday() < 5
    side = direction(flow.scan, mention)
    if relation in {"last", "previous"}:
        weeks = -1
    elif relation in {"next", "following"}:
        weeks = 1
    else:
        weeks = 0 if side > 0 or not ended or narrative else -1
    moved = periods.move_days(base, 7 * weeks)
    return "DATE", periods.of_weekend(moved) if moved is not None else PAST


def _part(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Last night", "this morning", "the next evening", "that afternoon"."""
    day = _related(flow, mention, "day")
    if day is None:
        word = mention.word("P") or "morning"
        return "TIME", Period(f"XXXX-XX-XXT{DAY_PARTS[word]}", None, None, "hour")
    return _at_part(mention, day)


def _unit(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Last week", "earlier this year", "the next day", "that month", "the past year"."""
    unit = unit_of(mention)
    if "past" in mention.words and "I" not in mention.marks:
        return "DURATION", Period(duration(1, unit), None, None, _grain(unit))
    default = "this" if mention.kind == "in_unit" and not flow.history else "that"
    period = _related(flow, mention, "week" if unit == "fortnight" else unit, default)
    if period is None:
        return "DATE", {"last": PAST, "previous": PAST, "next": FUTURE, "following": FUTURE}.get(
            _relation(mention, "this"), PRESENT
        )
    edge = mention.word("g")
    if edge is not None:
        return "DATE", _until_or_from(flow, mention, period, edge)
    return "DATE", _edged(mention, period)


def _until_or_from(flow: Flow, mention: Mention, period: Period, edge: str) -> Period:
    """ "Earlier this year" ends with the day of the telling, "later this year" begins with it."""
    anchor = flow.told() if "q" in mention.marks or "s" in mention.marks else None
    pivot = anchor.start if anchor is not None and anchor.grain == "day" else flow.reference
    if pivot is None or period.start is None or period.end is None or not period.start <= pivot <= period.end:
        return period
    start, end = (period.start, pivot) if edge == "earlier" else (pivot, period.end)
    return Period(period.value, start, end, period.grain)


def _grain(unit: str) -> str:
    return unit if unit in _FINENESS else "week" if unit == "fortnight" else "hour"


def _ago(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", _stepped(flow.ground(mention), None, mention, -1, PAST)


def _from_now(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", _stepped(flow.ground(mention), None, mention, 1, FUTURE)


def _shifted(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Two days later", "a year earlier": counted from the time last told."""
    step = 1 if mention.word("g") == "later" else -1
    told = flow.told()
    if told is None:
        return "DATE", FUTURE if step > 0 else PAST
    return "DATE", _stepped(told.start, told.end, mention, step, FUTURE if step > 0 else PAST)


def _stepped(start: date | None, end: date | None, mention: Mention, step: int, vague: Period) -> Period:
    """The unit that lies a count of units off. From a longer stretch (a month) one can count only to a stretch as long."""
    unit, count = unit_of(mention), count_of(mention)
    if start is None or count is None or count > 1e5:
        return vague
    if unit in {"hour", "minute", "second"}:
        return Period(start.isoformat(), start, end or start, "day")
    whole = int(count)
    moved = periods.shift(start, unit, step * whole)
    if moved is None:
        return vague
    moved_end = periods.shift(end, unit, step * whole) if end is not None else None
    period = periods.of_unit(
        "year" if unit in {"decade", "century"} else "week" if unit == "fortnight" else unit, moved
    )
    if moved_end is None or period.end is None or moved_end <= period.end or period.start is None:
        return period
    value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX"}.get(period.grain, period.value)
    return Period(value, moved, moved_end, period.grain)


def _day_after(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "The day before yesterday", "the day after that"."""
    step = 1 if mention.word("b") == "after" else -1
    if "W" in mention.marks:
        base = _weekday(flow, mention, direction)[1].start
    elif "K" in mention.marks:
        base = _deictic(flow, mention, direction)[1].start
    else:
        told = flow.told()
        base = told.start if told is not None else None
    moved = periods.move_days(base, step) if base is not None else None
    return "DATE", periods.of_day(moved) if moved is not None else FUTURE if step > 0 else PAST


def _deictic(flow: Flow, mention: Mention, direction: Direction) -> Found:
    word = mention.word("K") or "today"
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if flow.reference is None or (flow.history and word == "today"):
        return "DATE", {-1: PAST, 0: PRESENT, 1: FUTURE}[step]
    day = periods.move_days(flow.reference, step)
    if day is None:
        return "DATE", PRESENT
    if word == "tonight":
        return "TIME", Period(f"{day.isoformat()}TNI", day, day, "hour")
    return _at_part(mention, periods.of_day(day))


def _clock(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """An hour of the day last told in the sentence, else of the day of the telling."""
    day = flow.latest
    if day is None or day.grain not in {"day", "hour"}:
        day = periods.of_day(flow.reference) if flow.reference is not None else Period("XXXX-XX-XX", None, None, "day")
    return "TIME", Period(f"{day.value[:10]}T{_time_of_day(mention)}", day.start, day.end, "hour")


def _clock_on(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """An hour together with its day: "8 p.m. on Monday"."""
    cut = next(index for index, mark in enumerate(mention.marks) if mark in "WwMmKO#" or (mark == "D" and index > 0))
    kind = (
        "deictic"
        if "K" in mention.marks
        else "iso"
        if "#" in mention.marks
        else "day"
        if set("Mm") & set(mention.marks)
        else "weekday"
    )
    inner = flow.scan.mention(kind, mention.first + cut, mention.last)
    _, day = _RESOLVERS[kind](flow, inner, lambda scan, _: direction(scan, mention))
    return "TIME", Period(f"{day.value[:10]}T{_time_of_day(mention)}", day.start, day.end, "hour")


def _time_of_day(mention: Mention) -> str:
    word = mention.words[0]
    if word in DAY_PARTS:
        return DAY_PARTS[word]
    digits = re.match(r"(\d+)(?::(\d\d))?", word)
    hour = int(digits[1]) if digits else ordinal_of(word)
    minute = digits[2] if digits and digits[2] else "00"
    half = mention.word("iP") or ""
    if (half[:1] == "p" or half in {"afternoon", "evening", "night"}) and hour < 12:
        hour += 12
    elif half[:1] == "a" and half not in {"afternoon"} and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def _daypart(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return _clock(flow, mention, direction)


def _spans(flow: Flow, mention: Mention, direction: Direction) -> Found:
    unit = unit_of(mention)
    return "DURATION", Period(duration(count_of(mention), unit), None, None, _grain(unit))


def _duration(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A length of time; "three times a day" and "40 barrels a day" recur."""
    unit = unit_of(mention)
    count = count_of(mention)
    before = flow.scan.word(mention.first - 1).lower()
    if mention.marks == "Au" and (
        before in {"once", "twice"}
        or (before.endswith("s") and flow.scan.marks[mention.first - 1] == "_" and len(before) > 4)
    ):
        return "SET", Period(duration(1, unit), None, None, _grain(unit))
    if mention.marks[-1] in "9" and count is None and "u" in mention.marks:
        count = 1
    return "DURATION", Period(duration(count, unit), None, None, _grain(unit))


def _set(flow: Flow, mention: Mention, direction: Direction) -> Found:
    word = mention.word("5")
    if word is not None:
        return "SET", Period(SETS[word], None, None, "day")
    if set("W7") & set(mention.marks):
        return "SET", Period(f"XXXX-WXX-{_weekday_number(mention) + 1}", None, None, "day")
    if set("uU") & set(mention.marks):
        unit = unit_of(mention)
        return "SET", Period(duration(count_of(mention) or 1, unit), None, None, _grain(unit))
    month, season, part = month_of(mention), mention.word("S"), mention.word("P")
    value = (
        f"XXXX-{month:02d}"
        if month
        else f"XXXX-{SEASONS[season]}"
        if season
        else f"XXXX-XX-XXT{DAY_PARTS[part]}"
        if part
        else "XXXX-WXX-WE"
    )
    return "SET", Period(value, None, None, "day")


def _now(flow: Flow, mention: Mention, direction: Direction) -> Found:
    day = None if flow.history else flow.reference
    return "DATE", Period("PRESENT_REF", day, day, "vague")


def _recently(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", PAST


def _future(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", PRESENT if "present" in mention.words else FUTURE


def _nth(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "On the 21st": of the month last told, else of that nearest to the day of the telling."""
    number = ordinal_of(mention.word("O") or "1")
    told = flow.narrative(mention) or flow.told()
    base = told.start if told is not None else None
    day = periods.make_day(base.year, base.month, number) if base is not None else None
    return "DATE", periods.of_day(day) if day is not None else Period(f"XXXX-XX-{number:02d}", None, None, "day")


_RESOLVERS: dict[str, Callable[[Flow, Mention, Direction], Found]] = {
    "iso": _iso, "day": _day, "week_of": _week_of, "month": _month, "quarter": _quarter, "season": _season,
    "decade": _decade, "century": _century, "year": _plain_year, "holiday": _holiday, "day_after": _day_after,
    "weekday_of": _weekday_of, "weekday": _weekday, "weekend": _weekend, "part": _part, "spans": _spans,
    "in_unit": _unit, "unit": _unit, "ago": _ago, "shifted": _shifted, "from_now": _from_now, "set": _set,
    "duration": _duration, "deictic": _deictic, "clock": _clock, "clock_on": _clock_on, "daypart": _daypart,
    "now": _now, "recently": _recently, "future": _future, "nth": _nth,
}  # fmt: skip
