"""Words of time, each with a one-character class, so that a grammar can be a regular expression over classes.

The classes:

    M m month, abbreviated month      W w 7 weekday, abbreviated, plural     D n Y number 1-31, other, like a year
    O o ordinal in digits, in words   N A V number word, article, vague      Q approximation ("more than", "nearly")
    T I q Z the, this, that, these    l x last, next                         v f s previous, following, same
    c r current, recent               E p each, per                          u U unit, units
    J X weekend, quarter or half      P S part of the day, season            H K holiday, today
    R G 0 now, recently, future       d C # decade, clock, ISO date          e B early, beginning
    a g ago, later or earlier         b before or after                      i z am or pm, time zone
    k j BC, AD                        F y t & of, in, to, and                L 3 fiscal, "Q3"
    8 9 5 old, long, daily            > < ! verbs: future, past, reporting   ¶ paragraph end
    - ' , . themselves                _ every other token
"""

import re

UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "day",
    "week": "week", "fortnight": "fortnight", "month": "month", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip
MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
MONTH_ABBREVIATIONS = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
WEEKDAY_ABBREVIATIONS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6}  # fmt: skip
SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "12:00", "midday": "12:00",
    "lunchtime": "12:00", "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "overnight": "NI", "midnight": "24:00",
}  # fmt: skip
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "everyday": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
DECADES = {
    name: tens
    for tens, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
NUMBERS = {name: number for number, name in enumerate(_SMALL.split(), 1)} | {
    name: 10 * tens for tens, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}  # fmt: skip
# Numbers that take no article of their own: in "a two-day visit" it is the visit's, in "a hundred days" the number's.
COUNTED_ALONE = NUMBERS.keys() - {"dozen", "hundred", "thousand", "million"}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {name: number for number, name in enumerate(_ORDINALS.split(), 1)} | {
    f"twenty-{name}": 20 + number for number, name in enumerate(_ORDINALS.split()[:9], 1)
} | {"thirtieth": 30, "thirty-first": 31}  # fmt: skip
HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year": "01-01", "new year's": "01-01", "new year's day": "01-01", "new year's eve": "12-31",
    "may day": "05-01", "halloween": "10-31", "valentine's day": "02-14", "bastille day": "07-14",
    "veterans day": "11-11", "armistice day": "11-11",
    "easter": "easter", "easter sunday": "easter", "easter monday": "easter+1", "good friday": "easter-2",
    "maundy thursday": "easter-3", "ash wednesday": "easter-46", "palm sunday": "easter-7", "pentecost": "easter+49",
    "thanksgiving": "11-4thu", "thanksgiving day": "11-4thu", "labor day": "09-1mon", "memorial day": "05-5mon",
    "election day": "election",
}  # fmt: skip
EDGES = {
    "early": "START",
    "late": "END",
    "latter": "END",
    "mid": "MID",
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "middle": "MID",
    "end": "END",
    "close": "END",
}
RELATIONS = {
    "last": "last", "past": "past", "next": "next", "coming": "next", "upcoming": "next", "previous": "previous",
    "preceding": "previous", "prior": "previous", "following": "following", "ensuing": "following",
    "subsequent": "following", "same": "same", "this": "this", "that": "that", "current": "this", "recent": "recent",
    "ago": "ago", "earlier": "earlier", "later": "later", "before": "before", "after": "after",
}  # fmt: skip

