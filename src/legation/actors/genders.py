"""Whether "he" or "she" can take somebody up: by the given name, or by a title that only men or women bear."""

from __future__ import annotations

from legation.actors import tables
from legation.actors.words import phrase_key

_TITLES = {"king": "m", "prince": "m", "emir": "m", "sultan": "m", "pope": "m", "queen": "f", "princess": "f"}


def gender_of(name: str, office: str) -> str:
    """ "m", "f", or "" where neither the first name nor the title tells.

    A name of one word is a family name as often as not, and tells nothing.
    """
    title = office.rpartition(" ")[2]
    if title in _TITLES or title.endswith("woman"):
        return _TITLES.get(title, "f")
    first, _, rest = name.partition(" ")
    return tables.given_names().get(phrase_key(first), "") if rest else ""
