"""A mention as merging sees it: who, when and where in the form in which two mentions are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from legation.meanings import Meaning, unpack
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


def shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ings", "ing", "ies", "ied", "ion", "ment", "ed", "es", "s", "e")


def _stem(word: str) -> str:
    """A word without its ending, roughly, so that "arrested" and "arrest" are one."""
    word = word.casefold()
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), "")
    return word.removesuffix(ending)


_ANYBODY = """
the and his her its their our your who whose which that some more than other others another from with
both two three four five six ten people person persons man men woman women member members group groups force forces
minister ministers official officials leader leaders president government country countries state foreign
"""
_VAGUE = frozenset(map(_stem, _ANYBODY.split()))


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

    @property
    def participants(self) -> tuple[Participant, ...]:
        return (*self.mention.actors, *self.mention.recipients)

    @cached_property
    def everyone(self) -> Parties:
        return _parties(self.participants)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words for those who take part, without countries and words that fit anybody."""
        texts = (one.text for one in self.participants if one.kind != "country")
        return frozenset(_stem(word) for text in texts for word in _WORD.findall(text)) - _VAGUE

    @cached_property
    def stem(self) -> str:
        return _stem(self.mention.trigger.text)

    @cached_property
    def meaning(self) -> Meaning | None:
        """What the trigger means, where the mention carries it."""
        return unpack(self.mention.meaning) if self.mention.meaning is not None else None

    @cached_property
    def frame(self) -> str | None:
        """The frame of the codebook that tells the event, if one does: its words and what they mean."""
        return next((why for why in self.mention.why if why.startswith("frame ")), None)

    @cached_property
    def numbers(self) -> frozenset[tuple[str, str | None, float]]:
        """What is counted, with how many there are; one or two are too common to tell anything."""
        counted = self.mention.quantities
        return frozenset((one.kind, one.unit, one.value) for one in counted if one.value is not None and one.value > 2)

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
            return shift(low, -timedelta(days=1)), shift(high, timedelta(days=1))
        if self.mention.status in PLANS:
            return low, shift(high, AHEAD)
        return shift(low, -NEAR), high

    @property
    def width(self) -> int:
        """Days told, the first and last included; very many where none are told."""
        return (self.told[1] - self.told[0]).days + 1 if self.told else 10**7

    @cached_property
    def rank(self) -> tuple[int, int, int, int, date, str]:
        """The order of leading: days told, inferred, none; narrow before wide; more persons and parties; earlier."""
        persons = {p.name for p in self.participants if p.kind == "person" and p.name}
        inferred = self.mention.when is not None and self.mention.when.inferred
        certainty = 0 if self.told else 1 if inferred else 2
        order = (certainty, self.width, -len(persons), -len(self.everyone))
        return *order, self.published or date.max, self.id
