"""The status of an event at its trigger: its own clause, then every word that governs it, from the inside out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from legation.model import TimeSpan
from legation.status.background import is_background
from legation.status.clause import Finding, judge_clause, subject
from legation.status.learned import Likelihood
from legation.status.lexicon import lemma
from legation.status.nouns import is_scheduled, judge_noun
from legation.status.operators import PRESUPPOSED, governed

# No sentence that people write has this many governing words; garbage may.
DEEPEST = 24
SURE = 0.7  # probability from which the passage stands against the rules: of 0.5 to 0.9 the best on both "tune" halves
_CONDITIONS = frozenset({"'if'", "'unless'", "'whether'"})  # reasons that no passage undoes


@dataclass(frozen=True)
class Judgement:
    """One of `model.STATUSES`, whether it is told as history, why, and the governing word that decided, if one did."""

    status: str
    background: bool
    reasons: tuple[str, ...]
    deed: Token | None = None


def judge(
    trigger: Token,
    *,
    published: date | None = None,
    when: TimeSpan | None = None,
    lead: bool = False,
    headline: bool = False,
    likelihood: Likelihood | None = None,
) -> Judgement:
    """Judge the event that `trigger` tells.

    Args:
        trigger: a verb, an event noun, or the verb that carries one ("hold" of "hold talks").
        published: the day of the story.
        when: when the event takes place, as far as its words tell it.
        lead: the trigger stands in the first paragraph, which tells news.
        headline: the trigger stands in a title, whose present tense tells deeds and whose infinitives tell plans.
        likelihood: what the passage tells, by `learned`; the rules stand alone without it.
    """
    finding = assess(trigger, headline=headline)
    taken_up = _from_before(trigger, finding)
    if taken_up is not finding:
        finding = taken_up
    elif likelihood is not None:
        finding = _likelier(finding, likelihood)
    finding = _with_time(finding, published, when)
    past, reason = is_background(
        trigger, finding.status, published=published, when=when, lead=lead, likelihood=likelihood
    )
    return Judgement(finding.status, past, finding.reasons + ((reason,) if past else ()), finding.deed)


def assess(token: Token, *, headline: bool = False, depth: int = 0) -> Finding:
    """The status of what `token` tells, by its clause and all that governs it, up to `DEEPEST` words above."""
    inner = judge_clause(token, headline=headline) if is_verbal(token) else judge_noun(token)
    if headline and inner.status == "planned":
        return inner
    if depth > DEEPEST:
        return inner
    return governed(token, inner, lambda head: assess(head, headline=headline, depth=depth + 1))


def is_verbal(token: Token) -> bool:
    """True for verbs and for anything that a copula or an auxiliary makes a predicate."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    return any(child.dep_ in ("cop", "aux", "nsubj", "nsubj:pass") for child in token.children)


def _from_before(trigger: Token, finding: Finding) -> Finding:
    """What "It is the first such meeting" or "The meeting comes as …" takes over from the sentences before.

    Such sentences say nothing of whether it took place; the sentence before, or the story's first, did.
    """
    if finding.reasons != ("present",) or not trigger.sent.start:
        return finding
    first = subject(trigger)
    if first is not None and first.lower_ in ("it", "this", "that") and trigger.pos_ == "NOUN":
        before = trigger.doc[trigger.sent.start - 1].sent.root
    elif lemma(trigger.head) == "come" and is_scheduled(trigger):
        before = next(trigger.doc.sents).root
    else:
        return finding
    told = next((child for child in before.children if child.dep_ == "ccomp"), before)
    status = "planned" if assess(told).status == "planned" else "happened"
    return Finding(status, (f"as told by '{told.text}'",))


def _likelier(finding: Finding, likelihood: Likelihood) -> Finding:
    """The status that the passage tells, where it is much likelier than what the rules found."""
    status = likelihood.status
    share = likelihood.statuses[status]
    settled = any(reason in _CONDITIONS or reason.startswith(PRESUPPOSED) for reason in finding.reasons)
    settled |= finding.reasons == ("present",) and status == "happened"  # "backs the rebels" tells of no one deed
    if status == finding.status or share < SURE or settled:
        return finding
    return Finding(status, (*finding.reasons, f"passage {share:.2f}"), finding.deed)


def _with_time(finding: Finding, published: date | None, when: TimeSpan | None) -> Finding:
    """What its day adds: an event still to come is planned ("meets Choi on Friday"), one that is over has happened."""
    if published is None or when is None:
        return finding
    if when.start is not None and when.start > published:
        if finding.status in ("happened", "ongoing") and "past" not in finding.reasons:
            return Finding("planned", (*finding.reasons, "its day is still to come"), finding.deed)
    elif when.end is not None and when.end < published and "past progressive" in finding.reasons:
        return Finding("happened", (*finding.reasons, "its day is over"), finding.deed)
    return finding
