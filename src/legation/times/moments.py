"""When an event takes place: the time that its own clause gives it, and not merely the nearest one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from legation.language.dependencies import relation
from legation.model import GRAINS, TimeExpression, TimeSpan, day
from legation.times import periods
from legation.times.cues import is_predicate, is_saying
from legation.times.lexicon import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MODIFIERS = ("obl", "nmod", "advmod", "compound", "nummod", "amod", "appos", "dep", "npadvmod", "nsubj", "advcl")
_SHARING = frozenset("acl advcl parataxis ccomp xcomp obj nsubj obl conj".split())
_TIME_NOUNS = frozenset("hour hours morning evening night end beginning start eve day days week month part".split())
_NOUNS = 3
_SIZE = re.compile(r"P(\d{1,4})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_AROUND = frozenset({"before", "after", "since", "until", "till", "following", "ahead", "despite", "over"})
_AT_ONCE = frozenset({"when", "as", "while", "after"})  # what news tells with "after" is hardly older
_CONNECTOR = re.compile(
    r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\s)?|\s*(?:and )?(?:in)?to the (?:early|small|late) hours of "
)
_CONTENT = frozenset({"of", "over", "for", "about", "on"})  # before what a statement is about
_COARSE = frozenset({"month", "quarter", "year", "decade", "century"})
_BEGINS = frozenset("begin start open launch commence kick arrive embark fly leave".split())
_ENDS = frozenset("end conclude finish complete wrap close".split())
_FIXING = frozenset(  # verbs whose day is that of what they fix
    "plan schedule slate set call fix book announce expect time postpone delay move confirm reschedule".split()
)
_BARE_WEEKDAY = re.compile("(?:" + "|".join(WEEKDAYS) + r")(?: (?:morning|afternoon|evening|night))?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A dated expression and the tokens that it covers."""

    time: TimeExpression
    tokens: Span

    @property
    def root(self) -> Token:
        return self.tokens.root

    @property
    def head(self) -> Token:
        """The word that the time hangs on; where the arc to it crosses a verb that governs both, that verb."""
        root = self.root
        between = root.doc[root.head.i + 1 : root.i] if root.head.i < root.i else ()
        crossed = [token for token in between if token.is_ancestor(root.head) and is_predicate(token)]
        return crossed[-1] if crossed else root.head

    def is_of(self, token: Token) -> bool:
        """Whether the time may be the token's: right after a verb of saying ("said last month") it is that verb's."""
        before = self.tokens.start - 1
        if before > 0 and self.tokens.doc[before].lower_ in {"on", "in"}:
            before -= 1
        speaking = self.tokens.doc[before] if before >= 0 else token
        return speaking == token or not (is_saying(speaking) and speaking.pos_ == "VERB")


def when(
    trigger: Token,
    expressions: Sequence[TimeExpression],
    published: date | datetime | str | None = None,
    *,
    future: bool | None = None,
    statement: bool = False,
) -> TimeSpan | None:
    """The time of the event that `trigger` tells, None where its words give none.

    In this order: what a clause with "since" opens; an expression on the trigger or on the verb that carries it ("hold
    talks on Monday"); the one that its clause describes ("last week, when …"); one in the same clause; one at the
    sentence's front; else, for a plan, the day that the sentence before announced for it, marked as inferred. A time
    that belongs to another clause ("said on Monday", "before he takes office on January 20") is not taken.

    Args:
        trigger: a token of a parsed `Doc` (Universal Dependencies), whose text the expressions' spans count in.
        future: whether the event lies ahead (None: not known). A bare weekday is moved to that side.
        statement: whether the event is what somebody said (an accusation, a promise), so that the time of the verb of
            saying above the trigger is the event's.
    """
    told = day(published)
    placed = _placed(trigger, expressions, told)
    speech = next((token for token in trigger.ancestors if is_saying(token)), None) if statement else None
    spoken = _attached(speech, placed) if speech is not None else []
    if future:
        placed = [item for item in placed if not _is_of_decision(item, trigger)]
    else:
        measured = _since(trigger, placed, told) or _apart(trigger, expressions, placed, told)
        if measured is not None:
            return measured
    around = _around(trigger, placed, statement=statement)
    own = (_attached(trigger, placed), _described(trigger, placed), around, _fronted(trigger, placed))
    for found in (spoken, *own):
        since = found is not own[1]  # a clause with "when" is of the very day that "since" counts from
        spans = [_time_span(item, told, future, since=since) for item in _joined(trigger, found, placed)]
        fitting = [span for span in spans if not _contradicts(span, told, future)]
        if statement and _is_present(trigger):  # "is accused of killings in 1977" tells of no accusation in 1977
            fitting = [span for span in fitting if span.grain not in _COARSE or span.end is None or span.end == told]
        if fitting:
            return min(fitting, key=lambda span: _rank(span, trigger))
    if future:
        return _elaborated(trigger, expressions, told)
    return _complement(trigger, placed, told) or _recent(trigger, expressions, told)


