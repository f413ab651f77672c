"""Words as the tables know them: without case, accents, dots and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ABBREVIATED = "Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|Prof|Rev|Capt|Maj|Brig|Adm|Sgt|St|Jr|Sr|Corp|Inc|Ltd|Co|No"
_WORD = re.compile(rf"(?:{_ABBREVIATED})\.|(?:[A-Za-z]\.){{2,}}|[’'][sS]\b|\w+(?:[.&’'](?![sS]\b)\w+)*|[^\w\s]")
_DROPPED = str.maketrans("", "", ".’'‘`´")
HYPHENS = frozenset("-‐‑–")
PARTICLES = frozenset(
    "al el bin ibn bint abu ben ul ur ud van von der den ter de la le du di da del della dei dos das do e y san".split()
)
"""Small words inside names of persons."""


class Word(NamedTuple):
    """A word of a text at [start, end), its key in the tables, and how it is written."""

    text: str
    start: int
    end: int
    key: str
    capital: bool
    upper: bool
    glued: bool  # by a hyphen to the word before


def key(text: str) -> str:
    """The form under which the tables hold a word: "U.S." is "us", "Türkiye" is "turkiye"."""
    lowered = text.lower().translate(_DROPPED)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _form(text: str) -> tuple[str, bool, bool]:
    """Key, capital and upper of a word: news writes few words many times."""
    letters = text.translate(_DROPPED)
    return key(text) or text, text[:1].isupper(), len(letters) > 1 and letters.isupper()


def word(text: str, start: int, glued: bool = False) -> Word:
    """The word that stands at `start`."""
    form, capital, upper = _form(text)
    return Word(text, start, start + len(text), form, capital, upper, glued)


def split(text: str) -> list[Word]:
    """The words and marks of a text, in order; hyphens are left out, and the word after one is glued."""
    found: list[Word] = []
    glued = False
    for match in _WORD.finditer(text):
        if match.group() in HYPHENS:
            glued = True
            continue
        found.append(word(match.group(), match.start(), glued))
        glued = False
    return found


def phrase_key(text: str) -> str:
    """The key of a phrase of several words."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.lower()
    return " ".join(part.key for part in split(text))
