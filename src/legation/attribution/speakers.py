"""Who speaks: the subject, agent or author of reported words as a participant."""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Span as Words
from spacy.tokens import Token

from legation.attribution.lexicon import lemma, lexicon
from legation.attribution.quotes import text_of
from legation.model import Participant, Span
from legation.times.lexicon import WEEKDAYS

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_LOOSE = frozenset({"acl:relcl", "parataxis", "conj", "cc", "punct", "ccomp", "advcl", "dep"})
_HAVE = frozenset({"has", "have", "had"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_PRONOUN_TAGS = frozenset({"WP", "WDT"})


class Cast(Protocol):
    """What the actors room knows of a story."""

    def at(self, token: Token) -> tuple[Participant, ...]:
        """The participants that the noun phrase headed at `token` stands for."""


def speaker_of(verb: Token) -> Token | None:
    """The noun that speaks: the verb's subject, its agent, or whom control or a relative clause gives it."""
    while True:
        if _is_passive(verb):
            return next((child for child in verb.children if _is_agent(child)), None)
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        nearest = min(subjects, key=lambda child: abs(child.i - verb.i), default=None)
        beside = _neighbour(verb)
        if beside is not None and beside.lower_ in WEEKDAYS:
            return None  # "on Monday accused of": who accuses is not told
        if beside is not None and (nearest is None or _apart(nearest, beside)):
            return beside
        if nearest is not None:
            return verb.head if nearest.tag_ in _PRONOUN_TAGS and verb.dep_ == "acl:relcl" else nearest
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head if verb.tag_ != "VBN" else None  # "a tanker suspected of": who suspects is not told
        if nearest is None and (after := _after(verb)) is not None:
            return after
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            return None
        verb = verb.head


def _apart(subject: Token, beside: Token) -> bool:
    """True where a verb stands between: "Iwaya will meet Cho, the ministry said" has the ministry for its speaker."""
    fenced = beside.doc[beside.left_edge.i - 1].is_punct
    return fenced and any(token.pos_ in ("VERB", "AUX") for token in subject.doc[subject.i + 1 : beside.i])


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)


def _is_agent(noun: Token) -> bool:
    return noun.dep_ == "obl:agent" or (noun.dep_ == "obl" and _case(noun) == "by")


def _neighbour(verb: Token) -> Token | None:
    """The noun right before a finite verb of saying whose subject the parser has hung elsewhere."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.dep_ != "acl")
    if not finite or verb.dep_ == "conj":
        return None
    doc, start, at = verb.doc, verb.sent.start, verb.i - 1
    while at >= start and (doc[at].pos_ == "ADV" or doc[at].lower_ in _HAVE):
        at -= 1
    if at > start and doc[at].text == ",":
        at = _before_aside(doc[start:at])
    if at >= start and doc[at].pos_ in ("NOUN", "PROPN", "PRON") and doc[at].tag_ not in _PRONOUN_TAGS:
        noun = doc[at]
        while (
            noun.head.i < verb.i and noun.head.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("flat", "compound", "nmod")
        ):
            noun = noun.head
        return noun
    return None


def _before_aside(before: Words) -> int:
    """The place of whom an aside between commas tells of, -1 for none: "Syria, which …, denied"; a name is its own."""
    if before[-1].pos_ == "PROPN":
        return before[-1].i
    commas = [token.i for token in before if token.text == ","]
    if not commas or commas[-1] == before[0].i:
        return -1
    opening = before.doc[commas[-1] + 1]
    return commas[-1] - 1 if opening.tag_ in _PRONOUN_TAGS | _PARTICIPLES or opening.like_num else -1


def _after(verb: Token) -> Token | None:
    """The noun right after a verb of saying that a comma or a quotation mark precedes: ", said the farmers"."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start or not doc[verb.i - 1].is_punct:
        return None
    at = verb.i + 1
    while at < verb.sent.end and doc[at].pos_ in ("DET", "ADJ", "NUM"):
        at += 1
    if at >= verb.sent.end or doc[at].pos_ not in ("NOUN", "PROPN"):
        return None
    while at + 1 < verb.sent.end and doc[at].dep_ == "compound" and doc[at + 1].pos_ in ("NOUN", "PROPN"):
        at += 1
    told = doc[at].dep_.startswith("nsubj") and doc[at].head.i > verb.i  # "said monks were hurling stones"
    return None if told else doc[at]


def participant(noun: Token, cast: Cast) -> Participant:
    """Whom the noun phrase headed at `noun` stands for; a document stands for its author where one is named."""
    if lemma(noun) in lexicon().documents:
        author = _author(noun)
        if author is not None:
            return participant(author, cast)
    known = cast.at(noun)
    if known:
        return known[0]
    start, end = phrase(noun)
    text = text_of(noun.doc)[start:end]
    sector = lexicon().sectors.get(lemma(noun)) or lexicon().sectors.get(noun.lower_)
    kind = "person" if noun.ent_type_ in ("PER", "PERSON") else "group" if sector else "unknown"
    return Participant(text, (start, end), kind=kind, sector=sector)


def phrase(noun: Token) -> Span:
    """The characters of a noun phrase without its relative clauses, later conjuncts and edges of punctuation."""
    kept = [noun]
    stack = [noun]
    while stack:
        for child in stack.pop().children:
            if child.dep_ in _LOOSE or (child.dep_ == "case" and child.head == noun):
                continue
            if child.dep_ in ("acl", "appos") and child.i > noun.i + 12:
                continue
            kept.append(child)
            stack.append(child)
    first = min(kept, key=lambda token: token.i)
    last = max(kept, key=lambda token: token.i)
    return first.idx, last.idx + len(last.text)


def _author(document: Token) -> Token | None:
    """Whose statement, letter or report it is: possessor, "by", "from", or the noun before it."""
    for child in document.children:
        if child.dep_ == "nmod:poss" and lemma(child) not in ("its", "his", "her", "their"):
            return child
        if child.dep_ in ("nmod", "acl") and _case(child) in ("by", "from", "of"):
            return child
        if (
            child.dep_ == "compound"
            and lemma(document) != "document"
            and (lemma(child) in lexicon().sectors or child.pos_ == "PROPN")
        ):
            return child
    return None


def _case(noun: Token) -> str:
    return next((child.lower_ for child in noun.children if child.dep_ == "case"), "")
