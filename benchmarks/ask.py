"""How fast a large record answers: p50 and p95 of each question over a record of synthetic events.

    python benchmarks/ask.py [--folder DIR] [--events N] [--rounds N] [--only WORDS] [--json FILE]

The record is made once, in `--folder`, and used again: N events (a million) in a fifth as many stories of five
sentences each, over ten years; countries, persons, types, days and sources are as uneven as in news (`world.py`). It is
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
from pathlib import Path
from typing import Any, NamedTuple

from legation.questions import agenda, panel, precedents, same_day, search, tension, timeline
from legation.record import Record
from legation.record.schema import VERSION
from world import LAST, World, make

TARGETS = {"timeline": 0.050, "agenda": 0.050, "tension": 0.050, "search": 0.150, "precedents": 0.300}  # p95, seconds
LIMIT, PART = 50, 20  # what the commands show: of a list, and of each part of an agenda


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "legation-ask")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=60, help="questions of each kind")
    parser.add_argument("--only", default="", metavar="WORDS", help="only questions with these words in their name")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / f"record-{given.events}-schema-{VERSION}.db"
    world = World()
    if not path.exists():
        begun = time.perf_counter()
        make(path, world, given.events)
        print(f"made {path} in {time.perf_counter() - begun:,.0f} s, {path.stat().st_size / 1e9:.1f} GB")
    figures = {}
    print(f"{'milliseconds':36}{'p50':>9}{'p95':>9}{'worst':>9}   target of p95")
    with Record(path, create=False) as record:
        for question in questions(record, world):
            if given.only in question.name:
                figures[question.name] = measure(question, given.rounds)
                show(question.name, figures[question.name])
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


class Question(NamedTuple):
    """A kind of question: `choose` gives what to ask about, before the clock starts; `ask` asks."""

    name: str
    ask: Callable[..., Any]
    choose: Callable[[random.Random], tuple[Any, ...]]
    most: int = 10**9  # rounds


def questions(record: Record, world: World) -> Iterator[Question]:
    """Each kind of question, over all sorts of subjects."""
    heavy, light, codes = world.codes[:8], world.codes[60:], world.codes

    def pair(among: list[str]) -> Callable[[random.Random], tuple[str, ...]]:
        return lambda chance: tuple(chance.sample(among, 2))

    def one(among: list[str]) -> Callable[[random.Random], tuple[str]]:
        return lambda chance: (chance.choice(among),)

    def person(chance: random.Random) -> str:
        name = world.person(chance)
        return name if record.bears(name) else person(chance)

    def event(chance: random.Random) -> tuple[str]:
        found = timeline(record, *chance.sample(codes[:40], 2), as_of=LAST, limit=LIMIT)
        return (chance.choice(found).event.id,) if found else event(chance)

    def asked(ask: Callable[..., Any], **more: Any) -> Callable[..., Any]:
        return lambda *subject: ask(record, *subject, **more)

    told, limited, parts = {"as_of": LAST, "limit": LIMIT}, {"limit": LIMIT}, {"as_of": LAST, "limit": PART}
    yield Question("timeline: heavy pairs", asked(timeline, **told), pair(heavy))
    yield Question("timeline: light pairs", asked(timeline, **told), pair(light))
    yield Question("timeline: any pair", asked(timeline, **told), pair(codes))
    yield Question(
        "timeline: a person and a country",
        asked(timeline, **told),
        lambda chance: (person(chance), chance.choice(heavy)),
    )
    of_type = asked(timeline, **told, type="ASSAULT", since="2020-01-01")
    yield Question("timeline: heavy pairs, a type", of_type, pair(heavy))
    yield Question("timeline: heavy pairs, 2 sources", asked(timeline, **told, min_sources=2), pair(heavy))
    yield Question("agenda: everybody", asked(agenda, **parts), lambda chance: ())
    yield Question("agenda: heavy countries", asked(agenda, **parts), one(heavy))
    yield Question("agenda: any country", asked(agenda, **parts), one(codes))
    yield Question("agenda: a person", asked(agenda, **parts), lambda chance: (person(chance),))
    yield Question("tension: heavy pairs, by month", asked(tension), pair(heavy))
    yield Question("tension: any pair, by week", asked(tension, per="week"), pair(codes))
    yield Question("search: common words", asked(search, **limited), lambda chance: (world.common(chance),))
    yield Question("search: any two words", asked(search, **limited), lambda chance: (world.words(chance),))
    yield Question("search: a phrase", asked(search, **limited), lambda chance: (f'"{world.phrase(chance)}"',))
    yield Question("search: a country, of a type", asked(search, **limited, type="THREATEN"), one(world.names[:30]))
    yield Question("precedents: of an event", asked(precedents, **told), event)
    yield Question("same-day: of an event", asked(same_day, **told), event)
    whole = asked(lambda *given, **more: sum(1 for _ in panel(*given, **more)), per="month", since="2025-11-20")
    yield Question("panel: a year by month, all dyads", whole, lambda chance: (), 3)


def measure(question: Question, rounds: int) -> dict[str, float]:
    """Seconds of so many questions: the median, the 95th percentile and the worst; the first is not counted."""
    chance, seconds = random.Random(7), []
    for _ in range(min(rounds, question.most) + 1):
        subject = question.choose(chance)
        begun = time.perf_counter()
        question.ask(*subject)
        seconds.append(time.perf_counter() - begun)
    high = statistics.quantiles(seconds[1:], n=20, method="inclusive")[-1]
    return {"p50": statistics.median(seconds[1:]), "p95": high, "worst": max(seconds[1:])}


def show(name: str, figures: dict[str, float]) -> None:
    target = TARGETS.get(name.partition(":")[0])
    verdict = f"{target * 1000:.0f} {'held' if figures['p95'] <= target else 'MISSED'}" if target else ""
    print(f"{name:36}" + "".join(f"{value * 1000:9.1f}" for value in figures.values()) + f"   {verdict}", flush=True)


if __name__ == "__main__":
    main()
