"""The life of an event: from what its mentions told, day by day, to the state it is in.

Mentions count in the order of their stories' publication. A plan is *announced* until a day is known, then *planned*;
it may be *cancelled*, *postponed* (its trigger says so) and planned again: the last word counts. Once told as
*happened* it stays so, whatever older plans are still repeated; *ongoing* gives way to what is told later. A happening
that is denied on the day it is last told, or after, is *unclear*, as is what was only ever possible. An attempt that
failed has happened. A plan whose days lie before the day of asking, with nobody to confirm it, has *lapsed*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from legation.model import Change, Event, EventMention

OPEN = frozenset({"announced", "planned"})
AHEAD = ("announced", "planned", "postponed")
_WEIGHT = {"unclear": 0, "announced": 1, "planned": 2, "postponed": 3, "cancelled": 4, "ongoing": 5, "happened": 6}
_POSTPONING = ("postpon", "delay", "put off", "push back", "pushed back", "reschedul", "shelv", "defer")


def told_state(mention: EventMention) -> str:
    """The state in which one mention tells its event to be."""
    word = mention.trigger.text.casefold()
    if mention.status in ("planned", "cancelled") and word.startswith(_POSTPONING):
        return "postponed"
    if mention.status == "planned":
        return "planned" if mention.when is not None and mention.when.start is not None else "announced"
    return {"failed": "happened", "possible": "unclear", "denied": "unclear"}.get(mention.status, mention.status)


def in_order(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Mentions as they were published; within a day by their ids; those of undated stories last."""
    return sorted(mentions, key=lambda mention: (mention.story.published or date.max, mention.id))


def steps(mentions: Iterable[EventMention]) -> tuple[Change, ...]:
    """The history: each mention that told a state other than the one before it."""
    changes: list[Change] = []
    for mention in in_order(mentions):
        state = told_state(mention)
        if not changes or changes[-1].state != state:
            changes.append(Change(mention.story.published, state, mention.id))
    return tuple(changes)


def state_of(mentions: Sequence[EventMention]) -> str:
    """The state after all that was told, by the rules above."""
    days = sorted({mention.story.published or date.max for mention in mentions})
    state, happened = "unclear", False
    for day in days:
        told = [mention for mention in mentions if (mention.story.published or date.max) == day]
        states = {told_state(mention) for mention in told}
        denied = any(mention.status == "denied" for mention in told)
        strongest = max(states, key=lambda name: (_WEIGHT[name], name))
        if denied and (happened or "happened" in states):
            state, happened = "unclear", False
        elif "happened" in states:
            state, happened = "happened", True
        elif not happened and strongest != "unclear":
            state = _follow(state, strongest)
    return state


def _follow(state: str, told: str) -> str:
    """A plan whose day is known does not lose it because a later story leaves it out."""
    return state if (state, told) == ("planned", "announced") else told


def as_of(event: Event, day: date) -> Event:
    """The event on a day: lapsed where it was still ahead and all its days lie before that day."""
    over = event.when is not None and event.when.end is not None and event.when.end < day
    return replace(event, state="lapsed") if over and event.state in OPEN else event
