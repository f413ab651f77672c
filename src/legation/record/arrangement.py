"""The events of a record, kept in step with its mentions inside one transaction (the rules are in `merging`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from legation.model import Event, EventMention
from legation.record import rows
from legation.record.database import chunks
from legation.record.ledger import Ledger
from legation.record.merging import rearrange
from legation.record.resemblance import akin
from legation.record.schema import event_mentions, event_participants, events, leads, mentions, tracks, versions
from legation.record.settling import settle
from legation.record.tellings import NEAR, PLANS, Telling, shift

_SHORT = timedelta(days=31)  # most times that are told are no longer


class Arrangement:
    """What merging asks of the record, and what it answers: which mention leads which."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._tellings: dict[str, Telling] = {}
        self._leads: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._around: dict[str, list[str]] = {}

    def update(
        self,
        came: Sequence[EventMention],
        gone: Sequence[tuple[EventMention, str]],
        *,
        moved: Iterable[str] = (),
        leaders: Iterable[str] = (),
    ) -> None:
        """Brings leaders and events up to date after mentions were added to the tables, and others removed from them
        (each with the leader that it had), and after the first versions of the stories `moved` have changed; the events
        of these `leaders` are settled anew in any case."""
        self._leads.update((mention.id, leader) for mention, leader in gone)
        self._tellings.update((mention.id, Telling(mention)) for mention in came)
        removed = [Telling(mention) for mention, _ in gone]
        changed = rearrange([self._tellings[mention.id] for mention in came], removed, self.near, self._leads)
        self._write_leads()
        self._write_events(changed | self._leaders_in(moved) | set(leaders))

    def near(self, telling: Telling) -> list[Telling]:
        """The kept mentions of akin types that share a party with one and lie near it in time; loads their leaders."""
        if self._tellings.get(telling.id) is not telling:  # one that has gone
            return [self._tellings[mention] for mention in self._find_near(telling)]
        if telling.id not in self._around:
            self._around[telling.id] = self._find_near(telling)
        return [self._tellings[mention] for mention in self._around[telling.id]]

    def _find_near(self, telling: Telling) -> list[str]:
        found = dict[str, str | None]()
        for chunk in chunks(telling.everyone):
            found.update((row.mention, row.leader) for row in self._connection.execute(_around(telling, chunk)))
        for mention, leader in found.items():
            if leader is not None and mention not in self._kept:
                self._kept[mention] = self._leads[mention] = leader
        self._load([mention for mention in found if mention not in self._tellings])
        return [mention for mention in found if mention != telling.id]

    def _leaders_in(self, stories: Iterable[str]) -> set[str]:
        """Those that lead the mentions of these stories."""
        found: set[str] = set()
        for chunk in chunks(stories):
            query = sa.select(leads.c.leader).join(mentions, mentions.c.id == leads.c.mention)
            found.update(self._connection.scalars(query.where(mentions.c.story.in_(chunk))))
        return found

    def _load(self, ids: list[str]) -> None:
        for chunk in chunks(ids):
            query = sa.select(mentions.c.id, mentions.c.body).where(mentions.c.id.in_(chunk))
            for mention, body in self._connection.execute(query):
                self._tellings[mention] = Telling(rows.mention_of(body))

    def _write_leads(self) -> None:
        moved = [mention for mention, leader in self._leads.items() if self._kept.get(mention) != leader]
        for chunk in chunks(moved):
            self._connection.execute(leads.delete().where(leads.c.mention.in_(chunk)))
            self._connection.execute(
                leads.insert(), [{"mention": mention, "leader": self._leads[mention]} for mention in chunk]
            )

    def _write_events(self, leaders: Collection[str]) -> None:
        """Settles the events of these leaders anew; a leader that leads no more has none."""
        members: dict[str, list[str]] = defaultdict(list)
        ledger = Ledger(self._connection)
        for chunk in chunks(sorted(leaders)):
            ledger.note(chunk)
            self._connection.execute(events.delete().where(events.c.leader.in_(chunk)))
            query = sa.select(leads.c.mention, leads.c.leader).where(leads.c.leader.in_(chunk))
            for mention, leader in self._connection.execute(query):
                members[leader].append(mention)
        self._load([mention for group in members.values() for mention in group if mention not in self._tellings])
        told = {leader: [self._tellings[mention].mention for mention in group] for leader, group in members.items()}
        firsts = first_versions(self._connection, {one.story.id for group in told.values() for one in group})
        settled = {leader: settle(group, firsts) for leader, group in told.items()}
        for leader, event in settled.items():
            self._write_event(leader, event)
        ledger.enter(list(settled.values()))
        ledger.close()

    def _write_event(self, leader: str, event: Event) -> None:
        self._connection.execute(events.insert(), rows.event_row(event, leader))
        if parties := rows.event_participant_rows(event):
            self._connection.execute(event_participants.insert(), parties)
        self._connection.execute(
            event_mentions.insert(), [{"event": event.id, "mention": mention} for mention in event.mentions]
        )


def first_versions(connection: sa.Connection, stories: Iterable[str]) -> dict[str, str]:
    """The first version of each of these stories."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(stories)):
        query = sa.select(versions.c.story, versions.c.first).where(versions.c.story.in_(chunk))
        found.update((row.story, row.first) for row in connection.execute(query))
    return found


def _around(telling: Telling, parties: list[str]) -> sa.CompoundSelect[Any]:
    """The query of `near` for some of its parties: days that overlap, plans published near, or the same story."""
    base = (
        sa.select(tracks.c.mention, leads.c.leader)
        .select_from(tracks.outerjoin(leads, tracks.c.mention == leads.c.mention))
        .where(tracks.c.type.in_(sorted(akin(telling.mention.type))), tracks.c.party.in_(parties))
    )
    queries = [base.where(tracks.c.story == telling.mention.story.id)]
    if telling.window:
        low, high = telling.window
        # By two indexes, so that a growing record is not walked through from its beginning: what begins not long
        # before, and what began earlier and is not over, of which a record kept in order of time has little.
        near = shift(low, -_SHORT)
        queries.append(base.where(tracks.c.low.between(near, high), tracks.c.high >= low))
        begins = sa.func.coalesce(tracks.c.low, date.max)  # and not the bare column, whose index would be taken
        queries.append(base.where(tracks.c.high >= low, begins < near))
    if telling.published and telling.mention.status in PLANS:
        low, high = telling.published - NEAR, telling.published + NEAR
        queries.append(base.where(tracks.c.published.between(low, high)))
    return sa.union(*queries)
