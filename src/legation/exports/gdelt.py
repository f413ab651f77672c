"""The layout of GDELT 2.0 Events: 61 tab-separated columns without a header, one row an event.

What we do not know is empty: ethnic and religious codes, tone, where each side is, codes of districts and features, and
the day where only a week or more is told (MonthYear and Year then tell what is known). Names are in capitals, as there.
DATEADDED is the day of the first report; its hour is not known and written as zeros.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from legation.exports import codes
from legation.exports.conventions import day_of, dyad, is_country, is_town, number_of, row, write_rows
from legation.exports.dossiers import Dossier
from legation.exports.wording import country_name, url_of
from legation.model import Event, Participant, Place, is_body

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()

COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{which}Geo_{name}" for which in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)

HEADER = row(COLUMNS)
"""What the layout leaves out of the file itself."""


def write(dossiers: Iterable[Dossier], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the rows; tell how many."""
    return write_rows(dossiers, COLUMNS, _cells, stream, left_out)


def _cells(one: Dossier) -> Iterator[tuple[str, Any]]:
    """The cells that are known, by column."""
    event = one.event
    yield "GLOBALEVENTID", number_of(event)
    yield from _dates(event)
    for n, side in enumerate(dyad(event), 1):
        if side is not None:
            yield from ((f"Actor{n}{name}", value) for name, value in _actor(side))
    yield "IsRootEvent", one.leads
    yield "EventCode", event.cameo
    yield "EventBaseCode", event.cameo[:3]
    yield "EventRootCode", event.cameo[:2]
    yield "QuadClass", event.quad
    yield "GoldsteinScale", codes.goldstein(event.cameo)
    yield "NumMentions", len(event.mentions)
    yield "NumSources", len(event.sources) or None
    yield "NumArticles", event.stories
    if event.where is not None:
        yield from ((f"ActionGeo_{name}", value) for name, value in _place(event.where))
    if event.first_reported is not None:
        yield "DATEADDED", f"{_compact(event.first_reported)}000000"
    yield "SOURCEURL", url_of(one)


def _dates(event: Event) -> Iterator[tuple[str, Any]]:
    day = day_of(event)
    if day is not None:
        yield "SQLDATE", _compact(day)
        yield "FractionDate", f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"  # GDELT's own formula
    first, last = (day, day) if day is not None or event.when is None else (event.when.start, event.when.end)
    if first is not None and last is not None and first.year == last.year:
        yield "Year", _compact(first)[:4]
        if first.month == last.month:
            yield "MonthYear", _compact(first)[:6]


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _actor(one: Participant) -> Iterator[tuple[str, str | None]]:
    country = codes.cameo_country(one.country)
    group = codes.cameo_body(one.code)
    body = one.country if is_body(one.country) else None
    types = [code for code in (body, codes.cameo_sector(one.sector), codes.cameo_sector(one.sector_2)) if code]
    types = list(dict.fromkeys(types))
    yield "Code", "".join(part for part in (country, *types, group) if part)
    yield "Name", (one.name or one.text).upper()
    yield "CountryCode", country
    yield "KnownGroupCode", group
    yield from ((f"Type{n}Code", code) for n, code in enumerate(types[:3], 1))


def _place(place: Place) -> Iterator[tuple[str, Any]]:
    country = country_name(place.country)
    yield "Type", _geo_type(place)
    yield "FullName", ", ".join(dict.fromkeys(part for part in (place.name, country) if part))
    yield "CountryCode", codes.fips_country(place.country)
    yield "Lat", place.latitude
    yield "Long", place.longitude


def _geo_type(place: Place) -> int | None:
    """1 country, 2 state of the USA, 3 town of the USA, 4 other town, 5 other state; None for what is none of these."""
    american = place.country == "USA"
    if is_country(place):
        return 1
    if place.feature == "ADM1":
        return 2 if american else 5
    return (3 if american else 4) if is_town(place) else None
