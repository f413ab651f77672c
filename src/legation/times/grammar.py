"""Finds time expressions: a text becomes a string of word classes, and one regular expression over it is the grammar.

The work is linear in the text: one pass of the tokenizer, one table look-up a token, one pass of the grammar. The
classes are listed at the top of `lexicon`.
"""

import re
from dataclasses import dataclass

from legation.times.lexicon import COUNTED_ALONE, HOLIDAYS, Classes

_NAMES = "|".join(
    sorted((re.escape(name).replace("'", "['’]") for name in HOLIDAYS if " " in name or "'" in name), reverse=True)
)
_TOKEN = re.compile(
    rf"""
    \n[^\S\n]*\n\s*
    | (?=[A-Z])(?:(?i:{_NAMES})\b | Q[1-4]\b | B\.C\.(?:E\.)? | A\.D\.)
    | (?=[a-z])[ap]\.m\b\.?
    | [^\W\d_]+
    | (?=[0-9])(?: [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b | [0-9]{{1,2}}:[0-9]{{2}}(?:hrs?|h)?\b
        | [0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?:st\b|nd\b|rd\b|th\b|['’]?s\b)? )
    | ['’](?=[0-9])[0-9]{{2}}(?:s\b|\b)
    | --
    | [^\w\s]
    """.replace(r"\ ", "[ ]"),
    re.VERBOSE,
)

_COUNT = r"(?:A?(?:V|N(?:-?N|&N){0,5})(?:&AX)?F?Q?|A|[Dn](?:[D_]{2}D)?)"
_EDGE = r"(?:T?BF|T?eBF|T?e-?|eyT?)"
_YEAR = r"(?:[nDY]k|Y|j[DnY])"
_WHICH = r"(?:T?[lxvfsIq]l?)"
_OF_UNIT = r"(?:F?y?(?:T|T?[lxIqvfs]l?)u)"
_MONTH = r"(?:M|m\.?)"
_PART_OF = r"(?:eyT?PF|T?eP?PF|T?PF|e)"
_ON = r"(?:[Ww]\.?P?F?,?)"
_RULES = {
    "age": rf"T?Q{{0,4}}{_COUNT}-?[uU]-?8 | T?Q{{0,4}}{_COUNT}[uU]F8 | [uU]-8",
    "iso": r"\#",
    "day_range": rf"{_ON}?{_MONTH}[DO](?:-|t|&(?=[DO](?:[,.¶]|Y|$)))[DO](?![uU])(?:,?Y)?"
    rf" | T?[DO](?:-|t|&)T?[DO]F?{_MONTH}(?:,?Y)?",
    "day": rf"{_PART_OF}?{_ON}?(?:{_MONTH}T?[DO](?![uU])(?:,?{_YEAR}|{_OF_UNIT})?"
    rf" | T?(?:[DO]|o(?=F))F?{_MONTH}(?:,?{_YEAR}|{_OF_UNIT})?)",
    "week_of": rf"T?uFT?{_MONTH}[DO](?:,?Y)?",
    "month": rf"{_EDGE}?{_MONTH}(?:,?(?:FT?)?{_YEAR}) | {_EDGE}?M{_OF_UNIT} | (?:{_EDGE}|{_WHICH})?M",
    "quarter": rf"T?[oON]-?X(?:F?y?{_YEAR}|F?yL?u?{_YEAR}|F?Lu?{_YEAR}|{_OF_UNIT})? | 3(?:F?,?{_YEAR})?",
    "season": rf"(?:{_EDGE}|{_WHICH}|T)?S(?:,?F?{_YEAR}|{_OF_UNIT})?",
    "decade": rf"{_EDGE}?T?e?-?d",
    "century": r"T?e?-?T?[Oo]-?u(?:k)?",
    "years": r"Y-D(?![-uU])",
    "year": rf"{_EDGE}?(?:Lu?|T?[uU])?{_YEAR}",
    "holiday": r"(?:[lxI])?H(?:[uP])?(?:,?F?Y|Iu|lu)?",
    "day_after": r"T?ub(?:K|[lxI]?W|q)",
    "weekday_of": r"Wl?(?:F?[lxIv]|F?T[fsv]|FT)u",
    "weekday": rf"(?:{_WHICH}|e)?W(?:,?P)?",
    "weekend": rf"(?:e|{_WHICH}|T)?J",
    "part": rf"(?:e)?{_WHICH}P",
    "spans": rf"T?(?:[lxvfIZ]l?|o|B)(?:{_COUNT})U | T?{_COUNT}[lxvf]U | T?[xr]U | lU",
    "in_unit": r"[eg]yTu | T?BF(?:T|T?[lxIqvfs]l?)u | T?eBF(?:T|T?[lxIqvfs]l?)u",
    "unit": r"(?:e|g|ey|gy)?T?[lxvfsIqc]l?[uX](?!-9) | Tuf",
    "ago": rf"Q{{0,4}}(?:{_COUNT}[-_]?)?[uUX]a",
    "shifted": rf"Q{{0,4}}(?:{_COUNT}[-_]?)?[uU]g",
    "from_now": rf"Q{{0,4}}{_COUNT}[uU]_R",
    "set": rf"E(?:o|{_COUNT})?[uUWPMJS] | pu | 5 | 7",
    "duration": rf"T?Q{{0,4}}{_COUNT}(?:[-_])?[uU](?:-?9)? | A?[uU]-?9 | Q{{0,4}}U",
    "deictic": r"KP?",
    "clock": r"Ci?z? | [DN]iz? | [DN]yTP",
    "daypart": r"P",
    "now": r"R",
    "recently": r"G",
    "future": r"T0 | (?<=y)0",
    "nth": r"TO",
}
# What may begin a match: a word of time itself, or a lesser word before anything but a word of no class; elsewhere no
# rule need be tried.
_BEGIN = r"(?=[MmWwYd\#CSHKRG0357UuPJ] | [TQANVDnOelxvfsIqcrEpZgoBjL][^_,.<>!¶] | [VNDn]_U | 0)"
_GRAMMAR = re.compile(
    _BEGIN + "(?:" + "|".join(f"(?P<{kind}>{rule})" for kind, rule in _RULES.items()) + ")", re.VERBOSE
)
_classes = Classes()


