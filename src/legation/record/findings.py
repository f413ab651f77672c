"""Finding sentences by their words, and the events that they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from legation.record.fulltext import Phrase, day_of, matches
from legation.record.schema import event_mentions, events, mentions, sentences
from legation.record.selection import Selection, conditions, taking_part

STEP = 500
"""How many sentences are looked at in one statement."""


@dataclass(frozen=True)
class Finding:
    """A sentence of a kept story: its number there, its part ("title" or "text") and its bounds."""

    id: int
    story: str
    n: int
    part: str
    first: int
    last: int


def find(
    connection: sa.Connection,
    wanted: Sequence[Phrase],
    days: tuple[int, int],
    telling: Selection | None,
    limit: int | None,
) -> list[Finding]:
    """The sentences that have all phrases, of the latest stories first; with `telling` only those that tell such an
    event. `days` are the ids between which they lie."""
    found: list[Finding] = []
    for finding in _latest_first(connection, wanted, days, telling):
        if limit is not None and len(found) >= limit and day_of(finding.id) != day_of(found[-1].id):
            break  # a day is taken whole, so that which of its sentences come does not hang on the order of keeping
        found.append(finding)
    found.sort(key=lambda one: (-day_of(one.id), one.story, one.n))
    return found[:limit]


def _latest_first(
    connection: sa.Connection, wanted: Sequence[Phrase], days: tuple[int, int], telling: Selection | None
) -> Iterator[Finding]:
    low, high = days
    while ids := matches(connection, wanted, low, high, STEP):
        query = sa.select(sentences).where(sentences.c.id.in_(ids))
        if telling is not None:
            query = query.where(_tells(telling))
        for row in connection.execute(query.order_by(sentences.c.id.desc())).mappings():
            yield Finding(**row)
        high = ids[-1] - 1


def _tells(wanted: Selection) -> sa.ColumnElement[bool]:
    """Whether a sentence tells an event of a selection."""
    there = (
        sa.select(events.c.id)
        .select_from(mentions.join(event_mentions, event_mentions.c.mention == mentions.c.id).join(events))
        .where(mentions.c.story == sentences.c.story, mentions.c.part == sentences.c.part)
        .where(mentions.c.first < sentences.c.last, mentions.c.last > sentences.c.first)
        .where(*conditions(wanted), *taking_part(wanted))
    )
    return there.exists()


def events_told(connection: sa.Connection, found: Sequence[Finding]) -> dict[int, tuple[str, ...]]:
    """The ids of the events that each sentence tells, in the order of its words."""
    told: dict[int, list[str]] = {one.id: [] for one in found}
    query = (
        sa.select(mentions.c.story, mentions.c.part, mentions.c.first, mentions.c.last, event_mentions.c.event)
        .select_from(mentions.join(event_mentions, event_mentions.c.mention == mentions.c.id))
        .order_by(mentions.c.story, mentions.c.part, mentions.c.first, mentions.c.last, mentions.c.id)
    )
    for start in range(0, len(found), STEP):
        part = found[start : start + STEP]
        rows: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
        wanted = query.where(mentions.c.story.in_(sorted({one.story for one in part})))
        for story, where, first, last, event in connection.execute(wanted):
            rows[story, where].append((first, last, event))
        for one in part:
            inside = rows[one.story, one.part]
            told[one.id] += [event for first, last, event in inside if first < one.last and last > one.first]
    return {number: tuple(dict.fromkeys(ids)) for number, ids in told.items()}
