"""Whether an event is told as history: old dates, "in recent years", the pluperfect, "the latest such"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from legation.model import TimeSpan
from legation.status.learned import Likelihood
from legation.status.tree import place

# An event that ended longer ago than this is no news: of 5, 10, 15, 20 and 30 days the bound that told our own
# sentences and the seed's "last month" (13 days) apart best (2026-11-23).
OLD = timedelta(days=15)
LIKELY = 0.8  # probability from which the passage tells an event as history
_COARSE = frozenset({"year", "decade", "century"})
_TOLD = frozenset({"happened", "ongoing", "failed", "cancelled", "denied"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?s?|'\d\ds")
_PAST = re.compile(
    r"\b(?:(?:years?|decades?|centur(?:y|ies)|months) (?:ago|earlier|before)"
    r"|last (?:year|decade|century|summer|autumn|winter|spring)"
    r"|recent (?:years|decades)|(?:in|over) recent months"
    r"|the past (?:\w+ )?(?:years|decades|months|year|decade)|for (?:\w+ )?decades"
    r"|previously|formerly|historically|the (?:latest|last|previous) such"
    r"|earlier (?:this|that) year|the previous (?:year|month)"
    r"|since (?:\w+ ){0,3}(?:war|conflict|coup|invasion|independence|revolution|uprising|began))\b",
    re.IGNORECASE,
)
_SIDE = frozenset({"obl", "advmod", "nmod", "mark", "obl:tmod", "obl:npmod", "nmod:tmod", "obl:unmarked"})
_ABOUT = frozenset({"of", "over", "for", "about"})
_WITHIN = frozenset({"amod", "compound", "nummod"})


def is_background(
    trigger: Token,
    status: str,
    *,
    published: date | None,
    when: TimeSpan | None,
    lead: bool,
    likelihood: Likelihood | None = None,
) -> tuple[bool, str]:
    """True with its reason where the event is told as history and not as the news of the day."""
    if status not in _TOLD:
        return False, ""
    if when is not None and not when.inferred and published is not None and when.end is not None:
        if _is_old(when, when.end, published):
            return True, f"background: over by {when.end.isoformat()}"
        if likelihood is None:  # the passage may tell it as history although its day is near
            return False, ""
    if words := _old_words(trigger, published):
        return True, f"background: '{words}'"
    if likelihood is not None:
        return likelihood.background > LIKELY, f"background: passage {likelihood.background:.2f}"
    clause = _clause(trigger)
    if not lead and _pluperfect(clause):
        return True, "background: pluperfect"
    if not lead and (since := _since_clause(clause)):
        return True, f"background: '{since}'"
    return False, ""


def _is_old(when: TimeSpan, end: date, published: date) -> bool:
    return end < published and (end < published - OLD or when.grain in _COARSE)


def _clause(token: Token) -> Token:
    """The predicate of the clause in which `token` stands."""
    while token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("root", "ROOT", "acl:relcl", "ccomp", "advcl"):
        token = token.head
    return token


def _old_words(trigger: Token, published: date | None) -> str | None:
    """Words of a time long past among the trigger's own dependents and those of its clause."""
    for top in (trigger, *_raised(_clause(trigger))):
        kinds = _SIDE | _WITHIN if top == trigger else _SIDE
        for child in top.children:
            if child != trigger and child.dep_ in kinds and (words := _old(child, published)):
                return words
        if found := _such(top):
            return found
    return None


def _raised(clause: Token) -> list[Token]:
    """The clause and the clauses that carry it ("in recent years Beijing has begun to build")."""
    chain = [clause]
    while chain[-1].dep_ in ("xcomp", "conj") and len(chain) < 4:
        chain.append(chain[-1].head)
    return chain


def _old(child: Token, published: date | None) -> str | None:
    own = list(_own_words(child))
    text = child.doc[own[0].i : own[-1].i + 1].text[:80]
    if found := _PAST.search(text):
        return found.group(0)
    about = any(one.dep_ == "case" and one.lower_ in _ABOUT for one in child.children)
    for token in own if published is not None else ():
        if token != child and (about or token.head != child):
            continue  # of what is spoken of, or of a thing farther down: "accused of a kidnapping in 1977"
        year = _YEAR.fullmatch(token.text) if token.text[:1] in "12'" else None
        if year and published and int(re.sub(r"\D", "", year.group(0))[:4]) < published.year:
            return str(year.group(0))
    return None


def _own_words(token: Token) -> Iterator[Token]:
    """The words of a phrase in order, without clauses that tell of one in it: "a woman who was famous in the 1980s"."""
    for child in (*token.lefts, token, *token.rights):
        if child == token:
            yield token
        elif child.dep_.partition(":")[0] not in ("acl", "advcl", "appos", "parataxis"):
            yield from _own_words(child)


def _such(token: Token) -> str | None:
    """ "the latest such", "the last such" on the subject of the clause."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubj:pass"):
            words = [grand.lower_ for grand in child.children if grand.dep_ in ("amod", "det")]
            if "such" in words and ("latest" in words or "last" in words):
                return "the latest such"
    return None


def _pluperfect(clause: Token) -> bool:
    """ "had fought" outside reported speech, where it is no more than the past of the past."""
    if place(clause) in ("ccomp", "xcomp", "advcl", "acl", "acl:relcl"):
        return False
    return any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in clause.children) and clause.tag_ == "VBN"


def _since_clause(clause: Token) -> str | None:
    """An event in a "since" clause, or one that lasts since an older one."""
    if clause.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in clause.children):
        return "since"
    for child in clause.children:
        if child.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in child.children):
            return "since"
    return None
