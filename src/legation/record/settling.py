"""One event from all its mentions: each field by a rule that is written here.

- *type*: the one that most mentions tell of those that tell the event in the state it is in (of types told as often,
  the firmest mention's). *plover*, *cameo*, *quad*, *score*: from the firmest mention of this type and state, so that a
  planned meeting is AGREE until it was held; *mode*: the one told most often for this type.
- *actors*, *recipients*: everybody whom a mention names on that side, each once, in the fullest telling; a bare country
  is left out beside people or bodies of it. Who is a recipient to those that tell a recipient is no actor because
  others tell all sides as one ("Tanaka meets Han").
- *when*: the narrowest days that the words tell, else the narrowest inferred ones. *where*: the spot before the region,
  then the one told most often.
- *quantities*: one of each kind and matter: the value told last, with the lowest and highest ever told as bounds.
- *state* and *history*: see `lifecycle`; *disputes*: see `disputes`. *background*: where no story tells it as news.
- *independent*: how many of its stories are no versions of one another (see `versions`).
- *id*: a digest of the mention that was published first, so that later stories do not change it.

Ties go to the earlier published mention, then to the smaller id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from legation.model import Event, EventMention, Participant, Place, Quantity, TimeSpan, digest
from legation.record import lifecycle
from legation.record.disputes import disputes
from legation.record.parties import conflicting, is_spot, merged, party, place_key

T = TypeVar("T")
Cast = tuple[Participant, ...]


def settle(mentions: Iterable[EventMention], firsts: Mapping[str, str] = MappingProxyType({})) -> Event:
    """The event that these mentions (at least one) tell of; the same in whatever order they come.

    `firsts`: the first version of each story; a story that is not there is its own."""
    told = lifecycle.in_order(mentions)
    state = lifecycle.state_of(told)
    voice = _voice(told, state)
    recipients = _cast(told, lambda mention: mention.recipients)
    published = [mention.story.published for mention in told if mention.story.published is not None]
    return Event(
        id=digest("event", told[0].id),
        type=voice.type,
        mode=_most_told([one.mode for one in told if one.type == voice.type and one.mode is not None]),
        contexts=tuple(sorted({context for mention in told for context in mention.contexts})),
        plover=voice.plover,
        cameo=voice.cameo,
        quad=voice.quad,
        score=voice.score,
        actors=_unseated(_cast(told, lambda mention: mention.actors), recipients, told),
        recipients=recipients,
        state=state,
        background=all(mention.background for mention in told),
        when=_narrowest([mention.when for mention in told if mention.when is not None]),
        where=_spot([mention.where for mention in told if mention.where is not None]),
        quantities=_toll(told),
        sources=tuple(sorted({mention.story.source for mention in told if mention.story.source is not None})),
        stories=len({mention.story.id for mention in told}),
        independent=len({firsts.get(mention.story.id, mention.story.id) for mention in told}),
        first_reported=min(published, default=None),
        last_reported=max(published, default=None),
        history=lifecycle.steps(told),
        disputes=disputes(told),
        mentions=tuple(mention.id for mention in told),
    )


def _voice(told: Sequence[EventMention], state: str) -> EventMention:
    """The mention that speaks for the event: the most confident of the type told most often, among those that tell its
    state (else all)."""
    fitting = [mention for mention in told if lifecycle.told_state(mention) == state] or list(told)
    times = Counter(mention.type for mention in fitting)
    return max(fitting, key=lambda mention: (times[mention.type], mention.confidence))


def _most_told(values: Sequence[T]) -> T | None:
    """The value that comes most often, the first of equals."""
    counts = Counter(values)
    return max(values, key=lambda value: counts[value], default=None)


def _cast(told: Sequence[EventMention], side: Callable[[EventMention], Cast]) -> Cast:
    """Everybody on one side, each once."""
    cast: list[Participant] = []
    for participant in (one for mention in told for one in side(mention)):
        known = next((n for n, other in enumerate(cast) if _same(other, participant)), None)
        if known is None:
            cast.append(participant)
        else:
            cast[known] = merged(cast[known], participant)
    peopled = {party(one) for one in cast if one.kind != "country" and party(one) is not None}
    return tuple(one for one in cast if one.kind != "country" or party(one) not in peopled)


def _unseated(actors: Cast, recipients: Cast, told: Sequence[EventMention]) -> Cast:
    """The actors without those whom only the tellings without a recipient have on their side."""
    seated = [one for mention in told if mention.recipients for one in mention.actors]
    doubtful = [
        one
        for one in actors
        if any(_same(one, other) for other in recipients) and not any(_same(one, other) for other in seated)
    ]
    return tuple(one for one in actors if one not in doubtful) or actors


def _same(one: Participant, other: Participant) -> bool:
    """Whether two tellings are of one participant: one party, one kind, no conflict (if unknown: the same words)."""
    if party(one) is None or party(other) is None:
        return party(one) == party(other) and one.text.casefold() == other.text.casefold()
    if party(one) != party(other) or one.kind != other.kind or conflicting(one, other):
        return False
    both_named = one.name is not None and other.name is not None
    return both_named or one.sector == other.sector or None in (one.sector, other.sector)


def _narrowest(times: Sequence[TimeSpan]) -> TimeSpan | None:
    def width(time: TimeSpan) -> tuple[bool, bool, int]:
        bounded = time.start is not None and time.end is not None
        return time.inferred, not bounded, (time.end - time.start).days if time.start and time.end else 0

    return min(times, key=width, default=None)


def _spot(places: Sequence[Place]) -> Place | None:
    counts = Counter(map(place_key, places))

    def worth(place: Place) -> tuple[bool, bool, int]:
        return is_spot(place), place.latitude is not None, counts[place_key(place)]

    return max(places, key=worth, default=None)


def _toll(told: Sequence[EventMention]) -> tuple[Quantity, ...]:
    """One quantity of each kind, unit and matter: told last, bounded by all that was told; in order of telling."""
    groups: dict[tuple[str, str | None, str | None], list[Quantity]] = {}
    for mention in told:
        for quantity in mention.quantities:
            groups.setdefault((quantity.kind, quantity.unit, quantity.of), []).append(quantity)
    return tuple(_bounded(group) for group in groups.values())


def _bounded(group: list[Quantity]) -> Quantity:
    last = next((quantity for quantity in reversed(group) if quantity.value is not None), group[-1])
    lows = [low for quantity in group for low in (quantity.low, quantity.value) if low is not None]
    highs = [high for quantity in group for high in (quantity.high, quantity.value) if high is not None]
    return replace(last, low=min(lows, default=None), high=max(highs, default=None))


def visible(mentions: Iterable[EventMention], day: date) -> list[EventMention]:
    """The mentions whose stories were out on a day; undated stories always count as out."""
    return [mention for mention in mentions if mention.story.published is None or mention.story.published <= day]
