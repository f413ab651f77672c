"""Whether a story is in English: by its small words first, and by py3langid where they leave doubt.

The small words cost nothing and settle nearly every story; the model of py3langid takes half a second to load.
"""

from __future__ import annotations

import re

# Common English words, and those of them that are not just as common in other languages ("on" is French, "was" Dutch).
_SHARED = "of for this who his her its are about there when than into between against under by on at to it is be not as"
_OWN = "the and that with from were was has have had been which will would their they said after could should but"
_CLEAR = frozenset(_OWN.split())
_SMALL = _CLEAR.union(_SHARED.split())

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

SAMPLE = 4_000  # characters looked at
FEW = 6  # words under which only the script is looked at: a headline of names has no language
SMALL_SHARE, CLEAR_SHARE = 0.20, 0.04  # of the words, above which a text is English without asking the model
# Nats a word by which another language must beat English. In our own lines of 7-18 words eight other languages lead
# by 6.8-34, and English headlines that are a row of foreign names are beaten by at most 2.3 (2026-11-23).
LEAD = 4.0


def is_english(text: str) -> bool:
    """Whether `text` reads as English; capitals and foreign names do not count against it."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return True
    if sum(bool(_LATIN.match(word)) for word in words) < len(words) / 2:
        return False
    if len(words) < FEW:
        return True
    small = sum(word in _SMALL for word in words) / len(words)
    clear = sum(word in _CLEAR for word in words) / len(words)
    if small >= SMALL_SHARE and clear >= CLEAR_SHARE:
        return True
    return _lead(words) <= LEAD


def _lead(words: list[str]) -> float:
    """By how many nats a word py3langid prefers another language to English; 0 where English is its first choice."""
    from py3langid import rank

    scores = rank(" ".join(words))
    english = next(score for language, score in scores if language == "en")
    return float(scores[0][1] - english) / len(words)
