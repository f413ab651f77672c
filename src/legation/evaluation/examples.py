"""Whether the parser and the frames read the worked examples of a codebook as they are marked.

The two marked sides are given, so that this measures the codebook and the grammar and not who is known: what is asked
is that the trigger tells the type and that the sides sit where they are marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.codebook import Codebook, Example
from legation.coding import Coded, code
from legation.model import Participant, Span

NOTHING = "NOTHING"  # the file of sentences in which nothing is told between the marked parties
_PRONOUNS = frozenset("he her his it its she their them they".split())


class MarkedCast:
    """A cast of the marked sides alone; a pronoun after the actor stands for the actor."""

    def __init__(self, doc: Doc, example: Example) -> None:
        self._text = doc.text
        sides = {"actor": example.actor, "recipient": example.recipient}
        self._spans = {name: span for name, span in sides.items() if span is not None}

    def at(self, token: Token) -> tuple[Participant, ...]:
        """The marked side that `token` lies in or, as a pronoun, stands for."""
        place = token.idx, token.idx + len(token)
        if token.lower_ in _PRONOUNS:
            before = [name for name, span in self._spans.items() if span[1] <= place[0]]
            return tuple(self._participant(name) for name in before[:1])
        return tuple(self._participant(name) for name, span in self._spans.items() if overlap(place, span))

    def _participant(self, name: str) -> Participant:
        start, end = self._spans[name]
        return Participant(self._text[start:end], (start, end), name, "unknown", None, name)


def failures(
    codebook: Codebook, nlp: Language, examples: Iterable[tuple[str, Example]] | None = None
) -> Iterator[tuple[str, Example, str]]:
    """The type's name, the example and what was read instead, for each example that is not read as it is marked.

    `examples` are told with the type in whose file they stand; those of the type files themselves unless given.
    """
    marked = list(examples) if examples is not None else [
        (kind.name, example) for kind in codebook.types.values() for example in kind.examples
    ]  # fmt: skip
    for (name, example), doc in zip(marked, nlp.pipe(example.text for _, example in marked), strict=True):
        events, _ = code(doc, MarkedCast(doc, example), codebook)
        at_trigger = [event for event in events if any(overlap(span, example.trigger) for span in _told_at(event))]
        if not _is_right(name, example, at_trigger):
            yield name, example, _describe(at_trigger)


def _is_right(name: str, example: Example, events: Iterable[Coded]) -> bool:
    """Whether the events at the trigger are what is marked: a near miss must only not be of its file's type."""
    if example.near_miss and name != NOTHING:
        return not any(event.type == name for event in events)
    if example.type is None:
        return not any(seated(event, example) for event in events)
    return any(event.type == example.type and seated(event, example) for event in events)


def seated(event: Coded, example: Example) -> bool:
    """Whether the marked sides sit in `event`; they may change places where all its participants are actors."""
    actors = [one.span for one in event.actors]
    recipients = [one.span for one in event.recipients] or actors
    if event.frame.reciprocal:
        actors = recipients = actors + recipients
    return _holds(actors, example.actor) and _holds(recipients, example.recipient)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(spans: Iterable[Span], marked: Span | None) -> bool:
    return marked is None or any(overlap(span, marked) for span in spans)


def _told_at(event: Coded) -> Iterator[Span]:
    """The words that tell the event: its trigger, those folded into it and the verb that supports it."""
    for token in (event.trigger, event.clause, *event.folded):
        yield token.idx, token.idx + len(token)


def _describe(events: Iterable[Coded]) -> str:
    told = [
        f"{event.frame.file}#{event.frame.id} {[one.text for one in event.actors]} -> "
        f"{[one.text for one in event.recipients]}"
        for event in events
    ]
    return "; ".join(told) or "no event"
