"""Where the sentence around some words begins and ends: a plain rule, so that no scorer rests on what it scores."""

from __future__ import annotations

import re

from legation.model import Span

# A full stop with its closing quotes before a capital, not after an initial or a title; or a line of its own. On the
# stories of `dev/stories` it agrees with the sentence numbers of the gold, save that a dateline counts as a sentence.
_BOUNDARY = re.compile(
    r"""(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|St|No))(?<!\b(?:Mrs|Gen|Col|Sgt|Gov|Sen|Rep))
        [.!?]['"”’)]*\s+(?=['"“‘(`]*[A-Z0-9]) | \s*\n\s*\n\s* | \s*\n\s+(?=\S)""",
    re.VERBOSE,
)


def sentence_around(text: str, start: int, end: int) -> Span:
    """The span of the sentence, or the run of sentences, that holds `text[start:end]`."""
    first = max((boundary.end() for boundary in _BOUNDARY.finditer(text) if boundary.end() <= start), default=0)
    last = next((boundary.start() + 1 for boundary in _BOUNDARY.finditer(text, end)), len(text))
    return first, last
