"""What an event is done to where that is nobody: "rejected the referendum", "eased restrictions".

Sides are actors. Where nobody stands on the side of those to whom it is done, the words of that side are quoted all the
same, as a recipient of unknown kind: a refusal without what was refused tells half of it.
"""

from __future__ import annotations

from spacy.tokens import Token

from legation.coding.coded import Coded
from legation.coding.sides import heads
from legation.model import Participant

DONE_TO = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "PROTEST", "CONCEDE"})
"""Types that are done to what stands in their recipient's slots; in others that is what is given, moved, asked for."""
_GIVEN = {"AID": ("to", "for")}
_FALLBACK = ("object", "against", "over", "on")
_INNER = frozenset(["det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "case", "advmod", "flat"])


def thing(coded: Coded) -> Participant | None:
    """The thing that an event without recipients is done to; None where its words name none."""
    if coded.recipients or coded.frame.reciprocal or not (coded.type in DONE_TO or coded.type in _GIVEN):
        return None
    slots = _GIVEN.get(coded.type) or (coded.frame.recipient if coded.frame.id else _FALLBACK)
    named = {one.span for one in coded.actors}
    for slot in slots:
        for token in heads(coded.predicate, slot):
            if token.pos_ not in ("NOUN", "PROPN") or token.i in coded.words or token is coded.trigger:
                continue
            words = _phrase(token)
            span = words[0].idx, words[-1].idx + len(words[-1])
            if not any(start < span[1] and span[0] < end for start, end in named):
                return Participant(token.doc.text[slice(*span)], span)
    return None


def _phrase(head: Token) -> list[Token]:
    """The words of a noun phrase from its first modifier to its head, or to the end of a name."""
    first = last = head
    while first.i > 0 and first.nbor(-1).dep_ in _INNER and head.is_ancestor(first.nbor(-1)):
        first = first.nbor(-1)
    while first.i < head.i and first.dep_ == "case":  # the preposition that leads to it
        first = first.nbor(1)
    for child in head.children:
        if child.dep_ == "flat" and child.i == last.i + 1:
            last = child
    return list(head.doc[first.i : last.i + 1])
