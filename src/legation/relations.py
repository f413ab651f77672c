"""Relations between events where the words tell them: "hours after the launch", "in response to", "the same day".

A relation reads from its source to its target: in "talks before a press conference" the talks are `before` the
conference, in "expelled him in response to the raid" the expulsion is a `response` to the raid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from legation.language.dependencies import relation
from legation.model import EventRelation

# Words that mark a dependent of one event as the other event.
_MARKS = {
    "before": "before",
    "until": "before",
    "till": "before",
    "after": "after",
    "following": "after",
    "since": "after",
    "during": "during",
    "while": "during",
    "amid": "during",
    "as": "during",
    "because": "because",
    "due": "because",
    "over": "because",
    "despite": "despite",
    "although": "despite",
    "though": "despite",
    "notwithstanding": "despite",
    "ahead": "ahead",
    "prior": "before",
}
# Nouns and adverbs that stand between: "in response to", "in the wake of", "on the eve of", "as part of".
_BRIDGES = {
    "response": "response",
    "retaliation": "response",
    "reprisal": "response",
    "reaction": "response",
    "revenge": "response",
    "reply": "response",
    "wake": "after",
    "aftermath": "after",
    "eve": "ahead",
    "ahead": "ahead",
    "part": "part",
    "framework": "part",
    "sidelines": "during",
    "sideline": "during",
    "margin": "during",
    "course": "during",
    "midst": "during",
    "protest": "because",
    "result": "because",
    "consequence": "because",
    "spite": "despite",
    "defiance": "despite",
    "advance": "ahead",
    "run-up": "ahead",
}
# Verbs whose subject and object or oblique are the two events.
_VERBS = {"follow": "after", "precede": "before", "overshadow": "before", "coincide": "same-day"}
_CAUSES = frozenset({"trigger", "spark", "prompt", "cause", "provoke", "ignite", "unleash", "lead"})
_DEPENDENT = frozenset({"advcl", "acl", "nmod", "obl", "obj", "parataxis"})
_BRIDGED = ("obl", "nmod", "advmod", "xcomp", "appos")
_CARRIED = frozenset({"obj", "xcomp", "obl", "nmod", "compound", "nsubj", "acl", "ccomp", "conj"})

_Found = tuple[str, Token, Token, list[Token]]


def between(doc: Doc, mentions: Sequence[tuple[str, Token]]) -> list[EventRelation]:
    """The relations that the text tells between `mentions`, which are pairs of an id and a trigger, in their order."""
    triggers = {token.i: name for name, token in mentions}
    found: dict[tuple[str, str, str], EventRelation] = {}
    for name, trigger in mentions:
        for kind, dependent, governor, words in _connections(trigger, triggers):
            other = _mention_at(governor, triggers, dependent)
            if other is None or other == name:
                continue
            ends = (name, other) if kind == "caused" else (other, name)
            told = _relation(doc, "because" if kind == "caused" else kind, ends, words)
            found.setdefault((told.kind, told.source, told.target), told)
    for told in _same_days(doc, mentions):
        found.setdefault((told.kind, told.source, told.target), told)
    return list(found.values())


def _relation(doc: Doc, kind: str, ends: tuple[str, str], words: list[Token]) -> EventRelation:
    told = doc[min(word.i for word in words) : max(word.i for word in words) + 1]
    return EventRelation(kind, ends[0], ends[1], told.text, (told.start_char, told.end_char))


def _connections(trigger: Token, triggers: dict[int, str]) -> Iterator[_Found]:
    """Connecting words above a trigger, with the token that they connect it to; up to the next other trigger."""
    token = trigger
    while token.head != token:
        yield from _connection(token)
        if token != trigger and token.i in triggers:
            return
        if relation(token) not in _CARRIED:
            return
        token = token.head


def _connection(token: Token) -> Iterator[_Found]:
    """What connects the phrase or clause headed at `token` to the word that governs it."""
    head = token.head
    base = relation(token)
    if base not in _DEPENDENT and token.dep_ != "nsubj":
        return
    if base == "obj" or (base == "obl" and head.lemma_.lower() in _CAUSES | _VERBS.keys()):
        yield from _by_verb(head, token)
    marks = [child for child in token.children if child.dep_ in ("mark", "case")]
    for mark in marks:
        if (kind := _MARKS.get(mark.lower_)) and not _is_role(mark, token):
            yield kind, token, head, [mark, *(child for child in mark.children if child.dep_ == "fixed")]
    bridge = _BRIDGES.get(head.lower_)
    if bridge and marks and head.head != head and head.dep_.startswith(_BRIDGED):
        yield bridge, head, head.head, [*_cases(head), head, *marks]


def _cases(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "case"]


def _is_role(mark: Token, token: Token) -> bool:
    """ "as" names a role before a noun ("as president"), a circumstance only before a clause; "over 40" is a bound."""
    if mark.lower_ == "as":
        clause = token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("nsubj", "cop") for child in token.children)
        return not clause and not any(child.dep_ == "fixed" for child in mark.children)
    return mark.lower_ == "over" and token.pos_ == "NUM"


def _by_verb(verb: Token, token: Token) -> Iterator[_Found]:
    """ "The raid triggered protests", "the visit follows talks": the relation between subject and object."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return
    word = verb.lemma_.lower()
    if word in _CAUSES:
        yield "caused", token, subject, [verb]
    elif word in _VERBS:
        yield _VERBS[word], token, subject, [verb]


def _same_days(doc: Doc, mentions: Sequence[tuple[str, Token]]) -> Iterator[EventRelation]:
    """ "…, the same day Y was visiting" ties what stands on its two sides, "On the same day" what was told before."""
    for day in doc:
        if day.lower_ != "day" or not day.i or doc[day.i - 1].lower_ != "same":
            continue
        sentence = day.sent
        left = [name for name, token in mentions if sentence.start <= token.i < day.i]
        right = [name for name, token in mentions if day.i < token.i < sentence.end]
        earlier = [name for name, token in mentions if token.i < sentence.start]
        words = [doc[day.i - 1], day]
        if day.i > 1 and doc[day.i - 2].lower_ in ("the", "that", "this"):
            words.insert(0, doc[day.i - 2])
        if left and right:
            yield _relation(doc, "same-day", (left[-1], right[0]), words)
        elif earlier and (left or right):
            yield _relation(doc, "same-day", ((left or right)[0], earlier[-1]), words)


def _mention_at(token: Token, triggers: dict[int, str], dependent: Token) -> str | None:
    """The mention that a governor stands for: its own, that of the noun it carries, or of what carries it."""
    if token.i in triggers and token != dependent:
        return triggers[token.i]
    for child in token.children:
        carried = child.dep_ in ("obj", "nsubj:pass", "xcomp", "obl", "nsubj", "nmod")
        if child.i in triggers and carried and child != dependent and child.i < dependent.i:
            return triggers[child.i]
    climbing = token
    while climbing.dep_ in ("xcomp", "obj", "nmod", "obl", "nsubj", "nsubj:pass") and climbing.head != climbing:
        climbing = climbing.head
        if climbing.i in triggers and climbing != dependent:
            return triggers[climbing.i]
    return None
