"""Whether a story is in English: by its small words first, and by py3langid where they leave doubt.

The small words cost nothing and settle nearly every story; the model of py3langid takes half a second to load.
"""

from __future__ import annotations

import re

# The commonest English words that no other large language in Latin script shares with anything like their rates.
_SMALL = frozenset(
    """the of and that with for from was were has have had been this which who will would their they his her its are
    said after about there when could should than into between against under by on at to it is be not as or but""".split()
)
# Words among them that are common in other languages too tell nothing alone ("on" in French, "of" and "was" in Dutch).
_CLEAR = frozenset("the and that with from were has have been which would their they said after could should".split())

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

SAMPLE = 4_000  # characters looked at
FEW = 6  # words under which only the script is looked at: a headline of names has no language
SMALL_SHARE, CLEAR_SHARE = 0.20, 0.04  # of the words, above which a text is English without asking the model


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
    return _modelled(" ".join(words))


def _modelled(text: str) -> bool:
    from py3langid import classify

    language, _ = classify(text)
    return bool(language == "en")
