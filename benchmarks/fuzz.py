"""Whether any string at all is survived: strange and mutated texts through the finders of times, places and quantities.

    python benchmarks/fuzz.py [--texts 100000] [--seed 0]

Half of the texts are drawn from all of Unicode, half are demo dispatches with pieces cut, doubled, swapped and sown
with strange characters. Each finding must quote its text, and no interval may end before it starts.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from datetime import date
from pathlib import Path

from legation import places, quantities, times

DISPATCHES = Path(__file__).parent.parent / "demo" / "dispatches.jsonl"
STRANGE = "\0\t\r\n\u200b\u200f\u202e\ufeff\ud800%$€0123456789.,-–:;'\"()[]{}<>/\\"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    lines = DISPATCHES.read_text(encoding="utf-8").splitlines()
    sources = [json.loads(line)["text"] for line in lines if line.strip()]
    begun = time.perf_counter()
    found = sum(check(mutated(rng, sources) if number % 2 else strange(rng)) for number in range(given.texts))
    print(f"{given.texts:,} texts survived, {found:,} findings, {time.perf_counter() - begun:.0f} s")


def check(text: str) -> int:
    """How much was found; every finding quotes the text and no interval is upside down."""
    expressions = times.find(text, date(2020, 2, 29))
    for time_found in expressions:
        if time_found.start is not None and time_found.end is not None:
            assert time_found.start <= time_found.end, (text, time_found)
    everything = [*expressions, *places.find(text), *quantities.find(text)]
    for one in everything:
        assert text[slice(*one.span)] == one.text, (text, one)
    return len(everything)


def strange(rng: random.Random) -> str:
    return "".join(character(rng) for _ in range(rng.randrange(60)))


def character(rng: random.Random) -> str:
    return rng.choice(STRANGE) if rng.random() < 0.3 else chr(rng.randrange(0x110000))


def mutated(rng: random.Random, sources: list[str]) -> str:
    """A stretch of a dispatch with a few cuts, doublings, swaps and strange characters."""
    whole = rng.choice(sources)
    start = rng.randrange(len(whole))
    text = whole[start : start + rng.randrange(20, 400)]
    for _ in range(rng.randrange(1, 8)):
        at, other = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        text = rng.choice(
            [
                text[:at] + text[other:],
                text[:other] + text[at:other] + text[other:],
                text[other:] + text[:other],
                text[:at] + character(rng) + text[at:],
            ]
        )
    return text


if __name__ == "__main__":
    main()
