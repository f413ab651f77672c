"""Who holds which office, as a story's words tell it, and since when or until when: what the who's-who rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from legation.actors.casting import Cast
from legation.model import OfficeMention, Participant, Span, TimeExpression

TAKING = frozenset("become appoint name elect reelect swear inaugurate crown install nominate".split())
LEAVING = frozenset(
    "resign quit oust topple depose dismiss sack fire remove overthrow abdicate retire unseat impeach die".split()
)
LEAVES_WITH = {"step": frozenset(["down", "aside"]), "leave": frozenset(["office", "post", "power"])}
NOT_YET = {"nominate": "designate", "elect": "elect"}
TO_COME = timedelta(days=100)
"""How long after an election its winner may still wait for the office; from then on he is taken to hold it."""
_SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
_COMPLEMENTS = frozenset(["xcomp", "obj", "obl", "ccomp"])
_ADJUNCTS = ("obl", "advmod", "nmod")
_YEARS = re.compile(r",? ?(?:\((?:in office )?|(?:from|between) )(\d{4}) ?(?:[-–—]|to|and|until) ?(\d{4})\)?")


def offices(
    doc: Doc,
    cast: Cast,
    times: Sequence[TimeExpression],
    sentences: Sequence[int],
    part: str = "text",
    published: date | None = None,
) -> list[OfficeMention]:
    """The tellings of offices with a named holder, in the order of the words.

    `times`: the time expressions of this part of the story; `sentences`: the number of the sentence of each token.
    """
    teller = _Teller(doc, cast, [one for one in times if one.type in ("DATE", "TIME") and one.start is not None])
    found = []
    for head, one, office, state in sorted(cast.titled, key=lambda told: told[0].i):
        predicate = None if one.name else _predicate(head)
        holder = one if one.name else teller.subject(predicate)
        if holder is None or holder.name is None or not (one.country or holder.country):
            continue
        since, until = teller.bounds(head, one.span, holder.name, predicate, left=state == "former")
        if predicate is not None and (to_come := NOT_YET.get(predicate.lemma_.lower())) and not state:
            late = since is not None and published is not None and published - since > TO_COME
            since, state = (since, "") if late else (None, to_come)
        found.append(
            OfficeMention(
                holder.name,
                office,
                one.country or holder.country,
                one.code or holder.code,
                state or "current",
                since,
                until,
                doc.text[slice(*one.span)],
                one.span,
                sentences[head.i],
                part,
            )
        )
    return found


def _predicate(head: Token) -> Token | None:
    """What says that somebody is, or becomes, what an office's noun tells: itself with a copula, or a verb."""
    if any(child.dep_ == "cop" for child in head.children):
        return head
    above = head.head
    if head.dep_ not in _COMPLEMENTS or above.pos_ != "VERB":
        return None
    serves = above.lemma_.lower() in ("serve", "act") and any(child.lower_ == "as" for child in head.children)
    return above if serves or above.lemma_.lower() in TAKING else None


@dataclass(frozen=True)
class _Teller:
    """A parsed text with its cast and its dated times, asked for what they tell of offices."""

    doc: Doc
    cast: Cast
    times: Sequence[TimeExpression]

    def subject(self, predicate: Token | None) -> Participant | None:
        """The one named person whom a predicate is told of; of an active "appointed" its object."""
        if predicate is None:
            return None
        made = [child for child in predicate.children if child.dep_ == "obj"]
        subjects = made or [child for child in predicate.children if child.dep_ in _SUBJECTS]
        if not subjects and predicate.dep_ == "acl":
            subjects = [predicate.head]
        named = [one for child in subjects for one in self.cast.at(child) if one.kind == "person" and one.name]
        return named[0] if len(named) == 1 else None

    def bounds(
        self, head: Token, span: Span, name: str, predicate: Token | None, *, left: bool
    ) -> tuple[date | None, date | None]:
        """Since when and until when: by years behind the phrase, "since", or verbs of taking and leaving.

        `left`: the office is told to be a former one, which nobody leaves now.
        """
        years = _YEARS.match(self.doc.text, span[1])
        if years is not None:
            return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
        since = self._since(predicate or head)
        if since is None and predicate is not None and predicate.lemma_.lower() in TAKING:
            since = self._own_time(predicate, "start")
        if since is None:
            made = (child for child in head.children if child.dep_ == "acl" and child.lemma_.lower() in TAKING)
            since = next((told for verb in made if (told := self._own_time(verb, "start"))), None)
        until = None
        if not left:
            verbs = [verb for verb in self._verbs(head, name) if _leaves(verb)]
            until = next((told for verb in verbs if (told := self._own_time(verb, "end"))), None)
        return since, until

    def _since(self, top: Token) -> date | None:
        """The day behind "since" among the words that hang on a word."""
        inside = {token.i for token in top.subtree}
        for one in self.times:
            word = self._top(one.span)
            if word is not None and word.i in inside and self._before(one.span) == "since":
                return one.start
        return None

    def _own_time(self, verb: Token, bound: str) -> date | None:
        """The time told of a verb's own deed, by its adjuncts."""
        own = {child for child in verb.children if child.dep_.startswith(_ADJUNCTS)}
        for one in self.times:
            word = self._top(one.span)
            if word is not None and (word in own or word.head in own) and self._before(one.span) != "since":
                return one.start if bound == "start" else one.end
        return None

    def _verbs(self, head: Token, name: str) -> Iterator[Token]:
        """The verbs of a sentence that somebody is the subject of, by any words that stand for him."""
        for token in head.sent:
            for child in token.children if token.pos_ == "VERB" else ():
                if child.dep_ in _SUBJECTS and any(one.name == name for one in self.cast.at(child)):
                    yield token

    def _top(self, span: Span) -> Token | None:
        """The word that heads a span of characters."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        return words.root if words is not None else None

    def _before(self, span: Span) -> str:
        """The word before a span."""
        words = self.doc.text[max(0, span[0] - 12) : span[0]].lower().split()
        return words[-1] if words else ""


def _leaves(verb: Token) -> bool:
    """Whether a verb's subject leaves an office by it."""
    lemma = verb.lemma_.lower()
    words = {child.lower_ for child in verb.children}
    return lemma in LEAVING or bool(words & LEAVES_WITH.get(lemma, frozenset()))