@dataclass(slots=True)
class Mention:
    """Words that the grammar took for a time: `marks` are their classes, `words` stand in lower case."""

    kind: str
    start: int
    end: int
    marks: str
    words: list[str]
    first: int
    last: int

    def word(self, marks: str) -> str | None:
        """The first word whose class is among `marks`."""
        return next((word for word, mark in zip(self.words, self.marks, strict=True) if mark in marks), None)


@dataclass(slots=True)
class Scan:
    """A text as tokens: their starts, the words as written, and the string of their classes."""

    text: str
    starts: list[int]
    words: list[str]
    marks: str

    @classmethod
    def of(cls, text: str) -> "Scan":
        tokens = list(_TOKEN.finditer(text))
        words = [token[0] for token in tokens]
        return cls(text, [token.start() for token in tokens], words, "".join([_classes[word] for word in words]))

    def mentions(self) -> list[Mention]:
        """Every mention that the grammar finds and the checks let through, in the text's order."""
        found = []
        for match in _GRAMMAR.finditer(self.marks):
            kind, first, last = str(match.lastgroup), match.start(), match.end()
            check = _CHECKS.get(kind)
            if kind == "age" or (check is not None and not check(self, first, last)):
                continue
            if kind == "duration" and self.marks[first] == "A" and self.words[first + 1].lower() in COUNTED_ALONE:
                first += 1
            if kind in {"day_range", "years"}:
                found.extend(self._split(kind, first, last))
            else:
                found.append(self.mention(kind, first, last))
        return found

    def _split(self, kind: str, first: int, last: int) -> list[Mention]:
        """The two ends of "5-7 June 2020", "August 5 to 7" or "1914-18", each with the month and year that it lacks."""
        marks = self.marks[first:last]
        cut = first + re.search(r"[-t&]", marks).start()  # type: ignore[union-attr]  # both rules demand one
        left, right = self.mention("day", first, cut), self.mention("day", cut + 1, last)
        if kind == "years":
            left.kind = right.kind = "year"
            right.marks, right.words = "Y", [left.words[0][:2] + right.words[0].zfill(2)]
            return [left, right] if right.words[0] > left.words[0] else [left]
        whole = self.mention("day", first, last)
        for side in (left, right):
            for mark in "MmY":
                shared = whole.word(mark)
                if shared is not None and side.word(mark) is None:
                    side.marks, side.words = side.marks + mark, [*side.words, shared]
        return [left, right]

    def mention(self, kind: str, first: int, last: int) -> Mention:
        end = self.starts[last - 1] + len(self.words[last - 1])
        words = [word.lower() for word in self.words[first:last]]
        return Mention(kind, self.starts[first], end, self.marks[first:last], words, first, last)

    def word(self, index: int) -> str:
        """The token at an index as written, "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""


_YEAR_LEADS = frozenset(
    "in since of by until till from to during before after and or through for ( / , - – early late mid the year years "
    "between around about circa".split()
)
_COUNTED = re.compile(r"(?:people|men|women|children|troops|percent|[a-z]{3,}(?<!s)s|km|kg|m|%)\Z")


def _check_year(scan: Scan, first: int, last: int) -> bool:
    """A bare number is a year after a word that leads one in, or if it is of our times and counts nothing."""
    if last - first > 1:
        return (
            scan.marks[first : last - 1].strip("TuU") != ""
            or scan.marks[last - 1] != "Y"
            or scan.word(last - 2)[:4] == "year"
        )
    before, after = scan.word(first - 1).lower(), scan.word(last).lower()
    if before in {"$", "£", "€", "no", "#", "/"} or after in {"%", "/"} or scan.marks[last : last + 1] in {"N", "i"}:
        return False
    counts = _COUNTED.match(after) is not None
    if 1800 <= int(scan.word(first)) < 2100:
        return not counts or before in _YEAR_LEADS
    return before in _YEAR_LEADS and not counts


_MONTH_LEADS = frozenset("in since until till last next this late early mid".split())


def _check_month(scan: Scan, first: int, last: int) -> bool:
    """Not the May of Theresa May, nor an abbreviation that stands alone."""
    marks = scan.marks[first:last]
    if marks[-1] not in "Mm." or len(marks.strip("m.")) == 0:
        return "M" in marks
    before, after = scan.word(first - 1), scan.word(last)
    if scan.word(last - 1) in {"May", "March", "April", "June", "August"} and last - first == 1:
        if before.lower() in _MONTH_LEADS:
            return True
        names = before[:1].isupper() and scan.marks[first - 1] == "_", after[:1].isupper() and scan.marks[last] == "_"
        return not any(names) and scan.marks[last : last + 1] != "!"
    return True


_SEASON_LEADS = frozenset({"in", "by", "until", "since", "during"})


def _check_season(scan: Scan, first: int, last: int) -> bool:
    """Fall and spring are seasons only where a year, "last", "in the" or the like says so."""
    words = [word.lower() for word in scan.words[first:last]]
    marks = scan.marks[first:last]
    ambiguous = any(word in {"fall", "spring"} for word in words)
    if marks[-1] != "S" or not ambiguous:
        return True
    if scan.marks[last : last + 1] == "F":
        return False
    if marks == "S":
        return scan.word(first - 1).lower() in _SEASON_LEADS and scan.marks[last : last + 1] != "_"
    return marks != "TS" or scan.word(first - 1).lower() in _SEASON_LEADS | {"through", "throughout"}


def _check_century(scan: Scan, first: int, last: int) -> bool:
    return "century" in (scan.word(last - 1).lower(), scan.word(last - 2).lower())


def _check_quarter(scan: Scan, first: int, last: int) -> bool:
    """ "half" needs its year; a "third quarter" stands alone."""
    marks = scan.marks[first:last]
    half = any(word.lower() == "half" for word in scan.words[first:last])
    return marks[-1] in "Yu3k" if half or "N" in marks else True


def _check_unit(scan: Scan, first: int, last: int) -> bool:
    """Not "that day" as a conjunction's ("that week after week"), nor halves, nor clocks' units."""
    return scan.word(last - 1).lower() not in {"half", "second", "minute", "hour", "quarter"} or (
        scan.word(last - 1).lower() == "quarter" and scan.marks[last - 2] in "lxvfsIc"
    )


def _check_ago(scan: Scan, first: int, last: int) -> bool:
    return not any(word.lower() == "half" for word in scan.words[first:last])


def _check_duration(scan: Scan, first: int, last: int) -> bool:
    """No bare seconds or minutes (also a record of talks), and no counting of nouns that are named like units."""
    marks = scan.marks[first:last]
    if marks == "U":
        return scan.word(first).lower() not in {"seconds", "minutes", "nights"}
    return not (marks.endswith("_u") or ("_" in marks and not scan.word(first + marks.index("_")).isalpha()))


def _check_clock(scan: Scan, first: int, last: int) -> bool:
    head = scan.word(first)
    if ":" in head:
        return int(head.split(":")[0]) <= 24 and int(head[-2:] if head[-2:].isdigit() else head.split(":")[1][:2]) < 60
    return not head.isdigit() or int(head) <= 12


def _check_daypart(scan: Scan, first: int, last: int) -> bool:
    return scan.word(first).lower() in {"noon", "midday", "midnight", "overnight"}


def _check_decade(scan: Scan, first: int, last: int) -> bool:
    """A number in years ("the 1990s", "the '90s"), not an age ("in his 80s") and not a name ("747s")."""
    word = scan.word(last - 1).strip("'’s").replace("'", "").replace("’", "")
    if len(word) == 4:
        return word.endswith("0") and word.isdigit()
    return word.endswith("0") and scan.marks[first:last].count("T") == 1 if word.isdigit() else scan.marks[first] == "T"


def _check_nth(scan: Scan, first: int, last: int) -> bool:
    """ "On the 21st" closes its phrase; "the 21st man" does not."""
    closed = scan.marks[last : last + 1] in {"", *",.¶y&t"}
    return closed and scan.word(first - 1).lower() in {"on", "by", "until", "since"}


_CHECKS = {
    "year": _check_year,
    "month": _check_month,
    "season": _check_season,
    "century": _check_century,
    "quarter": _check_quarter,
    "unit": _check_unit,
    "ago": _check_ago,
    "duration": _check_duration,
    "clock": _check_clock,
    "daypart": _check_daypart,
    "decade": _check_decade,
    "nth": _check_nth,
}
