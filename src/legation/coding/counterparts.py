"""The other side of an event whose own slots name only one: in its clause, in what it takes up, in the story.

"The army closed the post on the Togolese side" names it in a phrase that is no slot; "Lomé condemned the raid" means
those who raided; in a story of two countries what one does unsaid to whom is done to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from legation.actors import tables
from legation.codebook import Codebook
from legation.coding.coded import Coded
from legation.coding.forms import forms
from legation.coding.predicates import preposition
from legation.coding.sides import Cast, owners
from legation.model import Participant

Pairs = Counter[frozenset[str]]
Parties = Mapping[str, Participant]

ONE_SIDED = frozenset({"CONSULT", "SUPPORT", "PROTEST"})
"""Types that need no other side to be whole."""
BLAMING = frozenset({"ACCUSE", "PROTEST"})
"""Types that find fault with a deed."""
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # what is said of another's deed is said to him
_PHRASES = ("obj", "obl", "nmod", "nmod:poss", "amod", "compound", "appos")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_AT_HOME = frozenset({"curfew", "martial-law", "censor"})  # modes of what is done to one's own people
_PRONOUNS = frozenset("i we you he she it they us them who which that".split())
_LEAST = 2  # tellings of a pair that make a story one of two countries


def complete(events: Sequence[Coded], cast: Cast, codebook: Codebook) -> list[Coded]:
    """The same events, in the order of the text, each with the other side where something tells it."""
    pairs = Counter(pair for event in events if (pair := _pair(event)) is not None)
    sides = [one for event in events for one in (*event.recipients, *event.actors) if _is_named(one)]
    sides.sort(key=lambda one: one.kind != "country" or (one.name or "") not in one.text)
    parties = {one.country: one for one in reversed(sides) if one.country}  # a country by its name, in its first words
    told: list[Coded] = []
    for event in events:
        own = {one.country for one in event.actors}
        if own - {None} and not _is_known(event.recipients) and not event.frame.reciprocal:
            found = taken_up(event, told, codebook, own) or mediated(event, pairs, parties)
            if not found and not _is_whole(event, codebook):
                found = (
                    at_home(event, parties)
                    or named(event, cast, own, befallen(event, events))
                    or helped(event, events, own)
                    or partner(event, pairs, parties)
                )
            if found:
                event = replace(event, recipients=found, supplied="recipients by the story's other words")
        elif not event.sides:
            event = met(event, told, pairs, parties)
        told.append(event)
    return told


def _is_named(one: Participant) -> bool:
    """Whether somebody is told by words that tell who he is: no pronoun, no "both leaders"."""
    first = one.text.split(maxsplit=1)[0].lower() if one.text.strip() else ""
    return first not in _PRONOUNS and not one.text.lower().startswith(("both ", "the two ", "the three "))


def _is_known(side: Sequence[Participant]) -> bool:
    """Whether a side says who it is: "more boats" and "the captives" do not."""
    return any(one.country or one.name or one.sector not in (None, "UNK") for one in side)


def _is_whole(event: Coded, codebook: Codebook) -> bool:
    """Whether an event needs no other side: of its type, or as a test of weapons."""
    return codebook.types[event.type].plover in ONE_SIDED or event.mode == "weapons"


def named(event: Coded, cast: Cast, own: set[str | None], spared: Collection[Participant]) -> tuple[Participant, ...]:
    """The first party of another country in the phrases of the event's clause that are not its frame's slots."""
    for token in _phrases(event):
        found = [one for one in cast.at(token) or owners(token, cast) if one.country and one.country not in own]
        if found := [one for one in found if one not in spared]:
            return tuple(found)
    return ()


def befallen(event: Coded, events: Sequence[Coded]) -> list[Participant]:
    """Whom the deed befell that is found fault with: nobody to blame ("condemned the attack on the mosque")."""
    about = {token.i for tokens in event.predicate.slots.values() for token in tokens}
    deeds = [other for other in events if event.type in BLAMING and other.trigger.i in about]
    return [one for deed in deeds for one in deed.recipients]


def _phrases(event: Coded) -> Iterator[Token]:
    """The noun phrases after the trigger that belong to its clause, outermost first; not those that tell a source."""
    low = [event.clause, event.trigger] if event.clause is not event.trigger else [event.trigger]
    while low:
        head = low.pop(0)
        for child in head.children:
            if child.i < event.trigger.i and head is not event.trigger and child.dep_ not in ("nmod:poss", "amod"):
                continue
            if child.dep_ in _PHRASES and "according" not in preposition(child):
                yield child
                low.append(child)
            elif child.dep_ in ("xcomp", "acl") and child.i > head.i:
                low.append(child)


def taken_up(event: Coded, told: Sequence[Coded], codebook: Codebook, own: set[str | None]) -> tuple[Participant, ...]:
    """Those who did what the definite noun in the event's slots takes up ("condemned the raid"), told before."""
    if codebook.types[event.type].plover not in _ANSWERS:
        return ()
    for token in event.predicate.slots.get("object", []):
        if not any(child.lower_ in _DEFINITE for child in token.children):
            continue
        kinds = {frame.type for word in forms(token.lemma_, token.text) for frame, _ in codebook.nouns.get(word, ())}
        for earlier in reversed(told):
            countries = {one.country for one in earlier.actors}
            if earlier.type in kinds and countries - {None} and not own & countries:
                return earlier.actors
    return ()


