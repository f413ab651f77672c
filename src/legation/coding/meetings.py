"""Who is guest and who is host: PLOVER writes a visit from visitor to host, any other meeting with all as actors."""

from __future__ import annotations

from collections.abc import Sequence

from legation.model import Participant

VISIT = "visit"
PHONE = "phone"
MULTILATERAL = "multilateral"
_MANY = 3  # PLOVER calls a meeting multilateral from three parties on


def seat(
    participants: Sequence[Participant], mode: str | None, country: str | None
) -> tuple[tuple[Participant, ...], tuple[Participant, ...], str | None]:
    """Actors, recipients and mode of a meeting whose participants are all told as one side.

    `country` is where they meet (ISO alpha-3). Where it is the country of some but not of all, and no more than two
    countries meet, those who come are actors and those at home recipients, and the mode is a visit.
    """
    everyone = tuple(participants)
    countries = {one.country for one in everyone if one.country}
    if mode == PHONE:
        return everyone, (), mode
    if len(countries) >= _MANY:
        return everyone, (), mode if mode not in (None, VISIT) else MULTILATERAL
    if country in countries and len(countries) == 2 and mode in (None, VISIT):
        hosts = tuple(one for one in everyone if one.country == country)
        guests = tuple(one for one in everyone if one.country != country)
        return guests, hosts, VISIT
    if country is not None and country not in countries and len(countries) == 2 and mode is None:
        return everyone, (), "third-party"
    return everyone, (), mode
