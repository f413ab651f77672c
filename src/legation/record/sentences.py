"""Where sentences begin and end, by rule: a reading keeps no sentence layer, and answers and search want whole ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.model import Span

LONGEST = 600
"""Characters; a "sentence" that runs on (a list, a table) is cut there around its span."""

# Written so that no text, however odd, takes more than a few steps a character: runs are taken whole and from their
# start; and that one class of signs begins it, which the engine skips to.
_END = re.compile(r"[.!?\n](?:(?<=\n)\s*?\n|(?<=[.!?])(?<![.!?]{2})[.!?]*+[\"'”’)\]]*+(?=\s++[\"'“‘(\[]?[A-Z0-9]))")
_TITLES = "Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|Sgt|Prof|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
_NO_END = re.compile(rf"\b(?:[A-Z]|{_TITLES})\.$")


def sentence(text: str, span: Span) -> Span:
    """The bounds of the sentence (or sentences) that `span` lies in, without white space around it."""
    first, last = max(0, span[0] - LONGEST), min(len(text), span[1] + LONGEST)
    for end in _ends(text, first, last):
        if end <= span[0]:
            first = end
        elif end >= span[1]:
            last = end
            break
    start, stop = _stripped(text, first, last)
    return min(start, span[0]), max(stop, span[1])


def sentences(text: str) -> Iterator[Span]:
    """The bounds of all sentences of a text, without white space around them."""
    first = 0
    for end in (*_ends(text, 0, len(text)), len(text)):
        start, stop = _stripped(text, first, end)
        if start < stop:
            yield start, stop
        first = end


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end between two offsets; a stop after an initial or a title ends none."""
    begin = first
    for match in _END.finditer(text, first, last):
        if not _NO_END.search(text[max(begin, match.start() - 6) : match.end()]):
            begin = match.end()
            yield begin


def _stripped(text: str, first: int, last: int) -> Span:
    stripped = text[first:last].strip()
    start = text.find(stripped, first) if stripped else first
    return start, start + len(stripped)
