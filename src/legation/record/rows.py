"""Between the plain data and the rows of the tables, both ways."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import permutations, product
from typing import Any

from legation.model import Data, Event, EventMention, Incumbent, Participant, Reading, Story, digest
from legation.record.parties import fold, party
from legation.record.tellings import Telling

Row = dict[str, Any]

INCUMBENT = tuple(field.name for field in fields(Incumbent))
"""The columns of who holds an office, told or listed."""


def pack(value: object) -> str:
    """JSON on one line, in ASCII, the same bytes for the same value."""
    return json.dumps(value, separators=(",", ":"))


def story_row(story: Story) -> Row:
    names = ("id", "title", "published", "source", "url", "byline", "language", "text")
    return {name: getattr(story, name) for name in names} | {"digest": story_digest(story)}


def story_digest(story: Story) -> str:
    """A digest of all that a story is, whatever id it was given."""
    return digest(pack(story.to_dict()))


def story_of(row: Mapping[str, Any]) -> Story:
    return Story(**{name: value for name, value in row.items() if name != "digest"})


def reading_row(reading: Reading, run: str) -> Row:
    """The reading without its story and mentions, which have tables of their own."""
    body = {name: value for name, value in reading.to_dict().items() if name not in ("story", "events")}
    return {"story": reading.story.id, "run": run, "digest": reading_digest(reading), "body": pack(body)}


def reading_digest(reading: Reading) -> str:
    bodies = (mention_body(mention) for mention in reading.events)
    return digest(story_digest(reading.story), pack({**reading.to_dict(), "events": []}), *bodies)


def reading_of(story: Story, body: str, mentions: Iterable[EventMention]) -> Reading:
    layers = Reading.from_dict({"story": story.to_dict(), **json.loads(body)})
    return Reading(**{**vars(layers), "events": tuple(mentions)})


def drop_rows(reading: Reading) -> list[Row]:
    counts = Counter(drop.reason for drop in reading.dropped)
    return [{"story": reading.story.id, "reason": reason, "count": count} for reason, count in counts.items()]


def statement_rows(reading: Reading) -> list[Row]:
    return [
        {
            "story": reading.story.id,
            "n": n,
            "speaker": statement.speaker and (statement.speaker.name or statement.speaker.text),
            "country": statement.speaker and statement.speaker.country,
            "firmness": statement.firmness,
            "quoted": statement.quoted,
            "text": statement.text,
        }
        for n, statement in enumerate(reading.statements)
    ]


def relation_rows(reading: Reading) -> list[Row]:
    return [
        {"story": reading.story.id, "n": n, "kind": one.kind, "source": one.source, "target": one.target}
        for n, one in enumerate(reading.relations)
    ]


def quantity_rows(mention: EventMention) -> list[Row]:
    plain = ("kind", "value", "low", "high", "unit", "of")
    return [
        {"mention": mention.id, "n": n} | {name: getattr(one, name) for name in plain}
        for n, one in enumerate(mention.quantities)
    ]


def office_rows(reading: Reading) -> list[Row]:
    plain = (*INCUMBENT, "since_grain", "until_grain", "part")
    return [
        {name: getattr(told, name) for name in plain}
        | {"story": reading.story.id, "n": n, "first": told.span[0], "last": told.span[1]}
        for n, told in enumerate(reading.offices)
    ]


def mention_body(mention: EventMention) -> str:
    """All fields, with those that the contract's JSON leaves out: a place's feature, the meaning if there is one."""
    body = Data.to_dict(mention)
    if mention.meaning is None:
        del body["meaning"]  # as in records that knew none, so that digests of what they hold stay true
    return pack(body)


def mention_of(body: str) -> EventMention:
    return EventMention.from_dict(json.loads(body))


def mention_row(mention: EventMention, story: str, position: int) -> Row:
    when, where, attribution = mention.when, mention.where, mention.attribution
    plain = ("id", "type", "mode", "plover", "cameo", "quad", "score", "status", "background", "part", "sentence")
    return {name: getattr(mention, name) for name in plain} | {
        "story": story,
        "position": position,
        "start": when and when.start,
        "end": when and when.end,
        "grain": when and when.grain,
        "inferred": when and when.inferred,
        "place": where and where.name,
        "country": where and where.country,
        "latitude": where and where.latitude,
        "longitude": where and where.longitude,
        "geonames": where and where.geonames,
        "feature": where and where.feature,
        "firmness": attribution and attribution.firmness,
        "first": mention.span[0],
        "last": mention.span[1],
        "confidence": mention.confidence,
        "body": mention_body(mention),
    }


def participant_rows(owner: Row, sides: Mapping[str, tuple[Participant, ...]]) -> list[Row]:
    """The participants of a mention or an event (`owner` names its column and id), numbered on each side."""
    names = ("name", "kind", "code", "country", "sector", "sector_2", "office", "office_state")
    return [
        owner | {"side": side, "n": n, "party": party(one)} | {name: getattr(one, name) for name in names}
        for side, ones in sides.items()
        for n, one in enumerate(ones)
    ]


def event_participant_rows(event: Event) -> list[Row]:
    """Who takes part in an event, beside that of the event by which they are asked for."""
    owner = {"event": event.id, "state": event.state, "day": first_day(event) or date.max}
    return participant_rows(owner, {"actor": event.actors, "recipient": event.recipients})


def mention_sides(mention: EventMention) -> dict[str, tuple[Participant, ...]]:
    speaker = mention.attribution.speaker if mention.attribution is not None else None
    return {"actor": mention.actors, "recipient": mention.recipients, "speaker": (speaker,) if speaker else ()}


def track_rows(telling: Telling, story: str) -> list[Row]:
    low, high = telling.window or (None, None)
    row = {
        "mention": telling.id,
        "type": telling.mention.type,
        "low": low,
        "high": high,
        "published": telling.published,
        "story": story,
    }
    return [row | {"party": key} for key in telling.everyone]


def event_row(event: Event, leader: str) -> Row:
    plain = ("id", "type", "mode", "plover", "quad", "state", "background", "stories")
    return {name: getattr(event, name) for name in plain} | {
        "leader": leader,
        "start": event.when and event.when.start,
        "end": event.when and event.when.end,
        "country": event.where and event.where.country,
        "first_reported": event.first_reported,
        "last_reported": event.last_reported,
        "body": pack(Data.to_dict(event)),
        **asked_by(event),
    }


def asked_by(event: Event) -> Row:
    """The columns of an event that only questions ask by."""
    first = first_day(event)
    return {
        "first_day": first or date.max,
        "last_day": last_day(event) or date.max,
        "place": fold(event.where.name) if event.where is not None and event.where.name else None,
        "sources": len(event.sources),
    }


def pair_rows(event: Event) -> list[Row]:
    """Every two parties of an event. It passes from its actors to its recipients; where it has no recipients, from its
    actors to each other. Within one party there is but one way, forth."""
    actors, recipients = (
        {key for one in side if (key := party(one)) is not None} for side in (event.actors, event.recipients)
    )
    ways = set(product(actors, recipients)) if event.recipients else set(permutations(actors, 2))
    together = {(min(way), max(way)) for way in (*ways, *permutations(actors | recipients, 2))}
    day = first_day(event) or date.max
    return [
        {"event": event.id, "one": one, "other": other, "day": day, "type": event.type}
        | {"forth": (one, other) in ways, "back": one != other and (other, one) in ways}
        for one, other in sorted(together)
    ]


def first_day(event: Event) -> date | None:
    """The day an event begins; where none is told, the day it was first reported."""
    return event.when.start if event.when is not None and event.when.start is not None else event.first_reported


def last_day(event: Event) -> date | None:
    """The day an event ends; where none is told, the day it begins."""
    return event.when.end if event.when is not None and event.when.end is not None else first_day(event)


def event_of(body: str) -> Event:
    return Event.from_dict(json.loads(body))


def by_day(event: Event) -> tuple[date, str]:
    """The order of events: by their first day, then by id; those without any day last."""
    return first_day(event) or date.max, event.id
