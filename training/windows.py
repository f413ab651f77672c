"""Windows: what the encoder reads at once. A paragraph, or consecutive sentences of a long one, or two joined."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from corpora import Paragraph, Word

BATCH = 1400  # pieces of a step


def cut(paragraph: Paragraph, limit: int, size: Callable[[Word], int]) -> Iterator[Paragraph]:
    """Yield windows of whole sentences, each of at most `limit` pieces where a sentence allows it."""
    window: list[tuple[int, int]] = []
    used = 0
    for first, last in paragraph.sentences():
        pieces = sum(size(word) for word in paragraph.words[first:last])
        if pieces > limit:
            if window:
                yield slice_words(paragraph, window[0][0], window[-1][1])
            window, used = [], 0
            yield slice_words(paragraph, first, last)
            continue
        if window and used + pieces > limit:
            yield slice_words(paragraph, window[0][0], window[-1][1])
            window, used = [], 0
        window.append((first, last))
        used += pieces
    if window:
        yield slice_words(paragraph, window[0][0], window[-1][1])


def slice_words(paragraph: Paragraph, first: int, last: int) -> Paragraph:
    """Return the words `first` to `last` as a window of their own, heads renumbered."""
    words = [
        replace(word, head=word.head - first if word.head is not None and word.head >= 0 else word.head)
        for word in paragraph.words[first:last]
    ]
    return Paragraph(words, paragraph.text, paragraph.document)


def join(left: Paragraph, right: Paragraph) -> Paragraph:
    """Return two windows as one, as if the text had lost its paragraph mark."""
    size = len(left.words)
    later = [
        replace(word, head=word.head + size if word.head is not None and word.head >= 0 else word.head)
        for word in right.words
    ]
    return Paragraph([*left.words, *later], "", left.document)


class Worded(Protocol):
    """Anything that is made of words: a paragraph, a window of relations."""

    @property
    def words(self) -> Sequence[Word]: ...


Kind = TypeVar("Kind", bound=Worded)


def batches(windows: Sequence[Kind], chance: random.Random, size: Callable[[Word], int]) -> Iterator[list[Kind]]:
    """Yield batches of windows of like length, about `BATCH` pieces each, in random order."""
    keyed = sorted(windows, key=lambda window: (sum(map(size, window.words)) // 6, chance.random()))
    result: list[list[Kind]] = []
    batch: list[Kind] = []
    longest = 0
    for window in keyed:
        length = sum(map(size, window.words)) + 2
        if batch and max(longest, length) * (len(batch) + 1) > BATCH:
            result.append(batch)
            batch, longest = [], 0
        batch.append(window)
        longest = max(longest, length)
    if batch:
        result.append(batch)
    chance.shuffle(result)
    yield from result
