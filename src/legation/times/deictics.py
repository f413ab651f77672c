"""Times told from where the story stands: weekdays, "last week", "two days ago", "a day later", "tomorrow", "now"."""

from datetime import date

from legation.times import periods
from legation.times.flow import Flow
from legation.times.grammar import Mention
from legation.times.lexicon import DAY_PARTS
from legation.times.numbers import count_of, duration, unit_of
from legation.times.periods import Period
from legation.times.relations import (
    FUTURE,
    PAST,
    PRESENT,
    Direction,
    Found,
    at_part,
    edged,
    grain_of,
    related,
    relation_of,
    weekday_number,
)


def weekday(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A weekday. A bare one may be the day of the telling; "last" is strictly before it, "next" in the next week."""
    number = weekday_number(mention)
    relation = relation_of(mention, "bare")
    told = flow.told()
    counted = relation in {"previous", "following", "same", "that"} or (flow.history and _in_history(flow, mention))
    base = told.start if counted and told is not None else flow.reference
    if base is None:
        return at_part(mention, Period(f"XXXX-WXX-{number + 1}", None, None, "day"))
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
    return at_part(
        mention, periods.of_day(day) if day is not None else Period(f"XXXX-WXX-{number + 1}", None, None, "day")
    )


def _in_history(flow: Flow, mention: Mention) -> bool:
    anchor = flow.narrative(mention)
    return anchor is not None and anchor.grain == "day"


def weekday_of(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Monday last week", "Friday of this week"."""
    week = related(flow, mention, "week")
    number = weekday_number(mention)
    if week is None or week.start is None:
        return "DATE", Period(f"XXXX-WXX-{number + 1}", None, None, "day")
    day = periods.move_days(week.start, number)
    return "DATE", periods.of_day(day) if day is not None else week


def weekend(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """Saturday and Sunday: the last one that has begun, or this week's where the verb looks ahead."""
    relation = relation_of(mention, "bare")
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


def part_of_day(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Last night", "this morning", "the next evening", "that afternoon"."""
    day = related(flow, mention, "day")
    if day is None:
        word = mention.word("P") or "morning"
        return "TIME", Period(f"XXXX-XX-XXT{DAY_PARTS[word]}", None, None, "hour")
    return at_part(mention, day)


def unit(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Last week", "earlier this year", "the next day", "that month", "the past year"."""
    unit = unit_of(mention)
    if "past" in mention.words and "I" not in mention.marks:
        return "DURATION", Period(duration(1, unit), None, None, grain_of(unit))
    default = "this" if mention.kind == "in_unit" and not flow.history else "that"
    period = related(flow, mention, "week" if unit == "fortnight" else unit, default)
    if period is None:
        return "DATE", {"last": PAST, "previous": PAST, "next": FUTURE, "following": FUTURE}.get(
            relation_of(mention, "this"), PRESENT
        )
    edge = mention.word("g")
    if edge is not None:
        return "DATE", _until_or_from(flow, mention, period, edge)
    return "DATE", edged(mention, period)


def _until_or_from(flow: Flow, mention: Mention, period: Period, edge: str) -> Period:
    """ "Earlier this year" ends with the day of the telling, "later this year" begins with it."""
    anchor = flow.told() if "q" in mention.marks or "s" in mention.marks else None
    pivot = anchor.start if anchor is not None and anchor.grain == "day" else flow.reference
    if pivot is None or period.start is None or period.end is None or not period.start <= pivot <= period.end:
        return period
    start, end = (period.start, pivot) if edge == "earlier" else (pivot, period.end)
    return Period(period.value, start, end, period.grain)


def ago(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", _stepped(flow.ground(mention), None, mention, -1, PAST)


def from_now(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", _stepped(flow.ground(mention), None, mention, 1, FUTURE)


def shifted(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "Two days later", "a year earlier": counted from the time last told."""
    step = 1 if mention.word("g") == "later" else -1
    told = flow.told(unit_of(mention))
    if told is None:
        return "DATE", FUTURE if step > 0 else PAST
    return "DATE", _stepped(told.start, told.end, mention, step, FUTURE if step > 0 else PAST)


def _stepped(start: date | None, end: date | None, mention: Mention, step: int, vague: Period) -> Period:
    """The unit that lies a count of units off; from a longer stretch (a month) one counts only to one as long."""
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


def day_after(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """ "The day before yesterday", "the day after that"."""
    step = 1 if mention.word("b") == "after" else -1
    if "W" in mention.marks:
        base = weekday(flow, mention, direction)[1].start
    elif "K" in mention.marks:
        base = deictic(flow, mention, direction)[1].start
    else:
        told = flow.told()
        base = told.start if told is not None else None
    moved = periods.move_days(base, step) if base is not None else None
    return "DATE", periods.of_day(moved) if moved is not None else FUTURE if step > 0 else PAST


def deictic(flow: Flow, mention: Mention, direction: Direction) -> Found:
    word = mention.word("K") or "today"
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if flow.reference is None or (flow.history and word == "today"):
        return "DATE", {-1: PAST, 0: PRESENT, 1: FUTURE}[step]
    day = periods.move_days(flow.reference, step)
    if day is None:
        return "DATE", PRESENT
    if word == "tonight":
        return "TIME", Period(f"{day.isoformat()}TNI", day, day, "hour")
    return at_part(mention, periods.of_day(day))


def now(flow: Flow, mention: Mention, direction: Direction) -> Found:
    day = None if flow.history else flow.reference
    return "DATE", Period("PRESENT_REF", day, day, "vague")


def recently(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", PAST


def future(flow: Flow, mention: Mention, direction: Direction) -> Found:
    return "DATE", PRESENT if "present" in mention.words else FUTURE
