"""When something like this happened before, how often, and whether the record bears out what stories claim of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Unpack

from legation.errors import RecordError
from legation.model import Data, Event, EventMention, Participant, Precedent, Story, day
from legation.questions.answers import Answer, answers, as_known
from legation.questions.filters import Filters, sieve
from legation.record import Record
from legation.record.parties import party
from legation.record.rows import by_day, first_day, last_day
from legation.record.selection import Who

TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True)
class Verdict(Data):
    """What the record says of a claim: `borne out`, `contradicted` or `open`, `why`, and the events it rests on."""

    claim: Precedent
    story: str
    verdict: str
    why: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class Precedents(Data):
    """What went before, the latest first.

    `like` says in what another event is like the one asked about; `reach` is the day of the first story of the record,
    before which it knows nothing; `gaps` are the days between each event and the one before it, `since` those between
    the last and the event asked about (or the day of asking). `found` may be limited to the latest; `total` are all.
    """

    like: str
    reach: date | None
    since: int | None
    total: int
    found: tuple[Answer, ...]
    gaps: tuple[int, ...]
    claims: tuple[Verdict, ...]


def precedents(
    record: Record,
    asked: str,
    *,
    as_of: date | str | None = None,
    limit: int | None = None,
    **filters: Unpack[Filters],
) -> Precedents:
    """The events like the one asked about that took place before it.

    `asked` is an event's id, or how it begins; or words that tell a happening ("visit of a Japanese foreign minister to
    South Korea"), which are read as a story is. Like it is an event of its type and mode between the same parties, the
    way it went, or either way where it is done together; a party told by an office is only met by a holder of it.
    `limit` keeps the latest of them; for the others see `Filters`. Claims are judged by all that pass the filters.

    Raises:
        RecordError: no event has this id, several do, or no happening can be read in the words.
        ActorError, DateError, QuestionError: a filter that is none.
    """
    today = day(as_of) or date.today()
    wanted = sieve(record, filters)
    event = _asked(record, asked, today)
    pattern = event if event is not None else _told(asked)
    keys = {key for one in (*pattern.actors, *pattern.recipients) if (key := party(one))}
    if not keys:
        raise RecordError(f"'{asked}' names no country, body or person that a record can be searched for")
    found = record.select(
        wanted.selection(
            today,
            everyone=tuple(Who(key=key) for key in sorted(keys)),
            until=min(wanted.until or today, today),
            states=TOOK_PLACE,
            types=(pattern.type,),
            mode=pattern.mode,
        )
    )
    known = [
        one
        for one in as_known(record, found, today)
        if one.state in TOOK_PLACE and is_like(one, pattern) and wanted.passes(one)
    ]
    before = sorted((one for one in known if event is None or _is_before(one, event)), key=by_day, reverse=True)
    days = [first for one in before if (first := first_day(one)) is not None]
    end = first_day(event) if event is not None else today
    reach = record.reach()
    return Precedents(
        _likeness(pattern),
        reach,
        (end - days[0]).days if days and end is not None else None,
        len(before),
        tuple(answers(record, before[:limit])),
        tuple((later - earlier).days for later, earlier in pairwise(days)),
        tuple(verdicts(record, event, before, reach)) if event is not None else (),
    )


def is_like(event: Event, pattern: Event | EventMention) -> bool:
    """Whether an event is of the pattern's type, of its mode where it has one, and between its parties."""
    if event.type != pattern.type or (pattern.mode is not None and event.mode != pattern.mode):
        return False
    together = not pattern.recipients or not event.recipients
    if together:
        everyone = (*event.actors, *event.recipients)
        return _holds(everyone, (*pattern.actors, *pattern.recipients))
    return _holds(event.actors, pattern.actors) and _holds(event.recipients, pattern.recipients)


def _holds(side: Sequence[Participant], wanted: Sequence[Participant]) -> bool:
    """Whether everybody wanted is among those of a side, by party and office."""
    return all(any(_is_one(other, one) for other in side) for one in wanted if party(one) is not None)


