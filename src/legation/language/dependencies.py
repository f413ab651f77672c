"""Reading a tree of Universal Dependencies, whichever pipeline has made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def relation(token: Token) -> str:
    """The universal part of a token's relation to its head: "obl" of "obl:tmod"."""
    return str(token.dep_).partition(":")[0]


def is_main(token: Token) -> bool:
    """Whether no relative, adverbial or participial clause stands between a token and the root of its sentence."""
    return not any(relation(one) in ("acl", "advcl") for one in (token, *token.ancestors))
