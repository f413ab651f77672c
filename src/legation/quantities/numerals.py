"""Numbers as news writes them: digits, words, multipliers, and the words that bound them."""

import re
from dataclasses import dataclass

from legation.quantities.currencies import LETTERS, MARKS

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
MULTIPLIERS = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6,
    "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12, "score": 20, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
# Bounds of words that name no number: the smallest and the largest count that a news desk would write so.
VAGUE = {
    "several": (3, 9), "a few": (2, 9), "a handful of": (2, 9), "a couple of": (2, 3), "a couple": (2, 3),
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2e3, 9999), "millions": (2e6, 999e6),
    "billions": (2e9, 999e9), "tens of thousands": (2e4, 99_999), "hundreds of thousands": (2e5, 999_999),
    "tens of millions": (2e7, 99e6), "hundreds of millions": (2e8, 999e6), "tens of billions": (2e10, 99e9),
    "hundreds of billions": (2e11, 999e9), "many thousands": (2e3, 99_999), "a few hundred": (200, 999),
    "several hundred": (300, 999), "a few dozen": (24, 99), "several dozen": (36, 99), "a few thousand": (2e3, 9999),
    "several thousand": (3e3, 9999), "several million": (3e6, 9e6),
}  # fmt: skip

_WORD = "|".join([*ONES, *TENS])
_SCALE = "hundred|thousand|million|billion|trillion|dozen|score|lakh|crore"
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?"
_SPELLED = rf"(?:an?|{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}|{_SCALE}))+|{_WORD}"
# "half a dozen", "half-million", "a quarter of a million", "one and a half million", "2 and a half million".
_BROKEN = (
    rf"\b(?:(?:a\s)?half[\s-](?:an?\s)?|a\squarter\sof\sa\s|(?:(?:{_WORD})|[0-9]{{1,3}})\sand\sa\shalf\s)(?:{_SCALE})\b"
)
_ONE = rf"(?:{_BROKEN}|(?:{_DIGITS})(?:[\s-]?(?:{_SCALE}|bn|mn|tn|k|m|b)\b)?|\b(?:{_SPELLED})\b)"
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))

LEAST = (
    "at least|no fewer than|no less than|not less than|a minimum of|upwards of|more than|over|above|in "
    "excess of|exceeding"
)
MOST = (
    "at most|no more than|up to|as many as|as much as|fewer than|less than|under|below|a maximum of|"
    "nearly|almost|close to"
)
ABOUT = (
    "about|around|some|roughly|approximately|an estimated|estimated|a reported|reportedly|another|a "
    "further|an additional|the other|a total of|a record"
)
_NUMERAL = rf"""
    (?<![\w.,{MARKS}/:-])
    (?:(?P<bound>{LEAST}|{MOST}|{ABOUT})\s+(?:of\s)?)?
    (?:(?P<between>between\s+|from\s+)?
       (?P<money>(?-i:[A-Z]{{1,3}})?[{MARKS}]\s?|(?-i:\b(?:[A-Z]{{3}}|Rs\.?)\s|\b(?:{LETTERS})\s?)(?=[0-9]))?
       (?P<first>{_ONE})
       (?:(?:\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?P<money_2>(?-i:[A-Z]{{1,3}})?[{MARKS}]\s?)?(?P<second>{_ONE}))?
     | \b(?P<vague>{_VAGUE})\b)
    """.replace("fewer than", r"fewer\ than")
NUMERAL = re.compile(re.sub(r"(?<=[a-z]) (?=[a-z])", r"\\s", _NUMERAL), re.VERBOSE | re.IGNORECASE)
_PHRASAL = re.compile(
    r"\b(?:hand|turn|give|gave|given|giving|sign|take|took|taken|taking)(?:ed|ing|s)?\s\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as told: `value` where one is named, and the bounds that the words give it (None: no bound)."""

    value: float | None
    low: float | None
    high: float | None
    span: tuple[int, int]
    symbol: str = ""

    def times(self, factor: float) -> "Amount":
        low, value, high = (None if part is None else part * factor for part in (self.low, self.value, self.high))
        return Amount(value, low, high, self.span, self.symbol)


def amounts(text: str) -> list[tuple[Amount, re.Match[str]]]:
    """Every number of a text with its bounds, in order."""
    return [(read(match), match) for match in NUMERAL.finditer(text)]


def read(match: re.Match[str]) -> Amount:
    """The amount that a match of `NUMERAL` stands for."""
    symbol = (match["money"] or match["money_2"] or "").strip()
    span = match.span()
    if match["vague"]:
        low, high = VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
        return Amount(None, float(low), float(high), span, symbol)
    value = parse(match["first"])
    if match["second"] and _is_range(match):
        other = parse(match["second"])
        if value < other and not _scaled(match["first"]) and _scaled(match["second"]):
            value *= _factor(match["second"]) if value < 1000 else 1
        return Amount(None, min(value, other), max(value, other), span, symbol)
    if match["second"]:
        span = (match.start(), match.end("first"))
    bound = re.sub(r"\s+", " ", (match["bound"] or "").lower())
    if bound == "over" and _PHRASAL.search(match.string, max(0, match.start() - 12), match.start()):
        return Amount(value, value, value, (match.start("money" if match["money"] else "first"), span[1]), symbol)
    return _bounded(value, bound, span, symbol)


def _bounded(value: float, bound: str, span: tuple[int, int], symbol: str) -> Amount:
    if not bound or bound in {"a total of", "another", "a further", "an additional", "the other", "a record"}:
        return Amount(value, value, value, span, symbol)
    if bound in LEAST.split("|"):
        return Amount(value, value, None, span, symbol)
    if bound in MOST.split("|"):
        return Amount(value, None, value, span, symbol)
    return Amount(value, None, None, span, symbol)


def _is_range(match: re.Match[str]) -> bool:
    """ "20 to 30" and "between 20 and 30" are one range; "five and 12" are two numbers."""
    joint = match.string[match.end("first") : match.start("second")].lower()
    if "and" in joint:
        return bool(match["between"]) and match["between"].lower().startswith("between")
    return True


def _scaled(words: str) -> bool:
    return _factor(words) > 1


def _factor(words: str) -> float:
    last = re.search(r"([a-z]+)\Z", words.lower())
    return MULTIPLIERS.get(last[1], 1.0) if last else 1.0


def parse(words: str) -> float:
    """14.9e9 for "14.9 billion", 25 for "twenty-five", 1200 for "twelve hundred", 1.5e6 for "1 and a half million"."""
    if re.fullmatch(_BROKEN, words, re.IGNORECASE):
        return _broken(words.lower())
    digits = re.match(_DIGITS, words)
    if digits:
        return _exact(float(digits[0].replace(",", "")) * _factor(words))
    total = group = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ONES or word in TENS:
            group += ONES.get(word, TENS.get(word, 0))
        elif word in {"hundred", "dozen", "score"}:
            group = (group or 1) * MULTIPLIERS[word]
        elif word in MULTIPLIERS:
            total, group = total + (group or 1) * MULTIPLIERS[word], 0.0
    return total + group


def _broken(words: str) -> float:
    """Half or a quarter of a scale, with the whole number before it where there is one."""
    whole = re.match(rf"({_WORD}|[0-9]+)\sand\s", words)
    part = 0.25 if "quarter" in words else 0.5
    return ((parse(whole[1]) if whole else 0.0) + part) * _factor(words)


def _exact(value: float) -> float:
    """14900000000.0 where the product of floats misses it by its last digit."""
    return round(value, 2) if value < 1e15 else value
