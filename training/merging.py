"""Learns how much each sign weighs by which the record takes two tellings for one happening (`record/resemblance.py`).

    python training/merging.py           # tells what it learns, and how well it does on affairs left out
    python training/merging.py --write   # and puts it into the source

Reads the half "tune" of tests/data/happenings.jsonl, pairs what we read at its marked words, and prints how well the
links are found that lead within one affair: by the weights as they stand, and by weights learned from the eleven other
affairs, each left out once.

There are only some forty pairs to learn from of each kind, so the regression is drawn to `EXPECTED`, what one would say
of each sign before any counting; of "words alike", the graded one, with caution what ECB+'s training topics say (see
`EVEN`). Twelve quiet affairs show nothing of countries that have much to do with one another at once; so each affair is
laid over each other one too, as if its countries and days were the other's: whatever then is alike is not one.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, permutations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from legation import Reader, Story
from legation.model import EventMention, Participant, is_body
from legation.record import resemblance
from legation.record.merging import can_be_one, rearrange
from legation.record.resemblance import measure
from legation.record.tellings import Telling

SOURCE = Path(resemblance.__file__)
DATA = Path(__file__).parent.parent / "tests" / "data" / "happenings.jsonl"
EXPECTED = {
    "another type": -2.5,
    "one frame": 1.0,
    "one trigger": 0.7,
    "words alike": 1.0,
    "one mode": 0.5,
    "one context": 0.4,
    "other contexts": -0.4,
    "one number": 1.0,
    "a person": 1.0,
    "a party": 0.7,
    "others of a party": -0.8,
    "a side untold": -0.7,
    "a word for a side": 1.0,
    "the same days": 1.5,
    "days among them": 0.2,
    "no time": -0.3,
    "published together": 0.3,
    "published apart": -0.3,
    "one spot": 0.5,
    "other places": -0.7,
    "one story": -2.5,
}
SIGNS = tuple(EXPECTED)
DRAW = 50.0  # how strongly weights are drawn to what is expected: so many times half the square of the difference
LAID = 0.2  # weight of a pair of two affairs laid over one another, beside a pair of one affair
COUNTRIES = 3  # of an affair, that become those of another
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What we read at words that are marked as telling a happening."""

    affair: str
    happening: str
    telling: Telling


@dataclass(frozen=True)
class Pair:
    affairs: frozenset[str]
    one: bool
    signs: dict[str, float]


def read(half: str) -> list[Told]:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["half"] == half]
    fields = ("text", "id", "published", "source")
    readings = Reader().read_many(Story(**{name: row[name] for name in fields}) for row in rows)
    return [
        Told(row["topic"], gold["happening"], Telling(mention))
        for row, reading in zip(rows, readings, strict=True)
        for gold in row["events"]
        if (mention := told_at(row["text"], gold, reading.events)) is not None
    ]


def told_at(text: str, gold: dict[str, str], events: Iterable[EventMention]) -> EventMention | None:
    """The event that is read at a marked trigger."""
    start = text.index(gold["words"]) + gold["words"].index(gold["trigger"])
    end = start + len(gold["trigger"])
    there = (one for one in events if one.part == "text" and one.trigger.span[0] < end and start < one.trigger.span[1])
    return next(there, None)


def pairs(told: Sequence[Told]) -> Iterator[Pair]:
    """All that nothing keeps apart: within an affair, and between two that are laid over one another."""
    affairs: dict[str, list[Told]] = {}
    for one in told:
        affairs.setdefault(one.affair, []).append(one)
    for affair, ones in affairs.items():
        for one, other in combinations(ones, 2):
            yield from _pair(frozenset({affair}), one.telling, other.telling, one.happening == other.happening)
    for affair, over in permutations(affairs, 2):
        if affair < over:
            for telling in laid(affairs[affair], affairs[over]):
                for one in affairs[over]:
                    yield from _pair(frozenset({affair, over}), telling, one.telling, False)


def _pair(affairs: frozenset[str], one: Telling, other: Telling, same: bool) -> Iterator[Pair]:
    leader, telling = sorted((one, other), key=lambda each: each.rank)
    if can_be_one(leader, telling):
        yield Pair(affairs, same, measure(leader, telling))