def lasting(trigger: Token, expressions: Sequence[TimeExpression]) -> int:
    """The days that a happening lasts from the day on which it is said to begin ("began a two-day visit"), as a
    negative number those up to the day on which it ends ("ended a two-day visit"); 0 where the words tell neither."""
    verbs = [token for token in _chain(trigger) if token.pos_ == "VERB"]
    begins = any(verb.lemma_.lower() in _BEGINS for verb in verbs)
    ends = any(verb.lemma_.lower() in _ENDS for verb in verbs)
    if begins == ends:
        return 0
    errands = (child for child in trigger.children if _preposition(child) == "for")  # "arrived for a two-day visit"
    for child in (*trigger.children, *(one for errand in errands for one in errand.children)):
        held = (time for time in expressions if time.span[0] <= child.idx < time.span[1] and child.i < child.head.i)
        for time in held:
            length = _SIZE.fullmatch(time.value or "") if time.type == "DURATION" else None
            if length is not None and length[2] == "D":
                return int(length[1]) if begins else -int(length[1])
    return 0


def _is_of_decision(item: _Placed, trigger: Token) -> bool:
    """Whether a time is that of the past deed by which something lies ahead: "agreed on Monday to free hostages"."""
    verb = item.head
    if verb == trigger or verb.tag_ != "VBD" or verb.lemma_.lower() in _FIXING:
        return False
    return verb in set(_chain(trigger))


def _placed(trigger: Token, expressions: Sequence[TimeExpression], told: date | None) -> list[_Placed]:
    """The expressions of the trigger's sentence that stand for days."""
    sentence = trigger.sent
    found = []
    for expression in expressions:
        inside = sentence.start_char <= expression.span[0] and expression.span[1] <= sentence.end_char
        tokens = trigger.doc.char_span(*expression.span, alignment_mode="expand") if inside else None
        dated = _counted(expression, told) if expression.type == "DURATION" else expression
        if tokens is not None and dated is not None and dated.start is not None:
            found.append(_Placed(dated, tokens))
    return found


def _counted(expression: TimeExpression, told: date | None) -> TimeExpression | None:
    """ "The past two months" and "the next three days" are days; any other duration is none."""
    length = _SIZE.fullmatch(expression.value or "")
    side = re.search(r"\b(past|last|next|coming)\b", expression.text.lower())
    if length is None or side is None or told is None:
        return None
    unit = _UNITS[length[2]]
    ahead = side[1] in {"next", "coming"}
    other = periods.shift(told, unit, int(length[1]) * (1 if ahead else -1))
    start, end = (told, other) if ahead else (other, told)
    return replace(expression, start=start, end=end) if other is not None else None


def _chain(trigger: Token) -> Iterator[Token]:
    """The trigger and the words above it that share its time: a noun's verb, what governs an infinitive."""
    token = trigger
    yield token
    for _ in range(12):
        head, dep = token.head, relation(token)
        if head is token:
            return
        nominal = token.pos_ in {"NOUN", "PROPN", "PRON"}
        carried = (
            nominal and dep in {"obj", "nsubj", "obl", "nmod", "compound", "appos", "dobj"} and not is_saying(head)
        )
        carried |= token.tag_ == "VBG" and (dep in {"nsubj", "obl"} or (dep == "advcl" and _preposition(token) == "by"))
        if not (carried or dep == "xcomp" or (dep == "conj" and not is_saying(head))):
            return
        if carried and dep in {"obl", "nmod"} and _preposition(token) in _AROUND:
            return
        token = head
        yield token


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ in {"case", "mark"}), "")


