"""What the scorer learns from: the pairs of a codebook's example sentences, those that tell nothing included.

A sentence that tells several events stands in several examples, each with its own marks. Between marked parties that
no example joins nothing is told; nor is what one does to another told of the two the other way round, but where both do
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from legation.codebook import Codebook, Example, strict
from legation.scorer.labels import NOTHING
from legation.scorer.pairs import Pair, Range, words_in

RECIPROCAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""Types whose parties may change places: what is told of them one way round may hold the other way round too."""


@dataclass(frozen=True)
class Sample:
    """A pair with what is told of it; `mode` is written "TYPE.mode", and None where it is not told, as `status` is.

    `trigger` are the words that tell it, whether or not the pair gives them.
    """

    pair: Pair
    type: str
    strict: str
    mode: str | None = None
    status: str | None = None
    trigger: Range | None = None


def nothing(pair: Pair) -> Sample:
    """A pair between which no event is told."""
    return Sample(pair, NOTHING, NOTHING)


@dataclass(frozen=True)
class Sentence:
    """A sentence's words, whether a space goes before each, and its pairs."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    samples: tuple[Sample, ...]


def grouped(examples: Iterable[Example]) -> list[list[Example]]:
    """The examples by sentence, in the order of the first of each."""
    found: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        found[example.text].append(example)
    return list(found.values())


def samples(codebook: Codebook, told: Sequence[Example], bounds: Sequence[tuple[int, int]]) -> tuple[Sample, ...]:
    """The samples of the examples `told` of one sentence, whose words have the character `bounds`."""
    events = [sample for example in told if (sample := event(codebook, example, bounds)) is not None]
    return (*events, *_nothing(events, _parties(told, bounds)))


def event(codebook: Codebook, example: Example, bounds: Sequence[tuple[int, int]]) -> Sample | None:
    """The sample of what an example tells; None where it marks neither side."""
    actor, recipient = (
        words_in(bounds, span) if span is not None else None for span in (example.actor, example.recipient)
    )
    pair = Pair(actor, recipient, words_in(bounds, example.trigger))
    if actor is None and recipient is None:
        return None
    if example.type is None:
        return nothing(pair)
    kind = codebook.types[example.type]
    mode = f"{kind.name}.{example.mode}" if example.mode in kind.modes else None
    return Sample(pair, kind.name, strict(kind, example.status), mode, example.status, pair.trigger)


def _parties(told: Sequence[Example], bounds: Sequence[tuple[int, int]]) -> list[Range]:
    """Every marked party of the sentence, bystanders too, once each; not those that lie in one another."""
    spans = {span for one in told for span in (one.actor, one.recipient, *one.bystanders) if span is not None}
    ranges = sorted(found for span in spans if (found := words_in(bounds, span)) is not None)
    return [one for one in ranges if not any(one != other and _overlap(one, other) for other in ranges)]


def _nothing(events: Sequence[Sample], parties: Sequence[Range]) -> Iterator[Sample]:
    """Pairs of the sentence's parties that no example joins, asked at its first trigger and at none."""
    joined = {(one.pair.actor, one.pair.recipient) for one in events}
    joined |= {(one.pair.recipient, one.pair.actor) for one in events if one.type in RECIPROCAL or one.type == NOTHING}
    for actor, recipient in permutations(parties, 2):
        if (actor, recipient) in joined:
            continue
        pair = Pair(actor, recipient)
        yield nothing(pair)
        for one in events[:1]:
            if one.trigger is not None:
                yield nothing(replace(pair, trigger=one.trigger))


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
