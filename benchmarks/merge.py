"""Keeping and merging at size: stories a second, memory and bytes of file, as a record of synthetic stories grows.

    python benchmarks/merge.py [--stories 100000] [--step 10000] [--folder DIR]

The stories are made up: each tells two to five events between countries that news tells of as often as it does (a few
pairs often, most seldom), on days around its own; a quarter of the stories are told by a second or third source, and a
tenth are versions of another in nearly the same words. What is measured is `Record.keep` alone, without the reading.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from legation.meanings import pack
from legation.model import EventMention, Participant, Reading, Story, StoryReference, TimeSpan, Trigger, digest
from legation.record import Record

COUNTRIES = (
    "USA CHN RUS UKR ISR IRN PSE GBR FRA DEU TUR IND PAK SYR SAU EGY KOR PRK JPN TWN AUS BRA ARG MEX CAN NGA ZAF KEN "
    "ETH SOM SDN SSD COD RWA UGA TZA MLI NER BFA TCD LBY TUN DZA MAR JOR LBN IRQ YEM QAT ARE AFG KAZ UZB GEO ARM AZE "
    "POL HUN ROU BGR SRB HRV BIH XKX ALB GRC ITA ESP PRT NLD BEL SWE NOR FIN DNK EST LVA LTU BLR MDA PHL VNM THA MMR "
    "IDN MYS SGP BGD LKA NPL PER CHL BOL COL VEN ECU CUB HTI"
).split()
TYPES = (
    "CONSULT AGREE SUPPORT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
SOURCES = ("AFP", "AP", "Reuters", "Xinhua", "TASS", "Anadolu")
WORDS = (
    "minister border talks army river market winter fuel grain port ship road bridge school union vote court police "
    "village harvest treaty delegation statement customs convoy ceasefire embassy parliament budget railway airport "
    "refugees drought flood power station mine factory strike wages prices bread summit envoy letter visit"
).split()
FIRST_DAY = date(2020, 1, 1)
AXES = 32  # of what a word means, as the reader gives it


def readings(number: int, seed: int = 1) -> Iterator[Reading]:
    """So many made-up stories, in the order of publication."""
    chance = random.Random(seed)
    happening: list[tuple[str, list[str], date]] = []
    text = ""
    for at in range(number):
        published = FIRST_DAY + timedelta(days=at // 60)
        source = chance.choice(SOURCES)
        version = text and chance.random() < 0.1
        text = f"{text} {chance.choice(WORDS)}" if version else " ".join(chance.choices(WORDS, k=120))
        again = happening and (version or chance.random() < 0.25)
        told = happening if again else [_happening(chance, published) for _ in range(chance.randint(2, 5))]
        happening = told
        story = Story(text, published=published, source=source, id=f"s{at}")
        yield Reading(story, tuple(_mention(story, n, *one) for n, one in enumerate(told)))


def _happening(chance: random.Random, published: date) -> tuple[str, list[str], date]:
    sides = [COUNTRIES[min(int(chance.expovariate(0.06)), len(COUNTRIES) - 1)] for _ in range(2)]
    return chance.choice(TYPES), sides, published - timedelta(days=chance.choice((0, 0, 0, 1, 1, 2, 7)))


def _mention(story: Story, number: int, type: str, sides: list[str], day: date) -> EventMention:
    one, other = (Participant(code, (0, 3), code, "country", None, code) for code in sides)
    return EventMention(
        id=digest(story.id, number),
        story=StoryReference.to(story),
        type=type,
        mode=None,
        contexts=("diplomatic",),
        plover=type,
        cameo="040",
        quad=1,
        score=1.0,
        actors=(one,),
        recipients=(other,),
        status="happened",
        background=False,
        when=TimeSpan("then", (0, 4), day, day, "day"),
        where=None,
        attribution=None,
        quantities=(),
        quote=None,
        part="text",
        sentence=number,
        span=(0, 60),
        trigger=Trigger(story.text[:6], (0, 6)),
        confidence=0.9,
        why=("made up",),
        meaning=_meaning(type, story.id, number),
    )


def _meaning(type: str, story: str, number: int) -> str:
    """Words of one type lie round a direction of theirs, some nearer and some farther."""
    middle, own = random.Random(type), random.Random(f"{story} {number}")
    return pack("made", [middle.gauss() + 0.8 * own.gauss() for _ in range(AXES)])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--stories", type=int, default=100_000)
    asked.add_argument("--step", type=int, default=10_000)
    asked.add_argument("--folder", type=Path)
    options = asked.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="legation-merge-"))
    path = folder / "record.db"
    print(f"{'stories':>9} {'stories/s':>10} {'events':>9} {'MB memory':>10} {'MB file':>8}")
    with Record(path) as record:
        began, events = time.perf_counter(), 0
        for at, reading in enumerate(readings(options.stories), start=1):
            record.keep(reading)
            if at % options.step == 0 or at == options.stories:
                spent = time.perf_counter() - began
                with record.reading_transaction() as connection:
                    events = connection.exec_driver_sql("SELECT count(*) FROM events").scalar() or 0
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
                    1024 if sys.platform != "darwin" else 1 << 20
                )
                size = sum(file.stat().st_size for file in folder.glob("record.db*")) / 1e6
                print(f"{at:>9,} {options.step / spent:>10.0f} {events:>9,} {memory:>10.0f} {size:>8.0f}", flush=True)
                began = time.perf_counter()


if __name__ == "__main__":
    main()
