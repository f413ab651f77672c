"""What an event is about, PLOVER's contexts: by the words of its sentence, else by those of its paragraph."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "tables" / "contexts.toml"
_WORD = re.compile(r"(?!s\b)[^\W_]+")  # a part of a hyphenated word, and no "'s"
_ENOUGH = 2  # different words of a paragraph that tell a context beside those of the sentence


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """The contexts, in the order of the ontology."""
    return tuple(_table())


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """By first word, the phrases that begin with it, the longest first, each with the contexts that it tells."""
    told: dict[tuple[str, ...], tuple[str, ...]] = {}
    for context, phrases in _table().items():
        for phrase in phrases:
            words = _comparable(_words([phrase]))
            told[words] = (*told.get(words, ()), context)
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for words in sorted(told, key=len, reverse=True):
        found.setdefault(words[0].removesuffix("s"), {})[words] = told[words]
    return found


def _words(lemmas: Iterable[str]) -> list[str]:
    """Words apart at their hyphens, which a tokenizer may split or keep."""
    return [word for lemma in lemmas for word in _WORD.findall(lemma)]


def _comparable(words: Sequence[str]) -> tuple[str, ...]:
    """A phrase without its plurals, as lemmatizers leave those of names ("human rights"); a single word as it is."""
    return tuple(words) if len(words) == 1 else tuple(word.removesuffix("s") for word in words)


def contexts(lemmas: Sequence[str], given: Iterable[str] = (), paragraph: Sequence[str] = ()) -> tuple[str, ...]:
    """The contexts that an event is about, in the order of the ontology.

    They are those `given`, and those that the `lemmas` (lower case, in order) of its sentence tell. A context that only
    the lemmas of its `paragraph` tell counts where two different words of it stand there; where nothing is given and
    the sentence tells nothing, one is enough.
    """
    found = {*given, *_told(tuple(lemmas))}
    enough = _ENOUGH if found else 1
    found.update(context for context, words in _told(tuple(paragraph)).items() if len(words) >= enough)
    return tuple(name for name in names() if name in found)


@lru_cache(maxsize=64)  # the events of a paragraph ask for the same words
def _told(lemmas: tuple[str, ...]) -> dict[str, set[tuple[str, ...]]]:
    """The contexts that words tell, each with the different phrases that tell it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    row, at = _words(lemmas), 0
    while at < len(row):
        words, told = _longest(row, at)
        for context in told:
            found.setdefault(context, set()).add(words)
        at += max(1, len(words))
    return found


def _longest(row: Sequence[str], at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The longest phrase of the table that begins at a place, with the contexts that it tells; empty without one."""
    for words, told in _phrases().get(row[at].removesuffix("s"), {}).items():
        if _comparable(row[at : at + len(words)]) == words:
            return words, told
    return (), ()
