"""What a trigger's state alone says of two events as the coder types them: is it worth keeping for merging?

    python training/likeness_by_type.py

Over ECB+'s training topics: pairs of gold words in two stories of one sub-topic at which our coder reads an event, by
the cosine of their states in a space learned without their topic. No pool is asked, so the order of arrival is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from legation import Reader, Story
from legation.likeness import Word
from likeness import DATA, Topic, others, parted, read, space

BOUNDS = (-1.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.01)


class Pair(NamedTuple):
    """Two typed words of two stories: whether they are one happening, of one type, of one lemma; how near they lie."""

    one_happening: bool
    one_type: bool
    one_lemma: bool
    cosine: float


def typed(reader: Reader, topic: Topic) -> list[str | None]:
    """The type of the event that is read at each word, if one is."""
    readings = list(reader.read_many(Story(doc.text) for doc in topic.docs))

    def type_at(word: Word) -> str | None:
        at = word.head.idx
        events = (event for event in readings[word.document].events if event.part == "text")
        return next((one.type for one in events if one.trigger.span[0] <= at < one.trigger.span[1]), None)

    return [type_at(word) for word in topic.words]


def pairs(topics: list[Topic]) -> Iterator[Pair]:
    reader = Reader()
    for part in parted(topics):
        known = space(others(topics, part), "in_text")
        for topic in part:
            types, near = typed(reader, topic), known.cosines(topic.states["in_text"])
            for i, j in combinations([n for n, kind in enumerate(types) if kind], 2):
                one, other = topic.words[i], topic.words[j]
                if one.document != other.document and topic.matters[one.document] == topic.matters[other.document]:
                    same = topic.chains[i] == topic.chains[j]
                    yield Pair(same, types[i] == types[j], one.lemma == other.lemma, float(near[i, j]))


def main() -> None:
    found = list(pairs(read(DATA)))
    for name, one_type in (("one type", True), ("two types", False)):
        for lemma in (True, False):
            some = [pair for pair in found if (pair.one_type, pair.one_lemma) == (one_type, lemma)]
            print(f"{name}, {'one lemma' if lemma else 'two lemmas'}: {len(some)} pairs")
            for low, high in pairwise(BOUNDS):
                told = [pair.one_happening for pair in some if low <= pair.cosine < high]
                share = f"{np.mean(told):.3f}" if told else "-"
                print(f"  cosine {low:4.1f} to {high:4.1f}: {len(told):5} pairs, one happening {share}")


if __name__ == "__main__":
    main()
