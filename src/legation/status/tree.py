"""How a clause hangs on the tree, with the slips of a parser mended where the words leave no doubt."""

from __future__ import annotations

from spacy.tokens import Token

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
    relative = any(child.tag_ in _RELATIVES and child.lower_ != "that" for child in token.children)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    if that and not relative:
        return "ccomp" if dep == "advcl" else "acl"
    return dep


def has_infinitive(verb: Token) -> bool:
    """True for "to V"."""
    return any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)
