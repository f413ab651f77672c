"""The markup of worked examples: ``<a>actor</a>``, ``<r>recipient</r>``, ``<t>trigger</t>`` inside a sentence.

``<o>other</o>`` marks a bystander: a party that has no part in what is marked. It may stand more than once.
"""

from __future__ import annotations

import re

BYSTANDER = "o"
_TAG = re.compile(r"<(/?)([arto])>")


def parse(marked: str) -> tuple[str, dict[str, tuple[int, int]], tuple[tuple[int, int], ...]]:
    """The bare sentence, the span of each tag ("a", "r", "t") in it, and those of the bystanders.

    Raises:
        ValueError: a tag is not closed, closed twice, nested in itself or stands twice.
    """
    plain: list[str] = []
    length = 0
    at = 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    others: list[tuple[int, int]] = []
    for tag in _TAG.finditer(marked):
        piece = marked[at : tag.start()]
        plain.append(piece)
        length += len(piece)
        at = tag.end()
        closing, name = tag.groups()
        if closing:
            if name not in opened:
                raise ValueError(f"</{name}> closes nothing")
            span = (opened.pop(name), length)
            if name == BYSTANDER:
                others.append(span)
            else:
                spans[name] = span
        elif name in opened or name in spans:
            raise ValueError(f"<{name}> stands twice")
        else:
            opened[name] = length
    if opened:
        raise ValueError(f"<{min(opened)}> is not closed")
    plain.append(marked[at:])
    return "".join(plain), spans, tuple(others)
