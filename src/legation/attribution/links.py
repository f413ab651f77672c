"""Links of reporting on the tree: each verb, noun or phrase that tells on whose word a clause is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from legation.attribution.lexicon import firmness, lemma, lexicon
from legation.attribution.speakers import phrase, speaker_of
from legation.model import Span
from legation.status.tree import has_infinitive, place

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "csubj", "csubj:pass"})
_TIMES = frozenset({"day", "week", "month", "year", "time", "moment"})
_ASIDES = frozenset({"parataxis", "discourse", "obl:unmarked"})
_LOOSE = frozenset({"parataxis", "conj", "dep", "advcl", "appos", "acl", "acl:relcl", "list"})
_HEDGING = frozenset({"if", "unless", "when", "as", "because", "after", "before", "while", "though", "although"})
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PHRASES = frozenset({"obl", "advcl", "nmod", "parataxis", "discourse", "dep", "advmod"})


@dataclass(frozen=True)
class Link:
    """One step of reporting: how firm, the noun that speaks (None where untold), and the words of it."""

    firmness: str
    speaker: Token | None
    span: Span


def links_of(trigger: Token) -> list[Link]:
    """The links that report the event at `trigger`, from the nearest to the farthest."""
    found = _links_above(trigger)
    known = {link.span for link in found}
    return [*found, *(link for link in _trailing(trigger) if link.span not in known)]


def _trailing(trigger: Token) -> Iterator[Link]:
    """ "…, the ministry said.", "Egypt, Sisi said, will …", "according to …", wherever the parser has hung them."""
    for token in trigger.sent:
        if token.dep_ in _LOOSE and token != trigger and _stands_apart(token, trigger):
            yield from report_of(token, firmness(token) or "said")
            return
    yield from (link for token in trigger.sent if (link := _according(token)))


def _stands_apart(verb: Token, trigger: Token) -> bool:
    """True for a verb of reporting that marks fence off with its speaker from what it reports."""
    if not _is_parenthesis(verb, verb) or verb.is_ancestor(trigger):
        return False
    speaker = speaker_of(verb)
    if verb.dep_ == "acl:relcl" and speaker is not None and speaker.lower_ in _RELATIVE:
        return False
    first = verb.i if speaker is None else min(verb.i, speaker.left_edge.i)
    doc, after = verb.doc, verb.right_edge.i + 1
    while first > verb.sent.start and not doc[first].is_punct and doc[first - 1].pos_ in _NOMINAL:
        first -= 1
    if not first > verb.sent.start or not (doc[first - 1].is_punct or doc[first].is_punct):
        return False
    closed = doc[after - 1].is_punct or (after < len(doc) and doc[after].is_punct)
    return bool(first > trigger.i or closed)


def _links_above(trigger: Token) -> list[Link]:
    """The links on the way from the trigger up to the root of its sentence, and beside that way."""
    found = list(_adjectives(trigger))
    token = trigger
    while True:
        found.extend(_beside(token, trigger))
        head = token.head
        if head is token or head == token:
            return found
        if token.dep_ == "acl:relcl" and lemma(head) in _TIMES:
            return found
        found.extend(_above(token, head))
        token = head


def _adjectives(noun: Token) -> Iterator[Link]:
    """ "the alleged attack"."""
    for child in noun.children:
        if child.dep_ == "amod" and (firm := lexicon().adjectives.get(child.lower_)):
            yield Link(firm, None, _span(child))


def _beside(token: Token, trigger: Token) -> Iterator[Link]:
    """Reporting that hangs below a clause: adverbs, "officials said" after it, "according to", "citing"."""
    for child in token.children:
        if child.dep_ == "advmod" and (firm := lexicon().adverbs.get(child.lower_)):
            yield Link(firm, None, _span(child))
        elif child.dep_ in _PHRASES and (link := _according(child)):
            yield link
        elif child.dep_ in _ASIDES and child != trigger and _is_parenthesis(child, token):
            yield from report_of(child, firmness(child) or "said")


def _is_parenthesis(verb: Token, outer: Token) -> bool:
    """True for a verb of reporting with a speaker and no clause of its own: "…, officials said"."""
    if firmness(verb) is None or speaker_of(verb) is None:
        return False
    clauses = (child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and child != outer)
    return all(any(mark.lower_ in _HEDGING for mark in clause.children) for clause in clauses)


def report_of(verb: Token, firm: str) -> Iterator[Link]:
    """The link of one verb of reporting, after whom it cites."""
    yield from _cited(verb)
    speaker = speaker_of(verb)
    yield Link(_heard(firm, speaker), speaker, _span(verb, speaker=speaker))


def _heard(firm: str, speaker: Token | None) -> str:
    """What mere reports or rumours say is no firmer than they are: "media reports said"."""
    if firm != "said" or speaker is None or _source_of(speaker) is not None:
        return firm
    return "reportedly" if lexicon().nouns.get(lemma(speaker)) == "reportedly" else firm


def _cited(verb: Token) -> Iterator[Link]:
    """ "citing an official": who is cited speaks, before the one who cites."""
    for child in verb.children:
        if child.dep_ == "advcl" and lemma(child) in lexicon().links:
            for noun in child.children:
                if (
                    noun.dep_ in ("obj", "obl")
                    and not any(c.dep_ == "case" for c in noun.children)
                    and _is_source(noun)
                ):
                    yield Link("said", noun, _span(child, speaker=noun))


def _is_source(noun: Token) -> bool:
    """True for who or what may say something: "citing officials", unlike "citing safety concerns"."""
    word = lemma(noun)
    words = lexicon()
    return (
        word in words.sectors
        or word in words.documents
        or word in ("source", "sources", "figure", "data")
        or noun.ent_type_ in ("PER", "PERSON", "ORG", "GPE", "LOC")
        or noun.pos_ == "PROPN"
    )


def _according(phrase_head: Token) -> Link | None:
    """ "according to the ministry" and "per officials"."""
    cases = [child for child in phrase_head.children if child.dep_ in ("case", "mark", "fixed")]
    for case in cases:
        if case.lower_ == "according":
            return Link(_heard("said", phrase_head), phrase_head, _span(case, speaker=phrase_head))
    if phrase_head.lower_ == "according":
        noun = next((child for child in phrase_head.children if child.dep_ in ("obl", "nmod", "obj")), None)
        return Link(_heard("said", noun), noun, _span(phrase_head, speaker=noun)) if noun is not None else None
    return None


def _above(token: Token, head: Token) -> Iterator[Link]:
    """The links of the word that governs `token`, where that word reports it."""
    if head.pos_ in ("VERB", "AUX") or head.tag_ == "VBN":
        if not _asserts(head):
            return
        if token.dep_ == "advcl" and lemma(head) in lexicon().links:
            yield Link("said", speaker_of(head), _span(head, speaker=speaker_of(head)))
        elif _reports(token, head) and (firm := firmness(head)):
            yield from _governing(head, firm)
    elif _is_rejected(head) and token.dep_ in ("acl", "ccomp", "nmod"):
        yield from report_of(head.head, "denied")
    elif (firm := lexicon().nouns.get(lemma(head))) and _is_content(token):
        speaker = _source_of(head)
        yield Link(firm, speaker, _span(head, speaker=speaker))
    elif _is_charged(token, charged := _first_of(head)) and (firm := firmness(charged.head)):
        yield from report_of(charged.head, firm)


def _is_charged(deed: Token, noun: Token) -> bool:
    """Whether a deed hangs on whom somebody accuses of it: "accused Minsk of pushing"."""
    charged = deed.dep_ == "acl" and noun.dep_ in ("obj", "nsubj:pass") and _is_gerund(deed)
    return charged and lemma(noun.head) in lexicon().gerunds


def _first_of(noun: Token) -> Token:
    """The first of those joined to a noun by "and"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun


