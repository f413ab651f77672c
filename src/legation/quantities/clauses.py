"""Quantities in a parsed sentence: what each counts, and to which event it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from legation.language.dependencies import relation
from legation.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HARM = {
    "kill": "killed", "die": "killed", "slay": "killed", "execute": "killed", "massacre": "killed", "murder": "killed",
    "perish": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded", "detain": "detained",
    "arrest": "detained", "jail": "detained", "imprison": "detained", "capture": "detained", "displace": "displaced",
    "flee": "displaced", "evacuate": "displaced", "uproot": "displaced", "rally": "crowd", "march": "crowd",
    "demonstrate": "crowd", "protest": "crowd", "gather": "crowd",
}  # fmt: skip
_SUFFERED_AS_SUBJECT = frozenset({"die", "perish", "flee", "rally", "march", "demonstrate", "protest", "gather"})
_APART = frozenset({"advcl", "ccomp", "acl", "parataxis", "conj", "csubj"})


def refine(doc: Doc, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The same quantities, where the verb of a parsed `doc` tells what befell the people that a plain count counts."""
    return [_refined(doc, quantity) if quantity.kind == "count" else quantity for quantity in quantities]


def _refined(doc: Doc, quantity: Quantity) -> Quantity:
    span = doc.char_span(*quantity.span, alignment_mode="expand")
    if span is None:
        return quantity
    root = span.root
    verb = root.head
    kind = _HARM.get(verb.lemma_.lower())
    suffers = root.dep_ in {"obj", "nsubj:pass"} or (
        root.dep_ == "nsubj" and verb.lemma_.lower() in _SUFFERED_AS_SUBJECT
    )
    return replace(quantity, kind=kind) if kind is not None and suffers else quantity


def of(trigger: Token, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a trigger's own clause: below it, or below the verb that carries a trigger noun."""
    head = _carrier(trigger)
    sentence = trigger.sent
    found = []
    for quantity in quantities:
        if not sentence.start_char <= quantity.span[0] < sentence.end_char:
            continue
        span = trigger.doc.char_span(*quantity.span, alignment_mode="expand")
        if span is not None and (trigger in span or _belongs(span.root, trigger) or _belongs(span.root, head)):
            found.append(quantity)
    return tuple(found)


def _carrier(trigger: Token) -> Token:
    """The verb that carries a noun as its subject or object ("launched a missile attack")."""
    carried = trigger.pos_ in {"NOUN", "PROPN"} and trigger.dep_ in {"obj", "nsubj", "nsubj:pass"}
    return trigger.head if carried else trigger


def _belongs(token: Token, head: Token) -> bool:
    """Whether a token hangs below a head with no clause between them."""
    for _ in range(50):
        if token == head:
            return True
        if token.head is token or (relation(token) in _APART and token.pos_ in {"VERB", "AUX"}):
            return False
        token = token.head
    return False
