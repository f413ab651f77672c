"""How a clause hangs on the tree, with the slips of a parser mended where the words leave no doubt."""

from __future__ import annotations

from spacy.tokens import Token

# Nouns that tell something: "claims that …".
_TOLD = frozenset(
    "claim claims report reports allegation allegations accusation accusations rumour rumours rumor rumors suggestion "
    "suggestions statement news announcement belief evidence fact assurance assurances warning warnings fears".split()
)
_RELATIVES = frozenset({"WDT", "WP", "WRB", "WP$"})


def place(token: Token) -> str:
    """The relation of `token` to its head.

    A clause under "that" is no adverbial and no relative clause but what a verb or a noun tells ("claims that it had
    trained them"); a loose clause that follows its verb without any mark is its complement ("fears Venezuela will").
    """
    dep: str = token.dep_
    if dep not in ("advcl", "acl:relcl", "parataxis"):
        return dep
    if dep == "parataxis":
        between = token.doc[token.head.i + 1 : token.i]
        plain = token.head.i < token.i and not any(word.is_punct for word in between)
        return "ccomp" if plain and token.head.pos_ == "VERB" else dep
    if dep == "acl:relcl" and token.head.lower_ in _TOLD and _needless_that(token):
        return "acl"
    relative = any(child.tag_ in _RELATIVES and child.lower_ != "that" for child in token.children)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    if that and not relative:
        return "ccomp" if dep == "advcl" else "acl"
    return dep


def _needless_that(verb: Token) -> bool:
    """True where "that" stands before a clause that has its subject and object already."""
    roles = {child.dep_ for child in verb.children if child.lower_ != "that"}
    that = any(child.lower_ == "that" for child in verb.children)
    return that and bool(roles & {"nsubj", "nsubj:pass"}) and bool(roles & {"obj", "xcomp", "ccomp", "obl", "aux:pass"})


def has_infinitive(verb: Token) -> bool:
    """True for "to V"."""
    return any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)
