"""What the public layouts share: one row an event, its two sides, its day, its number, and cells that stay in place.

The rows are those of happenings. What is only planned, denied or cancelled has no column there: such an event comes as
what it is by the strict reading (a planned visit is an intent to meet, a cancelled one a refusal), and is left out and
counted where the strict reading has no other type for it than the deed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TextIO

from legation.exports.dossiers import Dossier
from legation.model import Event, Participant, Place

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

HAPPENED = ("happened", "ongoing")
PROMISE = "AGREE"  # an agreement to do is itself of words, so it is one while what it promises is ahead


def write_rows(
    dossiers: Iterable[Dossier],
    columns: Sequence[str],
    cells: Callable[[Dossier], Iterable[tuple[str, object]]],
    stream: TextIO,
    left_out: Counter[str],
) -> int:
    """Write a row an event that is a deed, of the cells that are known by column; tell how many."""
    number = 0
    for one in dossiers:
        if not is_deed(one.event):
            left_out["event: only planned, cancelled or denied, where the layout has deeds"] += 1
            continue
        told = dict(cells(one))
        stream.write(row(told.get(name) for name in columns))
        number += 1
        further = len(one.event.actors) + len(one.event.recipients) - sum(side is not None for side in dyad(one.event))
        if further:
            left_out["side: a row has two"] += further
    return number


def row(values: Iterable[object]) -> str:
    """One tab-separated line. A break or a tab within a cell becomes a space, and a quotation mark an apostrophe, as
    some readers take one at the start of a cell for the beginning of many lines."""
    return "\t".join(map(_cell, values)) + "\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return _BREAKS.sub(" ", str(value)).replace('"', "'").strip()


def is_deed(event: Event) -> bool:
    """Whether an event can stand in a row."""
    return event.state in HAPPENED or event.plover != event.type or event.plover == PROMISE


def dyad(event: Event) -> tuple[Participant | None, Participant | None]:
    """Who does it to whom; where all do it together, the first two of them."""
    source = event.actors[0] if event.actors else None
    if event.recipients:
        return source, event.recipients[0]
    return source, event.actors[1] if len(event.actors) > 1 else None


def day_of(event: Event) -> date | None:
    """The day of the event, or its first where it lasts for days; None where only a week or more is known."""
    when = event.when
    if when is None or when.start is None:
        return None
    return when.start if when.grain in ("hour", "day") or when.start == when.end else None


def number_of(event: Event) -> int:
    """The event's id as a number of 60 bits, which all integers of 64 bits hold: its first fifteen digits."""
    return int(event.id[:15], 16)


def is_town(place: Place) -> bool:
    """Whether a place is populated, by its GeoNames feature (PPL, PPLC, …)."""
    return place.feature == "P" or (place.feature or "").startswith("PPL")


def is_country(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")


def level(place: Place) -> str | None:
    """The column of a place that is a town, a district or a province; None for what is none of these."""
    return "City" if is_town(place) else {"ADM1": "Province", "ADM2": "District"}.get(place.feature or "")