def _attached(trigger: Token, placed: Sequence[_Placed]) -> list[_Placed]:
    """The times that modify the trigger, or the nearest word above that shares its time and has one.

    A conjunct shares only what stands before the first of them ("On Monday he met … and signed …").
    """
    below = trigger
    for token in _chain(trigger):
        found = [item for item in placed if _modifies(item, token)]
        found += [item for item in placed if item.root == token and token != trigger]
        if below.dep_ == "conj" and below.head == token:
            found = [item for item in found if item.tokens.start < token.i]
        if found:
            return found
        below = token
    return []


def _modifies(item: _Placed, token: Token) -> bool:
    """Whether a time hangs on a token, directly or through a noun of time ("in the early hours of Monday")."""
    root = item.root
    if not item.is_of(token):
        return False
    if item.tokens.start == token.i + 1 and is_saying(token):
        return True
    if root.head is root or relation(root) not in _MODIFIERS:
        return False
    head = item.head
    if head == token:
        return True
    for _ in range(3):
        if head.lower_ not in _TIME_NOUNS or relation(head) not in _MODIFIERS:
            return False
        head = head.head
        if head == token:
            return True
    return False


def _around(trigger: Token, placed: Sequence[_Placed], *, statement: bool) -> list[_Placed]:
    """Times of the same clause through nouns ("at Monday's summit"), and times that the clause itself describes.

    What a statement is about has a time of its own: "accused of a kidnapping in 1977"."""
    predicates = set(_chain(trigger))
    apart = _CONTENT if statement else frozenset()
    found = [item for item in placed if _passes_nouns(item.root, predicates, apart) and item.is_of(trigger)]
    for clause in [trigger, *trigger.ancestors]:
        if relation(clause) not in _SHARING:
            continue
        over = [item for item in placed if clause.head in item.tokens and clause not in item.tokens]
        if over and relation(clause) in {"acl", "advcl"} and _preposition(clause) not in _AROUND:
            return found + over
        subject = any(child.tag_ in ("WDT", "WP") and child.dep_.startswith("nsubj") for child in clause.children)
        subject &= clause.dep_ == "acl:relcl"  # "the attack in April that killed 87"
        if subject or (clause.dep_ == "acl" and clause.tag_ == "VBN"):  # "the May 4 pact signed by", the day before
            dated = [
                item
                for item in placed
                if relation(item.root) in ("nmod", "compound")
                and (item.root.i < clause.head.i or (subject and item.tokens.end == clause.left_edge.i))
                and (item.head == clause.head or clause.head.i < item.tokens.start <= clause.head.i + 3)
            ]
            if dated:
                return found + dated
        simultaneous = any(child.lower_ in _AT_ONCE for child in clause.children if child.dep_ in {"mark", "advmod"})
        if clause.dep_ == "advcl" and simultaneous:
            return found + _attached(clause.head, placed)
    return found


def _since(trigger: Token, placed: Sequence[_Placed], told: date | None) -> TimeSpan | None:
    """The stretch that a clause with "since" opens: "had been pressing since he was detained two years ago"."""
    for token in _chain(trigger):
        asked = (grand for child in token.children if child.dep_ == "xcomp" for grand in child.children)
        for child in (*token.children, *asked):  # what one is pressed to do does not last: "pressing her to go since"
            if child.dep_ != "advcl" or _preposition(child) != "since" or told is None:
                continue
            for item in _attached(child, placed):
                if item.time.start is not None and item.time.start <= told:
                    return TimeSpan(
                        item.time.text, item.time.span, _counted_back(item.time, told), told, item.time.grain
                    )
    return None


def _counted_back(time: TimeExpression, told: date) -> date | None:
    """The day from which something lasts "since two years ago", as it does "for two years"; else the time's first."""
    unit = {"year": 12, "month": 1}.get(time.grain)
    if time.start is None or unit is None or not time.text.lower().endswith("ago"):
        return time.start
    months = (told.year - time.start.year) * 12 + (told.month - time.start.month if unit == 1 else 0)
    return periods.shift(told, "month", -months) or time.start


