"""Words on a terminal: text is data, so nothing in it may steer the terminal or be taken for markup; counts."""

from __future__ import annotations

import re

# C0 and C1 controls with DEL, line and paragraph separators; the marks that turn the direction of what follows.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` on one line, without control characters and direction marks."""
    return _CONTROLS.sub(" ", _TURNS.sub("", text))


def count(number: int, noun: str) -> str:
    """ "1 story", "2,000 stories", "2 days"."""
    many = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"
