"""From a coded event to a mention: its status, time, place, source, codes and words put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from spacy.tokens import Doc, Span, Token

from legation import attribution, codebook, language, likeness, places, quantities, status, times
from legation.actors import Cast
from legation.codebook import Codebook, EventType
from legation.coding import Coded, seat
from legation.model import (
    Attribution,
    EventMention,
    Participant,
    Place,
    Quantity,
    Story,
    StoryReference,
    TimeExpression,
    TimeSpan,
    Trigger,
    digest,
    is_body,
)
from legation.status import Asked, Judgement, Likelihood

_AHEAD = frozenset({"planned", "possible"})
_SAID_OF = {"REJECT": frozenset({"denied"}), "THREATEN": _AHEAD}  # statuses of the deed of which it is said
_SEEN = frozenset({"happened", "ongoing"})
# Clauses that hang on an event's words without telling it: who says so, and what else happened.
_APART = frozenset({"parataxis", "acl:relcl", "conj", "advcl"})
# Confidence where the scorer has no say (a type of one's own, sides that another sentence names): the share of mentions
# that matched an accepted type on the ten dev stories by the frames alone (52 of 62, 26 of 37), measured on 2026-11-23.
# Elsewhere it is a line through the share that was right, by the scorer's probability, of the events that the dev sets
# `coding --end-to-end` and `stories` locate (830 told by frames, 250 by the scorer alone), measured on 2026-11-27.
_BY_FRAME = (0.47, 0.43)
_BY_SCORER = (0.10, 0.80)
_BOTH_SIDES = 0.84
_ONE_SIDE = 0.70


@dataclass(frozen=True)
class Surroundings:
    """What a part of a story holds for its mentions to draw on."""

    story: Story
    part: str
    doc: Doc
    cast: Cast
    codebook: Codebook
    times: Sequence[TimeExpression]
    places: Sequence[Place]
    quantities: Sequence[Quantity]
    dateline: Place | None
    lead: int  # the character up to which the story tells its news: the end of its first paragraph
    sentences: Sequence[int]  # the number of the sentence of each token

    def paragraph(self, token: Token) -> Sequence[str]:
        """The lemmas of the paragraph that a token stands in."""
        return next((lemmas for end, lemmas in self._paragraphs if token.i < end), ())

    @cached_property
    def _paragraphs(self) -> list[tuple[int, list[str]]]:
        """The end of each paragraph and its lemmas."""
        ends = [words[-1] + 1 for words in language.by_paragraph(self.doc)]
        starts = [0, *ends]
        return [(end, _lemmas(self.doc[start:end])) for start, end in zip(starts, ends, strict=False)]


def mentions(coded: Sequence[Coded], around: Surroundings) -> list[EventMention]:
    """The mentions that coded events become in their surroundings."""
    likelihoods, meanings = _likelihoods(coded, around), likeness.meanings([one.trigger for one in coded])
    told = zip(coded, likelihoods, meanings, strict=True)
    return [_mention(one, around, likelihood, meaning) for one, likelihood, meaning in told]


def _likelihoods(coded: Sequence[Coded], around: Surroundings) -> Sequence[Likelihood | None]:
    if around.part == "title":  # a headline's tenses are its own, and no passage tells them
        return [None] * len(coded)
    return status.likelihoods([_asked(one.trigger, around) for one in coded])


def _asked(trigger: Token, around: Surroundings) -> Asked:
    by_rule = status.judge(trigger, published=around.story.published)
    when = times.when(trigger, around.times, around.story.published)
    return Asked(trigger, by_rule.status, by_rule.background, when)


def _mention(coded: Coded, around: Surroundings, likelihood: Likelihood | None, meaning: str) -> EventMention:
    trigger, kind = coded.trigger, around.codebook.types[coded.type]
    story, lead = around.story, trigger.idx < around.lead
    judged, when = _judge(coded, around, lead, likelihood)
    # A reporter's date line is where the news was seen: not where history lies, nor where what is planned will be.
    seen = lead and judged.status in _SEEN and not judged.background
    where = _where(coded, around, seen)
    if where is not None:
        where = places.on_day(where, (when.start if when is not None else None) or story.published)
    actors, mode = coded.actors, coded.mode
    recipients = tuple(one for one in coded.recipients if not _is_among(one, actors))
    if kind.plover == "CONSULT" and coded.frame.reciprocal:
        actors, recipients, mode = seat(actors, mode, where.country if where else None)
    plover = codebook.strict(kind, judged.status, coded.frame)
    told = codebook.contexts(_lemmas(trigger.sent), coded.contexts)
    contexts = codebook.contexts(_lemmas(trigger.sent), coded.contexts, around.paragraph(trigger))
    told_by = attribution.attribute(trigger, around.cast)
    span = _span(coded, told_by)
    words = trigger.text, (trigger.idx, trigger.idx + len(trigger))
    return EventMention(
        id=digest(story.id, around.part, kind.name, span, words[1]),
        story=StoryReference.to(story),
        type=kind.name,
        mode=mode,
        contexts=contexts,
        plover=plover,
        cameo=_cameo(coded, kind, plover, mode, told),  # what the sentence tells alone
        quad=around.codebook.types[plover].quad,
        score=codebook.score(around.codebook, kind, mode, plover),
        actors=actors,
        recipients=recipients,
        status=judged.status,
        background=judged.background,
        when=when,
        where=where,
        attribution=told_by,
        quantities=quantities.of(trigger, around.quantities),
        quote=attribution.quote(trigger),
        part=around.part,
        sentence=around.sentences[trigger.i],
        span=span,
        trigger=Trigger(*words),
        confidence=_confidence(coded, actors, recipients),
        why=_reasons(coded, judged),
        meaning=meaning,
    )


def _judge(
    coded: Coded, around: Surroundings, lead: bool, likelihood: Likelihood | None
) -> tuple[Judgement, TimeSpan | None]:
    """The status and the time of an event, each of which the other helps to choose."""
    published = around.story.published
    judge = partial(
        status.judge,
        coded.trigger,
        published=published,
        lead=lead,
        headline=around.part == "title",
        likelihood=likelihood,
    )
    first = _as_said(coded, judge(when=None))
    future = True if first.status in _AHEAD else False if first.status in _SEEN else None
    when = times.when(coded.trigger, around.times, published, future=future, statement=coded.is_speech and not future)
    return _as_said(coded, judge(when=when)), when


def _as_said(coded: Coded, judged: Judgement) -> Judgement:
    """A deed that the scorer takes for what is said of it is done in saying so: a rejection, as the deed "will not" be
    done, is none that is denied, nor a threat, as it "will" be done, one that is planned."""
    by_frame = bool(coded.frame.id) and coded.typed_from is None
    if coded.type == "THREATEN" and any(reason.startswith("passage") for reason in judged.reasons):
        by_frame = False  # the frame's own words tell that it was made
    if by_frame or judged.status not in _SAID_OF.get(coded.type, ()):
        return judged
    return replace(judged, status="happened", reasons=tuple(f"said: {reason}" for reason in judged.reasons))


def _is_among(one: Participant, others: Sequence[Participant]) -> bool:
    """Whether a participant is one of `others` under its name: nobody does anything to himself."""
    return one.name is not None and any((one.name, one.sector) == (other.name, other.sector) for other in others)


def _where(coded: Coded, around: Surroundings, seen: bool) -> Place | None:
    """Where it happened: by the trigger's words, else by those of the words folded into it, else on whose ground."""
    for token in (coded.trigger, *coded.folded):
        if found := places.where(token, around.places):
            return found
    return _on_own_ground(coded.trigger, around.cast) or (around.dateline if seen else None)


