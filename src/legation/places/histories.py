"""To which state a place belonged on a day: today's tables know only the countries of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from legation.model import Place

PARTED: Final = {
    "ERI": ("ETH", date(1993, 5, 24)),
    "NAM": ("ZAF", date(1990, 3, 21)),
    "SSD": ("SDN", date(2011, 7, 9)),
    "TLS": ("IDN", date(1999, 10, 25)),
    "XKX": ("SRB", date(2008, 2, 17)),
}
"""Countries that were parts of another, which lasts, with the day on which they came into their own: the declaration or
the recognition of independence, for East Timor the beginning of the United Nations' administration."""


def on_day(place: Place, day: date | None) -> Place:
    """A place in the country to which it belonged on a day: Pristina lay in Serbia in 1999. Its own point and name
    stay."""
    whole, parted = PARTED.get(place.country or "", (None, date.min))
    return replace(place, country=whole) if whole is not None and day is not None and day < parted else place
