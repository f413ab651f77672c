"""The filters that every question about events takes: as they are given (`Filters`), and as they are understood."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from legation.errors import QuestionError
from legation.model import STATES, TYPES, Event, day
from legation.questions.parties import Party, country, party
from legation.record import Record
from legation.record.parties import fold
from legation.record.rows import first_day, last_day
from legation.record.selection import Selection

Words = str | Sequence[str] | None
"""One value, or several."""


class Filters(TypedDict, total=False):
    """What narrows a question down; all that is given must hold.

    `since` and `until` bound the days of an event (of its first report, where no day is told); of a search, the days of
    publication. `type`: PLOVER types, or one's own; the kind of the happening, so that a planned CONSULT is one.
    `actor`: countries, bodies or persons who all take part, on any side. `place`: a country, or the name of a spot as
    stories give it. `status`: states, on the day of asking. `min_sources`: how many sources tell it at the least.
    """

    since: date | str | None
    until: date | str | None
    type: Words
    actor: Words
    place: str | None
    status: Words
    min_sources: int | None


@dataclass(frozen=True)
class Sieve:
    """Filters as they are understood."""

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    country: str | None = None
    place: str | None = None
    statuses: tuple[str, ...] = ()
    min_sources: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether every event passes, whatever its days."""
        return self == Sieve(self.since, self.until)

    def selection(self, as_of: date, **more: Any) -> Selection:
        """The same as a selection from the record, which `more` narrows."""
        everyone = (*(one.who for one in self.actors), *more.pop("everyone", ()))
        given = {"since": self.since, "until": self.until, "types": self.types} | more
        return Selection(
            everyone,
            statuses=self.statuses,
            country=self.country,
            place=self.place,
            min_sources=self.min_sources,
            as_of=as_of,
            **given,
        )

    def passes(self, event: Event) -> bool:
        """Whether an event, as it stood on the day of asking, is let through."""
        where, everyone = event.where, (*event.actors, *event.recipients)
        return (
            _overlaps(event, self.since, self.until)
            and (not self.types or event.type in self.types)
            and (not self.statuses or event.state in self.statuses)
            and (self.country is None or (where is not None and where.country == self.country))
            and (self.place is None or (where is not None and fold(where.name or "") == self.place))
            and len(event.sources) >= (self.min_sources or 0)
            and all(any(map(one.is_one, everyone)) for one in self.actors)
        )


def sieve(record: Record, filters: Filters) -> Sieve:
    """The filters as they are understood.

    Raises:
        QuestionError: a type, a status or a place that is none, or days the wrong way round.
        ActorError: nobody of that name is known.
        DateError: a date that is none.
    """
    since, until = day(filters.get("since")), day(filters.get("until"))
    if since is not None and until is not None and since > until:
        raise QuestionError(f"since {since} until {until} is no time: give the earlier day first")
    where = filters.get("place")
    land = country(where) if where is not None else None
    return Sieve(
        since,
        until,
        tuple(_type(name, record) for name in _several(filters.get("type"))),
        tuple(party(name, record) for name in _several(filters.get("actor"))),
        land,
        _place(where, record) if where is not None and land is None else None,
        tuple(_status(name) for name in _several(filters.get("status"))),
        filters.get("min_sources"),
    )


def _several(given: Words) -> Sequence[str]:
    return () if given is None else (given,) if isinstance(given, str) else given


def _type(name: str, record: Record) -> str:
    """A PLOVER type in any case, or a type of one's own that the record has."""
    if name.upper() in TYPES:
        return name.upper()
    if not record.has_type(name):
        raise QuestionError(f"'{name}' is no type of event: {_near(name.upper(), TYPES)}")
    return name


def _status(name: str) -> str:
    if name.lower() not in STATES:
        raise QuestionError(f"'{name}' is no state of an event: {_near(name.lower(), STATES)}")
    return name.lower()


def _place(name: str, record: Record) -> str:
    """The name of a spot, as the record keeps it."""
    spot = fold(name)
    if not spot or not record.has_place(spot):
        near = difflib.get_close_matches(spot, record.places(), n=1, cutoff=0.7)
        hint = f"did you mean '{near[0]}'?" if near else "name a country, or a place as the stories name it"
        raise QuestionError(f"no event of the record takes place in '{name}': {hint}")
    return spot


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.65)
    return f"did you mean {' or '.join(near)}?" if near else f"they are {', '.join(known)}"


def _overlaps(event: Event, since: date | None, until: date | None) -> bool:
    first, last = first_day(event), last_day(event)
    if since is not None and (last is None or last < since):
        return False
    return until is None or (first is not None and first <= until)
