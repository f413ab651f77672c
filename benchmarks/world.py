"""A made-up world in a record of any size, as uneven as news: few countries, persons and sources have most of it.

What questions look at is filled as `Record.keep` would fill it, written straight into the tables; what only keeping
looks at (tracks, leads, the participants of mentions) is left out.
"""

from __future__ import annotations

import math
import random
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any

from legation.actors import tables
from legation.model import (
    Attribution,
    Change,
    Event,
    EventMention,
    Participant,
    Place,
    Story,
    StoryReference,
    TimeSpan,
    Trigger,
    digest,
)
from legation.record import Record, fulltext, rows
from legation.record.ledger import COUNTED, Cell, sums_of
from legation.record.parties import words_of
from legation.record.runs import Run

FIRST, LAST = date(2016, 11, 21), date(2026, 11, 20)
TYPES = {  # type -> share, quad, score
    "CONSULT": (26, 1, 2.0), "AGREE": (9, 1, 2.5), "SUPPORT": (7, 1, 4.0), "COOPERATE": (6, 2, 7.0),
    "AID": (5, 2, 10.0), "CONCEDE": (2, 1, 5.0), "RETREAT": (2, 2, 6.0), "REQUEST": (7, 3, -1.0),
    "ACCUSE": (11, 3, -3.0), "REJECT": (5, 3, -4.0), "THREATEN": (3, 3, -5.0), "PROTEST": (3, 4, -6.0),
    "SANCTION": (3, 4, -6.5), "MOBILIZE": (3, 4, -6.0), "COERCE": (3, 4, -7.0), "ASSAULT": (5, 4, -9.0),
}  # fmt: skip
MODES = {"CONSULT": ("visit", "phone", "meet", None), "ASSAULT": ("aerial", "drone", None)}
STATES = {"happened": 78, "ongoing": 3, "planned": 8, "announced": 3, "cancelled": 2, "postponed": 0.5, "unclear": 5.5}
GIVEN = "Ana Ben Carla Dmitri Elena Farid Grace Hassan Irina Jun Kofi Lina Marco Nadia Omar Petra".split()
FAMILY = "Abara Brandt Castel Dorin Ekwe Falk Gomez Haddad Ivers Janik Kovac Lund Mbeki Novak Okoro Parr Quist".split()
PER_STORY = 5
BATCH = 20_000  # stories


class World:
    """Who and what there is, from one seed."""

    def __init__(self, seed: int = 20261127) -> None:
        chance = random.Random(seed)
        countries = [one for one in tables.countries().values() if len(one.code) == 3]
        chance.shuffle(countries)
        self.codes = [one.code for one in countries]
        self.names = [one.name for one in countries]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(countries))))
        self.sources = [f"Wire {n}" for n in range(40)]
        self._source_weights = list(accumulate(1 / (rank + 1) for rank in range(40)))
        self._sayings = [words for words in _examples() if 8 <= len(words) <= 40]
        self._tally = list(accumulate(share for share, _, _ in TYPES.values()))
        self._states = list(accumulate(STATES.values()))

    def country(self, chance: random.Random) -> int:
        return chance.choices(range(len(self.codes)), cum_weights=self._weights)[0]

    def person(self, chance: random.Random, country: int | None = None) -> str:
        """One of the persons of a country, of whom the first have most of the news."""
        home = self.country(chance) if country is None else country
        rank = min(int(chance.paretovariate(0.8)) - 1, 29)
        return f"{GIVEN[(home + rank) % 16]} {FAMILY[(home * 7 + rank * 3) % 17]}{self.codes[home].title()}"

    def source(self, chance: random.Random) -> str:
        return chance.choices(self.sources, cum_weights=self._source_weights)[0]

    def kind(self, chance: random.Random) -> str:
        return chance.choices(list(TYPES), cum_weights=self._tally)[0]

    def state(self, chance: random.Random) -> str:
        return chance.choices(list(STATES), cum_weights=self._states)[0]

    def saying(self, chance: random.Random) -> list[str]:
        """Words out of the codebook's examples."""
        return chance.choice(self._sayings)

    def common(self, chance: random.Random) -> str:
        """Words with very many sentences: a much-told country and a common word."""
        return f"{chance.choice(self.names[:8])} {chance.choice(['the', 'of', 'talks', 'minister', 'said'])}"

    def words(self, chance: random.Random) -> str:
        """Two words that stand in one sentence."""
        return " ".join(chance.sample(self.saying(chance), 2))

    def phrase(self, chance: random.Random) -> str:
        said = self.saying(chance)
        start = chance.randrange(len(said) - 2)
        return " ".join(said[start : start + 2])


