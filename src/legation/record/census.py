"""How much a record holds, counted in one transaction."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from legation.model import Data
from legation.record.schema import drops, events, mentions, readings, runs, statements, stories
from legation.record.store import Record

_QUOTED = re.compile(r"'[^']*'")  # the words that a reason of a drop quotes; it is counted without them


@dataclass(frozen=True)
class Census(Data):
    """Rows of each kind; mentions by type and status, events by state, stories by source and run, drops by reason,
    each with the most frequent first."""

    stories: int
    mentions: int
    events: int
    statements: int
    first_published: date | None
    last_published: date | None
    types: dict[str, int]
    statuses: dict[str, int]
    states: dict[str, int]
    sources: dict[str, int]
    runs: dict[str, int]
    drops: dict[str, int]


def census(record: Record) -> Census:
    with record.reading_transaction() as connection:

        def number(table: sa.Table) -> int:
            return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0

        def tally(column: sa.ColumnElement[str], table: sa.FromClause, weight: str = "*") -> dict[str, int]:
            count = sa.func.count() if weight == "*" else sa.func.sum(table.c[weight])
            query = sa.select(column, count).select_from(table).where(column.is_not(None)).group_by(column)
            counted: Counter[str] = Counter()
            for name, many in connection.execute(query):
                counted[_QUOTED.sub("…", name)] += int(many)
            return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

        published = sa.select(sa.func.min(stories.c.published), sa.func.max(stories.c.published))
        first, last = connection.execute(published).one()
        return Census(
            stories=number(stories),
            mentions=number(mentions),
            events=number(events),
            statements=number(statements),
            first_published=first,
            last_published=last,
            types=tally(mentions.c.type, mentions),
            statuses=tally(mentions.c.status, mentions),
            states=tally(events.c.state, events),
            sources=tally(stories.c.source, stories),
            runs=tally(runs.c.version, readings.join(runs)),
            drops=tally(drops.c.reason, drops, "count"),
        )
