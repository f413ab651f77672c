"""The layout of POLECAT: 40 tab-separated columns with a header, one row an event, by the strict reading of PLOVER.

Countries are ISO 3166-1 alpha-3 with their numbers of the Correlates of War; several values have ";" between them.
The story is that of the first report, and its people, organizations and locations are the names read in it. Wikipedia
ids are empty: Legation links to none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from legation import __version__
from legation.exports import codes
from legation.exports.conventions import day_of, dyad, level, row, write_rows
from legation.exports.dossiers import Dossier
from legation.model import Event, Participant, Place

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def _columns(side: str) -> Iterator[str]:
    yield from (f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector", f"{side} Sectors")
    yield from (f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID")


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_columns("Actor"),
    *_columns("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)


def write(dossiers: Iterable[Dossier], stream: TextIO, left_out: Counter[str]) -> int:
    """Write the header and the rows; tell how many."""
    stream.write(row(COLUMNS))
    return write_rows(dossiers, COLUMNS, _cells, stream, left_out)


def _cells(one: Dossier) -> Iterator[tuple[str, Any]]:
    """The cells that are known, by column."""
    event, story = one.event, one.stories[0]
    yield "Event ID", event.id
    yield "Event Date", day_of(event)
    yield "Event Type", event.plover
    yield "Event Mode", _mode(event)
    yield "Intensity", event.score
    yield "Quad Code", QUADS.get(event.quad)
    yield "Contexts", _joined(event.contexts)
    for which, side in zip(("Actor", "Recipient"), dyad(event), strict=True):
        if side is not None:
            yield from _side(which, side)
    if event.where is not None:
        yield from _place(event.where)
    yield "Source", story.source
    yield "Publication Date", story.published
    yield "Story People", _joined(one.names("PER"))
    yield "Story Organizations", _joined(one.names("ORG"))
    yield "Story Locations", _joined(one.names("LOC"))
    yield "Language", story.language
    yield "Version", f"legation {__version__}"


def _mode(event: Event) -> str | None:
    """The mode where the strict type is the type that it is a mode of."""
    return event.mode if event.plover == event.type else None


def _side(which: str, one: Participant) -> Iterator[tuple[str, str | None]]:
    yield f"{which} Name", one.name
    yield f"{which} Country", one.country
    yield f"{which} COW", codes.cow_country(one.country)
    yield f"Primary {which} Sector", one.sector
    yield f"{which} Sectors", _joined(one for one in (one.sector, one.sector_2) if one)
    yield f"{which} Title", one.office
    yield f"{which} Name Raw", one.text


def _place(place: Place) -> Iterator[tuple[str, Any]]:
    if column := level(place):
        yield column, place.name
    yield "Placename", place.name
    yield "Country", place.country
    yield "Latitude", place.latitude
    yield "Longitude", place.longitude
    yield "GeoNames ID", place.geonames
    yield "Raw Placename", place.text
    yield "Feature Type", place.feature


def _joined(values: Iterable[str]) -> str | None:
    """Values with ";" between them; one within a value would part it."""
    return ";".join(value.replace(";", ",") for value in dict.fromkeys(values)) or None
