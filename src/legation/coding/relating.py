"""What one given party does to another in a sentence: the scorer asked about the two, and the frames beside it.

Here the sides are known beforehand, so each frame is tried with a cast of only these two. One that seats both of them
where they were said to stand speaks for its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation import language
from legation.codebook import Codebook
from legation.coding.coded import Coded
from legation.coding.coder import code_alone
from legation.model import Participant, Span
from legation.scorer import Judgement, Pair, Scorer
from legation.scorer.pairs import words_in

_THIRD = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
LONGEST = 180  # words around the two that are asked about, where they stand in sentences far apart


@dataclass(frozen=True)
class Evidence:
    """What the scorer holds of two parties, and the best event that a frame tells between them, if any."""

    judgement: Judgement
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


def relate(doc: Doc, codebook: Codebook, scorer: Scorer, actor: Span, recipient: Span | None) -> Evidence:
    """The evidence of `doc` for what the party at `actor` does to the one at `recipient` (None: to nobody named)."""
    spans = {"actor": actor} | ({"recipient": recipient} if recipient is not None else {})
    events, _ = code_alone(doc, _Given(doc, spans), codebook)
    seated = [event for event in events if _is_seated(event, both=recipient is not None)]
    best = max(seated, key=lambda event: event.weight, default=None)
    tokens = _around(doc, list(spans.values()))
    bounds = [(token.idx, token.idx + len(token)) for token in tokens]
    pair = Pair(words_in(bounds, actor), words_in(bounds, recipient) if recipient is not None else None)
    ((judgement,),) = scorer.judge([(language.states(tokens), [pair])])
    return Evidence(judgement, best)


def _around(doc: Doc, spans: list[Span]) -> list[Token]:
    """The words of the sentences that the spans stand in, and of those between; without white space."""
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    inside = [sentence for sentence in doc.sents if sentence.start_char < end and start < sentence.end_char]
    tokens = [token for sentence in inside for token in sentence if not token.is_space]
    if not tokens:
        tokens = [token for token in doc if not token.is_space] or list(doc)
    if len(tokens) > LONGEST:
        tokens = [token for token in tokens if any(s[0] - 400 < token.idx < s[1] + 400 for s in spans)]
    return tokens


def _is_seated(event: Coded, *, both: bool) -> bool:
    """Whether an event has the two where they were said to stand."""
    actors = {one.name for one in event.actors}
    recipients = {one.name for one in event.recipients}
    return "actor" in actors and ("recipient" in (actors | recipients) or not both)


def probabilities(
    found: Mapping[str, float], types: Mapping[str, object], spoken_for: str | None, boost: float
) -> dict[str, float]:
    """A probability for each of `types`: the scorer's, the one that a frame speaks for `boost` times as likely."""
    weights = {name: found.get(name, 0.0) * (boost if name == spoken_for else 1.0) + 1e-9 for name in types}
    total = sum(weights.values())
    return {name: value / total for name, value in weights.items()}
