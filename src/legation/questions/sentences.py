"""The sentence around a span, for showing: a reading keeps no sentence layer, and an answer wants whole sentences."""

from __future__ import annotations

import re

from legation.model import Span

LONGEST = 600
"""Characters; a "sentence" that runs on (a list, a table) is cut there around its span."""

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\s*\n\s*\n")
_TITLES = "Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|Sgt|Prof|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
_NO_END = re.compile(rf"\b(?:[A-Z]|{_TITLES})\.$")


def sentence(text: str, span: Span) -> Span:
    """The bounds of the sentence (or sentences) that `span` lies in, without white space around it."""
    first, last = max(0, span[0] - LONGEST), min(len(text), span[1] + LONGEST)
    for match in _END.finditer(text, first, last):
        if _NO_END.search(text[max(first, match.start() - 6) : match.end()]):
            continue
        if match.end() <= span[0]:
            first = match.end()
        elif match.end() >= span[1]:
            last = match.end()
            break
    stripped = text[first:last].strip()
    start = text.find(stripped, first) if stripped else first
    return min(start, span[0]), max(start + len(stripped), span[1])
