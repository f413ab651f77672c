"""Legation reads news and keeps the record: who did, said or plans what, to whom, when and where, on whose word."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from legation.errors import LegationError
from legation.model import (
    Actor,
    Attribution,
    Change,
    Dispute,
    Drop,
    Event,
    EventMention,
    EventRelation,
    Incumbent,
    Name,
    Office,
    OfficeMention,
    Participant,
    Place,
    Precedent,
    Quantity,
    Reading,
    Relation,
    Statement,
    Story,
    StoryReference,
    TimeExpression,
    TimeSpan,
    Trigger,
    Voice,
)

if TYPE_CHECKING:
    from legation import actors, places, quantities, questions, times
    from legation.reading import Reader, read
    from legation.record import Record
    from legation.sources import fetch

__version__ = "0.2.0"

__all__ = [
    "Actor",
    "Attribution",
    "Change",
    "Dispute",
    "Drop",
    "Event",
    "EventMention",
    "EventRelation",
    "Incumbent",
    "LegationError",
    "Name",
    "Office",
    "OfficeMention",
    "Participant",
    "Place",
    "Precedent",
    "Quantity",
    "Reader",
    "Reading",
    "Record",
    "Relation",
    "Statement",
    "Story",
    "StoryReference",
    "TimeExpression",
    "TimeSpan",
    "Trigger",
    "Voice",
    "actors",
    "fetch",
    "places",
    "quantities",
    "questions",
    "read",
    "times",
]

# Loaded when first asked for: a question to the record must not wait for the parser.
_ROOMS = frozenset({"actors", "places", "quantities", "questions", "times"})
_HOMES = {
    "Reader": "legation.reading",
    "Record": "legation.record",
    "fetch": "legation.sources",
    "read": "legation.reading",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"legation.{name}")
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'legation' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
