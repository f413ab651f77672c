"""Lengths of time and what recurs: "two weeks", "the past three years", "every Monday", "daily"."""

from legation.times.flow import Flow, month_of
from legation.times.grammar import Mention
from legation.times.lexicon import DAY_PARTS, SEASONS, SETS
from legation.times.numbers import count_of, duration, unit_of
from legation.times.periods import Period
from legation.times.relations import Direction, Found, grain_of, weekday_number


def stretch(flow: Flow, mention: Mention, direction: Direction) -> Found:
    unit = unit_of(mention)
    return "DURATION", Period(duration(count_of(mention), unit), None, None, grain_of(unit))


def length(flow: Flow, mention: Mention, direction: Direction) -> Found:
    """A length of time; "three times a day" and "40 barrels a day" recur."""
    unit = unit_of(mention)
    count = count_of(mention)
    before = flow.scan.word(mention.first - 1).lower()
    if mention.marks == "Au" and (
        before in {"once", "twice"}
        or (before.endswith("s") and flow.scan.marks[mention.first - 1] == "_" and len(before) > 4)
    ):
        return "SET", Period(duration(1, unit), None, None, grain_of(unit))
    if mention.marks[-1] in "9" and count is None and "u" in mention.marks:
        count = 1
    return "DURATION", Period(duration(count, unit), None, None, grain_of(unit))


def recurrence(flow: Flow, mention: Mention, direction: Direction) -> Found:
    word = mention.word("5")
    if word is not None:
        return "SET", Period(SETS[word], None, None, "day")
    if set("W7") & set(mention.marks):
        return "SET", Period(f"XXXX-WXX-{weekday_number(mention) + 1}", None, None, "day")
    if set("uU") & set(mention.marks):
        unit = unit_of(mention)
        return "SET", Period(duration(count_of(mention) or 1, unit), None, None, grain_of(unit))
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
