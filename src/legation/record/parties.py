"""Whom a participant stands for when records are searched and tellings compared: its country, or its own name."""

from __future__ import annotations

import re

from legation.model import Participant, Place, is_body

_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "ELI"})


def party(participant: Participant) -> str | None:
    """The key of a participant: ISO 3166-1 alpha-3 for states and all within them; for bodies beyond states their
    code ("UN"), else their name in small letters; None where nothing is known."""
    if participant.country is not None and not is_body(participant.country):
        return participant.country
    if participant.code is not None:
        return participant.code
    return fold(participant.name) if participant.name else None


def fold(name: str) -> str:
    """A name as it is compared: small letters, one space between words, no "the" before it."""
    return re.sub(r"^the ", "", " ".join(name.casefold().split()))


def place_key(place: Place) -> tuple[str | None, str | None]:
    """What two mentions of one place share: its name and country, in whatever words and wherever they stand."""
    return place.name, place.country


def is_spot(place: Place) -> bool:
    """Whether a place is a town or a building, no region or country: GeoNames class P or S, or the code of a town
    (which begins with PPL; PCLI, which begins with P too, is a country)."""
    return place.feature in ("P", "S") or (place.feature or "").startswith("PPL")


def words_of(name: str) -> frozenset[str]:
    """The words of a name, without initials: what two spellings of one person share."""
    words = frozenset(re.findall(r"[^\W\d_]{2,}", name.casefold()))
    return words or frozenset({name.casefold()})


def same_name(left: str, right: str) -> bool:
    """Whether one name's words are all in the other: "Blinken" and "Antony Blinken"."""
    a, b = words_of(left), words_of(right)
    return a <= b or b <= a


def acts_for_state(participant: Participant) -> bool | None:
    """Whether a participant acts for its state, as a bare country does; None where nobody says ("four Spaniards")."""
    if participant.sector == "UNK" or (participant.sector is None and participant.kind == "group"):
        return None
    return participant.sector is None or participant.sector in _STATE


def conflicting(left: Participant, right: Participant) -> bool:
    """Whether two participants of one party cannot be the same one, by what both tell of themselves."""
    if left.code and right.code and left.code != right.code:
        return True
    if {acts_for_state(left), acts_for_state(right)} == {True, False}:
        return True
    if not left.name or not right.name or left.kind != right.kind or left.kind == "country":
        return False
    return not same_name(left.name, right.name)


def merged(left: Participant, right: Participant) -> Participant:
    """The one of two tellings of the same participant that says more of it; the first where both say as much."""
    return right if _told(right) > _told(left) else left


def _told(participant: Participant) -> int:
    known = (participant.name, participant.code, participant.country, participant.sector, participant.office)
    return 10 * sum(value is not None for value in known) + len(words_of(participant.name or " "))