def _on_own_ground(trigger: Token, cast: Cast) -> Place | None:
    """The country on whose ground it happened: "its border", "Syrian soil"."""
    told = places.ground(trigger)
    if told is None:
        return None
    noun, owner = told
    owners = {one.country for one in cast.at(owner) if one.country and not is_body(one.country)}
    first = min(noun.i, owner.i)
    words = trigger.doc[first : max(noun.i, owner.i) + 1]
    return places.country(owners.pop(), words.text, (words.start_char, words.end_char)) if len(owners) == 1 else None


def _cameo(coded: Coded, kind: EventType, plover: str, mode: str | None, contexts: Sequence[str]) -> str:
    """The frame's own CAMEO code where it names one and the strict type is its own, else the crosswalk's."""
    if coded.frame.cameo is not None and plover == (coded.frame.plover or kind.plover):
        return coded.frame.cameo
    return codebook.cameo(kind.plover, plover, mode, contexts)


def _confidence(coded: Coded, actors: Sequence[Participant], recipients: Sequence[Participant]) -> float:
    if coded.probability is not None:
        least, share = _BY_FRAME if coded.frame.id or coded.typed_from else _BY_SCORER
        return round(least + share * coded.probability, 2)
    seated = bool(actors) and (bool(recipients) or (coded.frame.reciprocal and len(actors) > 1))
    return _BOTH_SIDES if seated else _ONE_SIDE


def _reasons(coded: Coded, judged: Judgement) -> tuple[str, ...]:
    folded = tuple(f"also told by '{token.text}'" for token in coded.folded)
    supplied = (coded.supplied,) if coded.supplied is not None else ()
    return (*coded.reasons, *folded, *supplied, *(f"{judged.status}: {reason}" for reason in judged.reasons))


def _lemmas(sentence: Span) -> list[str]:
    return [token.lemma_.lower() for token in sentence]


def _span(coded: Coded, told_by: Attribution | None) -> tuple[int, int]:
    """The words that tell the event: its clause without what hangs on it or who says so, or its noun phrase."""
    head = coded.clause
    start, end = told_by.span if told_by is not None else (0, 0)
    inside: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        inside.append(token)
        stack.extend(
            child
            for child in token.children
            if not (token is head and child.dep_ in _APART and not _holds(child, coded))
            and not (start <= child.idx < end and child.dep_ in _APART and not _holds(child, coded))
            and not child.is_space
        )
    tokens = sorted(inside, key=lambda token: token.i)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].dep_ in ("mark", "cc")):
        tokens.pop(0)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _holds(token: Token, coded: Coded) -> bool:
    """Whether the subtree of `token` holds the trigger."""
    return token is coded.trigger or token.is_ancestor(coded.trigger)
