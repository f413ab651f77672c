"""Finds the quantities of a text: each number is tried as money, share, distance and count, in that order."""

import re

from legation.model import Quantity
from legation.quantities import counts, currencies, fates
from legation.quantities.numerals import Amount, amounts

UNITS = {
    "km": "km", "kms": "km", "kilometre": "km", "kilometer": "km", "mile": "mi", "nautical mile": "nmi", "metre": "m",
    "meter": "m", "foot": "ft", "feet": "ft", "yard": "yd", "kilometres": "km", "kilometers": "km", "miles": "mi",
    "nautical miles": "nmi", "metres": "m", "meters": "m", "yards": "yd",
}  # fmt: skip
_DISTANCE = re.compile(r"[\s-]?(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percentage\spoints?\b)", re.IGNORECASE)
_CURRENCY = re.compile(
    r"(?:\sof\s|[\s-])?(?:(?:U\.?S\.?|American|Australian|Canadian|Hong\sKong|Singapore|New\sZealand|Taiwan(?:ese)?|Egyptian|"
    r"Lebanese|Syrian|Sudanese|Norwegian|Danish|Swedish|Icelandic|Indian|Pakistani|Sri\sLankan|Nepalese|Mexican|"
    r"Philippine|Argentine|Chilean|Colombian|Cuban|Swiss|CFA|Congolese|Rwandan|Turkish|Saudi|Qatari|Iranian|Omani|Iraqi|"
    r"Kuwaiti|Jordanian|Serbian|Algerian|Tunisian|Libyan|Kenyan|Ugandan|Tanzanian|Somali|Moroccan|Emirati|"
    r"South\sAfrican|South\sKorean|Japanese|Chinese|Russian|Ukrainian|British|Romanian|Moldovan)\s)?"
    rf"({currencies.NAME}|(?-i:[A-Z]{{3}}))\b(?!\s(?:of\sexplosives|weight))",
    re.IGNORECASE,
)
_AGE = re.compile(r"[\s-](?:years?|months?|weeks?|days?)(?:[\s-]olds?|\sof\sage)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]{2,6})?\s\Z|\b(?:aged?|No\.?|"
    r"Article|Resolution|Flight|Leopard|Abrams|Challenger|Type|Mark|Mk|Boeing|Airbus|Merkava|Shahed|Tornado|"
    r"Agni|Ghauri|Fateh|Hwasong|Iskander|Group|Channel|Highway|Route|Section|Chapter|Phase|Level|Category)\s\Z"
)
_MONTH_AFTER = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_OTHER_WORDS = frozenset("won real reals sol sols dong crown crowns rand lei kip".split())
_LARGE = 1000  # from here on a number before one of these other words is a sum of money all the same
_DEAL = re.compile(
    r"\s((?:[a-z]+\s)?(?:deal|sale|package|loan|contract|aid|takeover|investment|fund|project|fine|grant|debt|bailout|"
    r"credit|plan|order|programme|program|bid|budget|purchase|pledge|bond|line|facility|agreement|acquisition|offer|"
    r"merger))\b"
)
_WHOLE = re.compile(r"\sof\s((?:the\s|its\s|their\s|all\s)?[\w-]+(?:\s[\w-]+s\b)?)")
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")


