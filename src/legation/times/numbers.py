"""Numbers in time expressions, and the TimeML durations that they make."""

from legation.times.grammar import Mention
from legation.times.lexicon import NUMBERS, ORDINALS, UNITS

_LETTERS = {"day": ("P", "D", 1), "week": ("P", "W", 1), "fortnight": ("P", "W", 2), "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
            "year": ("P", "Y", 1), "decade": ("P", "Y", 10), "century": ("P", "Y", 100),
            "hour": ("PT", "H", 1), "minute": ("PT", "M", 1), "second": ("PT", "S", 1)}  # fmt: skip


def unit_of(mention: Mention) -> str:
    """The unit that a mention counts or names."""
    word = mention.word("uU") or mention.word("X") or "day"
    singular = "century" if word == "centuries" else word.removesuffix("s")
    return UNITS.get(singular, singular)


def count_of(mention: Mention) -> float | None:
    """How many units: None where the words do not say ("weeks", "several days")."""
    total, group, seen = 0.0, 0.0, False
    for position, (word, mark) in enumerate(zip(mention.words, mention.marks, strict=True)):
        if mark == "V":
            return None
        if mark == "N":
            number = NUMBERS[word]
            group = max(group, 1) * number if number in (12, 100, 1000, 1_000_000) else group + number
            seen = True
        elif mark in "Dn" and mention.marks[position - 1 : position] != "_":
            group, seen = group + float(word.replace(",", "").rstrip("’'s") or 0), True
        elif mark == "X" and "&" in mention.marks[:position]:
            total += 0.5
        elif mark == "A" and not seen:
            seen = True
    if "D_D" in mention.marks:
        total += 0.5
    if not seen:
        return None
    return total + (group or 1)


def ordinal_of(word: str) -> int:
    """21 for "21st" and for "twenty-first"."""
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdigit() else ORDINALS.get(word, NUMBERS.get(word, 1))


def duration(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of a count of units; X stands for an unknown number."""
    prefix, letter, factor = _LETTERS.get(unit, ("P", "D", 1))
    if count is None:
        return f"{prefix}X{letter}"
    if unit == "hour" and count % 1:
        return f"PT{int(count)}H{round(count % 1 * 60)}M"
    return f"{prefix}{count * factor:g}{letter}" if count * factor < 1e6 else f"{prefix}{int(count * factor)}{letter}"
