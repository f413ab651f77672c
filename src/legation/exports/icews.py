"""The layout of ICEWS coded events: 20 tab-separated columns with a header, one row an event.

ICEWS has a row a sentence; here the story and the sentence (from 1; empty in a title) are those of the first report,
and a happening told forty times is counted once. Intensity is the Goldstein value of the CAMEO code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from legation.exports import codes
from legation.exports.conventions import day_of, dyad, level, number_of, row, write_rows
from legation.exports.dossiers import Dossier
from legation.exports.wording import country_name
from legation.model import Participant, Place

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write(dossiers: Iterable[Dossier], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the header and the rows; tell how many."""
    stream.write(row(COLUMNS))
    return write_rows(dossiers, COLUMNS, _cells, stream, left_out)


def _cells(one: Dossier) -> Iterator[tuple[str, Any]]:
    """The cells that are known, by column."""
    event, first = one.event, one.mentions[0]
    yield "Event ID", number_of(event)
    yield "Event Date", day_of(event)
    for which, side in zip(("Source", "Target"), dyad(event), strict=True):
        if side is not None:
            yield from ((f"{which} {name}", value) for name, value in _side(side))
    yield "Event Text", codes.cameo_name(event.cameo)
    yield "CAMEO Code", event.cameo
    yield "Intensity", codes.goldstein(event.cameo)
    yield "Story ID", first.story.id
    yield "Sentence Number", first.sentence + 1 if first.part == "text" else None
    yield "Publisher", first.story.source
    if event.where is not None:
        yield from _place(event.where)


def _side(one: Participant) -> Iterator[tuple[str, str | None]]:
    sectors = dict.fromkeys(name for name in map(codes.icews_sector, (one.sector, one.sector_2)) if name)
    yield "Name", one.name or one.text
    yield "Sectors", ",".join(sectors)
    yield "Country", country_name(one.country)


def _place(place: Place) -> Iterator[tuple[str, Any]]:
    if column := level(place):
        yield column, place.name
    yield "Country", country_name(place.country)
    yield "Latitude", place.latitude
    yield "Longitude", place.longitude