def laid(ones: Sequence[Told], over: Sequence[Told]) -> Iterator[Telling]:
    """The tellings of one affair as if its countries were those of another, and its first day the other's; places and
    the names of countries, which would tell it apart, are left out."""
    countries = dict(zip(_countries(ones), _countries(over), strict=False))
    later = _first_day(over) - _first_day(ones)

    def moved(side: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(
            replace(
                one,
                country=countries.get(one.country or "", one.country),
                name=None if one.kind == "country" else one.name,
            )
            for one in side
        )

    for mention in (one.telling.mention for one in ones):
        when, day = mention.when, mention.story.published
        yield Telling(
            replace(
                mention,
                actors=moved(mention.actors),
                recipients=moved(mention.recipients),
                where=None,
                when=when and replace(when, start=_after(when.start, later), end=_after(when.end, later)),
                story=replace(mention.story, published=_after(day, later)),
            )
        )


def _countries(ones: Sequence[Told]) -> list[str]:
    """The countries that take part most often."""
    told = Counter(
        side.country
        for one in ones
        for side in one.telling.participants
        if side.country is not None and not is_body(side.country)
    )
    return [country for country, _ in told.most_common(COUNTRIES)]


def _first_day(ones: Sequence[Told]) -> date:
    return min(one.telling.published or date.max for one in ones)


def _after(day: date | None, later: timedelta) -> date | None:
    return day and day + later


def learn(examples: Sequence[Pair]) -> tuple[dict[str, float], float]:
    """The weights and the bar of a logistic regression, each weight on the side of nothing on which it is expected."""
    x = np.array([[pair.signs.get(sign, 0.0) for sign in SIGNS] for pair in examples], dtype=float)
    y = np.array([pair.one for pair in examples], dtype=float)
    counts = np.array([1.0 if len(pair.affairs) == 1 else LAID for pair in examples])
    expected = np.array([EXPECTED[sign] for sign in SIGNS])
    weights, bar = expected.copy(), 1.5
    step = 1 / (np.linalg.norm(np.c_[x, np.ones(len(x))] * np.sqrt(counts)[:, None], 2) ** 2 / 4 + DRAW)
    for _ in range(3000):
        wrong = counts * (1 / (1 + np.exp(bar - x @ weights)) - y)
        weights -= step * (x.T @ wrong + DRAW * (weights - expected))
        weights = np.where(expected > 0, np.maximum(weights, 0), np.minimum(weights, 0))
        bar += step * wrong.sum()
    return dict(zip(SIGNS, weights, strict=True)), float(bar)


def links(told: Sequence[Told], weights: dict[str, float], bar: float) -> Counter[str]:
    """How many links the gold has, how many are found, and how many of these are right, within one affair."""
    tellings = [one.telling for one in told]
    leads: dict[str, str] = {}
    with patch.dict(resemblance.WEIGHTS, weights), patch.object(resemblance, "BAR", bar):
        rearrange(tellings, [], lambda telling: [one for one in tellings if one is not telling], leads)
    found: Counter[str] = Counter()
    for one, other in combinations(told, 2):
        same = one.happening == other.happening
        together = leads[one.telling.id] == leads[other.telling.id]
        found.update(gold=same, found=together, right=same and together)
    return found


def report(name: str, found: Counter[str]) -> str:
    precision, recall = found["right"] / max(found["found"], 1), found["right"] / found["gold"]
    f1 = 2 * found["right"] / (found["found"] + found["gold"])
    return f"{name:24} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({found['found']} found)"


def table(examples: Sequence[Pair], weights: dict[str, float]) -> Iterator[str]:
    """Each weight, and how many pairs bear the sign."""
    quiet = [pair for pair in examples if len(pair.affairs) == 1]
    for sign in SIGNS:
        bearing = [pair for pair in quiet if pair.signs.get(sign, 0.0) > 0]
        same, other = ([pair for pair in bearing if pair.one is one] for one in (True, False))
        over = sum(pair.signs.get(sign, 0.0) > 0 for pair in examples) - len(same) - len(other)
        yield f"{sign:20} {weights[sign]:5.1f}  {len(same):4} of one {len(other):4} of two {over:4} laid over"


def write(weights: dict[str, float], bar: float) -> None:
    """Puts what was learned into the source."""
    source = SOURCE.read_text(encoding="utf-8")
    for sign, weight in weights.items():
        source, found = re.subn(rf'(?m)^    "{sign}": [-.\d]+,$', f'    "{sign}": {weight:.1f},', source)
        assert found == 1, sign
    SOURCE.write_text(re.sub(r"(?m)^BAR = [-.\d]+$", f"BAR = {bar:.2f}", source), encoding="utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="put the weights and the bar into the source")
    options = asked.parse_args()
    told = read("tune")
    examples = list(pairs(told))
    affairs = list(dict.fromkeys(one.affair for one in told))

    def found(by: Callable[[str], tuple[dict[str, float], float]]) -> Counter[str]:
        return sum((links([one for one in told if one.affair == each], *by(each)) for each in affairs), Counter())

    left_out = {affair: learn([pair for pair in examples if affair not in pair.affairs]) for affair in affairs}
    weights, bar = learn(examples)
    print(report("as it stands", found(lambda _: (resemblance.WEIGHTS, resemblance.BAR))))
    print(report("each affair left out", found(left_out.__getitem__)))
    print(report("learned from all", found(lambda _: (weights, bar))))
    print(*table(examples, weights), f"bar {bar:.2f}", sep="\n")
    if options.write:
        write(weights, bar)


if __name__ == "__main__":
    main()
