"""What "last", "the next", "that", "early" and a weekday's name say, wherever they stand in a time expression."""

from collections.abc import Callable

from legation.times import periods
from legation.times.flow import Flow
from legation.times.grammar import Mention, Scan
from legation.times.lexicon import DAY_PARTS, EDGES, RELATIONS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from legation.times.periods import Period

Direction = Callable[[Scan, Mention], int]
Found = tuple[str, Period]

PAST, PRESENT, FUTURE = (Period(f"{name}_REF", None, None, "vague") for name in ("PAST", "PRESENT", "FUTURE"))
FINENESS = ("day", "week", "month", "quarter", "year", "decade", "century")


def relation_of(mention: Mention, default: str) -> str:
    """ "last", "next", "this", "that", "same", "previous" or "following", by the first word that says so."""
    word = mention.word("lxvfsIqc")
    relation = RELATIONS[word] if word is not None else default
    return "last" if relation == "past" else relation


def related(flow: Flow, mention: Mention, unit: str, default: str = "this") -> Period | None:
    """The week, month, year … that "last", "this", "the next", "that", "the previous" points to."""
    relation = relation_of(mention, default)
    narrative = relation in {"previous", "following", "same", "that"} or (
        relation == "next" and mention.marks.lstrip("eg").startswith("T")
    )
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(relation, 0)
    told = flow.told()
    if narrative and told is not None:
        if step == 0:
            return containing(told, unit)
        base = told.start if step < 0 else told.end
    else:
        base = flow.ground(mention)
    moved = periods.shift(base, unit, step) if base is not None else None
    return periods.of_unit(unit, moved) if moved is not None else None


def containing(told: Period, unit: str) -> Period | None:
    """ "That week" after a day is its week; "that day" after a week is not known closer than the week."""
    grain = "day" if told.grain == "hour" else told.grain
    finer = grain in FINENESS and unit in FINENESS and FINENESS.index(unit) < FINENESS.index(grain)
    return told if finer or told.start is None else periods.of_unit(unit, told.start)


def recurring_year(flow: Flow, mention: Mention, make: Callable[[int], Period]) -> int | None:
    """The year of "last March", "next summer", "the previous November": the nearest one wholly on that side."""
    relation = relation_of(mention, "this")
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


def edged(mention: Mention, period: Period) -> Period:
    """The half of a period that "early", "mid" or "the end of" leaves."""
    word = mention.word("eB")
    return periods.narrow(period, EDGES[word]) if word in EDGES else period


def at_part(mention: Mention, period: Period) -> Found:
    """A day, or the morning, evening … of it where one is told."""
    word = mention.word("P")
    if word is None:
        return "DATE", period
    return "TIME", Period(f"{period.value}T{DAY_PARTS[word]}", period.start, period.end, "hour")


def grain_of(unit: str) -> str:
    return unit if unit in FINENESS else "week" if unit == "fortnight" else "hour"


def weekday_number(mention: Mention) -> int:
    word = (mention.word("Ww7") or "monday").removesuffix("'s")
    return WEEKDAYS.get(word.removesuffix("s") if word.endswith("days") else word, WEEKDAY_ABBREVIATIONS.get(word, 0))


def named_year(mention: Mention) -> int | None:
    """The year that a mention names, below 1 before Christ (490 BC is -490), None where it names none."""
    for position in range(len(mention.words) - 1, -1, -1):
        word, mark = mention.words[position], mention.marks[position]
        if mark == "Y":
            return -int(word) if mention.marks[position + 1 : position + 2] == "k" else int(word)
        if mark in "kj":
            number = mention.words[position + (1 if mark == "j" else -1)].replace(",", "").split(".")[0]
            return (-1 if mark == "k" else 1) * min(int(number), 9999) if number.isdigit() else None
    return None


def before_christ(year: int, suffix: str, grain: str) -> Period:
    return Period(f"BC{-year:04d}{suffix}", None, None, grain)
