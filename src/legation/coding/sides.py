"""Who stands on which side of an event: from the slots of its frame to participants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Token

from legation.codebook import Frame
from legation.coding.predicates import SPEECH, Predicate, children, predicate, preposition
from legation.model import Participant


@dataclass(frozen=True)
class Sides:
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


class Cast(Protocol):
    """Who a noun phrase stands for; `legation.actors.Cast` is one."""

    def at(self, token: Token) -> tuple[Participant, ...]: ...


class PlacedCast(Cast, Protocol):
    """A cast that also tells of the places where something happens, and where a story was filed."""

    def placed(self, token: Token) -> tuple[Participant, ...]: ...

    def files(self, token: Token) -> bool: ...


class _Told(Protocol):
    @property
    def actors(self) -> tuple[Participant, ...]: ...
    @property
    def recipients(self) -> tuple[Participant, ...]: ...


# What a slot of the active verb becomes on a noun, best first.
_NOMINAL = {"subject": ("subject", "modifier", "between", "among"), "object": ("object", "of", "modifier")}
_OF_ONES_OWN = frozenset({"RETREAT", "CONCEDE", "MOBILIZE"})  # types in which what is one's own is no other side
# Inside a noun phrase that is no actor itself ("Beijing's policy", "the attack by Chad"): where its actor stands.
_OWNERS = ("nmod:poss", "amod", "compound", "nmod", "appos", "obl")


def sides(told_by: Predicate, frame: Frame, cast: Cast, inner: _Told | None = None) -> Sides:
    """The actors and recipients of an event; in a reciprocal frame every participant is an actor."""
    if frame.reciprocal:
        slots = [*frame.actor, *(() if _each_other(told_by) else frame.recipient)]
        if told_by.part == "nouns":
            slots.append("of")
        return Sides(_distinct(_all(told_by, slots, cast, inner)), ())
    taken: set[int] = set()
    actors = _first(told_by, frame.actor, cast, inner, taken)
    recipients = _first(told_by, frame.recipient, cast, inner, taken)
    if frame.type in _OF_ONES_OWN:
        own = {one.country for one in actors}
        recipients = [one for one in recipients if not (one.country in own and _is_own(one))]
    spans = {one.span for one in actors}
    return Sides(_distinct(actors), _distinct(one for one in recipients if one.span not in spans))


def _each_other(told_by: Predicate) -> bool:
    """Whether the words say that the subjects alone take part: "consult each other"."""
    words = [word.lower_ for child in told_by.token.children for word in (child, *child.children)]
    return {"each", "other"} <= set(words) or {"one", "another"} <= set(words)


def _is_own(one: Participant) -> bool:
    """Whether its words call a party the actor's own ("its soldiers")."""
    return one.text.split()[0].lower() in ("its", "their", "his", "her")


def _distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Without those that stand twice."""
    return tuple(dict.fromkeys(participants))


def _all(told_by: Predicate, slots: Iterable[str], cast: Cast, inner: _Told | None) -> Iterator[Participant]:
    for slot in slots:
        for named in _expand(told_by, slot):
            yield from _holders(told_by, named, cast, inner, set())


def _first(
    told_by: Predicate, slots: Iterable[str], cast: Cast, inner: _Told | None, taken: set[int]
) -> list[Participant]:
    """The participants of the first slot that holds any; `taken` are tokens that another side holds already."""
    for slot in slots:
        for named in _expand(told_by, slot):
            if found := list(_holders(told_by, named, cast, inner, taken)):
                return found
    return []


def _expand(told_by: Predicate, slot: str) -> tuple[str, ...]:
    return _NOMINAL.get(slot, (slot,)) if told_by.part == "nouns" else (slot,)


def _holders(told_by: Predicate, slot: str, cast: Cast, inner: _Told | None, taken: set[int]) -> Iterator[Participant]:
    """Who stands in one slot, in order."""
    if slot == "inner":
        yield from (inner.recipients or inner.actors) if inner is not None else ()
        return
    for head in heads(told_by, slot):
        for token in (head, *_coordinated(head)):
            if token.i in taken:
                continue
            found = _of_each(token, cast.at(token), cast) or owners(token, cast)
            if found:
                taken.add(token.i)
                yield from found


def _of_each(token: Token, found: tuple[Participant, ...], cast: Cast) -> tuple[Participant, ...]:
    """One of each country where those of several are told in one word ("their ministers")."""
    if len(found) != 1 or found[0].name is not None:
        return found
    theirs = [one for child in children(token, "nmod:poss") for one in cast.at(child) if child.lower_ == "their"]
    countries = dict.fromkeys(one.country for one in theirs if one.country)
    return tuple(replace(found[0], country=country) for country in countries) if len(countries) > 1 else found


def _coordinated(token: Token) -> list[Token]:
    """The noun phrases joined to one by "and" or a comma."""
    return [child for child in children(token, "conj") if child.pos_ in ("NOUN", "PROPN", "ADJ", "PRON")]


def heads(told_by: Predicate, slot: str) -> list[Token]:
    """The heads of the noun phrases in a slot, or in a phrase that hangs on another one of the predicate's."""
    if slot == "clause":
        clauses = [predicate(clause) for clause in told_by.complements]
        return [token for clause in clauses if clause is not None for token in clause.slots.get("subject", ())] or [
            token for clause in clauses if clause is not None for token in clause.slots.get("object", ())
        ]
    found = list(told_by.slots.get(slot, ()))
    if not found and slot not in ("subject", "object", "indirect", "modifier"):
        # "impose sanctions on Iran", "held talks in Lima with Chad": the phrase may hang on another one.
        low = [one for name, tokens in told_by.slots.items() if name != "subject" for one in tokens]
        while low and not found:
            held = low.pop(0)
            below = [*children(held, "nmod", "obl")] if held.i > told_by.token.i else []
            found += [child for child in below if slot in preposition(child).split()]
            low += below
    return found


def spoken(told_by: Predicate, cast: Cast) -> Sides:
    """The speaker and the addressee of the clause that tells an event: the sides of a speech act told without any.

    "Lima told Quito that concerns had been raised" tells Lima's concerns, raised to Quito.
    """
    clause = told_by.support or told_by.token
    while clause.dep_ in ("conj", "xcomp", "nsubj:pass", "obj") and clause.head is not clause:
        clause = clause.head
    teller = clause.head if clause.dep_ in ("ccomp", "parataxis") else None
    if teller is None or teller.lemma_.lower() not in SPEECH:
        return Sides((), ())
    telling = predicate(teller)
    if telling is None:
        return Sides((), ())
    addressed = [*telling.slots.get("indirect", ()), *telling.slots.get("object", ()), *telling.slots.get("to", ())]
    speakers = [one for token in telling.slots.get("subject", ()) for one in cast.at(token)]
    return Sides(tuple(speakers), tuple(one for token in addressed for one in cast.at(token)))


def owners(token: Token, cast: Cast) -> tuple[Participant, ...]:
    """Who stands inside a noun phrase that is no actor itself: its possessor, then its modifiers and phrases."""
    for relation in _OWNERS:
        for child in children(token, relation):
            if relation in ("nmod", "obl") and preposition(child) in ("in", "at", "near", "during", "since"):
                continue
            found = [one for token in (child, *_coordinated(child)) for one in cast.at(token)]
            if found:
                return tuple(found)
    return ()
