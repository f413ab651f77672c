"""From mentions to time expressions: type, value and days, in the text's order, for each depends on those before."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from legation.model import TimeExpression
from legation.times import dates, deictics, lengths, periods
from legation.times.flow import Flow, month_of
from legation.times.grammar import Mention, Scan
from legation.times.lexicon import DAY_PARTS
from legation.times.numbers import ordinal_of
from legation.times.periods import Period
from legation.times.relations import Direction, Found


def resolve(
    scan: Scan, mentions: Sequence[Mention], published: date | None, direction: Direction
) -> list[TimeExpression]:
    """The expressions of a text, in order; `direction` tells of a bare weekday or month: ahead (1) or behind (-1)."""
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
    for left, right in pairwise(mentions):
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


def _clock(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """An hour of the day last told in the sentence, else of the day of the telling."""
    day = flow.latest
    if day is None or day.grain not in {"day", "hour"}:
        day = periods.of_day(flow.reference) if flow.reference is not None else Period("XXXX-XX-XX", None, None, "day")
    start = day.start
    if mention.words == ["overnight"] and start is not None:
        start = periods.move_days(start, -1) or start  # from the evening before
    return "TIME", Period(f"{day.value[:10]}T{_time_of_day(mention)}", start, day.end, "hour")


def _clock_on(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """An hour together with its day: "8 p.m. on Monday"."""
    cut = next(index for index, mark in enumerate(mention.marks) if mark in "WwMmKO#" or (mark == "D" and index > 0))
    kinds = {"K": "deictic", "#": "iso", "M": "day", "m": "day"}
    kind = next((kind for mark, kind in kinds.items() if mark in mention.marks), "weekday")
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


_RESOLVERS: dict[str, Callable[[Flow, Mention, Direction], Found]] = {
    "iso": dates.iso, "day": dates.calendar_day, "week_of": dates.week_of, "month": dates.month,
    "quarter": dates.quarter, "season": dates.season, "decade": dates.decade, "century": dates.century,
    "year": dates.year, "holiday": dates.holiday, "nth": dates.nth, "day_after": deictics.day_after,
    "weekday_of": deictics.weekday_of, "weekday": deictics.weekday, "weekend": deictics.weekend,
    "part": deictics.part_of_day, "in_unit": deictics.unit, "unit": deictics.unit, "ago": deictics.ago,
    "shifted": deictics.shifted, "from_now": deictics.from_now, "deictic": deictics.deictic, "now": deictics.now,
    "recently": deictics.recently, "future": deictics.future, "spans": lengths.stretch, "set": lengths.recurrence,
    "duration": lengths.length, "clock": _clock, "clock_on": _clock_on, "daypart": _clock,
}  # fmt: skip
