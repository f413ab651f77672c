"""What the scorer makes of a text: frames' events confirmed, typed anew or dropped, and events that no frame tells.

Frames explain themselves but know only their words; the scorer has seen each type told in hundreds of ways but answers
for two parties of one sentence only. So a frame's event stands unless the scorer is sure of something else, and where
no frame joins two parties of a sentence the scorer may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from legation.codebook import Codebook, own_types
from legation.coding.coded import Coded, Uncoded, are_states
from legation.coding.parties import Sentence
from legation.coding.proposals import Proposal, bare_frame, candidates, is_speech, proposed
from legation.coding.sides import PlacedCast
from legation.scorer import NOTHING, Judgement, Pair, Scorer
from legation.scorer.samples import RECIPROCAL

# Tuned as those of `proposals`: DROP among 0.9, 0.96, 0.97 and 0.99, RETYPE and DOUBT among 0.6, 0.2 and 0.75, 0.1.
DROP = 0.97  # probability of no event from which a frame's event is dropped
RETYPE = 0.75  # probability of another type from which a frame's event takes it
DOUBT = 0.10  # probability of its own type below which it may be typed anew


def judge(
    doc: Doc, events: Sequence[Coded], cast: PlacedCast, codebook: Codebook, scorer: Scorer
) -> tuple[list[Coded], list[Uncoded]]:
    """The events that hold, in the order of their triggers, and those of `events` that do not, with the reason."""
    told: dict[int, list[Coded]] = defaultdict(list)
    for event in events:
        told[event.trigger.sent.start].append(event)
    kept: list[Coded] = []
    dropped: list[Uncoded] = []
    own = own_types(codebook)
    sentences = [(sentence, told[start]) for start, sentence in _sentences(doc, cast)]
    of_events = [[_pair_of(sentence, event) for event in inside] for sentence, inside in sentences]
    of_parties = [list(candidates(sentence)) for sentence, _ in sentences]
    answers = scorer.judge(
        [
            (
                sentence.states,
                [pair for pair in first if pair is not None] + [Pair(one.words, other.words) for one, other in then],
            )
            for (sentence, _), first, then in zip(sentences, of_events, of_parties, strict=True)
        ]
    )
    for (sentence, inside), first, then, answer in zip(sentences, of_events, of_parties, answers, strict=True):
        by_pair = iter(answer)
        judged = [next(by_pair) if pair is not None else None for pair in first]
        held, gone = confirmed(inside, judged, codebook, own)
        proposals = [Proposal(told_of, *parties) for parties, told_of in zip(then, by_pair, strict=True)]
        kept_here, echoes = proposed(sentence, held, gone, codebook, proposals)
        kept += kept_here
        dropped += [*(Uncoded(event.trigger, reason) for event, reason in gone), *echoes]
    return sorted(kept, key=lambda one: one.trigger.i), dropped


def _sentences(doc: Doc, cast: PlacedCast) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a text that hold any words, each with where it starts."""
    names = [ent for ent in doc.ents if not cast.files(ent.root)]
    for span in doc.sents:
        inside: list[Span] = []
        while names and names[0].start < span.end:
            inside.append(names.pop(0))
        if span.text and not span.text.isspace():
            yield span.start, Sentence(span, cast, inside)


def confirmed(
    events: Sequence[Coded], judgements: Sequence[Judgement | None], codebook: Codebook, own: Collection[str]
) -> tuple[list[Coded], list[tuple[Coded, str]]]:
    """The frames' events of a sentence as the scorer leaves them, and those that it drops, each with the reason.

    In types of one's `own` the frames have the last word.
    """
    kept: list[Coded] = []
    gone: list[tuple[Coded, str]] = []
    for event, found in zip(events, judgements, strict=True):
        if found is None or event.type in own:
            kept.append(event)
        elif found.types[NOTHING] > DROP:
            gone.append((event, f"relation: nothing told between its sides ({found.types[NOTHING]:.2f})"))
        else:
            kept.append(_settled(event, found, codebook))
    return kept, gone


def _settled(event: Coded, found: Judgement, codebook: Codebook) -> Coded:
    """The event with its probability, of another type where the scorer is sure of one."""
    other, mine = found.type, found.types[event.type]
    kind = codebook.types.get(other)
    if other == "PROTEST" and are_states(event.actors):
        kind = None
    if kind is None or other == event.type or found.types[other] < RETYPE or mine >= DOUBT:
        mine_is = codebook.types[event.type]
        # How people meet is told by who they are and where: see `meetings`.
        mode = event.mode if mine_is.plover == "CONSULT" else event.mode or found.mode(mine_is)
        return replace(event, mode=mode, probability=mine)
    frame = bare_frame(kind, reciprocal=event.frame.reciprocal and other in RECIPROCAL)
    actors, recipients = event.actors, event.recipients
    if event.frame.reciprocal and not frame.reciprocal and not recipients:
        actors, recipients = actors[:1], actors[1:]
    return replace(
        event, frame=frame, mode=found.mode(kind), actors=actors, recipients=recipients, is_speech=is_speech(kind),
        probability=found.types[other], typed_from=event.frame,
    )  # fmt: skip


def _pair_of(sentence: Sentence, event: Coded) -> Pair | None:
    """The sides of an event as the sentence names them; None where it names none of them."""
    if event.trigger.i not in sentence.at:
        return None
    actor, recipient = sentence.side(event.actors), sentence.side(event.recipients)
    if recipient is None and len(event.actors) > 1:
        recipient = sentence.side(event.actors[1:])
    if actor is not None and actor == recipient:
        recipient = None
    return Pair(actor, recipient, sentence.word(event.trigger)) if actor or recipient else None