def _examples() -> Iterator[list[str]]:
    folder = resources.files("legation.codebook").joinpath("examples")
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield re.findall(r"[A-Za-z]+", re.sub(r"<[^>]+>", "", line.split("\t")[-1]))


def make(path: Path, world: World, size: int) -> None:
    """Writes a record of `size` events; beside its name until it is whole."""
    raw = path.with_suffix(".part")
    raw.unlink(missing_ok=True)
    Record(raw).close()
    with closing(sqlite3.connect(raw, isolation_level=None)) as bulk:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000", "foreign_keys=OFF"):
            bulk.execute(f"PRAGMA {pragma}")
        put_back = _without_indexes(bulk)
        bulk.execute("BEGIN")
        writer = Writer(bulk, world, size)
        writer.write()
        for statement in put_back:
            bulk.execute(statement)
        bulk.execute("COMMIT")
    with Record(raw) as record, record._writing() as connection:  # the sentences by the record's own hand
        for start in range(0, len(writer.ids), BATCH):
            fulltext.add(connection, record_stories(connection, writer.ids[start : start + BATCH]))
    raw.rename(path)


def record_stories(connection: Any, ids: list[str]) -> Iterator[Story]:
    raw = connection.connection.driver_connection
    for story in ids:
        found = raw.execute("SELECT id, title, published, source, text FROM stories WHERE id = ?", [story]).fetchone()
        yield Story(found[4], id=found[0], title=found[1], published=found[2], source=found[3])


def _without_indexes(bulk: sqlite3.Connection) -> list[str]:
    """Drops the indexes that can be made again, and gives the statements that do: filling is faster without."""
    made = bulk.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in made:
        bulk.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in made]


class Known(Participant):
    """A participant that turns into JSON once, as making all of it takes the most time."""

    def to_dict(self) -> dict[str, Any]:
        return json_of(self, super().to_dict)


class Teller(StoryReference):
    """The same of a story."""

    def to_dict(self) -> dict[str, Any]:
        return json_of(self, super().to_dict)


