"""The line that opens an agency's story: "SEOUL, Jan 13 (Reuters) -", "Moscow, March 3. /TASS/"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from legation.model import Data, Place, Span
from legation.places.finding import resolve
from legation.places.gazetteer import key_of, load

OPENING_LINES: Final = 8
"""Lines with words, from the top, in which a dateline is looked for: titles and bylines may stand above it."""

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_NAME = r"[^\W\d_][\w.'’-]*(?:[ ](?:of |al |el |de |the )?[^\W\d_a-z][\w.'’-]*){0,4}"
_AGENCY = (
    r"Reuters|Thomson Reuters Foundation|AP|Associated Press|AFP|Agence France-Presse|Xinhua|UPI|dpa|DPA|TASS|Itar-Tass"
    r"|ITAR-TASS|Interfax|Sputnik|RIA Novosti|Kyodo(?: News)?|Jiji(?: Press)?|Yonhap|KCNA|ANSA|EFE|PTI|IANS|ANI|APP"
    r"|Anadolu|AA|Bloomberg|RFE/RL|SANA|IRNA|WAM|SPA|KUNA|MENA|BNO|CNN|NNN|NAN|Bernama|Antara|VNA|CP|Canadian Press|PA"
    r"|Ukrinform|Agenzia Nova|Inter Press Service|IPS|Al Jazeera|BBC|VOA|JTA|UN News|Tanjug|BTA|PAP|CTK|MTI|Agerpres"
    r"|Lusa|Prensa Latina"
)
_LINE = re.compile(
    rf"(?P<places>(?P<place>{_NAME})(?:/{_NAME})*)(?:, (?P<area>(?!{_DAY}){_NAME}))?"
    rf"(?:,? (?P<day>{_DAY}))?[.,]?"
    rf"(?: ?[(/](?P<agency>{_AGENCY})[)/][.]?)?"
    rf"(?P<dash> ?(?:--|[-–—:_])(?= ?[^\s\d])| ?(?<=/[.]) (?=\S)) ?"
)


@dataclass(frozen=True)
class Dateline(Data):
    """Where, when and by whom a story was filed. Spans are offsets into the text; `day` is as written ("Jan 13").

    `place` is None for a place that the gazetteer does not know.
    """

    text: str
    span: Span
    place: Place | None
    agency: str | None
    day: str | None
    day_span: Span | None


def dateline(text: str) -> Dateline | None:
    """The dateline of a story, None where it has none."""
    for start, end in _opening_lines(text):
        match = _LINE.match(text, start, end)
        if match is None:
            continue
        found = _read(text, match)
        if found is not None:
            return found
    return None


def _is_city(name: str) -> bool:
    """Whether a name in capitals that stands with neither day nor agency is of a place that stories are filed from."""
    return any(entry.population > 50_000 for entry in load().candidates(key_of(name)))


def _opening_lines(text: str) -> list[Span]:
    lines = [match.span() for match in re.finditer(r"[^\s][^\n]*", text[:4000])]
    return lines[:OPENING_LINES]


def _read(text: str, match: re.Match[str]) -> Dateline | None:
    """The dateline that `match` is: its place in capitals and known, or an agency or a day with it."""
    name, agency, day = match["place"], match["agency"], match["day"]
    capitals = name.upper() == name and sum(c.isalpha() for c in name) >= 3
    place = resolve(text[: match.end()], [match.span("place")])[0]
    exact = place is not None and place.feature is not None
    if not exact and not (agency and capitals):
        return None
    if agency is None and not (day and match["dash"].strip() != ":") and not (capitals and _is_city(name)):
        return None
    span = match.start(), match.start() + len(match.group().rstrip())
    return Dateline(text[slice(*span)], span, place, agency, day, match.span("day") if day else None)
