"""What the words around an event noun say of it: "planned", "failed", "no", "next month's", "a possible"."""

from __future__ import annotations

from spacy.tokens import Token

from legation.status.clause import Finding, judge_clause, negation
from legation.status.lexicon import lemma, lexicon, look_up

_BEFORE = frozenset({"amod", "compound", "acl", "advmod", "acl:relcl", "det", "nmod"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "further", "more", "new"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def judge_noun(noun: Token) -> Finding:
    """Status by modifiers and determiners; `neutral` where they say nothing and what governs the noun must tell."""
    owner = max((child.i for child in noun.children if child.dep_ == "nmod:poss"), default=-1)
    for child in sorted(noun.children, key=lambda child: abs(child.i - noun.i)):
        if child.i >= owner and (found := _modifier(child, noun)):
            return found
    return Finding("happened", ("told as a fact",), None, True)


def _modifier(child: Token, noun: Token) -> Finding | None:
    low = child.lower_
    if child.dep_ == "acl:relcl":
        return _relative(child)
    if child.dep_ == "det" and low in ("no", "neither"):
        return Finding("denied", (f"negation '{child.text}'",))
    if child.dep_ == "det" and low == "any" and noun.dep_ != "obj":
        return Finding("possible", ("'any'",), None, True)
    if child.dep_ == "nmod:poss" and any(grand.lower_ in ("next", "coming") for grand in child.children):
        return Finding("planned", (f"'next {child.text}'",))
    name = lexicon().modifiers.get(low) if child.dep_ in _BEFORE and child.pos_ != "NOUN" else None
    if name is None or (child.dep_.startswith("acl") and child.tag_ != "VBN"):
        return None
    return Finding("failed" if name == "attempt" else name, (f"'{child.text}'",))


def _relative(verb: Token) -> Finding | None:
    """ "talks that were to resume", "a meeting that the two plan to hold", "the visit, which will last a week"."""
    if judge_clause(verb).status == "planned" or (
        look_up(lexicon().verbs, verb) == "planned" and negation(verb) is None
    ):
        return Finding("planned", (f"relative '{verb.text}'",))
    return None


def is_definite(noun: Token) -> bool:
    """True for "the attack", "its attack", "Russia's attack", "that attack": told of as known."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or child.lower_ in _DEFINITE:
            return True
        if child.lower_ in _INDEFINITE:
            return False
    return False


def is_scheduled(noun: Token) -> bool:
    """True for nouns of what stands in calendars, such as talks, visits and drills."""
    return lemma(noun) in lexicon().words["scheduled"]
