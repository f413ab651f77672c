"""Claims about what went before: "the first such meeting in more than six years", "the deadliest raid since 2015".

A claim is told of one event: it is the first of its kind, the second or a later one, or the most of something, within a
period that the words bound ("in a decade", "since the war") or leave open (ever). Whether a record bears it out is
another question (`legation.questions.precedents`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from legation.language.dependencies import relation
from legation.model import Precedent, TimeExpression
from legation.times.periods import shift

_ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
# Ordinals before these count no happenings ("the first lady", "in the second half", "came third").
_COUNTED_APART = frozenset(
    "lady minister half quarter phase stage step round day night week month year term time-out place name floor person "
    "thing degree century reading vice secretary deputy world party tranche batch group part point draft".split()
)
_TIMES = frozenset({"time", "occasion"})
_NO_MEASURE = frozenset({"least", "most", "latest", "last", "best", "more", "less", "very"})
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SEVERAL = 2  # "in years", "in decades": a plural is two at the least
_VAGUE = {"year": ("year", 1), "decade": ("year", 10), "month": ("month", 1), "week": ("week", 1), "day": ("day", 1)}
_PERIOD = re.compile(
    r"(?:in|for)\s+(?:well\s+)?(?:(?:more|less)\s+than\s+|over\s+|almost\s+|nearly\s+|about\s+|around\s+|at\s+least\s+"
    r"|some\s+|only\s+|just\s+)?(?:the\s+(?:past|last)\s+)?|since\s+",
    re.IGNORECASE,
)
_PLURAL = re.compile(_PERIOD.pattern.partition("|since")[0] + r"(year|decade|month|week|day)s\b", re.IGNORECASE)
_EVER = re.compile(
    r"ever\b|in\s+(?:(?:its|their|his|her|the\s+country's|modern|recorded|living)\s+)?(?:history|memory)\b|of\s+its\s+kind\b",
    re.IGNORECASE,
)
_SINCE_CLAUSE = re.compile(r"since\s+[^,;:.()—–\"”]+", re.IGNORECASE)
_REACH = 160  # characters behind the noun within which a period is looked for; a line of wire copy and a half
_CARRIERS = frozenset(
    {"obj", "nsubj", "nsubj:pass", "appos", "conj", "xcomp", "obl", "nmod", "acl", "advcl", "parataxis"}
)


def precedents(
    doc: Doc,
    mentions: Sequence[tuple[str, Token]],
    expressions: Sequence[TimeExpression],
    sentences: Sequence[int],
    part: str = "text",
    published: date | None = None,
) -> list[Precedent]:
    """The claims of a text, in its order; a claim that is told of none of the `mentions` (id and trigger) is left out.

    Args:
        doc: a parsed text (Universal Dependencies).
        expressions: the times of the text.
        sentences: the number of the sentence that each token stands in.
        published: the day from which "in six years" counts back.
    """
    triggers = {token.i: name for name, token in mentions}
    words_of = {name: token.text for name, token in mentions}
    found = []
    for token in doc:
        kind, number = _opens(token)
        noun = _counted(token) if kind else None
        if noun is None:
            continue
        mention = _told_of(noun, token, triggers) if not _is_one_of(token) else None
        period = _period(doc, noun, expressions, published)
        if mention is None or (period is None and not _is_of_its_kind(token, noun, triggers)):
            continue
        start = _opening(token)
        scope = _scope(noun, token, period)
        end = max(period[0].end if period else 0, scope.end)
        words = doc[start:end]
        found.append(
            Precedent(
                mention,
                kind,
                number,
                words_of[mention] if noun.lemma_.lower() in _TIMES else scope.text,
                period[0].text if period else None,
                period[1] if period else None,
                words.text,
                (words.start_char, words.end_char),
                sentences[token.i],
                part,
            )
        )
    return found


def _opens(token: Token) -> tuple[str, int | None]:
    """The kind of claim that a word may open, with its number: an ordinal or a superlative; "" for any other word."""
    word = token.lower_
    counted = _ORDINAL.match(word)
    number = _ORDINALS.get(word) or (int(counted[1]) if counted else None)
    if number is not None and token.dep_ != "flat":
        return ("first", 1) if number == 1 else ("later", number)
    superlative = token.tag_ == "JJS" and word not in _NO_MEASURE
    return ("most", None) if superlative or (word == "most" and _before(token, "JJ")) else ("", None)


def _is_one_of(token: Token) -> bool:
    """ "one of the worst attacks" is no claim to be the worst."""
    before = [one.lower_ for one in token.doc[max(0, token.i - 2) : token.i]]
    return before in (["of", "the"], ["among", "the"], ["of", "its"], ["of", "their"])


def _before(token: Token, tag: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == tag


def _counted(token: Token) -> Token | None:
    """The noun that an ordinal or a superlative counts, itself where it stands alone: "the first by a minister"."""
    above = token.head
    if above.i > token.i and relation(token) in ("amod", "nummod", "advmod", "compound") and above.pos_ != "VERB":
        if above.pos_ == "ADJ" and above.head.i > above.i:  # "most violent protests"
            above = above.head
        return None if above.lemma_.lower() in _COUNTED_APART else above
    alone = token.i and token.nbor(-1).lower_ in ("the", "its", "his", "her", "their")
    return token if alone and above.i != token.i + 1 else None


def _told_of(noun: Token, opener: Token, triggers: Mapping[int, str]) -> str | None:
    """The mention that a claim is made of: told by the noun, by what it governs or by what governs it."""
    if noun.i in triggers:
        return triggers[noun.i]
    for child in noun.subtree:  # "the first head of state to visit", "the first such talks held in"
        if child.i in triggers and relation(child) == "acl":
            return triggers[child.i]
    copula = any(child.dep_ == "cop" for child in noun.children)
    subject = next((child for child in noun.children if child.dep_.startswith("nsubj")), None) if copula else None
    if subject is not None:
        if subject.i in triggers:
            return triggers[subject.i]
        if subject.pos_ in ("PRON", "DET"):
            return _last_told(noun.sent.start, triggers)
        return next((triggers[child.i] for child in subject.subtree if child.i in triggers), None)
    token = noun
    while relation(token) in _CARRIERS or token.dep_.startswith("obl"):
        if token.head.i == token.i:
            break
        token = token.head
        if token.i in triggers:
            return triggers[token.i]
        carried = [child for child in token.children if child.i in triggers and child.i < opener.i]
        ahead = [
            child for child in token.children if child.i in triggers and child.i > noun.i and _is_infinitive(child)
        ]
        if carried or ahead:  # "held talks, the first", "became the first leader to visit"
            return triggers[[*ahead, *carried][-1].i]
    return _last_told(noun.sent.start, triggers) if noun.sent.root == noun else None


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)


def _last_told(before: int, triggers: Mapping[int, str]) -> str | None:
    """The mention last told before a sentence: what its "it was" takes up."""
    places = [place for place in triggers if place < before]
    return triggers[max(places)] if places else None


def _is_of_its_kind(token: Token, noun: Token, triggers: Mapping[int, str]) -> bool:
    """Whether a claim without a period is one all the same: "for the first time", "their first talks"."""
    if noun.lemma_.lower() in _TIMES:
        return noun.i > 1 and token.lower_ == "first" and token.nbor(-1).lower_ == "the"
    such = any(child.lower_ == "such" for child in noun.children)
    return token.lower_ == "first" and (such or noun.i in triggers)


def _period(
    doc: Doc, noun: Token, expressions: Sequence[TimeExpression], published: date | None
) -> tuple[Span, date | None] | None:
    """The words that bound a claim in time, and the day after which there was none: the nearest behind the noun."""
    end = min(noun.sent.end_char, noun.idx + _REACH)
    text = doc.text[noun.idx : end]
    inside = [time for time in expressions if noun.idx <= time.span[0] and time.span[1] <= end]
    offers = [*_timed(text, noun.idx, inside, published), *_untimed(text, noun.idx, inside, published)]
    for first, last, since in sorted(offers, key=lambda offer: (offer[0], -offer[1])):
        words = doc.char_span(first, last, alignment_mode="expand")
        if words is not None and words.start > noun.i and not _is_elsewhere(words, noun):
            return words, since
    return None


def _timed(
    text: str, offset: int, expressions: Sequence[TimeExpression], published: date | None
) -> Iterator[tuple[int, int, date | None]]:
    """ "in more than six years", "since 2018", "this year"."""
    for time in expressions:
        at = time.span[0] - offset
        lead = next(
            (m for m in re.finditer(_PERIOD, text[: time.span[1] - offset]) if m.end() >= at and m.start() < at), None
        )
        length = re.fullmatch(r"P(\d{1,4})([YMWD])", time.value or "")
        if lead is not None and length is not None and not lead[0].lower().startswith("since"):
            back = shift(published, _UNITS[length[2]], -int(length[1])) if published is not None else None
            yield offset + lead.start(), time.span[1], back
        elif lead is not None and lead[0].lower().startswith("since") and time.start is not None:
            yield offset + lead.start(), time.span[1], _after(time, published)
        elif lead is None and time.start is not None and re.match(r"(?:this|of the) (?:year|month|week)", time.text):
            yield time.span[0], time.span[1], time.start


def _untimed(
    text: str, offset: int, expressions: Sequence[TimeExpression], published: date | None
) -> Iterator[tuple[int, int, date | None]]:
    """ "in decades", "ever", "of its kind", "since the war began", "since rebels took it in 2012"."""
    for match in _PLURAL.finditer(text):
        unit, size = _VAGUE[match[1].lower()]
        back = shift(published, unit, -_SEVERAL * size) if published is not None else None
        yield offset + match.start(), offset + match.end(), back
    for match in _EVER.finditer(text):
        yield offset + match.start(), offset + match.end(), None
    for match in _SINCE_CLAUSE.finditer(text):
        first, last = offset + match.start(), offset + match.end()
        dated = [time for time in expressions if first <= time.span[0] and time.span[1] <= last]
        yield first, last, _after(dated[-1], published) if dated else None


def _after(time: TimeExpression, published: date | None) -> date | None:
    """The day after which "since" counts: the last of a time that is over, the first of one that goes on."""
    over = time.end is not None and (published is None or time.end < published)
    return time.end if over else time.start


def _is_elsewhere(words: Span, noun: Token) -> bool:
    """Whether another clause with a subject of its own begins between a noun and a period."""
    doc = words.doc
    between = doc[noun.i + 1 : words.start]
    return any(token.dep_.startswith("nsubj") and not noun.is_ancestor(token) for token in between)


def _scope(noun: Token, opener: Token, period: tuple[Span, date | None] | None) -> Span:
    """What is counted, in the claim's own words: "such meeting", "visit by a Japanese foreign minister to Seoul"."""
    end = period[0].start if period else noun.sent.end
    inside = [token.i for token in noun.subtree if noun.i <= token.i < end and not _is_aside(token, noun)]
    first = opener.i if _opens(opener)[0] == "most" else opener.i + 1
    last = max(inside, default=noun.i)
    while last > noun.i and noun.doc[last].is_punct:
        last -= 1
    return noun.doc[min(first, last) : last + 1]


def _is_aside(token: Token, noun: Token) -> bool:
    """Whether a token stands behind a comma of the noun's phrase or in a clause that explains it."""
    doc = noun.doc
    return any(doc[i].text in (",", ";", "(", "—", "–") for i in range(noun.i, token.i))


def _opening(token: Token) -> int:
    """Where the words of a claim begin: at the article or the possessive before the number."""
    start = token.i
    while start > token.sent.start and token.doc[start - 1].lower_ in ("the", "its", "his", "her", "their", "for"):
        start -= 1
    return start