_WORDS = {
    "A": "a an another",
    "V": "few several many couple numerous dozens hundreds thousands",
    "Q": "about around almost nearly roughly approximately over under more less fewer than least most some just only "
    "barely exactly",
    "T": "the", "I": "this", "q": "that", "Z": "these those", "l": "last past", "x": "next coming upcoming",
    "v": "previous preceding prior", "f": "following ensuing subsequent", "s": "same", "c": "current", "r": "recent",
    "E": "each every", "p": "per", "J": "weekend weekends", "X": "quarter half",
    "K": "today tomorrow yesterday tonight", "R": "now currently nowadays presently", "G": "recently lately",
    "0": "future present", "e": "early late mid latter", "B": "beginning start outset middle end close part",
    "a": "ago", "g": "earlier later", "b": "before after", "i": "am pm a.m a.m. p.m p.m.",
    "z": "gmt utc est edt cst cdt pst pdt cet bst ist jst kst", "k": "bc bce b.c b.c. b.c.e.", "j": "ad a.d. ce",
    "F": "of", "y": "in on", "t": "to through until till", "&": "and or", "L": "fiscal", "8": "old age", "9": "long",
    ">": "will shall would should scheduled due expected plans planning plan hopes intends slated might could can must "
    "going",
    "<": "was were had did met held began went came took left made saw got gave fell rose won lost broke shot fought "
    "sent led killed hit struck drove flew ran found kept brought bought sold paid put spoke known became tore wore "
    "swore chose rode drew grew knew threw blew hid bit fed stood understood withdrew forgot spent meant dealt felt "
    "slept swept wept burnt lent bent taken given seen done gone written begun spoken broken",
    "!": "said told says reported announced added confirmed stated declared claimed tells wrote",
    "-": "- – — − ‑ --", "'": "' ’ ‘", ",": ",", ".": ".",
}  # fmt: skip
_TABLE: dict[str, str] = {
    **dict.fromkeys(NUMBERS, "N"),
    **dict.fromkeys(UNITS, "u"),
    **dict.fromkeys([*(f"{unit}s" for unit in UNITS), "centuries"], "U"),
    **dict.fromkeys(ORDINALS, "o"),
    **dict.fromkeys(DAY_PARTS, "P"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(DECADES, "d"),
    **dict.fromkeys(SETS, "5"),
    **{word: mark for mark, words in _WORDS.items() for word in words.split()},
}
_TITLED = (
    {name.capitalize(): "M" for name in MONTHS}
    | {name.upper(): "M" for name in MONTHS if name != "may"}
    | {form: "m" for name in MONTH_ABBREVIATIONS for form in (name.capitalize(), name.upper())}
    | {form: "w" for name in WEEKDAY_ABBREVIATIONS for form in (name.capitalize(), name.upper())}
)
_WEEKDAY_CLASSES = dict.fromkeys(WEEKDAYS, "W") | {f"{name}s": "7" for name in WEEKDAYS}
_NUMERIC = re.compile(
    r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th))|(?P<decade>['’]?\d{2}(?:\d\d)?['’]?s)|(?P<clock>\d{1,2}:\d\d)(?:hrs?|h)?"
)


class Classes(dict[str, str]):
    """Token -> class. Classes of unseen tokens are worked out once; the memory is bounded."""

    LIMIT = 100_000

    def __missing__(self, token: str) -> str:
        mark = classify(token)
        if len(self) < self.LIMIT and len(token) < 24:
            self[token] = mark
        return mark


def classify(token: str) -> str:
    """The class of one token as it is written: "March" is a month and "march" is none."""
    if token in _TITLED:
        return _TITLED[token]
    lower = token.lower()
    if lower in MONTHS:
        return ">" if lower == "may" else "_"
    if lower in _WEEKDAY_CLASSES:
        return _WEEKDAY_CLASSES[lower] if token[0].isupper() else "_"
    plain = lower.replace("’", "'")
    if plain in HOLIDAYS:
        return "H" if token[0].isupper() else "_"
    if lower in _TABLE:
        return _TABLE[lower]
    if "0" <= token[0] <= "9" or token[0] in "'’":
        return _classify_number(token)
    if token[0] == "\n":
        return "¶"
    if token[0] == "Q" and token[1:] in {"1", "2", "3", "4"}:
        return "3"
    if lower == "planned":
        return "_"
    return "<" if len(token) > 4 and token.endswith("ed") and token.islower() and not token.endswith("eed") else "_"


def _classify_number(token: str) -> str:
    if token.isascii() and token.isdigit():
        number = int(token) if len(token) <= 4 else 0
        if len(token) == 4 and 1000 <= number < 2200:
            return "Y"
        return "D" if len(token) <= 2 and 1 <= number <= 31 else "n"
    match = _NUMERIC.fullmatch(token)
    if match:
        return {"ordinal": "O", "decade": "d", "clock": "C"}[str(match.lastgroup)]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", token, re.ASCII):
        return "#"
    return "n" if re.fullmatch(r"[0-9,.]+", token) else "_"
