"""The words of reporting, read once from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from legation.status.forms import base, base_forms


@dataclass(frozen=True)
class Lexicon:
    """Word -> firmness by part of speech, and plain sets of words."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adverbs: dict[str, str]
    adjectives: dict[str, str]
    sectors: dict[str, str]
    objects: frozenset[str]
    gerunds: frozenset[str]
    infinitives: frozenset[str]
    obliques: frozenset[str]
    guarded: frozenset[str]
    links: frozenset[str]
    documents: frozenset[str]
    forms: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, turned around to look words up."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    tables = {
        table: {word: name for name, words in data[table].items() for word in words}
        for table in ("verbs", "nouns", "adverbs", "adjectives", "sectors")
    }
    return Lexicon(
        **tables,
        objects=frozenset(data["objects"]["verbs"]),
        gerunds=frozenset(data["objects"]["gerunds"]),
        infinitives=frozenset(data["objects"]["infinitives"]),
        obliques=frozenset(data["objects"]["obliques"]),
        guarded=frozenset(data["objects"]["guarded"]),
        links=frozenset(data["links"]["verbs"]),
        documents=frozenset(data["documents"]["nouns"]),
        forms=base_forms([*tables["verbs"], *data["links"]["verbs"]]),
    )


def lemma(token: Token) -> str:
    """The base form in lower case, by this lexicon's own forms of its verbs."""
    return base(token, lexicon().forms)


def firmness(verb: Token) -> str | None:
    """How firm a verb of reporting leaves what it reports, None for other verbs."""
    table = lexicon().verbs
    word = lemma(verb)
    for child in verb.children:
        if child.dep_ in ("compound:prt", "obj", "advmod", "xcomp") and (found := table.get(f"{word} {lemma(child)}")):
            return found
    return table.get(word)


def hedged(verb: Token) -> str | None:
    """The firmness of a verb with its adverb: "reportedly told"."""
    firm = firmness(verb)
    if firm is None:
        return None
    adverbs = lexicon().adverbs
    return next((adverbs[child.lower_] for child in verb.children if child.lower_ in adverbs), firm)
