"""Windows: what the encoder reads at once. A paragraph, or consecutive sentences of a long one, or two joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from corpora import Paragraph, Word


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
