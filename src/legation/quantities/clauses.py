"""Quantities in a parsed sentence: what each counts, and to which event it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from legation.language.dependencies import relation
from legation.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HARM = {
    "kill": "killed", "die": "killed", "slay": "killed", "execute": "killed", "massacre": "killed",
    "murder": "killed", "perish": "killed", "behead": "killed", "assassinate": "killed", "drown": "killed",
    "lynch": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded", "maim": "wounded",
    "detain": "detained", "arrest": "detained", "jail": "detained", "imprison": "detained", "capture": "detained",
    "round": "detained", "displace": "displaced", "flee": "displaced", "evacuate": "displaced",
    "uproot": "displaced", "rally": "crowd", "march": "crowd", "demonstrate": "crowd", "protest": "crowd",
    "gather": "crowd",
}  # fmt: skip
_SUFFERED_AS_SUBJECT = frozenset(
    {"die", "perish", "drown", "flee", "rally", "march", "demonstrate", "protest", "gather"}
)
_APART = frozenset({"advcl", "ccomp", "acl", "parataxis", "conj", "csubj"})
_FATES = frozenset({"killed", "wounded", "detained", "displaced"})
# Verbs that bring about a fate without naming it: "left 14 dead", "claimed five lives", "forced 300 from their homes".
_RESULT = frozenset({"leave", "claim", "force", "drive", "lose", "shoot", "send", "cause", "make"})
_CARRIES = frozenset({"take", "put", "place", "bring", "hold", "join", "attend"})  # "taken into custody"
_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST = 50  # steps up a tree


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
    """The quantities of a trigger's own clause: below it, or below the verb that carries a trigger noun.

    What befell people belongs to the event that brought it about, too: "opened fire, killing three", "14 died when the
    army shelled the town", "the attack killed 11 and wounded 40".
    """
    heads = [trigger, _carrier(trigger)]
    harms = list(_harms(trigger, heads[-1]))
    found = []
    for quantity, span in _within(trigger.sent, quantities):
        own = trigger in span or any(_belongs(span.root, head) for head in heads) or _shared(span.root, trigger)
        if own or (quantity.kind in _FATES and any(_told_by(span.root, harm) for harm in harms)):
            found.append(quantity)
    return tuple(found)


def _within(sentence: Span, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Span]]:
    for quantity in quantities:
        if sentence.start_char <= quantity.span[0] < sentence.end_char:
            span = sentence.doc.char_span(*quantity.span, alignment_mode="expand")
            if span is not None:
                yield quantity, span


def _carrier(trigger: Token) -> Token:
    """The verb that carries a noun ("launched a missile attack", "taken into custody") or a result ("shot dead")."""
    head = trigger.head
    if trigger.pos_ == "ADJ" and trigger.dep_ in {"xcomp", "advmod", "amod"} and head.pos_ == "VERB":
        return head
    if trigger.pos_ not in _NOUNS:
        return trigger
    carried = trigger.dep_ in {"obj", "nsubj", "nsubj:pass"} or (
        relation(trigger) == "obl" and head.lemma_.lower() in _CARRIES
    )
    return head if carried else trigger


def _harms(trigger: Token, carrier: Token) -> Iterator[Token]:
    """The verbs elsewhere in the sentence that tell what people suffered through the event of a trigger."""
    for token in {trigger, carrier}:
        yield from _with_partners(*(one for one in token.children if _is_result(one)))
    if trigger.pos_ in _NOUNS:
        if carrier is not trigger:
            yield from _with_partners(*(one for one in carrier.children if relation(one) == "conj" and _is_harm(one)))
        if relation(trigger) == "obl" and _is_harm(trigger.head):
            yield from _with_partners(trigger.head)
    if relation(carrier) in {"advcl", "advmod", "parataxis"} and _is_harm(carrier.head) and _since(carrier):
        yield from _with_partners(carrier.head)


def _is_result(token: Token) -> bool:
    """A clause that hangs on an event's word and says what came of it: ", killing three", "that left 14 dead"."""
    lemma = token.lemma_.lower()
    if relation(token) in {"advcl", "conj"}:
        return (
            token.text.lower().endswith("ing")
            and not token.head.text.lower().endswith("ing")
            and (_is_harm(token) or lemma in _RESULT)
        )
    return relation(token) == "acl" and token.head.pos_ in _NOUNS and (_is_harm(token) or lemma in _RESULT)


def _is_harm(token: Token) -> bool:
    return _HARM.get(token.lemma_.lower()) in _FATES or (
        token.lemma_.lower() in _RESULT and any(child.lemma_.lower() in {"dead", "life"} for child in token.children)
    )


def _since(clause: Token) -> bool:
    """Whether a clause tells the occasion of its head: "when two bombs went off", "as gunmen stormed the church"."""
    return any(child.lemma_.lower() in {"when", "as", "after", "while", "because"} for child in clause.children)


def _with_partners(*verbs: Token) -> Iterator[Token]:
    """Verbs and those joined to them: "killing three and wounding five"."""
    for verb in verbs:
        first = verb.head if relation(verb) == "conj" else verb
        joined = (first, *(one for one in first.children if relation(one) == "conj"))
        yield from (verb, *(one for one in joined if _is_harm(one)))


def _told_by(token: Token, verb: Token) -> bool:
    """Whether a verb tells what befell a token, below it or as its participle ("six killed")."""
    return _belongs(token, verb) or (relation(verb) == "acl" and verb.head == token)


def _shared(token: Token, trigger: Token) -> bool:
    """Whether a token is in the subject that a trigger shares with the verb before it."""
    if relation(trigger) != "conj" or any(relation(child) in {"nsubj", "csubj"} for child in trigger.children):
        return False
    subjects = [child for child in trigger.head.children if relation(child) == "nsubj"]
    return any(_belongs(token, subject) for subject in subjects)


def _belongs(token: Token, head: Token) -> bool:
    """Whether a token hangs below a head with no clause between them."""
    for _ in range(_LONGEST):
        if token == head:
            return True
        if token.head is token or (relation(token) in _APART and token.pos_ in {"VERB", "AUX"}):
            return False
        token = token.head
    return False
