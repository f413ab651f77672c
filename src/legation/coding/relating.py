"""What one given party does to another in a sentence: the frames asked about these two alone.

Here the sides are known beforehand, so each frame is tried with a cast of only these two; how well it seats them weighs
its type. What no frame tells is left to the types of the words that stand nearest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.codebook import Codebook, Frame, Pattern
from legation.coding.coded import Coded
from legation.coding.coder import code_alone
from legation.model import Participant, Span

# Weights of the evidence, before a softmax: set by hand, so that one frame which seats both parties outweighs any
# number of words. The learned scorer takes their place.
_BOTH_SEATED = 4.0
_TURNED_ROUND = 1.5
_ONE_SEATED = 2.0
_WORD = 0.5


_THIRD = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})


@dataclass(frozen=True)
class Evidence:
    """How much the words speak for each type, and the best event told between the two, if any."""

    weights: Mapping[str, float]
    best: Coded | None


class _Given:
    """A cast of two: whatever noun phrase lies in their spans stands for them, and nobody else is known."""

    def __init__(self, doc: Doc, spans: Mapping[str, Span]) -> None:
        self.doc = doc
        self.spans = spans

    def at(self, token: Token) -> tuple[Participant, ...]:
        start, end = token.idx, token.idx + len(token)
        if token.pos_ == "PRON" and token.lower_ in _THIRD and start >= self.spans["actor"][1]:
            # "The ministry said it would": nobody else is known whom the pronoun could mean.
            start, end = self.spans["actor"]
        return tuple(
            Participant(self.doc.text[span[0] : span[1]], span, name, "unknown", None, name)
            for name, span in self.spans.items()
            if start < span[1] and span[0] < end
        )


def relate(doc: Doc, codebook: Codebook, actor: Span, recipient: Span | None) -> Evidence:
    """The evidence of `doc` for what the party at `actor` does to the one at `recipient` (None: to nobody named)."""
    spans = {"actor": actor} | ({"recipient": recipient} if recipient is not None else {})
    events, _ = code_alone(doc, _Given(doc, spans), codebook)
    weights: dict[str, float] = {}
    best: tuple[float, Coded] | None = None
    for event in events:
        weight = _seated(event, both=recipient is not None)
        weights[event.type] = max(weights.get(event.type, 0.0), weight)
        if best is None or weight > best[0]:
            best = weight, event
    for name, weight in _words(doc, codebook, spans).items():
        weights[name] = weights.get(name, 0.0) + weight
    return Evidence(weights, best[1] if best else None)


def _seated(event: Coded, *, both: bool) -> float:
    """How well an event seats the two: each on its side, the other way round, or one of them only."""
    actors = {one.name for one in event.actors}
    recipients = {one.name for one in event.recipients}
    more = 0.1 * min(event.weight, 5)
    if "actor" in actors and ("recipient" in actors | recipients or not both):
        return _BOTH_SEATED + more
    if "recipient" in actors and "actor" in recipients:
        return _TURNED_ROUND + more
    return _ONE_SEATED + more if "actor" in actors else _TURNED_ROUND / 2 + more


def _words(doc: Doc, codebook: Codebook, spans: Mapping[str, Span]) -> dict[str, float]:
    """The types that the words of the codebook tell in the sentence, nearer ones to the actor more."""
    start = spans["actor"][0]
    found: dict[str, float] = {}
    for token in doc:
        index = codebook.verbs if token.pos_ == "VERB" else codebook.nouns if token.pos_ == "NOUN" else {}
        frames = [frame for frame, pattern in index.get(token.lemma_.lower(), ()) if _is_plain(frame, pattern)]
        for name in {frame.type for frame in frames}:
            nearness = 1 / (1 + abs(token.idx - start) / 40)
            found[name] = found.get(name, 0.0) + _WORD * nearness
    return found


def _is_plain(frame: Frame, pattern: Pattern) -> bool:
    """Whether the head word alone tells the frame's type."""
    return not (pattern.rest or frame.object or frame.complement or frame.modal or frame.filled or frame.silent)


def probabilities(weights: Mapping[str, float], types: Mapping[str, object]) -> dict[str, float]:
    """A probability for each of `types`, by a softmax over the weights of evidence; all types share what is left."""
    exponents = {name: math.exp(weights.get(name, 0.0)) for name in types}
    total = sum(exponents.values())
    return {name: value / total for name, value in exponents.items()}
