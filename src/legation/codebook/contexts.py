"""What an event is about: PLOVER's contexts, by the words of its sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "tables" / "contexts.toml"


@cache
def names() -> tuple[str, ...]:
    """The contexts, in the order of the ontology."""
    return tuple(tomllib.loads(_TABLE.read_text(encoding="utf-8")))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word, the phrases that begin with it, each with the context that it tells."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for context, phrases in tomllib.loads(_TABLE.read_text(encoding="utf-8")).items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, context))
    return found


def contexts(lemmas: Sequence[str], given: Iterable[str] = ()) -> tuple[str, ...]:
    """The contexts that `lemmas` (lower case, in order) tell, with those `given`, in the order of the ontology."""
    found = set(given)
    for at, lemma in enumerate(lemmas):
        for words, context in _phrases().get(lemma, ()):
            if tuple(lemmas[at : at + len(words)]) == words:
                found.add(context)
    return tuple(name for name in names() if name in found)
