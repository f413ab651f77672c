"""The codebook's examples as windows of the encoder with pairs in them, and their variation from epoch to epoch.

Countries, weekdays, months and years are drawn anew in half of the sentences of an epoch, so that what is learned are
relations and not names; a third of the windows hold two or three sentences, as those of stories do; triggers and
recipients are left out now and then, because the scorer is asked with and without them.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpora import Word
from legation.actors import tables
from legation.codebook import Codebook, Example
from legation.language.tokens import english
from legation.scorer.labels import NOTHING
from legation.scorer.pairs import Pair, Range
from legation.scorer.samples import Sample, grouped, nothing, samples

WINDOW = 190
BLURRED = 0.15  # of the parties have other bounds than marked
MONTHS = "January February March April June July August September October November December".split()  # not May
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Window:
    """Words as the encoder reads them, and pairs with the range [start, end) of their sentence and their weight."""

    words: tuple[Word, ...]
    pairs: tuple[tuple[Sample, tuple[int, int], float], ...]


@dataclass(frozen=True)
class Source:
    """Examples of which each sentence weighs `weight`."""

    examples: Sequence[Example]
    weight: float


class Renamer:
    """Draws other countries, days, months and years for those of a sentence, the marks moved along."""

    def __init__(self) -> None:
        self.kinds: dict[str, tuple[str, str]] = {}  # word -> kind, country
        self.words: dict[str, dict[str, str]] = {"name": {}, "adjective": {}, "capital": {}}
        for code, country in tables.countries().items():
            for kind, names in (
                ("name", (country.name,)),
                ("adjective", country.adjectives[:1]),
                ("capital", country.capitals[:1]),
            ):
                for name in names:
                    if name and name not in self.kinds:
                        self.kinds[name] = kind, code
                        self.words[kind][code] = name
        whole = sorted(self.kinds, key=len, reverse=True)
        self.known = re.compile(
            r"\b(?:" + "|".join(map(re.escape, [*whole, *DAYS, *MONTHS])) + r")\b(?!-)|\b(?:19[5-9]|20[0-2])\d\b"
        )
        self.codes = sorted(set(self.words["name"]) & set(self.words["adjective"]) & set(self.words["capital"]))

    def __call__(self, told: Sequence[Example], chance: random.Random) -> list[Example]:
        cuts = self.cuts(told[0].text, chance)
        return [_moved(example, cuts) for example in told]

    def cuts(self, text: str, chance: random.Random, *, times: bool = True) -> list[tuple[int, int, str]]:
        """The words of a text to be changed, [start, end), and what they become; countries alone without `times`."""
        chosen: dict[str, str] = {}
        cuts: list[tuple[int, int, str]] = []
        for found in self.known.finditer(text):
            word = found.group()
            if word in self.kinds:
                kind, code = self.kinds[word]
                other = chosen.setdefault(code, chance.choice(self.codes))
                cuts.append((*found.span(), self.words[kind][other]))
            elif times:
                new = (
                    chance.choice(DAYS if word in DAYS else MONTHS)
                    if word.isalpha()
                    else str(chance.randint(1950, 2025))
                )
                cuts.append((*found.span(), new))
        return cuts


def _moved(example: Example, cuts: Sequence[tuple[int, int, str]]) -> Example:
    text, at, shift = [], 0, []
    for start, end, new in cuts:
        text += [example.text[at:start], new]
        shift.append((start, end, len(new) - (end - start)))
        at = end
    text.append(example.text[at:])

    def move(span: tuple[int, int] | None) -> tuple[int, int] | None:
        if span is None:
            return None
        start = span[0] + sum(by for _, end, by in shift if end <= span[0])
        return start, span[1] + sum(by for _, end, by in shift if end <= span[1])

    trigger = move(example.trigger)
    assert trigger is not None
    return replace(
        example,
        text="".join(text),
        actor=move(example.actor),
        recipient=move(example.recipient),
        trigger=trigger,
        bystanders=tuple(moved for span in example.bystanders if (moved := move(span)) is not None),
    )


class Relations:
    """The windows of every epoch, seeded."""

    def __init__(self, codebook: Codebook, sources: Sequence[Source], size: Callable[[Word], int]) -> None:
        self.codebook = codebook
        self.size = size
        self.rename = Renamer()
        self.tokenizer = english().tokenizer
        self.told = [(told, source.weight) for source in sources for told in grouped(source.examples)]

    def epoch(self, seed: int, *, share: float = 1.0, vary: bool = True) -> list[Window]:
        chance = random.Random(seed)
        windows: list[Window] = []
        for told, weight in self.told:
            if weight < 1 and chance.random() > share:
                continue
            if vary and chance.random() < 0.5:
                told = self.rename(told, chance)
            window = self.window(told, weight, chance if vary else None)
            if window.pairs:
                windows.append(window)
        if not vary:
            return windows
        chance.shuffle(windows)
        joined: list[Window] = []
        for window in windows:
            last = joined[-1] if joined else None
            if last is not None and chance.random() < 0.35 and sum(map(self.size, last.words + window.words)) < WINDOW:
                joined[-1] = _join(last, window)
            else:
                joined.append(window)
        return joined

    def window(self, told: Sequence[Example], weight: float, chance: random.Random | None) -> Window:
        doc = self.tokenizer(told[0].text)
        tokens = [token for token in doc if not token.is_space]
        words = tuple(
            Word(token.text, token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space)
            for token in tokens
        )
        bounds = [(token.idx, token.idx + len(token)) for token in tokens]
        found = samples(self.codebook, told, bounds)
        if chance is not None:
            found = tuple(_altered(sample, len(words), chance) for sample in found)
        else:  # as the scorer is asked for what no frame tells: without a trigger
            found = tuple(dict.fromkeys(replace(sample, pair=replace(sample.pair, trigger=None)) for sample in found))
        return Window(words, tuple((sample, (0, len(words)), weight) for sample in found))


def parted(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """The examples to learn from, and those of the sentences in `tables/held.txt`, from which no weights learn."""
    held = set((Path(__file__).parent / "tables" / "held.txt").read_text(encoding="utf-8").split("\n"))
    learned: list[Example] = []
    unseen: list[Example] = []
    for one in examples:
        digits = hashlib.sha256(one.text.encode()).hexdigest()[:12]
        (unseen if digits in held else learned).append(one)
    return learned, unseen


def _altered(sample: Sample, words: int, chance: random.Random) -> Sample:
    """The sample with parts left out, or asked at a word that tells nothing."""
    pair = sample.pair
    if chance.random() < 0.08 and sample.type != NOTHING and pair.trigger is not None:
        at = chance.randrange(words)
        parts = [part for part in (pair.actor, pair.recipient) if part is not None]
        far = at < pair.trigger[0] - 4 or at >= pair.trigger[1] + 4
        if far and not any(start <= at < end for start, end in parts):
            return nothing(replace(pair, trigger=(at, at + 1)))
    if sample.type != NOTHING:
        dice = chance.random()
        if dice < 0.12 and pair.actor is not None:
            pair = replace(pair, recipient=None)
        elif dice < 0.15 and pair.recipient is not None:
            pair = replace(pair, actor=None)
    if chance.random() < 0.55:
        pair = replace(pair, trigger=None)
    return replace(sample, pair=_blurred(pair, words, chance))


def _blurred(pair: Pair, words: int, chance: random.Random) -> Pair:
    """The pair with the bounds of a party moved now and then: those found in a story are not always exact."""
    for name in ("actor", "recipient"):
        part: Range | None = getattr(pair, name)
        if part is None or chance.random() >= BLURRED:
            continue
        others = [other for other in pair.ranges if other is not None and other != part]
        dice = chance.random()
        if dice < 0.35:
            moved = (part[1] - 1, part[1])
        elif dice < 0.6:
            moved = (part[0], part[0] + 1)
        else:
            moved = (part[0], min(words, part[1] + chance.randint(1, 4)))
        if not any(moved[0] < end and start < moved[1] for start, end in others):
            pair = replace(pair, **{name: moved})
    return pair


def _join(left: Window, right: Window) -> Window:
    size = len(left.words)

    def moved(part: tuple[int, int] | None) -> tuple[int, int] | None:
        return (part[0] + size, part[1] + size) if part is not None else None

    later = tuple(
        (
            replace(
                sample,
                pair=replace(
                    sample.pair,
                    actor=moved(sample.pair.actor),
                    recipient=moved(sample.pair.recipient),
                    trigger=moved(sample.pair.trigger),
                ),
                trigger=moved(sample.trigger),
            ),
            (sentence[0] + size, sentence[1] + size),
            weight,
        )
        for sample, sentence, weight in right.pairs
    )
    return Window(left.words + right.words, left.pairs + later)
