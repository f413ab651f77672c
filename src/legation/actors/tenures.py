"""Who holds which office, as a story's words tell it, and since when or until when: what the who's-who rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Token

from legation.actors.casting import Cast
from legation.actors.readings import RANKS
from legation.model import OfficeMention, Participant, Span, TimeExpression

TAKING = frozenset("become appoint name elect reelect swear inaugurate crown install nominate".split())
LEAVING = frozenset("resign quit abdicate retire die".split())
"""Verbs by which their subject leaves an office."""
OUSTING = frozenset("oust topple depose dismiss sack fire remove overthrow unseat impeach assassinate".split())
"""Verbs by which their object does."""
FOLLOWING = frozenset(["replace", "succeed"])
TAKES_WITH = frozenset(["office", "over", "power"])
LEAVES_WITH = {"step": frozenset(["down", "aside"]), "leave": frozenset(["office", "post", "power"])}
NOT_YET = frozenset(["nominate", "elect"])
TO_COME = timedelta(days=100)
"""How long after an election its winner may still wait for the office; from then on he is taken to hold it."""
NEW = timedelta(days=30)
"""How long somebody is called the new holder of an office."""
_NEW_WORDS = re.compile(r"\b(?:new|newly)\b")  # small: "New Zealand's foreign minister" is as old as any
_UNREAL = frozenset(["not", "n't", "never", "would", "may", "might", "could", "should", "must", "can", "if"])
_MARKS = frozenset(["aux", "aux:pass", "advmod", "mark", "neg"])
_ABOVE = frozenset("deny refuse reject urge call want demand ask threaten hope plan expect vow consider if".split())
_SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
_COMPLEMENTS = frozenset(["xcomp", "obj", "obl", "ccomp"])
_BESIDE = frozenset(["advcl", "parataxis"])
_OF_OTHERS = frozenset(["acl:relcl", "ccomp", "conj", "appos"])
_ADJUNCTS = ("obl", "advmod", "nmod")
_YEARS = re.compile(
    r",? ?(?:\((?:in office )?|(?:in office )?(?:from|between) )([1-9]\d{3}) ?(?:[-–—]|to|and|until) ?([1-9]\d{3})\)?"
)


LONGEST = 40
"""Years in brackets behind a name are an office's up to so many, and else a life's."""


class Bound(NamedTuple):
    """A day of taking or leaving an office, and the grain in which it is told."""

    day: date | None = None
    grain: str | None = None


def offices(
    doc: Doc,
    cast: Cast,
    times: Sequence[TimeExpression],
    sentences: Sequence[int],
    part: str = "text",
    published: date | None = None,
) -> list[OfficeMention]:
    """The tellings of offices with a named holder, in the order of the words; military ranks are none.

    `times`: the time expressions of this part of the story; `sentences`: the number of the sentence of each token.
    """
    dated = [one for one in times if one.type in ("DATE", "TIME") and one.start is not None]
    teller = _Teller(doc.text, cast, _placed(doc, dated), published)
    found = []
    for head, one, office, state in sorted(cast.titled, key=lambda told: told[0].i):
        if office in RANKS:
            continue
        for holder, told_state, since, until in teller.holders(head, one, state):
            if holder.name is None or not (one.country or holder.country):
                continue
            found.append(
                OfficeMention(
                    holder.name,
                    office,
                    one.country or holder.country,
                    one.code or holder.code,
                    told_state or "current",
                    since.day,
                    until.day,
                    teller.text[slice(*one.span)],
                    one.span,
                    sentences[head.i],
                    part,
                    since.grain,
                    until.grain,
                )
            )
    return found


class _Time(NamedTuple):
    """A time of a sentence: its bounds and grain, the word that heads it, and the one before it."""

    start: date | None
    end: date | None
    grain: str
    top: Token
    before: str


def _placed(doc: Doc, times: Sequence[TimeExpression]) -> dict[int, list[_Time]]:
    """The times by where their sentences begin."""
    found: dict[int, list[_Time]] = defaultdict(list)
    for one in times:
        words = doc.char_span(*one.span, alignment_mode="expand")
        if words is not None and len(words):
            before = doc[words.start - 1].lower_ if words.start else ""
            found[words.root.sent.start].append(_Time(one.start, one.end, one.grain, words.root, before))
    return found


_Held = tuple[Participant, str, Bound, Bound]


@dataclass(frozen=True)
class _Teller:
    """A parsed text with its cast and its dated times, asked for what they tell of offices."""

    text: str
    cast: Cast
    times: Mapping[int, Sequence[_Time]]
    published: date | None

    def holders(self, head: Token, one: Participant, state: str) -> Iterator[_Held]:
        """Who holds, held or is to hold the office that a phrase tells: its bearer, whom it is said of, who follows."""
        if one.name:
            yield one, state, self._begin(head, one, None), self._end(head, one, one.name, left=state == "former")
            for verb, follower in self._followers(head, one.name):
                yield follower, "", self._own_time(verb, "start"), Bound()
            return
        predicate = _predicate(head)
        if predicate is None or not _is_fact(predicate):
            return
        if predicate.lemma_.lower() in FOLLOWING:  # "Kern replaced Brandt as foreign minister"
            new, old = self._exchange(predicate)
            day = self._own_time(predicate, "start")
            yield from ((person, "", day, Bound()) for person in new)
            yield from ((person, "former", Bound(), day) for person in old)
            return
        holder = self._subject(predicate)
        if holder is None or holder.name is None:
            return
        since = self._begin(head, one, predicate)
        until = self._end(head, one, holder.name, left=state == "former")
        if not state and predicate.lemma_.lower() in NOT_YET:
            late = since.day is not None and self.published is not None and self.published - since.day > TO_COME
            since, state = (since, "") if late else (Bound(), "elect")
        if not state and self._is_past(predicate):
            state = "former"
        yield holder, state, since, until

    def _begin(self, head: Token, one: Participant, predicate: Token | None) -> Bound:
        """Since when: by years behind the phrase, "since", a verb of taking, or because the holder is new."""
        years = self._years(one.span)
        if years is not None:
            return Bound(date(years[0], 1, 1), "year")
        since = self._since(predicate or head)
        if since.day is None and predicate is not None and predicate.lemma_.lower() in TAKING:
            since = self._own_time(predicate, "start")
        if since.day is None and one.name:
            verbs = (verb for verb in self._verbs(head, one.name) if _takes(verb))
            made = (child for child in head.children if child.dep_ == "acl" and child.lemma_.lower() in TAKING)
            told = (self._own_time(verb, "start") for verb in (*made, *verbs))
            since = next((bound for bound in told if bound.day is not None), since)
        if since.day is None and self.published is not None and _NEW_WORDS.search(self.text[slice(*one.span)]):
            return Bound(self.published - NEW, "month")
        return since

    def _end(self, head: Token, one: Participant, name: str, *, left: bool) -> Bound:
        """Until when: by a verb by which somebody leaves, or is made to leave; without a day by that of the story.

        `left`: he is told to be a former holder, who leaves nothing now.
        """
        years = self._years(one.span)
        if years is not None:
            return Bound(date(years[1], 12, 31), "year")
        for verb in () if left else self._verbs(head, name):
            if _leaves(verb, self._is_object(verb, name)) and _is_fact(verb):
                told = self._own_time(verb, "end")
                return told if told.day or self.published is None else Bound(self.published, "week")
        return Bound()

    def _years(self, span: Span) -> tuple[int, int] | None:
        """The first and the last year told behind a phrase: "(2006-2014)"."""
        found = _YEARS.match(self.text, span[1])
        years = (int(found[1]), int(found[2])) if found is not None else None
        return years if years is not None and 0 <= years[1] - years[0] <= LONGEST else None

    def _since(self, top: Token) -> Bound:
        """The day behind "since" among the words that hang on a word, but for what is told of others there."""
        inside = {token.i for token in _own_words(top)}
        told = (one for one in self._near(top) if one.before == "since" and one.top.i in inside)
        return next((Bound(one.start, one.grain) for one in told), Bound())

    def _own_time(self, verb: Token, bound: str) -> Bound:
        """The time told of a verb's own deed, by its adjuncts."""
        own = {child for child in verb.children if child.dep_.startswith(_ADJUNCTS)}
        for one in self._near(verb):
            if (one.top in own or one.top.head in own) and one.before not in ("since", "until"):
                return Bound(one.start if bound == "start" else one.end, one.grain)
        return Bound()

    def _is_past(self, predicate: Token) -> bool:
        """Whether somebody is told to have been something once: "was minister in 2019", "until 2019"."""
        was = any(child.dep_ == "cop" and child.tag_ == "VBD" for child in predicate.children)
        served = predicate.lemma_.lower() in ("serve", "act") and predicate.tag_ == "VBD"
        inside = {token.i for token in _own_words(predicate)}
        told = [one for one in self._near(predicate) if one.top.i in inside]
        over = any(one.end and self.published and one.end < self.published for one in told)
        return (was or served) and over

    def _subject(self, predicate: Token) -> Participant | None:
        """The one named person whom a predicate is told of; of an active "appointed" its object."""
        made = [child for child in predicate.children if child.dep_ == "obj"]
        subjects = made or [child for child in predicate.children if child.dep_ in _SUBJECTS]
        if not subjects and predicate.dep_ == "acl":
            subjects = [predicate.head]
        named = self._named(subjects)
        return named[0] if len(named) == 1 else None

    def _named(self, tokens: Sequence[Token]) -> list[Participant]:
        return [one for token in tokens for one in self.cast.at(token) if one.kind == "person" and one.name]

    def _exchange(self, verb: Token) -> tuple[list[Participant], list[Participant]]:
        """The new and the old holder of a verb of following; none where it tells of several."""
        parts = {"nsubj": [], "obj": [], "nsubj:pass": [], "obl:agent": []}  # type: dict[str, list[Token]]
        for child in verb.children:
            by = any(one.lower_ == "by" for one in child.children if one.dep_ == "case")
            parts.get("obl:agent" if child.dep_ == "obl" and by else child.dep_, []).append(child)
        new, old = self._named(parts["nsubj"] + parts["obl:agent"]), self._named(parts["obj"] + parts["nsubj:pass"])
        return (new, old) if len(new) <= 1 and len(old) <= 1 else ([], [])

    def _followers(self, head: Token, name: str) -> Iterator[tuple[Token, Participant]]:
        """Who follows the bearer of a title: "Defence Minister Diaz was replaced by Ruiz on Monday"."""
        for verb in self._verbs(head, name):
            if (
                verb.lemma_.lower() not in FOLLOWING
                or not _is_fact(verb)
                or any(c.dep_ == "aux" for c in verb.children)
            ):
                continue
            new, old = self._exchange(verb)
            if new and any(one.name == name for one in old):
                yield verb, new[0]

    def _verbs(self, head: Token, name: str) -> Iterator[Token]:
        """The verbs of a sentence that somebody is subject or object of, by any words that stand for him."""
        for token in head.sent:
            for child in token.children if token.pos_ == "VERB" else ():
                if child.dep_ in (*_SUBJECTS, "obj") and any(one.name == name for one in self.cast.at(child)):
                    yield token

    def _is_object(self, verb: Token, name: str) -> bool:
        """Whether somebody is who a verb is done to."""
        sides = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
        return any(one.name == name for child in sides for one in self.cast.at(child))

    def _near(self, word: Token) -> Sequence[_Time]:
        """The times of a word's sentence."""
        return self.times.get(word.sent.start, ())


