"""Events that the scorer proposes: between parties of a sentence that no frame joins, or for a side left empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from spacy.tokens import Doc, Token

from legation.codebook import Codebook, EventType, Frame
from legation.coding.coded import Coded, Uncoded
from legation.coding.meetings import PHONE, VISIT
from legation.coding.parties import Party, Sentence
from legation.coding.predicates import Predicate, predicate
from legation.model import Participant
from legation.scorer import Judgement
from legation.scorer.samples import RECIPROCAL

# Tuned on 2026-11-27 on the dev sets `coding --end-to-end` and `stories` together: PROPOSE among 0.35 to 0.7, ALONE 0.6
# to 1, COMPLETE 0.35 to 0.7, JOIN 0.5 to 1, RESEAT 0.3 to 0.5. Between neighbours the figures move by 0.01.
PROPOSE = 0.35  # probability of a type from which two parties that no frame joins have an event of it
JOIN = 0.60  # probability of a type from which a party joins those that stand on a side of an event already
ALONE = 0.80  # probability of any event from which the likeliest one is told in a sentence that tells no other
COMPLETE = 0.70  # probability of any event between two from which one that names only one of them takes the other
REPLACE = 0.50  # by how much likelier another type between others must be to be told in place of a frame's event
RESEAT = 0.30  # probability of a frame's event below which it takes other sides that the scorer proposes
ECHO = 4  # words between two triggers that may tell the same
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_TOGETHER = frozenset({"CONSULT", "COOPERATE"})  # types in which everybody is an actor, but for a visit
_JOINING = frozenset({",", "and", ", and", "&", "or", "as well as", "along with"})
_FAR = 16  # characters, more than any of these take with the white space around them
_BY_RELATION = "sides by the relation"
_SPEECH_CLASSES = frozenset({1, 3})


def candidates(sentence: Sentence) -> Iterator[tuple[Party, Party]]:
    """The parties of a sentence two by two, in either order, between whom something may happen."""
    for one, other in permutations(sentence.parties, 2):
        if not one.placed and _are_two(one, other):
            yield one, other


def proposed(
    sentence: Sentence,
    events: Sequence[Coded],
    dropped: Sequence[tuple[Coded, str]],
    codebook: Codebook,
    proposals: Iterable[Proposal],
) -> tuple[list[Coded], list[Uncoded]]:
    """The events of a sentence with the sides that frames left empty and the events that no frame tells; and echoes.

    Parties of an event that was `dropped` are joined by another word only.
    """
    found = list(events)
    used = {index for event in events for index in event.words}
    likely = sorted(
        (
            one
            for one in proposals
            if one.told.event >= PROPOSE and one.told.type in codebook.types and not one.uses(used, sentence)
        ),
        key=lambda one: (
            sentence.are_joined(one.actor, one.recipient),
            -one.probability,
            one.actor.words,
            one.recipient.words,
        ),
    )
    for one in likely:
        trigger = one.trigger(sentence)
        if trigger is None or any(_joins(event, one.actor, one.recipient) for event in found):
            continue
        if any(_tells(trigger, event) and _joins(event, one.actor, one.recipient) for event, _ in dropped):
            continue
        kind = codebook.types[one.told.type]
        if kind.quad not in _SPEECH_CLASSES and sentence.only_tells(one.actor, trigger):
            continue
        at = next((place for place, event in enumerate(found) if _tells(trigger, event) or _adds(one, event)), None)
        if at is not None:
            found[at] = _widened(found[at], one) or _replaced(found[at], one, trigger, kind, sentence) or found[at]
        elif one.recipient.placed and _is_mutual(kind, one.told):
            continue
        elif one.probability >= PROPOSE or (not found and one.told.event >= ALONE):
            found.append(one.event(trigger, kind, sentence))
    return _without_echoes(found)


@dataclass(frozen=True)
class Proposal:
    """What the scorer holds of two parties that no frame joins."""

    told: Judgement
    actor: Party
    recipient: Party

    @property
    def probability(self) -> float:
        """That there is an event of its likeliest type."""
        return self.told.types[self.told.type]

    def trigger(self, sentence: Sentence) -> Token | None:
        """The likeliest word to tell it that can, and that names neither of the two."""
        inside = {place for party in (self.actor, self.recipient) for place in range(*party.words)}
        fitting = [
            place for place, token in enumerate(sentence.tokens) if token.pos_ in _TELLING and place not in inside
        ]
        return sentence.tokens[max(fitting, key=lambda place: self.told.trigger[place])] if fitting else None

    def uses(self, words: Collection[int], sentence: Sentence) -> bool:
        """Whether all words of one of the two are `words` (of a text): "forces" in "join forces" is nobody."""
        return any(
            all(sentence.tokens[place].i in words for place in range(*party.words))
            for party in (self.actor, self.recipient)
        )

    def event(self, trigger: Token, kind: EventType, sentence: Sentence) -> Coded:
        """The event that it tells at `trigger`, with all who stand on its sides together."""
        mode = self.told.mode(kind)
        reciprocal = _is_mutual(kind, self.told)
        if reciprocal and kind.plover == "CONSULT" and mode != PHONE:
            mode = None  # who meets, and where, tells it: see `meetings`
        actors, recipients = sentence.together(self.actor), sentence.together(self.recipient)
        recipients = tuple(one for one in recipients if one not in actors) or self.recipient.who
        if reciprocal:
            actors, recipients = (*actors, *recipients), ()
        return Coded(
            trigger, predicate(trigger) or Predicate(trigger, "verbs"), bare_frame(kind, reciprocal=reciprocal), mode,
            actors, recipients, 0, is_speech=is_speech(kind), probability=self.probability,
        )  # fmt: skip


def _is_mutual(kind: EventType, told: Judgement) -> bool:
    """Whether everybody in an event of a type is an actor."""
    return kind.plover in _TOGETHER and told.mode(kind) != VISIT


def _adds(one: Proposal, event: Coded) -> bool:
    """Whether it can only add to an event that was proposed before, of the same type and actor: one word is as good."""
    return not event.frame.id and event.type == one.told.type and _among(one.actor, event.actors)


def _replaced(event: Coded, one: Proposal, trigger: Token, kind: EventType, sentence: Sentence) -> Coded | None:
    """What is proposed in place of the event that a frame told there, where it is far likelier."""
    if event.probability is None or one.probability - event.probability < REPLACE or one.recipient.placed:
        return None
    return replace(one.event(trigger, kind, sentence), typed_from=event.frame)


def _widened(event: Coded, one: Proposal) -> Coded | None:
    """The event with a side that it left empty, or with one more on a side; None where the two are no part of it."""
    if event.type in RECIPROCAL and len(event.actors) > 1 and not event.recipients:
        return None
    supplied = f"{_BY_RELATION} {one.told.event:.2f}"
    guessed = event.supplied is not None and not event.supplied.startswith(_BY_RELATION)
    actors, recipients = one.actor.who, one.recipient.who
    if one.told.event >= COMPLETE:
        alone = event.frame.reciprocal and len(event.actors) == 1 and not one.recipient.placed
        if alone and (_among(one.actor, event.actors) or _among(one.recipient, event.actors)):
            return replace(event, actors=(*actors, *recipients), supplied=supplied)
        if not event.frame.reciprocal:
            if _among(one.actor, event.actors) and (not event.recipients or guessed):
                return replace(event, recipients=recipients, supplied=supplied)
            if _among(one.recipient, event.recipients) and not event.actors:
                return replace(event, actors=actors, supplied=supplied)
    if event.type != one.told.type or event.frame.reciprocal or one.probability < PROPOSE:
        return None
    if event.probability is not None and event.probability < RESEAT and not one.recipient.placed:
        return replace(event, actors=actors, recipients=recipients, probability=one.probability, supplied=supplied)
    doc, sure = event.trigger.doc, one.probability >= JOIN
    if _among(one.actor, event.actors) and (sure or _beside(one.recipient, event.recipients, doc)):
        return replace(event, recipients=(*event.recipients, *recipients))
    if _among(one.recipient, event.recipients) and (sure or _beside(one.actor, event.actors, doc)):
        return replace(event, actors=(*event.actors, *actors))
    return None


def _without_echoes(events: Sequence[Coded]) -> tuple[list[Coded], list[Uncoded]]:
    """The events without those that only repeat one beside them: of the same type, with some of its sides."""
    kept: list[Coded] = []
    echoes: list[Uncoded] = []
    for event in events:
        louder = next((other for other in events if _repeats(event, other)), None)
        if louder is None:
            kept.append(event)
        else:
            echoes.append(Uncoded(event.trigger, f"tells the same as '{louder.trigger.text}'"))
    return kept, echoes


def _repeats(event: Coded, other: Coded) -> bool:
    """Whether an event stands beside `other`, of the same type, and names some of its sides and nobody else."""
    near = abs(other.trigger.i - event.trigger.i) <= ECHO
    return near and other.type == event.type and bool(event.sides) and set(_named(event)) < set(_named(other))


def _named(event: Coded) -> tuple[tuple[int, int], ...]:
    return tuple(one.span for one in event.sides)


def _tells(trigger: Token, event: Coded) -> bool:
    """Whether a word is one of those that tell an event."""
    return trigger in (event.trigger, event.clause, *event.folded) or trigger.i in event.words


def _among(party: Party, side: Sequence[Participant]) -> bool:
    """Whether a party stands on a side."""
    return any(one in side for one in party.who) or _touches(party, [one.span for one in side])


def _beside(party: Party, side: Sequence[Participant], doc: Doc) -> bool:
    """Whether a party is coordinated with one of a side: nothing but a comma or "and" stands between."""
    for one in side:
        for who in party.who:
            (_, start), (end, _) = sorted((one.span, who.span))
            if end - start <= _FAR and doc.text[start:end].strip() in _JOINING:
                return True
    return False


def _are_two(one: Party, other: Party) -> bool:
    """Whether two parties are not the same under two names, nor a state and its own government."""
    for who in one.who:
        for whom in other.who:
            if who.name is not None and (who.name, who.sector) == (whom.name, whom.sector):
                return False
            own = who.country is not None and who.country == whom.country and not (one.placed or other.placed)
            if own and "country" in (who.kind, whom.kind) and {who.sector, whom.sector} <= {"GOV", None}:
                return False
    return True


def _joins(event: Coded, one: Party, other: Party) -> bool:
    """Whether an event has both parties already."""
    spans = [who.span for who in event.sides]
    return _touches(one, spans) and _touches(other, spans)


def bare_frame(kind: EventType, *, reciprocal: bool) -> Frame:
    """The frame of an event that no frame of the codebook tells."""
    return Frame("", kind.file, kind.name, reciprocal=reciprocal)


def is_speech(kind: EventType) -> bool:
    """Whether events of a type are words, and more than a meeting."""
    return kind.quad in _SPEECH_CLASSES and kind.plover != "CONSULT"


def _touches(party: Party, spans: Sequence[tuple[int, int]]) -> bool:
    return any(one.span[0] < end and start < one.span[1] for one in party.who for start, end in spans)
