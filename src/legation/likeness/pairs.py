"""What every two telling words of a pool have in common: the numbers that the first look rests on."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from legation import language
from legation.likeness.bags import Floats, cosines, rarity, rows, spread, unit
from legation.likeness.words import Word, lemma

SHARED = 3  # letters that two words must begin with alike before that says anything
FARTHEST = 8.0  # log odds of two stories beyond which nothing more is said
STEM = 4  # letters that are left of a word when its endings are cut
_ENDINGS = (
    "ations ation ition ution ions ion ments ment ings ing ances ance ences ence ures ure als al ers er ors or ees ee "
    "ies ied ed es s ive y e"
).split()
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
_SIDES = ("subjects", "objects", "others", "parties")
_AROUND = ("near", "sentence", "names")


@dataclass(frozen=True)
class Metric:
    """A space in which states of words that tell of one happening lie close: the mean that is taken off, the axes."""

    mean: Floats
    axes: Floats

    def cosines(self, states: Floats) -> Floats:
        return cosines((states - self.mean) @ self.axes)


def states(words: Sequence[Word]) -> Floats:
    """The encoder's state of each word's head."""
    return np.stack([language.states([word.head])[0] for word in words]).astype(np.float64)


def lemma_states(words: Sequence[Word]) -> Floats:
    """The encoder's state of each word's lemma, read alone."""
    return np.stack([_alone(word.lemma) for word in words])


@lru_cache(maxsize=20_000)
def _alone(text: str) -> Floats:
    return language.word_state(text).astype(np.float64)


def features(docs: Sequence[Doc], words: Sequence[Word], common: Mapping[str, float]) -> dict[str, Floats]:
    """What every two words share, by name: each (words, words) and symmetric.

    `common`: in how many topics of the training data a word stands, for those that stand in several.
    """
    return {
        **_forms(words),
        **_company(docs, words),
        **_places(words),
        **_commonness(docs, words, common),
    }


def learned(words: Sequence[Word], likeness: Floats, in_text: Metric, alone: Metric) -> dict[str, Floats]:
    """The same, as far as it rests on what was learned before; `likeness`: log odds of every two stories."""
    at = [word.document for word in words]
    return {
        "state": in_text.cosines(states(words)),
        "lemma state": alone.cosines(lemma_states(words)),
        "stories": np.clip(likeness, -FARTHEST, FARTHEST)[at][:, at],
    }


def _forms(words: Sequence[Word]) -> dict[str, Floats]:
    """Whether two words are one, are built on one, or are of a kind."""
    lemmas = [word.lemma for word in words]
    kinds = [_KINDS.get(word.head.pos_, "other") for word in words]
    verbs, nouns = (np.array([kind == which for kind in kinds]) for which in ("verb", "noun"))
    inside = _indicators([word.inside for word in words])
    sizes, both = inside.sum(1), inside @ inside.T
    distinct = list(dict.fromkeys(lemmas))
    at = [distinct.index(one) for one in lemmas]
    beginnings = np.array([[_beginning(one, other) for other in distinct] for one in distinct])
    return {
        "lemma": _equal(lemmas),
        "stem": _equal([stem(one) for one in lemmas]),
        "beginning": beginnings[at][:, at],
        "kind": _equal(kinds),
        "tag": _equal([word.head.tag_ for word in words]),
        "verbs": _both(verbs),
        "nouns": _both(nouns),
        "wording": both / (sizes[:, None] + sizes - both),
    }


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that "resign" and "resignation" are one. No word need be left."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= STEM), "")
    word = word.removesuffix(ending)
    while len(word) > STEM and word[-1] in "eis":
        word = word[:-1]
    return word[:-1] if len(word) >= STEM and word[-1] == word[-2] else word


def _beginning(one: str, other: str) -> float:
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared / max(len(one), len(other)) if shared >= SHARED else 0.0


def _company(docs: Sequence[Doc], words: Sequence[Word]) -> dict[str, Floats]:
    """Who and what stands around two words, by how rare it is in the pool."""
    everything = [{lemma(token) for token in doc} | {token.lower_ for token in doc} for doc in docs]
    weights = rarity(spread(everything), len(docs))
    found = {}
    tables = {name: rows([getattr(word, name) for word in words], weights) for name in (*_SIDES, *_AROUND)}
    for name, table in tables.items():
        found[name] = table @ table.T
    for name in _SIDES:
        told = _both(np.array([bool(getattr(word, name)) for word in words]))
        found |= {f"{name} told": told, f"{name} apart": told * (found[name] == 0)}
    crossed = unit(tables["parties"]) @ unit(tables["sentence"]).T
    numbers = _indicators([word.numbers for word in words])
    shared = numbers @ numbers.T
    own = _indicators([[word.lemma] for word in words], weights)
    named = own @ _indicators([word.sentence for word in words], weights).T
    return found | {
        "parties in sentence": (crossed + crossed.T) / 2,
        "told beside": (named + named.T) / 2,
        "numbers": shared,
        "numbers apart": _both(np.array([bool(word.numbers) for word in words])) * (shared == 0),
    }


def _places(words: Sequence[Word]) -> dict[str, Floats]:
    """Where two words stand: in one story, in one sentence, at the beginning."""
    sentences = [(word.document, word.head.sent.start) for word in words]
    return {
        "one story": _equal([word.document for word in words]),
        "one sentence": _equal(sentences),
        "both first": _both(np.array([start == 0 for _, start in sentences])),
    }


def _commonness(docs: Sequence[Doc], words: Sequence[Word], common: Mapping[str, float]) -> dict[str, Floats]:
    """How common the rarer and the commoner of two words are: in this pool, and in news."""
    counts = spread([{lemma(token) for token in doc} for doc in docs])
    many = np.array([float(counts[word.lemma]) for word in words])
    news = np.log1p([common.get(word.lemma, 0.0) for word in words])
    found = {}
    for name, measure in (("stories with it", np.log(many)), ("share with it", many / len(docs)), ("in news", news)):
        found[f"{name}, rarer"] = np.minimum(measure[:, None], measure)
        found[f"{name}, commoner"] = np.maximum(measure[:, None], measure)
    return found


def _indicators(bags: Sequence[Collection[str]], known: Collection[str] | None = None) -> Floats:
    """Ones where a word (column) stands in a bag (row), of the words known or of all."""
    place = {word: at for at, word in enumerate(known if known is not None else sorted(set().union(*bags)))}
    table = np.zeros((len(bags), len(place)))
    for row, bag in enumerate(bags):
        table[row, [place[word] for word in bag]] = 1.0
    return table


def _equal(items: Sequence[Hashable]) -> Floats:
    numbers: dict[Hashable, int] = {}
    codes = np.array([numbers.setdefault(item, len(numbers)) for item in items])
    same: Floats = (codes[:, None] == codes).astype(np.float64)
    return same


def _both(items: NDArray[np.bool_]) -> Floats:
    result: Floats = (items[:, None] & items).astype(np.float64)
    return result
