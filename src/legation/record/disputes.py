"""What the tellings of one event contradict one another in, and who says what: "Seoul says 2, Pyongyang says 1".

Each voice (the party that is told to say it, else the story's source) has its last word on each matter. Numbers are
disputed when two voices' last words differ, of those not older than `FRESH` before the last of all: a toll that rises
from day to day is no dispute. Whether it happened is disputed when one voice tells it as done and another denies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from legation.model import Dispute, EventMention, Voice
from legation.record.parties import party

FRESH = timedelta(days=1)
_DONE = frozenset({"happened", "ongoing", "failed"})


def disputes(told: Sequence[EventMention]) -> tuple[Dispute, ...]:
    """The disputes in the mentions of an event, which come in the order of publication."""
    return (*_of_numbers(told), *_of_the_deed(told))


def _of_numbers(told: Sequence[EventMention]) -> Iterator[Dispute]:
    last: dict[str, dict[str, tuple[date, Voice]]] = {}
    for mention in told:
        for one in mention.quantities:
            if one.value is not None:
                matter = " ".join(part for part in (one.kind, one.of, one.unit) if part)
                day = mention.story.published or date.min
                last.setdefault(matter, {})[_voice(mention)] = day, Voice(_voice(mention), one.value, mention.id)
    for matter, by_voice in last.items():
        newest = max(day for day, _ in by_voice.values())
        voices = tuple(voice for day, voice in by_voice.values() if newest - day <= FRESH)
        if len({voice.value for voice in voices}) > 1:
            yield Dispute(matter, voices)


def _of_the_deed(told: Sequence[EventMention]) -> Iterator[Dispute]:
    last = {
        _voice(mention): Voice(_voice(mention), mention.status, mention.id)
        for mention in told
        if mention.status in _DONE or mention.status == "denied"
    }
    states = {voice.value == "denied" for voice in last.values()}
    if len(states) > 1:
        yield Dispute("status", tuple(last.values()))


def _voice(mention: EventMention) -> str:
    speaker = mention.attribution.speaker if mention.attribution is not None else None
    told = (party(speaker) or speaker.text) if speaker is not None else mention.story.source
    return told or mention.story.id
