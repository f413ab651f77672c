"""Dependency trees written by hand, for tests of the rooms that read them.

One token a line: form, UPOS, head (from 1, 0 for the root), relation, and optionally lemma and XPOS tag.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Token

from legation.model import Participant

COUNTRIES = {"Chad": "TCD", "Chadian": "TCD", "Togo": "TGO", "Togolese": "TGO", "Benin": "BEN", "rebels": "NER"}
VOCAB = spacy.blank("en").vocab  # with the forms of each word: a bare Vocab knows no lower case


def tree(lines: str) -> Doc:
    """The parsed sentence that `lines` write out, its words joined by single blanks."""
    rows = [line.split() for line in lines.strip().splitlines()]
    heads = [int(row[2]) for row in rows]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        heads=[head - 1 if head else n for n, head in enumerate(heads)],
        deps=[row[3] for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
        tags=[row[5] if len(row) > 5 else "" for row in rows],
        sent_starts=[n == 0 for n in range(len(rows))],
    )


class Parties:
    """A cast of the countries above, wherever their names stand."""

    def at(self, token: Token) -> tuple[Participant, ...]:
        if token.text not in COUNTRIES:
            return ()
        span = token.idx, token.idx + len(token)
        return (Participant(token.text, span, token.text, "country", None, COUNTRIES[token.text]),)
