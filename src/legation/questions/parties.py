"""Whom a question means: "Japan", "JPN", "Japanese", "NATO", or a person that the record knows."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from legation.errors import ActorError
from legation.model import Actor, Participant
from legation.record import Record
from legation.record.parties import fold, words_of
from legation.record.parties import party as key_of

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Party:
    """An actor of a question: a `key` that records search by (a country's or body's code), or a person's `name`."""

    label: str
    key: str | None = None
    name: str | None = None

    def is_one(self, participant: Participant) -> bool:
        """Whether a participant of an event is this actor, or of this country."""
        if self.key is not None:
            return key_of(participant) == self.key
        return participant.name is not None and words_of(self.name or "") <= words_of(participant.name)


def party(text: str, record: Record) -> Party:
    """The actor that a name, an ISO 3166-1 alpha-3 code, a demonym or a body's code stands for; else the person whom
    the record knows by these words.

    Raises:
        ActorError: neither is known; the message suggests the nearest name.
    """
    words = " ".join(text.split())
    if _CODE.fullmatch(words) and record.knows(words):
        return Party(words, key=words)
    actor = _resolve(words)
    if actor is not None:
        return actor
    names = record.names()
    if words and any(words_of(words) <= words_of(name) for name in names):
        return Party(words, name=words)
    raise ActorError(_unknown(words, names))


def _resolve(words: str) -> Party | None:
    """The country or body that our tables know by these words."""
    from legation import actors  # its tables take a while to load, and a code needs none of them

    found: Actor = actors.resolve(words)
    if found.kind == "person":
        return None
    key = key_of(found.participant(words, (0, len(words))))
    known = key is not None and (found.country is not None or found.code is not None)
    return Party(found.name or words, key=key) if known else None


def _unknown(words: str, names: list[str]) -> str:
    near = difflib.get_close_matches(fold(words), [fold(name) for name in names], n=1, cutoff=0.6)
    nearest = next((name for name in names if near and fold(name) == near[0]), None)
    hint = f"did you mean '{nearest}'?" if nearest else "name a country (Japan, JPN, Japanese), a body or a person"
    return f"no actor is known as '{words}': {hint}"
