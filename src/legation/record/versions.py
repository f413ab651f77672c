"""Versions of one story: what is syndicated, updated or corrected comes again in nearly the same words.

Stories are near-duplicates when their sets of `WORDS`-word shingles have a Jaccard similarity of at least `ALIKE`,
estimated by MinHash (Broder 1997; rensa's `RMinHash`), and they were published within `APART` of one another. Those
that a chain of near-duplicates joins are versions of one story, in the order of publication; the first stands for all.
Which stories these are follows from the set of stories alone, whatever the order in which they arrive. Candidates are
found by locality-sensitive hashing: stories that share one of `BANDS` bands of their signatures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

import rensa
import sqlalchemy as sa

from legation.model import Story
from legation.record.database import chunks
from legation.record.schema import bands, stories, versions

WORDS = 4
SLOTS = 64
BANDS = 16  # of four slots each: a pair with a similarity of 0.6 shares one with a probability of 0.89, of 0.7 0.99
ALIKE = 0.6  # by hand, 2026-11-27: an update that adds half as much again has 0.67
APART = timedelta(days=7)
_SEED = 1
_WORD = re.compile(r"\w+")

Signature = Sequence[int]


def signature(text: str) -> Signature:
    """The MinHash of a text: `SLOTS` numbers of 32 bits."""
    words = _WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}
    hashed = rensa.RMinHash(num_perm=SLOTS, seed=_SEED)
    hashed.update(sorted(shingles))
    slots: list[int] = hashed.digest()
    return slots


def signed(slots: Signature) -> bytes:
    """A signature as it is kept: 32 bits a slot, little-endian."""
    return b"".join(slot.to_bytes(4, "little") for slot in slots)


def read_signature(kept: bytes) -> Signature:
    return [int.from_bytes(kept[at : at + 4], "little") for at in range(0, len(kept), 4)]


def similarity(one: Signature, other: Signature) -> float:
    """The estimated share of shingles that two texts have in common: 0 to 1."""
    return sum(left == right for left, right in zip(one, other, strict=True)) / SLOTS


def band_keys(slots: Signature) -> list[int]:
    """The keys by which near-duplicates find one another: a signed 64-bit digest of each band of a signature."""
    size = SLOTS // BANDS
    return [
        int.from_bytes(blake2b(repr((at, *slots[at : at + size])).encode(), digest_size=8).digest(), signed=True)
        for at in range(0, SLOTS, size)
    ]


class Versions:
    """The chains of versions of a record, kept in step with its stories inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._known: dict[str, set[str]] = {}

    def update(self, came: Sequence[Story], gone: Collection[str]) -> set[str]:
        """Brings the chains up to date after stories were added to the tables, and others removed from them.

        `gone` are the first stories, as they were, of the chains that lost one. Gives the stories whose first version
        is another one now.
        """
        self._known.clear()
        for fresh in came:
            self._add(fresh)
        touched = {fresh.id for fresh in came}
        alike = touched.union(*map(self._alike, touched))
        heads = set(gone) | set(self._column(versions.c.first, versions.c.story, alike))
        members = alike | set(self._column(versions.c.story, versions.c.first, heads))
        before = dict(self._rows(versions.c.story, versions.c.first, among=members))
        after = dict(self._chained(members))
        for story, (first, last) in sorted(after.items()):
            row = versions.update().where(versions.c.story == story)
            self._connection.execute(row.values(first=first, before=last))
        return {story for story, (first, _) in after.items() if story in touched or before.get(story) != first}

    def _add(self, story: Story) -> None:
        slots = signature(story.text)
        row = {"story": story.id, "first": story.id, "before": None, "signature": signed(slots)}
        self._connection.execute(versions.insert(), row)
        keys = sorted(set(band_keys(slots)))
        self._connection.execute(bands.insert(), [{"key": key, "story": story.id} for key in keys])

    def _chained(self, members: Collection[str]) -> Iterator[tuple[str, tuple[str, str | None]]]:
        """Each of these stories, as far as they are still there, with the first and the preceding one of its chain."""
        days: dict[str, date | None] = dict(self._rows(stories.c.id, stories.c.published, among=members))
        left = set(days)
        while left:
            chain = self._component(min(left))
            left -= chain
            ordered = sorted(chain, key=lambda story: (days[story] or date.max, story))
            for story, last in zip(ordered, [None, *ordered], strict=False):
                yield story, (ordered[0], last)

    def _component(self, story: str) -> set[str]:
        """All stories that near-duplicates join to one, itself among them."""
        found, asked = {story}, [story]
        while asked:
            fresh = self._alike(asked.pop()) - found
            found |= fresh
            asked.extend(fresh)
        return found

    def _alike(self, story: str) -> set[str]:
        """The near-duplicates of a story, asked for once an update."""
        if story not in self._known:
            self._known[story] = self._find_alike(story)
        return self._known[story]

    def _find_alike(self, story: str) -> set[str]:
        one, other = bands.alias(), bands.alias()
        sharing = sa.select(other.c.story).join(one, one.c.key == other.c.key).where(one.c.story == story).distinct()
        near = {story, *self._connection.scalars(sharing)}
        if len(near) == 1:
            return set()
        days = dict(self._rows(stories.c.id, stories.c.published, among=near))
        slots = {
            name: read_signature(told) for name, told in self._rows(versions.c.story, versions.c.signature, among=near)
        }
        return {
            name
            for name in near - {story}
            if _are_near(days[story], days[name]) and similarity(slots[story], slots[name]) >= ALIKE
        }

    def _column(self, wanted: sa.Column[str], known: sa.Column[str], among: Collection[str]) -> Iterator[str]:
        for chunk in chunks(sorted(among)):
            yield from self._connection.scalars(sa.select(wanted).where(known.in_(chunk)))

    def _rows(self, key: sa.Column[str], value: sa.Column[Any], among: Collection[str]) -> Iterator[tuple[str, Any]]:
        for chunk in chunks(sorted(among)):
            yield from map(tuple, self._connection.execute(sa.select(key, value).where(key.in_(chunk))))


def _are_near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= APART