def _is_rejected(noun: Token) -> bool:
    """Whether it is claims or reports that are rejected: whose claims they are matters less than who rejects them."""
    return noun.dep_ == "obj" and lemma(noun) in lexicon().nouns and firmness(noun.head) == "denied"


def _is_content(token: Token) -> bool:
    """True for what a noun of saying is about: "claims that …", "reports of …", "allegations of bribing"."""
    marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "case")}
    return bool(token.dep_ in ("acl", "ccomp", "nmod") and marks & {"that", "of", "about"})


def _asserts(verb: Token) -> bool:
    """True for a verb that says something; "to confirm whether", "with verifying that", "did not say" say nothing."""
    if verb.tag_ == "VB" and (has_infinitive(verb) or any(child.tag_ == "MD" for child in verb.children)):
        return False
    if verb.tag_ == "VBG" and any(child.dep_ in ("mark", "case") and child.lower_ != "as" for child in verb.children):
        return False
    return not any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "n’t", "never") for child in verb.children)


def _governing(head: Token, firm: str) -> Iterator[Link]:
    """The links of a governing verb: a passive without agent is hearsay, whom a medium quotes speaks."""
    if head.lower_ == "saying" and head.dep_ == "advcl" and lemma(head.head) in lexicon().links:
        quoted = next((c for c in head.head.children if c.dep_ in ("obj", "nsubj:pass")), None)
        yield Link(firm, quoted, _span(head, speaker=quoted))
        return
    passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in head.children)
    if passive and speaker_of(head) is None and firm in ("said", "reportedly", "claimed"):
        firm = "reportedly"
    yield from report_of(head, firm)


