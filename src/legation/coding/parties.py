"""A sentence as the scorer sees it: its words, their states, and everybody whom it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Span, Token

from legation import language
from legation.actors import resolve
from legation.coding.predicates import SPEECH, preposition
from legation.coding.sides import PlacedCast
from legation.model import Participant
from legation.scorer.pairs import Floats, Range

MOST = 6  # parties of a sentence that are asked about, the first ones: pairs grow with their square
_TELLERS = frozenset(["nsubj", "nsubj:outer"])
_DOERS = frozenset(["nsubj", "nsubj:pass"])
_AMONG = frozenset({"them", "mostly", "mainly", "whom"})
_JAILS = frozenset({"prison", "jail", "custody"})
_KINDS = {"PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place"}


@dataclass(frozen=True)
class Party:
    """Somebody whom a sentence names: where, and who it is."""

    words: Range
    who: tuple[Participant, ...]
    placed: bool = False  # named only as where something happens


class Sentence:
    """One sentence as the scorer sees it: its words without white space, their states, and its parties."""

    def __init__(self, sentence: Span, cast: PlacedCast, names: Sequence[Span]) -> None:
        self.tokens = [token for token in sentence if not token.is_space]
        self.at = {token.i: place for place, token in enumerate(self.tokens)}
        self.parties = list(_parties(self, cast, names))

    @cached_property
    def states(self) -> Floats:
        """The encoder's states of the words."""
        return language.states(self.tokens)

    def range(self, span: tuple[int, int]) -> Range | None:
        """The words that a character span touches."""
        inside = [
            place for place, token in enumerate(self.tokens) if token.idx < span[1] and span[0] < token.idx + len(token)
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def together(self, party: Party) -> tuple[Participant, ...]:
        """A party with those that the tree joins to it by "and": "Poland, Hungary and Latvia"."""
        others = (one for one in self.parties if one.placed == party.placed and self.are_joined(one, party))
        return tuple(dict.fromkeys(who for one in sorted(others, key=lambda one: one.words) for who in one.who))

    def are_joined(self, one: Party, other: Party) -> bool:
        """Whether the tree joins two parties by "and": they do something together sooner than to one another."""
        return bool(self._chain(one) & self._chain(other))

    def only_tells(self, party: Party, trigger: Token) -> bool:
        """Whether a party is but the source of what is told at `trigger`: "a man has died, the ministry said".

        Who tells what he does himself is its doer: "the ministry said it would", "vowed to".
        """
        for token in (self.tokens[place] for place in range(*party.words)):
            says = token.head
            if "according" in preposition(token):
                return True
            if token.dep_ in _TELLERS and says.lemma_.lower() in SPEECH and says.i != trigger.i:
                return not _is_of_himself(trigger, says)
        return False

    def _chain(self, party: Party) -> set[int]:
        """The first words of the coordinations that the words of a party stand in."""
        inside = [self.tokens[place] for place in range(*party.words)]
        heads = {token.i for token in inside if token.head not in inside}
        return heads | {token.head.i for token in inside if token.dep_ == "conj" and token.head not in inside}

    def word(self, token: Token) -> Range:
        """The range of one word."""
        return self.at[token.i], self.at[token.i] + 1

    def side(self, participants: Sequence[Participant]) -> Range | None:
        """The range of the first of `participants` that the sentence names."""
        return next((found for one in participants if (found := self.range(one.span)) is not None), None)


def _is_of_himself(trigger: Token, says: Token) -> bool:
    """Whether who tells a deed does it: "said it had", "vowed to strike", "announced the arrest of"."""
    for token in (trigger, *trigger.ancestors):
        if any(child.dep_ in _DOERS and child.pos_ == "PRON" for child in token.children):
            return True
        if token.i == says.i or token.head.i == token.i:
            return False
        if token.head.i == says.i:
            return not any(child.dep_ in (*_DOERS, "cop") for child in token.children)
    return False


def _parties(sentence: Sentence, cast: PlacedCast, names: Sequence[Span]) -> Iterator[Party]:
    """Everybody named in the sentence, once a span, the widest of those that lie in one another."""
    found: dict[Range, Party] = {}
    for token in sentence.tokens:
        if _is_aside(token):
            continue
        for placed, who in ((True, cast.placed(token)), (False, cast.at(token))):
            for one in who:
                words = sentence.range(one.span)
                if words is not None and one.span[0] <= token.idx < one.span[1]:
                    others = found[words].who if words in found and found[words].placed == placed else ()
                    found[words] = Party(words, tuple(dict.fromkeys((*others, one))), placed)
    for party in _others(sentence, names):
        if not any(_overlap(party.words, words) for words in found):
            found[party.words] = party
    wide = [
        words for words in sorted(found)
        if not any(other != words and other[0] <= words[0] and words[1] <= other[1] for other in found)
    ]  # fmt: skip
    yield from (found[words] for words in wide[:MOST])


def _is_aside(token: Token) -> bool:
    """Whether somebody is but one of those told before, or stands for where they are held: "nine, including three
    children", "most of them women", "eight years in prison"."""
    before = token.doc[token.left_edge.i - 1].lower_ if token.left_edge.i else ""
    among = before == "including" or any(child.lower_ == "including" for child in token.children)
    return among or (token.dep_ in ("parataxis", "appos", "dep") and before in _AMONG) or token.lemma_ in _JAILS


def _others(sentence: Sentence, names: Sequence[Span]) -> Iterator[Party]:
    """The names of the sentence of whom the cast knows nothing, as far as their own words tell who they are."""
    for ent in names:
        kind = _KINDS.get(ent.label_)
        words = sentence.range((ent.start_char, ent.end_char))
        if kind is not None and words is not None and not _is_aside(ent.root):
            actor = resolve(ent.text)
            known = replace(actor, name=actor.name or ent.text, kind=kind if actor.kind == "unknown" else actor.kind)
            yield Party(words, (known.participant(ent.text, (ent.start_char, ent.end_char)),), kind == "place")


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
