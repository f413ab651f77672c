"""A mention as merging sees it: who, when and where in the form in which two mentions are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from legation.model import EventMention, Participant
from legation.record.parties import party

PLANS = frozenset({"planned", "possible", "cancelled"})
"""Statuses of what lies ahead when it is told."""

NEAR = timedelta(days=3)
"""How far apart the stories of one happening appear that do not say its day."""

AHEAD = timedelta(days=7)
"""How far ahead a plan without a day is taken to lie."""

Days = tuple[date, date]
Parties = dict[str, list[Participant]]


def _parties(participants: Iterable[Participant]) -> Parties:
    """Participants by the key of their party; those nobody knows are left out."""
    found: Parties = {}
    for participant in participants:
        key = party(participant)
        if key is not None:
            found.setdefault(key, []).append(participant)
    return found


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


@dataclass(frozen=True)
class Telling:
    """One mention, ready for comparing; `rank` puts the most precise first, then the earliest published."""

    mention: EventMention

    @property
    def id(self) -> str:
        return self.mention.id

    @property
    def published(self) -> date | None:
        return self.mention.story.published

    @cached_property
    def actors(self) -> Parties:
        return _parties(self.mention.actors)

    @cached_property
    def recipients(self) -> Parties:
        return _parties(self.mention.recipients)

    @cached_property
    def everyone(self) -> Parties:
        return _parties((*self.mention.actors, *self.mention.recipients))

    @cached_property
    def told(self) -> Days | None:
        """The days that the words tell, with open ends as far as dates go; None where they tell none."""
        when = self.mention.when
        if when is None or when.inferred or (when.start is None and when.end is None):
            return None
        return when.start or date.min, when.end or date.max

    @cached_property
    def core(self) -> Days | None:
        """The days that stand for the happening when other mentions are compared with it."""
        when = self.mention.when
        if self.told or when is None or when.start is None or when.end is None:
            return self.told or (self.published and (self.published, self.published)) or None
        return when.start, when.end

    @cached_property
    def window(self) -> Days | None:
        """The days among which the happening may lie: as told; a day around an inferred time; else what a story
        without a day tells of, the days before its publication, or the days after it for a plan."""
        if self.told or self.core is None:
            return self.told
        low, high = self.core
        if self.mention.when is not None and self.mention.when.inferred:
            return _shift(low, -timedelta(days=1)), _shift(high, timedelta(days=1))
        if self.mention.status in PLANS:
            return low, _shift(high, AHEAD)
        return _shift(low, -NEAR), high

    @property
    def width(self) -> int:
        """Days told, the first and last included; very many where none are told."""
        return (self.told[1] - self.told[0]).days + 1 if self.told else 10**7

    @cached_property
    def rank(self) -> tuple[int, int, int, int, date, str]:
        """The order of leading: days told, inferred, none; narrow before wide; more persons and parties; earlier."""
        persons = {p.name for p in (*self.mention.actors, *self.mention.recipients) if p.kind == "person" and p.name}
        inferred = self.mention.when is not None and self.mention.when.inferred
        certainty = 0 if self.told else 1 if inferred else 2
        order = (certainty, self.width, -len(persons), -len(self.everyone))
        return *order, self.published or date.max, self.id
