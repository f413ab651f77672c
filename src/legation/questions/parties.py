"""Whom a question means: "Japan", "JPN", "Japanese", "NATO", or somebody whom the record knows by name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache

from legation.actors import tables
from legation.errors import ActorError
from legation.model import Participant, is_body
from legation.record import Record
from legation.record.parties import fold, words_of
from legation.record.parties import party as key_of
from legation.record.selection import Who


@dataclass(frozen=True)
class Party:
    """An actor of a question: a `key` that records search by (a country's or body's code), or a `name` whose words
    are to be found in the names of those who take part."""

    label: str
    key: str | None = None
    name: str | None = None

    @property
    def who(self) -> Who:
        """The same, as records are searched."""
        return Who(self.key, self.name)

    def is_one(self, participant: Participant) -> bool:
        """Whether a participant of an event is this actor, or of this country."""
        if self.key is not None:
            return key_of(participant) == self.key
        return participant.name is not None and words_of(self.name or "") <= words_of(participant.name)


def party(text: str, record: Record) -> Party:
    """The actor that a country's or a body's name, code, adjective or people stands for; else whoever takes part in
    the record's events under a name with these words.

    Raises:
        ActorError: neither is known; the message suggests the nearest name.
    """
    words = " ".join(text.split())
    known = _known().get(fold(words))
    if known is not None:
        return known
    if words and record.bears(words):
        return Party(words, name=words)
    if record.knows(words):
        return Party(words, key=words)
    raise ActorError(_unknown(words, record.names()))


def country(text: str) -> str | None:
    """The code of the country that a name, code or adjective stands for, if it is one."""
    known = _known().get(fold(text))
    return known.key if known is not None and known.key in tables.countries() else None


@cache
def _known() -> dict[str, Party]:
    """All that the tables of countries and bodies name, by its folded form; countries before bodies."""
    known: dict[str, Party] = {}
    for country in tables.countries().values():
        peoples = [form for pair in country.people for form in pair] + [f"{name}s" for name in country.adjectives]
        for form in (country.code, country.name, *country.names, *country.adjectives, *peoples):
            known.setdefault(fold(form), Party(country.name, key=country.code))
    for body in tables.bodies():
        one = Party(body.name, key=body.code or fold(body.name)) if is_body(body.country) else None
        for form in (body.name, body.code, *body.forms):
            if form:
                known.setdefault(fold(form), one or Party(body.name, name=body.name))
    return known


def _unknown(words: str, names: list[str]) -> str:
    forms = {**{form: one.label for form, one in _known().items()}, **{fold(name): name for name in names}}
    near = difflib.get_close_matches(fold(words), forms, n=1, cutoff=0.7)
    hint = f"did you mean '{forms[near[0]]}'?" if near else "name a country (Japan, JPN, Japanese), a body or a person"
    return f"no actor is known as '{words}': {hint}"