def find(text: str) -> list[Quantity]:
    """The quantities of a text, in order and without overlap; no parse is needed.

    `value` is None where the words name no single number ("dozens", "20 to 30"); `low` and `high` equal it where it is
    exact, and are None where the words set no bound ("about 300"). The unit of money is its ISO 4217 code, None where a
    shared name ("rupees") stands without a country; that of a share is "%"; distances keep the unit as written (km, mi,
    nmi, m, ft, yd) and are not converted. Ages, dates and lengths of time are no quantities.
    """
    found: list[Quantity] = []
    for amount, match in amounts(text):
        if found and amount.span[0] < found[-1].span[1]:
            continue
        beside = bool(found) and not _SENTENCE.search(text, found[-1].span[1], amount.span[0])
        quantity = _read(text, amount, match, found[-1].kind if beside else None)
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, amount: Amount, match: re.Match[str], previous: str | None) -> Quantity | None:
    start, end = amount.span
    if _AGE.match(text, end) or _MONTH.search(text, max(0, start - 12), start):
        return None
    money = _money(text, amount)
    if money is not None or amount.symbol == "R":
        return money
    percent = _PERCENT.match(text, end)
    if percent:
        return _make("percent", amount, "%", _share_of(text, percent.end()), text, percent.end())
    distance = _DISTANCE.match(text, end)
    if distance:
        return _make("distance", amount, UNITS[distance[1].lower()], None, text, distance.end())
    return _count(text, amount, match, previous)


def _money(text: str, amount: Amount) -> Quantity | None:
    """A sum, by the sign or code before it or the name after it ("$14.9 billion", "two million yen")."""
    end = amount.span[1]
    sign = amount.symbol
    if sign == "R" and (amount.value or amount.high or 0) < _LARGE:
        return None
    if sign and (not sign[0].isalpha() or sign[-1] in currencies.MARKS or currencies.is_code(sign)):
        plain = re.match(r"[\s-]?dollars?\b", text[end : end + 9])
        end += plain.end() if plain else 0
        unit = currencies.by_name("rupee", text, end) if sign.upper() in {"RS", "RS."} else currencies.by_sign(sign)
        return _make("money", amount, unit, _bought(text, end), text, end)
    name = _CURRENCY.match(text, end)
    if name is None or not _names_money(name, amount):
        return None
    code = name[1] if name[1] in currencies.CODES else currencies.by_name(name[1], text, name.start(1))
    return _make("money", amount, code, _bought(text, name.end()), text, name.end())


def _names_money(name: re.Match[str], amount: Amount) -> bool:
    """Not the verb "won", the adjective "real", a pound of weight or some other word in three capitals."""
    word = name[1]
    size = amount.value if amount.value is not None else amount.high or 0
    if word in currencies.CODES:
        return True
    lower = word.lower()
    if len(word) == 3 and word.isupper() and lower not in {"yen", "won"}:  # three capitals that are no code
        return False
    return size >= _LARGE or lower not in _OTHER_WORDS


def _bought(text: str, end: int) -> str | None:
    """What a sum is for: "sale" in "$14.9 billion sale", "arms deal" in "€2bn arms deal"."""
    noun = _DEAL.match(text, end)
    return noun[1] if noun else None


def _share_of(text: str, end: int) -> str | None:
    """What a share is taken of: "the vote" in "52 percent of the vote"."""
    noun = _WHOLE.match(text, end)
    return noun[1] if noun else None


def _count(text: str, amount: Amount, match: re.Match[str], previous: str | None) -> Quantity | None:
    """A count of what the noun after it names, or of people where a verb says what befell them ("wounded 12")."""
    start, end = amount.span
    if counts.is_time(text, end):
        return None
    noun = counts.counted_after(text, end)
    named = noun is not None and (noun.group is not None or re.match(counts.PEOPLE, noun.words) is not None)
    if (_bare_year(match["first"]) and not named) or _MONTH_AFTER.match(text, end):
        return None
    if noun is None and (match["first"] or "").lower() in {"one", "a", "an"}:
        return None
    end = noun.end if noun else end
    kind = fates.kind_of(text, start, noun, end, previous)
    if kind is None or (kind == "count" and amount.value is not None and amount.value < 2):
        return None
    return _make(kind, amount, None, noun.words if noun else None, text, end)


def _bare_year(first: str | None) -> bool:
    return first is not None and re.fullmatch(r"(?:19|20)[0-9]{2}", first) is not None


def _make(kind: str, amount: Amount, unit: str | None, of: str | None, text: str, end: int) -> Quantity:
    start = amount.span[0]
    return Quantity(kind, amount.value, amount.low, amount.high, unit, of, text[start:end], (start, end))