def _is_one(other: Participant, wanted: Participant) -> bool:
    return party(other) == party(wanted) and (not wanted.office or other.office == wanted.office)


def verdicts(record: Record, event: Event, before: Sequence[Event], reach: date | None) -> Iterator[Verdict]:
    """What the record says of each claim that stories make of an event, given those like it that went before."""
    stories = {mention.story.id for mention in record.mentions(event.mentions)}
    for story in sorted(stories):
        read = record.reading(story)
        for claim in read.precedents if read is not None else ():
            if claim.mention in event.mentions:
                yield _verdict(claim, story, event, before, reach)


def _verdict(claim: Precedent, story: str, event: Event, before: Sequence[Event], reach: date | None) -> Verdict:
    inside = [one for one in before if claim.since is None or (last_day(one) or date.min) > claim.since]
    ids = tuple(one.id for one in inside)
    bounded = claim.period is None or claim.since is not None
    covered = claim.since is not None and reach is not None and reach <= claim.since

    def told(verdict: str, why: str, events: tuple[str, ...] = ids) -> Verdict:
        return Verdict(claim, story, verdict, why, events)

    if claim.kind == "most":
        return _of_toll(claim, story, event, inside)
    if not bounded:
        return told("open", f"'{claim.period}' names no day", ())
    wanted = (claim.number or 1) - 1
    if len(inside) > wanted:
        return told("contradicted", f"{len(inside)} went before it in that time, the last on {first_day(inside[0])}")
    if not covered:
        return told("open", f"{len(inside)} known before it in that time, but the record reaches back to {reach} only")
    if len(inside) == wanted:
        return told("borne out", f"{wanted or 'none'} known before it after {claim.since}")
    return told("open", f"{len(inside)} known of the {wanted} before it")


def _of_toll(claim: Precedent, story: str, event: Event, inside: Sequence[Event]) -> Verdict:
    """The deadliest is compared by those killed, where both tell a number; other measures are not the record's."""
    toll = _killed(event)
    worse = [one for one in inside if toll is not None and (_killed(one) or 0) > toll]
    if worse:
        ids = tuple(one.id for one in worse)
        return Verdict(
            claim, story, "contradicted", f"{_killed(worse[0]):,.0f} were killed on {first_day(worse[0])}", ids
        )
    return Verdict(claim, story, "open", "the record cannot measure it", ())


def _killed(event: Event) -> float | None:
    return max((one.value for one in event.quantities if one.kind == "killed" and one.value), default=None)


def _asked(record: Record, asked: str, today: date) -> Event | None:
    """The event whose id this is, as it stood on a day; None where the words are no id."""
    found = record.event(asked) if asked and not asked.isspace() and " " not in asked else None
    if found is None:
        return None
    known = as_known(record, [found], today)
    if not known:
        raise RecordError(f"event {found.id} was first told of on {found.first_reported}, after {today}")
    return known[0]


def _told(words: str) -> EventMention:
    """The happening that words tell, read as a story without a day."""
    from legation.reading import read

    events = read(Story(words)).events
    if not events:
        raise RecordError(
            f"'{words}' is no event's id, and tells no happening: say who did what to whom, or give an id"
        )
    return max(events, key=lambda event: event.confidence)


def _is_before(one: Event, event: Event) -> bool:
    first, other = last_day(one), first_day(event)
    return one.id != event.id and first is not None and other is not None and first < other


def _likeness(pattern: Event | EventMention) -> str:
    what = " ".join(part for part in (pattern.type, pattern.mode) if part)
    sides = [" and ".join(map(_named, side)) for side in (pattern.actors, pattern.recipients)]
    return f"{what}: {' → '.join(side for side in sides if side)}"


def _named(one: Participant) -> str:
    return " ".join(part for part in (party(one) or one.text, one.office) if part)