def at_home(event: Coded, parties: Parties) -> tuple[Participant, ...]:
    """The actor's own country, for what a government does to its own people."""
    own = {one.country for one in event.actors if one.country}
    return _countries(own, parties) if event.mode in _AT_HOME else ()


def helped(event: Coded, events: Sequence[Coded], own: set[str | None]) -> tuple[Participant, ...]:
    """Those whom the other help of the story goes to."""
    if event.type != "AID":
        return ()
    for other in events:
        if other.type == event.type and (known := [one for one in other.recipients if one.country]):
            return () if own & {one.country for one in known} else tuple(known)
    return ()


def partner(event: Coded, pairs: Pairs, parties: Parties) -> tuple[Participant, ...]:
    """The other one of the two countries that most of the story's events stand between, if the actor is one of them."""
    if event.recipients:
        return ()  # somebody is named, if only as "allies"
    pair, own = leading(pairs), {one.country for one in event.actors}
    return _countries(pair - own, parties) if len(own) == 1 and own < pair else ()


def met(event: Coded, told: Sequence[Coded], pairs: Pairs, parties: Parties) -> Coded:
    """A meeting of which nobody is named: of those of the one told of last, else of the story's two countries."""
    for earlier in reversed(told):
        if earlier.type == event.type and len(earlier.sides) > 1:
            why = f"sides of '{earlier.trigger.text}'"
            return replace(event, actors=earlier.actors, recipients=earlier.recipients, supplied=why)
    if not event.frame.reciprocal:
        return event
    return replace(event, actors=_countries(leading(pairs), parties), supplied="sides by the story's two countries")


def mediated(event: Coded, pairs: Pairs, parties: Parties) -> tuple[Participant, ...]:
    """The two that the story is about, for a third one who mediates."""
    pair = leading(pairs)
    third = not pair & {one.country for one in event.actors}
    return _countries(pair, parties) if third and (event.type, event.mode) == ("CONSULT", "third-party") else ()


def leading(pairs: Pairs) -> frozenset[str]:
    """The two countries between which at least half of the story's events stand; empty where there are none such."""
    between = ((pair, count) for pair, count in pairs.items() if len(pair) == 2)
    pair, count = max(between, key=lambda one: (one[1], sorted(one[0])), default=(frozenset[str](), 0))
    return pair if count >= _LEAST and 2 * count >= pairs.total() else frozenset()


def _countries(codes: Iterable[str], parties: Parties) -> tuple[Participant, ...]:
    """Countries as sides, in the words that name one of theirs in the story."""
    known = tables.countries()
    return tuple(
        Participant(
            parties[code].text, parties[code].span, known[code].name if code in known else None, "country", None, code
        )
        for code in sorted(codes)
    )


def _pair(event: Coded) -> frozenset[str] | None:
    """The two countries of an event told with both sides, the one where it passes inside a country."""
    codes = (one.country for one in (*event.actors, *event.recipients))
    pair = frozenset(code for code in codes if code and code != "IGO")
    both = len(pair) == 2 or (len(pair) == 1 and bool(event.actors and event.recipients))
    return pair if both else None
