"""What a place's name does in its sentence: stands for a government, is where one goes, or only tells where."""

from __future__ import annotations

from spacy.tokens import Token

LOCATIVE = frozenset(
    "in at near inside outside around across throughout within off beyond along above below beneath via".split()
)
GOALS = frozenset(["to", "into", "toward", "towards", "for", "from", "through", "onto"])
MOTION = frozenset(
    "go travel fly head arrive return come leave depart move visit trip flight tour journey withdraw deploy pull "
    "flee escape deport extradite bring take evacuate sail march advance cross enter pour "
    "way route road train bus plane land back relocate convoy arrival departure withdrawal".split()
)
PLACED = frozenset(
    "visit reach leave enter tour hit attack bomb shell strike capture storm seize besiege bombard pound occupy "
    "recapture retake liberate encircle surround raid flood shake rock inhabit cross quit depart control hold overrun "
    "devastate destroy target".split()
)
PARTS = frozenset(
    "north south east west northeast northwest southeast southwest coast part region city capital town village "
    "outskirt outskirts border edge centre center province district area rest map suburb side "
    "airspace shore port island".split()
)
SPEECH = frozenset(
    "say tell announce claim deny confirm warn accuse urge call demand insist agree refuse reject add report vow "
    "pledge promise threaten condemn welcome state declare ask want seek plan decide fear hope believe think argue "
    "acknowledge admit stress reiterate propose offer blame criticise criticize describe note write tweet suggest "
    "respond reply".split()
)


def governor(token: Token) -> Token:
    """The word that a noun depends on, past those that it is coordinated with."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token.head


def relation(token: Token) -> str:
    """The relation of a noun, or of the first of those that it is coordinated with."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token.dep_


def preposition(token: Token) -> str:
    """The preposition before a noun, in lower case; "" for none."""
    first = token
    while True:
        for child in first.children:
            if child.dep_ == "case" and child.i < first.i and child.pos_ != "PART":
                return child.lower_
        if first.dep_ != "conj" or first.head is first:
            return ""
        first = first.head


def place_role(token: Token, start: int) -> str:
    """ "agent", "goal" or "place" for a country's or a town's name whose phrase begins at token `start`."""
    case = preposition(token)
    doc = token.doc
    if not case and start > token.sent.start and doc[start - 1].pos_ == "ADP":
        case = doc[start - 1].lower_
    dep = relation(token)
    above = governor(token)
    apart = not case and token.dep_.partition(":")[0] in ("nmod", "appos") and token.head.pos_ == "PROPN"
    if apart and token.head.i < start and doc[start - 1].text == ",":
        return place_role(token.head, token.head.left_edge.i)  # "in Addis Ababa, Ethiopia"
    if case in LOCATIVE:
        return "place"
    if case in GOALS:
        moves = above.lemma_.lower() in MOTION or (above.dep_ == "xcomp" and above.head.lemma_.lower() in MOTION)
        return "goal" if moves else "agent"
    if dep in ("obj", "nsubj:pass") and above.lemma_.lower() in PLACED:
        return "goal"
    if case == "of" and above.lemma_.lower() in PARTS:
        return "place"
    if case == "of" and above.pos_ in ("NOUN", "PROPN"):
        return "of"
    return "agent"
