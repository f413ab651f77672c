"""The words that settle a status, read once from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from legation.status.forms import base, base_forms

CLASSES = ("planned", "possible", "attempt", "failed", "cancelled", "denied", "ongoing", "same", "licence")
_PARTS = frozenset(
    {"compound:prt", "advmod", "obl", "obj", "xcomp", "nsubj:pass", "nmod", "aux", "ccomp", "amod", "advcl"}
)


@dataclass(frozen=True)
class Lexicon:
    """Word or phrase -> class by the place it governs an event from, and plain sets of words."""

    verbs: dict[str, str]
    subjects: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    modifiers: dict[str, str]
    words: dict[str, frozenset[str]]
    forms: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon. Where two classes name one word the later class in the file wins."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    tables = {
        place: {word: name for name in CLASSES for word in data[name][place]}
        for place in ("verbs", "subjects", "nouns", "adjectives", "modifiers")
    }
    words = {name: frozenset(words) for name, words in data["words"].items()}
    named = {*tables["verbs"], *tables["subjects"]} | words["light"] | words["departures"] | words["performative"]
    return Lexicon(**tables, words=words, forms=base_forms(named | words["lasting"] | words["gradual"]))


def lemma(token: Token) -> str:
    """The base form in lower case, by this lexicon's own forms of its verbs."""
    return base(token, lexicon().forms)


def phrases(token: Token) -> list[str]:
    """The names a predicate may stand under in the lexicon, longest first: "put on hold", "call off", "put"."""
    word = lemma(token)
    found = []
    if any(child.dep_ == "cop" for child in token.children):
        cases = [lemma(child) for child in token.children if child.dep_ == "case"]
        found.append(" ".join(["be", *cases, word]))
    for child in token.children:
        if child.dep_ not in _PARTS:
            continue
        cases = [lemma(case) for case in child.children if case.dep_ in ("case", "mark")]
        if cases:
            found.append(f"{word} {cases[0]} {lemma(child)}")
            found.append(f"{word} {cases[0]}")
        else:
            found.append(f"{word} {lemma(child)}")
    found.sort(key=lambda phrase: -phrase.count(" "))
    found.append(word)
    return found


def look_up(table: dict[str, str], token: Token) -> str | None:
    """The class of a predicate in one table of the lexicon, by its longest phrase."""
    return next((table[phrase] for phrase in phrases(token) if phrase in table), None)