def _complement(trigger: Token, placed: Sequence[_Placed], told: date | None) -> TimeSpan | None:
    """The month or year, long over, of what somebody was asked, invited or allowed to do: that he was is of it too."""
    for child in trigger.children:
        if child.dep_ != "xcomp" or told is None:
            continue
        for item in _attached(child, placed):
            time = item.time
            if time.grain in _COARSE and time.end is not None and time.end < told and item.tokens.start > trigger.i:
                return TimeSpan(time.text, time.span, time.start, time.end, time.grain)
    return None


def _recent(trigger: Token, expressions: Sequence[TimeExpression], told: date | None) -> TimeSpan | None:
    """ "In recent weeks", "have protested for three weeks": days that lead up to the story's, without a beginning where
    none is told."""
    for time in expressions:
        words = trigger.doc.char_span(*time.span, alignment_mode="expand") if time.type == "DURATION" else None
        if told is None or words is None or words.sent != trigger.sent:
            continue
        item = _Placed(time, words)
        verb = next((token for token in _chain(trigger) if _modifies(item, token)), None)
        if verb is None:
            continue
        if _preposition(item.root) == "for" and any(child.lower_ in ("has", "have") for child in verb.children):
            size = _SIZE.fullmatch(time.value or "")
            start = periods.shift(told, _UNITS[size[2]], -int(size[1])) if size is not None else None
            return TimeSpan(time.text, time.span, start, told, time.grain)
        if time.text.lower().startswith("recent "):
            return TimeSpan(time.text, time.span, None, told, time.grain)
    return None


def _apart(
    trigger: Token, expressions: Sequence[TimeExpression], placed: Sequence[_Placed], told: date | None
) -> TimeSpan | None:
    """The day that lies so long before another: "on Thursday, one week after rebels attacked the capital"; before the
    news, where "the move came a week after" that."""
    clause = next((one for one in (trigger, *trigger.ancestors) if _preposition(one) in ("after", "before")), None)
    mark = next((child for child in clause.children if child.lower_ in ("after", "before")), None) if clause else None
    if clause is None or mark is None or mark.i == 0 or mark.dep_ != "mark":
        return None
    length = next((one for one in expressions if one.type == "DURATION" and one.span[1] == mark.idx - 1), None)
    size = _SIZE.fullmatch(length.value or "") if length is not None else None
    base = [item.time for item in placed if item.tokens.end <= mark.i and item.time.grain in ("day", "hour")]
    if not base and clause.head.lemma_.lower() == "come":
        before = trigger.sent.start_char
        base = [time for time in expressions if time.span[1] <= before and time.grain in ("day", "hour")]
        base = [time for time in base if time.start is not None and told is not None and time.start <= told]
    if size is None or not base or base[-1].start is None or base[-1].end is None:
        return None
    step = int(size[1]) * (-1 if mark.lower_ == "after" else 1)
    start, end = (periods.shift(one, _UNITS[size[2]], step) for one in (base[-1].start, base[-1].end))
    return TimeSpan(None, None, start, end, "day", inferred=True) if start is not None and end is not None else None


def _described(trigger: Token, placed: Sequence[_Placed]) -> list[_Placed]:
    """The time that a clause with "when" describes, right before it: "last October, when troops opened fire"."""
    found = []
    for item in placed:
        after = item.tokens.end
        if after < trigger.i and trigger.doc[after].text == ",":
            after += 1
        if after < trigger.i and trigger.doc[after].lower_ == "when":
            found.append(item)
    return found[-1:]


def _passes_nouns(token: Token, predicates: set[Token], apart: frozenset[str]) -> bool:
    """Whether nothing but a noun or two, none of them before or after it or behind what sets it `apart`, stands between
    a time and one of the predicates: farther down it dates what they speak of, as in "at a memorial for the victims of
    the 1945 battle"."""
    time = token
    for _ in range(_NOUNS):
        if token.head is token or _preposition(token) in _AROUND or (token != time and _preposition(token) in apart):
            return False
        token = token.head
        if token in predicates:
            return True
        if is_predicate(token):
            return False
    return False


