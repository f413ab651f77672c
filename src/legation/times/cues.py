"""Whether the words around a time speak of the past or of what is to come: by the tree, or else by cue words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from legation.times.grammar import Mention, Scan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 30  # tokens to each side that a cue may stand away; a sentence of news has 25 on average
_DEEPEST = 8  # predicates above one another that are asked for their tense
_STRONG = "><!"
_NO_PURPOSE = frozenset(
    "managed failed began started tried continued came went helped forced refused returned flew traveled travelled "
    "arrived headed moved met gathered had used seemed appeared".split()
)
_SET_FOR = frozenset("planned set scheduled slated due fixed booked expected tipped".split())
_JOINING = frozenset({"but", "and", "while"})
_ENDS = frozenset("death power prison jail court office hospital safety victory trial custody war peace".split())
_POSSESSIVES = frozenset("his her its their our my your him them it us me you".split())
_DEADLINES = frozenset({"until", "till", "by", "before"})


def by_words(scan: Scan, mention: Mention) -> int:
    """1 for what is to come, -1 for the past, 0 where no word of the sentence tells.

    A deadline ("until Friday", "as early as Friday", "ahead of Friday's vote") lies ahead, and what is set for a day;
    else a possessive ("Friday's ruling") and "last" lie behind; else the nearest verb to the left in the clause
    decides, then the first to the right, then a bare "to" before a verb.
    """
    lead = [scan.word(index).lower() for index in range(mention.first - 3, mention.first)]
    opens = mention.first == 0 or scan.marks[mention.first - 2 : mention.first - 1] in {"", ".", "¶"}
    if (lead[2] in _DEADLINES and not opens) or lead[0] == lead[2] == "as" or lead[1:] == ["ahead", "of"]:
        return 1
    if scan.marks[mention.last : mention.last + 1] == "'" or lead[2] == "last":
        return -1
    if lead[1 if lead[2] == "for" else 2] in _SET_FOR:
        return 1
    first = max(0, mention.first - _REACH)
    before = scan.marks[first : mention.first]
    first += max(before.rfind("."), before.rfind("¶")) + 1
    if lead[1] in _JOINING and scan.word(mention.first - 3) == ",":  # ", but in March": of the clause that it opens
        first = mention.first
    before = scan.marks[first : mention.first]
    position = max(before.rfind(mark) for mark in _STRONG)
    if position >= 0:
        passive = scan.word(first + position - 1).lower() == "be"  # "will be held", "to be signed"
        return 1 if before[position] == ">" or passive or _purposes(scan, first + position, mention.first) else -1
    for mark in scan.marks[mention.last : mention.last + _REACH]:
        if mark in ".¶":
            break
        if mark in _STRONG:
            return 1 if mark == ">" else -1
    return 1 if "t_" in before else 0


def _purposes(scan: Scan, verb: int, end: int) -> bool:
    """Whether an infinitive follows a verb that looks ahead with it: "decided to admit", and not "managed to leave"."""
    index = scan.marks.find("t_", verb, end)
    if index < 0 or scan.word(index).lower() != "to" or scan.word(verb).lower() in _NO_PURPOSE:
        return False
    return scan.word(index + 1).islower() and scan.word(index + 1) not in _POSSESSIVES | _ENDS


_FUTURE_AUX = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "may", "might", "can", "could", "should", "must", "to"}
)
_PAST_AUX = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve"})
_TO_BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
_AHEAD = frozenset(
    {"schedule", "expect", "slate", "plan", "intend", "hope", "aim", "due", "set", "prepare", "poise", "ready"}
)
_FIXING = frozenset({"plan", "schedule", "slate"})  # "planned a march on Saturday"
_LIKE_PAST = frozenset({"manage", "fail", "begin", "start", "continue", "refuse", "try", "help", "force", "go", "come"})
_SAYING = frozenset({"say", "tell", "report", "announce", "add", "confirm", "state", "declare", "claim", "write"})


def by_tree(doc: Doc) -> Callable[[Scan, Mention], int]:
    """As `by_words`, by the tense and mood of the verb that governs the time, -2 where a past verb's own phrase tells
    it; `doc` must be of the scanned text."""

    def direction(scan: Scan, mention: Mention) -> int:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            return by_words(scan, mention)
        possessive = span.root.dep_ == "nmod:poss"
        if possessive and not span.root.head.dep_.startswith("nsubj"):
            return by_words(scan, mention)
        verb = governor(span.root)
        side = tense(verb) if verb is not None else 0
        holder = span.root.head if span.root.dep_.startswith("obl") else span.root.head.head
        own = side < 0 and holder == verb and any(child.dep_ == "case" for child in span.root.children)
        return (2 * side if own else side) or by_words(scan, mention)

    return direction


def governor(token: Token) -> Token | None:
    """The nearest predicate above a token: a verb, or a word with a copula."""
    for above in token.ancestors:
        if is_predicate(above):
            return above
    return None


def is_predicate(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in token.children)


def is_saying(token: Token) -> bool:
    """Whether a verb reports words."""
    return token.lemma_.lower() in _SAYING


def tense(verb: Token, depth: int = 0) -> int:
    """1 where a predicate speaks of what is to come, -1 of what was, 0 where it does not tell."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}}
    lemma = verb.lemma_.lower()
    infinitive = "to" in auxiliaries or any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    if infinitive and auxiliaries & _TO_BE:
        return 1  # "is to meet", "were to have met"
    if lemma in _AHEAD and (verb.tag_ in {"VBN", "JJ", "VBG"} or verb.pos_ == "ADJ" or lemma in _FIXING):
        return 1
    modals = auxiliaries & _FUTURE_AUX - {"to"}
    if modals:
        return -1 if "have" in auxiliaries and not modals & {"will", "'ll"} else 1
    if auxiliaries & _PAST_AUX or verb.tag_ == "VBD":
        return -1
    above = verb.head if verb.head is not verb and depth < _DEEPEST else None
    if infinitive:
        return tense(above, depth + 1) if above is not None and above.lemma_.lower() in _LIKE_PAST else 1
    if verb.tag_ == "VBN":
        return -1
    if verb.tag_ == "VBG" and not auxiliaries:
        return tense(above, depth + 1) if above is not None and is_predicate(above) else 0
    return 0 if is_saying(verb) else 1
