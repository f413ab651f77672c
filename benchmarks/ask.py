"""How fast a large record answers: p50 and p95 of each question over a record of synthetic events.

    python benchmarks/ask.py [--folder DIR] [--events N] [--rounds N] [--json FILE]

The record is made once, in `--folder`, and used again: N events (a million) in a fifth as many stories of five sentences
each, over ten years; countries, persons, types, days and sources are as uneven as in news (`benchmarks/world.py`). It is
SQLite. Questions are asked through the library, each answer with its evidence; starting Python is not in the figures.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.world import LAST, World, make

from legation.questions import agenda, panel, precedents, same_day, search, tension, timeline
from legation.record import Record

TARGETS = {"timeline": 0.050, "agenda": 0.050, "tension": 0.050, "search": 0.150, "precedents": 0.300}  # p95, seconds
LIMIT = 50  # what the commands show


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "legation-ask")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=60, help="questions of each kind")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / f"record-{given.events}.db"
    world = World()
    if not path.exists():
        begun = time.perf_counter()
        make(path, world, given.events)
        print(f"made {path} in {time.perf_counter() - begun:,.0f} s, {path.stat().st_size / 1e9:.1f} GB")
    with Record(path, create=False) as record:
        figures = {name: measure(ask, given.rounds) for name, ask in questions(record, world)}
    show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def questions(record: Record, world: World) -> Iterator[tuple[str, Callable[[random.Random], Any]]]:
    """Each kind of question, as a function that asks one of it at random."""
    heavy, light, codes = world.codes[:8], world.codes[60:], world.codes

    def pair(chance: random.Random, among: list[str]) -> tuple[str, str]:
        one, other = chance.sample(among, 2)
        return one, other

    def between(chance: random.Random, among: list[str], **more: Any) -> Any:
        return timeline(record, *pair(chance, among), as_of=LAST, limit=LIMIT, **more)

    def event(chance: random.Random) -> str:
        found = timeline(record, *pair(chance, codes[:40]), as_of=LAST, limit=LIMIT)
        return chance.choice(found).event.id if found else event(chance)

    yield "timeline: heavy pairs", lambda chance: between(chance, heavy)
    yield "timeline: light pairs", lambda chance: between(chance, light)
    yield "timeline: any pair", lambda chance: between(chance, codes)
    yield (
        "timeline: a person and a country",
        lambda chance: timeline(record, world.person(chance), chance.choice(heavy), as_of=LAST, limit=LIMIT),
    )
    yield "timeline: heavy, of a type", lambda chance: between(chance, heavy, type="ASSAULT", since="2020-01-01")
    yield "timeline: heavy, two sources", lambda chance: between(chance, heavy, min_sources=2)
    yield "agenda: everybody", lambda chance: agenda(record, as_of=LAST, limit=LIMIT)
    yield "agenda: heavy", lambda chance: agenda(record, chance.choice(heavy), as_of=LAST, limit=LIMIT)
    yield "agenda: light", lambda chance: agenda(record, chance.choice(light), as_of=LAST, limit=LIMIT)
    yield "agenda: a person", lambda chance: agenda(record, world.person(chance), as_of=LAST, limit=LIMIT)
    yield "tension: heavy, by month", lambda chance: tension(record, *pair(chance, heavy))
    yield "tension: any pair, by week", lambda chance: tension(record, *pair(chance, codes), per="week")
    yield "search: common words", lambda chance: search(record, world.words(chance, common=True), limit=LIMIT)
    yield "search: any words", lambda chance: search(record, world.words(chance, common=False), limit=LIMIT)
    yield "search: a phrase", lambda chance: search(record, f'"{world.phrase(chance)}"', limit=LIMIT)
    yield (
        "search: words of a type",
        lambda chance: search(record, chance.choice(world.names[:30]), type="THREATEN", limit=LIMIT),
    )
    yield "precedents: of an event", Precedented(record, event)
    yield "same-day: of an event", Precedented(record, event, same_day)
    yield "panel: a year by month", lambda chance: list(islice(panel(record, since="2025-01-01", per="month"), 10**9))


class Precedented:
    """Asks about an event that is chosen before the clock starts."""

    def __init__(self, record: Record, event: Callable[[random.Random], str], ask: Callable[..., Any] = precedents):
        self._record, self._event, self._ask = record, event, ask

    def prepare(self, chance: random.Random) -> str:
        return self._event(chance)

    def __call__(self, event: Any) -> Any:
        return self._ask(self._record, event, as_of=LAST, limit=LIMIT)


def measure(ask: Any, rounds: int) -> dict[str, float]:
    """Seconds of `rounds` questions: the median, the 95th percentile and the worst; the first is not counted."""
    chance, seconds = random.Random(7), []
    rounds = min(rounds, 3) if rounds > 3 and "panel" in getattr(ask, "__code__", main.__code__).co_names else rounds
    for _ in range(rounds + 1):
        subject = ask.prepare(chance) if hasattr(ask, "prepare") else chance
        begun = time.perf_counter()
        ask(subject)
        seconds.append(time.perf_counter() - begun)
    counted = seconds[1:]
    high = statistics.quantiles(counted, n=20, method="inclusive")[-1] if len(counted) > 1 else counted[0]
    return {"p50": statistics.median(counted), "p95": high, "worst": max(counted)}


def show(figures: dict[str, dict[str, float]]) -> None:
    print(f"{'milliseconds':36}{'p50':>9}{'p95':>9}{'worst':>9}   target")
    for name, one in figures.items():
        target = TARGETS.get(name.partition(":")[0])
        held = f"{target * 1000:.0f} {'held' if one['p95'] <= target else 'MISSED'}" if target else ""
        print(f"{name:36}{one['p50'] * 1000:9.1f}{one['p95'] * 1000:9.1f}{one['worst'] * 1000:9.1f}   {held}")


if __name__ == "__main__":
    main()
