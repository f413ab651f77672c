"""Which stories of a pool are about one matter: the wreck of this ferry and not of that one.

Two stories may share few words and yet each share many with a third, so beside the words in common stand likenesses
along the few directions in which the pool varies most (Deerwester et al. 1990).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from spacy.tokens import Doc, Token

from legation import language
from legation.likeness.bags import Floats, cosines, rarity, rows, spread
from legation.likeness.words import is_content, is_name, lemma

DIRECTIONS = (2, 3, 5)
_KINDS: tuple[Callable[[Token], bool], ...] = (
    is_content,
    lambda token: is_name(token) and is_content(token),
    lambda token: token.pos_ == "VERB" and is_content(token),
    lambda token: token.pos_ == "NOUN" and is_content(token),
    lambda token: token.pos_ == "NUM",
)
_STATED = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
WIDTH = len(_KINDS) + 1 + len(DIRECTIONS)


def features(docs: Sequence[Doc]) -> Floats:
    """What every two stories share: (stories, stories, `WIDTH`), symmetric; words, names, verbs, nouns, numbers, states
    of the encoder, and directions of the pool."""
    tables = [_rows(docs, kind) for kind in _KINDS]
    states = np.stack([_state(doc) for doc in docs])
    left, strength, _ = np.linalg.svd(tables[0], full_matrices=False)
    along = [cosines(left[:, :count] * strength[:count]) for count in DIRECTIONS]
    return np.stack([*(table @ table.T for table in tables), cosines(states - states.mean(0)), *along], -1)


def _rows(docs: Sequence[Doc], kind: Callable[[Token], bool]) -> Floats:
    bags = [[lemma(token) for token in doc if kind(token)] for doc in docs]
    return rows(bags, rarity(spread(bags), len(docs)))


def _state(doc: Doc) -> Floats:
    stated = [token for token in doc if token.pos_ in _STATED] or list(doc)
    mean: Floats = language.states(stated).mean(0).astype(np.float64)
    return mean