def _predicate(head: Token) -> Token | None:
    """What says that somebody is, or becomes, what an office's noun tells: itself with a copula, or a verb."""
    if any(child.dep_ == "cop" for child in head.children):
        return head
    above = head.head
    if head.dep_ not in _COMPLEMENTS or above.pos_ != "VERB":
        return None
    lemma, told_as = above.lemma_.lower(), any(child.lower_ == "as" for child in head.children)
    return above if lemma in TAKING or (told_as and lemma in FOLLOWING | {"serve", "act"}) else None


def _is_fact(verb: Token) -> bool:
    """Whether a deed is told as one: not denied, wanted, or only possible."""
    if any(child.lower_ in _UNREAL and child.dep_ in _MARKS for child in verb.children):
        return False
    while verb.dep_ in ("ccomp", "xcomp", "conj") and verb.head is not verb:
        verb = verb.head
        if verb.lemma_.lower() in _ABOVE:
            return False
    return True


def _own_words(top: Token) -> Iterator[Token]:
    """The words that hang on a word, without the clauses that tell of others among them."""
    stack = [top]
    while stack:
        token = stack.pop()
        yield token
        others = _BESIDE if token is top else _BESIDE | _OF_OTHERS
        stack.extend(child for child in token.children if child.dep_ not in others)


def _takes(verb: Token) -> bool:
    """Whether a verb's subject takes an office by it: "who took office on Friday"."""
    lemma = verb.lemma_.lower()
    return lemma in ("take", "assume") and any(child.lower_ in TAKES_WITH for child in verb.children)


def _leaves(verb: Token, is_object: bool) -> bool:
    """Whether somebody leaves an office by a verb that he is subject or object of."""
    lemma = verb.lemma_.lower()
    if is_object:
        return lemma in OUSTING | FOLLOWING
    words = {child.lower_ for child in verb.children}
    return lemma in LEAVING or bool(words & LEAVES_WITH.get(lemma, frozenset()))
