"""What the encoder's states tell of an event: how likely each status is, and how likely that it is told as history.

Syntax and lexicon know what a word governs; whether "who seized power" is news or a man's past only the passage tells.
So a small network, learned by `training/told.py` from passages of ours, reads the states of the trigger, of its verb,
of its sentence's root and of the whole sentence, beside what the rules found. Its card lies beside the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from legation import language
from legation.language.dependencies import is_main, relation
from legation.model import GRAINS, STATUSES, TimeSpan

MODEL = Path(__file__).parent / "model" / "told.npz"
_HAD = frozenset({"had", "'d", "’d"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_MODALS = frozenset("will would may might could can should must shall 'll ’ll".split())
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Likelihood:
    """The probability of each status, and that the event is told as history."""

    statuses: Mapping[str, float]
    background: float

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=lambda name: self.statuses[name])


class Asked(NamedTuple):
    """An event to be judged: its trigger, what the rules hold of it, and the time that its words tell."""

    trigger: Token
    status: str
    background: bool
    when: TimeSpan | None


def likelihoods(asked: Sequence[Asked]) -> list[Likelihood]:
    """What the passage tells of some events of one `Doc`, which must have the encoder's states."""
    if not asked:
        return []
    weights = _weights()
    hidden = np.maximum(features(asked) @ weights["first"] + weights["first.bias"], 0.0)
    scores = hidden @ weights["second"] + weights["second.bias"]
    statuses = np.exp(scores[:, :-1] - scores[:, :-1].max(1, keepdims=True))
    statuses /= statuses.sum(1, keepdims=True)
    background = 1.0 / (1.0 + np.exp(-scores[:, -1]))
    return [
        Likelihood(dict(zip(STATUSES, shares, strict=True)), share)
        for shares, share in zip(statuses.tolist(), background.tolist(), strict=True)
    ]


def features(asked: Sequence[Asked]) -> Floats:
    """A row of numbers an event: four states of the encoder, then what rules and words tell as ones and noughts."""
    doc = asked[0].trigger.doc
    states = language.states(list(doc))
    means = {sent.start: states[sent.start : sent.end].mean(0) for sent in {one.trigger.sent for one in asked}}
    rows = []
    for one in asked:
        token, sentence = one.trigger, one.trigger.sent
        verb = governing(token)
        read = (states[token.i], states[verb.i], states[sentence.root.i], means[sentence.start])
        rows.append(np.concatenate([*read, np.array(signs(one, verb), np.float32)]))
    return np.stack(rows)


def governing(token: Token) -> Token:
    """The verb that a trigger is or hangs on."""
    return next((one for one in (token, *token.ancestors) if one.pos_ in ("VERB", "AUX")), token)


def signs(one: Asked, verb: Token) -> list[float]:
    """What rules and words tell of an event whose trigger hangs on `verb`."""
    token, grain = one.trigger, one.when.grain if one.when is not None else ""
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    above = {relation(other) for other in (token, *token.ancestors)}
    told = [
        *(one.status == status for status in STATUSES),
        one.background,
        *(grain == known for known in GRAINS),
        not grain,
        bool(helpers & _HAD),
        bool(helpers & _HAVE),
        bool(helpers & _MODALS),
        is_main(token),
        *(kind in above for kind in ("acl", "advcl", "ccomp")),
        token.pos_ in ("NOUN", "PROPN"),
        token.sent.start == 0,
        token.i / len(token.doc),
        *(verb.tag_ == tag for tag in _TAGS),
    ]
    return [float(sign) for sign in told]


@cache
def _weights() -> dict[str, Floats]:
    with np.load(MODEL) as file:
        found = {name: file[name].astype(np.float32) for name in file.files}
    for name in [name for name in found if name.endswith(".scale")]:
        found[name.removesuffix(".scale")] *= found.pop(name)
    return found