def _fronted(trigger: Token, placed: Sequence[_Placed]) -> list[_Placed]:
    """A time that opens the sentence holds for the whole of it, unless it tells when somebody spoke."""
    root = trigger.sent.root
    if is_saying(root):
        return []
    return [
        item
        for item in placed
        if item.head == root and item.tokens.start < root.i and item.tokens.start - trigger.sent.start < 4
    ]


def _joined(trigger: Token, items: Sequence[_Placed], placed: Sequence[_Placed]) -> list[_Placed]:
    """ "From Monday to Wednesday" is one stretch: a time, and the next beside it or below it after "to" or "and"."""
    first, text = trigger.sent.start_char, trigger.sent.text  # of a document's text spaCy would join every word anew
    joined: list[_Placed] = []
    for item in sorted(items, key=lambda item: item.time.span):
        if joined and item.time.span[0] < joined[-1].time.span[1]:
            continue
        for other in placed:
            gap = text[item.time.span[1] - first : other.time.span[0] - first]
            beside = other in items or item.root.is_ancestor(other.root)
            if not (beside and _CONNECTOR.fullmatch(gap) and item.time.start and other.time.end):
                continue
            if item.time.start <= other.time.end:
                start, end = item.time.span[0], other.time.span[1]
                whole = replace(
                    item.time, span=(start, end), text=text[start - first : end - first], end=other.time.end
                )
                item = _Placed(whole, item.tokens)
        joined.append(item)
    return joined


def _elaborated(trigger: Token, expressions: Sequence[TimeExpression], told: date | None) -> TimeSpan | None:
    """The day of a plan that the sentence before announced, where the trigger's sentence tells more of the same.

    It does so where the two share a word of the event ("will hold talks on Monday … will meet her for talks").
    """
    sentence = trigger.sent
    if told is None or sentence.start == 0:
        return None
    before = trigger.doc[sentence.start - 1].sent
    words = {trigger.lemma_.lower()} | {child.lemma_.lower() for child in trigger.children if child.pos_ == "NOUN"}
    if not any(token.lemma_.lower() in words and token.pos_ in {"NOUN", "VERB"} for token in before):
        return None
    ahead = [
        time
        for time in expressions
        if before.start_char <= time.span[0] < before.end_char and time.start is not None and time.start >= told
    ]
    if len({(time.start, time.end) for time in ahead}) != 1 or ahead[0].grain not in {"hour", "day", "week"}:
        return None
    return TimeSpan(None, None, ahead[0].start, ahead[0].end, ahead[0].grain, inferred=True)


def _time_span(item: _Placed, told: date | None, future: bool | None, *, since: bool = True) -> TimeSpan:
    """The days of a time on the event's side of publication, bounded by its "since", "until", "by" or "before"."""
    time = item.time
    start, end = time.start, time.end
    assert start is not None
    if told is not None and end is not None and _BARE_WEEKDAY.match(time.text):
        week = timedelta(days=7 if future and end < told else -7 if future is False and start > told else 0)
        start, end = start + week, end + week
    if told is not None and end is not None and start <= told <= end:
        ahead = future and told < end
        start, end = (told, end) if ahead else (start, told) if future is False else (start, end)
    preposition = _preposition(item.root)
    if preposition == "since" and since and told is not None and start <= told:
        end = told
    elif preposition in {"until", "till", "by"} and told is not None and end is not None and told <= end:
        start = told
    elif preposition == "before" and told is not None and told < start:
        start, end = told, start - timedelta(days=1)
    return TimeSpan(time.text, time.span, start, end, time.grain)


def _contradicts(span: TimeSpan, told: date | None, future: bool | None) -> bool:
    """Whether days lie wholly on the other side of publication than the event."""
    if told is None or future is None or span.start is None or span.end is None:
        return False
    return span.end < told if future else span.start > told


def _is_present(trigger: Token) -> bool:
    """Whether a clause stands in the present: "is accused", "accuses"."""
    return trigger.tag_ in ("VBZ", "VBP") or any(
        child.lower_ in ("is", "are") and relation(child) == "aux" for child in trigger.children
    )


def _rank(span: TimeSpan, trigger: Token) -> tuple[int, int]:
    """Days before years, then the nearest."""
    return GRAINS.index(span.grain), abs((span.span or (0, 0))[0] - trigger.idx)