def json_of(one: Any, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    if "json" not in vars(one):
        vars(one)["json"] = make()
    found: dict[str, Any] = vars(one)["json"]
    return found


class Writer:
    """Fills the tables batch by batch."""

    def __init__(self, bulk: sqlite3.Connection, world: World, size: int) -> None:
        self._bulk, self._world, self._size = bulk, world, size
        self._chance = random.Random(1)
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._cells: dict[Cell, list[tuple[bool, bool, Any]]] = defaultdict(list)
        self._known: dict[str, Known] = {}
        self._sides_of: dict[str, list[tuple[int, int]]] = {}
        self._sentences: dict[str, list[str]] = {}
        self._positions: dict[str, int] = {}
        self._stories: list[tuple[StoryReference, str]] = []
        self.ids: list[str] = []

    def write(self) -> None:
        count = math.ceil(self._size / PER_STORY)
        self._put("runs", [{"id": "bulk", "version": Run.of_this_version().version}])
        for start in range(0, count, BATCH):
            self._stories = [self._story(n, count) for n in range(start, min(start + BATCH, count))]
            for n in range(len(self._stories)):
                for k in range(PER_STORY):
                    self._event(n, k)
            self._flush()
        for cell in sorted(self._cells):
            self._rows["dyads"] += sums_of(cell, self._cells[cell])
        for name in sorted(self._known):
            self._rows["name_words"] += [{"word": word, "name": name} for word in sorted(words_of(name))]
        self._flush()

    def _story(self, n: int, count: int) -> tuple[StoryReference, str]:
        """A story of five sentences, each of which has room for the words that tell an event."""
        day = FIRST + timedelta(days=n * (LAST - FIRST).days // count)
        sides = [self._sides() for _ in range(PER_STORY)]
        told = [
            f"{self._world.names[one]} met {self._world.names[other]} as {' '.join(self._world.saying(self._chance))}."
            for one, other in sides
        ]
        story = Story(" ".join(told), title=told[0][:60], published=day, source=self._world.source(self._chance))
        self.ids.append(story.id)
        self._rows["stories"].append(rows.story_row(story))
        self._rows["readings"].append({"story": story.id, "run": "bulk", "digest": str(n), "body": "{}"})
        reference = Teller.to(story)
        self._sides_of[story.id], self._sentences[story.id] = sides, told
        return reference, story.text

    def _sides(self) -> tuple[int, int]:
        one = self._world.country(self._chance)
        other = self._world.country(self._chance)
        while other == one:
            other = self._world.country(self._chance)
        return one, other

    def _participant(self, country: int) -> Participant:
        person = self._chance.random() < 0.25
        name = self._world.person(self._chance, country) if person else self._world.names[country]
        if name not in self._known:
            code = self._world.codes[country]
            told = ("person", None, code, "GOV", None, "minister", "current") if person else ("country", None, code)
            self._known[name] = Known(name, (0, len(name)), name, *told)
        return self._known[name]

    def _event(self, n: int, k: int) -> None:
        """An event with one mention, or two by other sources, and its place in what is kept beside events."""
        chance, world = self._chance, self._world
        story, _ = self._stories[n]
        one, other = self._sides_of[story.id][k]
        kind, state = world.kind(chance), world.state(chance)
        _, quad, score = TYPES[kind]
        alone = kind in ("CONSULT", "COOPERATE") and chance.random() < 0.4
        first, second = self._participant(one), self._participant(other)
        actors, recipients = ((first, second), ()) if alone else ((first,), (second,))
        tellers = [story]
        while len(tellers) < 4 and chance.random() < 0.25:
            later = self._stories[min(n + chance.randint(1, 40), len(self._stories) - 1)][0]
            if later.id not in {teller.id for teller in tellers}:
                tellers.append(later)
        when = self._when(story.published or FIRST, state)
        capital = world.names[one]
        where = Place(capital, (0, 5), f"{capital} City", world.codes[one]) if chance.random() < 0.6 else None
        mentions = [
            self._mention(teller, k, kind, quad, score, actors, recipients, state, when, where) for teller in tellers
        ]
        published = [teller.published for teller in tellers if teller.published is not None]
        event = Event(
            digest("event", mentions[0].id), kind, mentions[0].mode, ("diplomatic",), kind, "036", quad, score, actors,
            recipients, state, False, when, where, (),
            tuple(sorted({teller.source for teller in tellers if teller.source})), len(tellers), len(tellers),
            min(published), max(published), (Change(published[0], state, mentions[0].id),), (),
            tuple(one.id for one in mentions),
        )  # fmt: skip
        self._rows["events"].append(rows.event_row(event, mentions[0].id))
        self._rows["event_participants"] += rows.event_participant_rows(event)
        self._rows["event_mentions"] += [{"event": event.id, "mention": mention.id} for mention in mentions]
        for pair in rows.pair_rows(event):
            self._rows["event_pairs"].append(pair)
            if state in COUNTED:
                slim = Scored(event.id, kind, quad, score)
                self._cells[Cell(pair["one"], pair["other"], pair["day"])].append((pair["forth"], pair["back"], slim))

    def _when(self, published: date, state: str) -> TimeSpan | None:
        chance = self._chance
        if state == "announced" or (state != "planned" and chance.random() < 0.15):
            return None
        ahead = (
            chance.randint(1, 60) if state in ("planned", "cancelled", "postponed") else -chance.choice((0, 0, 1, 2))
        )
        start = published + timedelta(days=ahead)
        end = start + timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 1, 2, 6)))
        return TimeSpan("then", (0, 4), start, end, "day" if start == end else "week")

    def _mention(
        self, story: StoryReference, k: int, kind: str, quad: int, score: float, actors: tuple[Participant, ...],
        recipients: tuple[Participant, ...], state: str, when: TimeSpan | None, where: Place | None,
    ) -> EventMention:  # fmt: skip
        told = self._sentences[story.id]
        first = sum(len(sentence) + 1 for sentence in told[:k])
        span = (first, first + len(told[k]))
        position = self._positions[story.id] = self._positions.get(story.id, -1) + 1
        mode = self._chance.choice(MODES.get(kind, (None,))) if k % 2 else None
        said = Attribution("said", (0, 4), (), actors[0]) if position % 3 == 0 else None
        status = {"announced": "planned", "postponed": "cancelled", "unclear": "possible"}.get(state, state)
        mention = EventMention(
            digest(story.id, position), story, kind, mode, ("diplomatic",), kind, "036", quad, score, actors,
            recipients, status, False, when, where, said, (), None, "text", k, span,
            Trigger("met", (first + 6, first + 9)), 0.9, ("frame codebook/consult.toml#meet",),
        )  # fmt: skip
        self._rows["mentions"].append(rows.mention_row(mention, story.id, position))
        return mention

    def _put(self, table: str, values: list[dict[str, Any]]) -> None:
        names = list(values[0])
        marks = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        self._bulk.executemany(
            f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})',
            [[value.isoformat() if isinstance(value, date) else value for value in row.values()] for row in values],
        )

    def _flush(self) -> None:
        for table, values in self._rows.items():
            if values:
                self._put(table, values)
        self._rows.clear()
        for kept in (self._sides_of, self._sentences, self._positions):
            kept.clear()


class Scored:
    """What the sums of a day need of an event."""

    __slots__ = ("id", "plover", "quad", "score")

    def __init__(self, event: str, plover: str, quad: int, score: float) -> None:
        self.id, self.plover, self.quad, self.score = event, plover, quad, score
