"""Which frame of the codebook a predicate fits: the one that asks for most and gets it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from legation.codebook import Codebook, Frame, Pattern
from legation.codebook.schema import PREPOSITIONS
from legation.coding.forms import forms
from legation.coding.predicates import DISASTERS, MEASURES, Predicate, children, preposition


@dataclass(frozen=True)
class Match:
    """A frame that fits a predicate, the tokens its pattern uses up, and how much it asked for."""

    frame: Frame
    used: frozenset[int]
    weight: int


def ranked(predicate: Predicate, codebook: Codebook, told: Collection[str]) -> list[Match]:
    """The frames that fit `predicate`, whose complement clauses tell events of the types `told`, most demanding first.

    A frame whose type gives way to one of the types in `told` does not fit. Ties go to the frame that stands first.
    """
    found = [
        match
        for frame, pattern in candidates(predicate, codebook)
        if not codebook.types[frame.type].yields & set(told)
        and (match := fit(predicate, frame, pattern, told)) is not None
    ]
    return sorted(found, key=lambda match: -match.weight)


def candidates(predicate: Predicate, codebook: Codebook) -> Iterator[tuple[Frame, Pattern]]:
    """The frames, with the pattern, that a word of this lemma or form may head."""
    index = getattr(codebook, predicate.part)
    token = predicate.token
    for word in forms(token.lemma_, token.text):
        yield from index.get(word, ())


def fit(predicate: Predicate, frame: Frame, pattern: Pattern, told: Collection[str]) -> Match | None:
    """How `frame` fits `predicate` by `pattern`, or None."""
    used: set[int] = set()
    for word in pattern.rest:
        where = _companion(predicate, word)
        if where is None:
            return None
        used.update(where)
    weight = 3 * len(pattern.rest)
    if frame.object:
        holder = next((t for t in _objects(predicate) if _is(t, frame.object)), None)
        if holder is None:
            return None
        used.add(holder.i)
        weight += 2
    if frame.filled and not any(slot in predicate.slots for slot in frame.filled):
        return None
    if frame.complement:
        any_clause = "any" in frame.complement and bool(predicate.complements)
        any_clause |= "infinitive" in frame.complement and any(map(_is_infinitive, predicate.complements))
        if not any_clause and not frame.complement & set(told):
            return None
        weight += 1 if any_clause else 3
    if frame.modal:
        if not any(_is(child, frame.modal) for clause in predicate.complements for child in (clause, *clause.children)):
            return None
        weight += 2
    if frame.condition and not any(map(_is_conditional, predicate.complements)):
        return None
    weight += any(slot in predicate.slots for slot in frame.recipient)
    return Match(frame, frozenset(used), weight)


def by_nature(predicate: Predicate) -> bool:
    """Whether a disaster does what a verb tells: its subject or, where it has none, a phrase or time clause of it."""
    if predicate.part != "verbs":
        return False
    causes = predicate.slots.get("subject") or [
        *(one for slot in ("in", "by") for one in predicate.slots.get(slot, ())),
        *(one for clause in children(predicate.token, "advcl") for one in children(clause, "nsubj")),
    ]
    return any(_is(word, DISASTERS) for one in causes for word in (one, *children(one, "compound")))


def _is(token: Token, words: Collection[str]) -> bool:
    return any(form in words for form in forms(token.lemma_, token.text))


def _is_infinitive(clause: Token) -> bool:
    return any(child.lower_ == "to" and child.tag_ == "TO" for child in clause.children)


def _is_conditional(clause: Token) -> bool:
    """Whether another clause tells on what condition."""
    inner = (child for child in clause.children if child.dep_ == "advcl")
    return any(mark.lower_ in ("if", "unless") for one in inner for mark in one.children if mark.dep_ == "mark")


def _objects(predicate: Predicate) -> Iterator[Token]:
    """The tokens that may be the object of a predicate, conjuncts too; a noun's is its `of` phrase or its modifier."""
    slots = ("object",) if predicate.part != "nouns" else ("of", "modifier", "object")
    for slot in slots:
        for token in predicate.slots.get(slot, ()):
            for one in (token, *(child for child in token.children if child.dep_ == "conj")):
                yield one
                yield from measured(one)


def measured(token: Token) -> Iterator[Token]:
    """What a numeral or a measure counts ("one of the crossings", "a column of tanks")."""
    if token.pos_ in ("NUM", "DET", "PRON") or token.lemma_.lower() in MEASURES:
        yield from (child for child in token.children if child.dep_ == "nmod" and preposition(child) == "of")


def _companion(predicate: Predicate, word: str) -> set[int] | None:
    """The indices of the tokens by which `word` of a pattern stands with the predicate, or None where it does not."""
    token = predicate.token
    if word in PREPOSITIONS:
        for child in token.children:
            if child.lower_ == word and child.dep_ in ("compound:prt", "advmod", "mark", "case", "prt"):
                return {child.i}
        return set() if word in predicate.slots and word != "in" else None  # "gave money in 2000" is not "gave in"
    for held in _objects(predicate):
        if _is(held, (word,)):
            return {held.i}
        for child in held.children:
            if child.dep_ in ("compound", "amod") and _is(child, (word,)):
                return {child.i}
    for child in token.children:
        if child.dep_ in ("compound", "amod", "xcomp", "advmod", "nmod", "obl", "acl") and _is(child, (word,)):
            return {child.i}
    return _past_preposition(predicate, word)


def _past_preposition(predicate: Predicate, word: str) -> set[int] | None:
    """A noun that stands in any prepositional phrase of the predicate ("put on trial")."""
    for tokens in predicate.slots.values():
        for held in tokens:
            if preposition(held) and _is(held, (word,)):
                return {held.i}
    return None