def _reports(token: Token, head: Token) -> bool:
    """True where `token` hangs from a verb of reporting as what it reports."""
    words = lexicon()
    word = lemma(head)
    return (
        (place(token) in _CLAUSES and _clause_fits(token, head))
        or (token.dep_ in ("obj", "nsubj:pass", "obl:pass") and word in words.objects)
        or (token.dep_ in ("obl", "nmod") and word in words.obliques and _case(token) in ("of", "to", "at", "about"))
        or (token.dep_ in ("advcl", "acl") and _is_gerund(token) and word in words.gerunds)
        or (token.dep_ == "advcl" and _is_hearsay(token) and word in words.infinitives and head.tag_ == "VBN")
    )


def _is_hearsay(deed: Token) -> bool:
    """ "were reported to have fled", "were reported killed"."""
    return has_infinitive(deed) or (deed.tag_ == "VBN" and not any(child.dep_ == "mark" for child in deed.children))


def _clause_fits(token: Token, head: Token) -> bool:
    word = lemma(head)
    if place(token) == "parataxis":
        return not any(child.dep_ == "ccomp" for child in head.children)
    if token.dep_ == "xcomp":
        return word in lexicon().infinitives or (_is_gerund(token) and word in lexicon().gerunds)
    return True


def _is_gerund(verb: Token) -> bool:
    """ "pushing", "having pushed"."""
    return verb.tag_ == "VBG" or any(child.lower_ == "having" for child in verb.children)


def _case(noun: Token) -> str:
    return next((child.lower_ for child in noun.children if child.dep_ == "case"), "")


def _source_of(noun: Token) -> Token | None:
    """Whose claim or report it is."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ in ("nmod", "acl") and _case(child) in ("by", "from")):
            return child
        if child.dep_ == "amod" and child.pos_ == "PROPN":
            return child
    return None


def _span(word: Token, speaker: Token | None = None) -> Span:
    """The word with its speaker where they stand together, the word alone where its speaker is far."""
    start, end = word.idx, word.idx + len(word.text)
    if speaker is None:
        return start, end
    first, last = phrase(speaker)
    near = speaker.head == word or abs(speaker.i - word.i) <= 4
    return (min(start, first), max(end, last)) if near else (start, end)
