"""The places of a parsed story, and where an event happened, by Universal Dependencies.

An actor's name is no place: "Moscow condemned the strike" says nothing of where, "the strike near Kharkiv" does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from spacy.tokens import Doc, Span, Token

from legation.language.dependencies import relation
from legation.model import Place
from legation.places.finding import find, home_of, place_of
from legation.places.gazetteer import load
from legation.places.mentions import Mention, find_mentions
from legation.places.senses import choose

PLACE_LABELS: Final = frozenset({"LOC", "GPE", "FAC"})
_ACRONYM = 6  # letters of the longest
OTHER_LABELS: Final = frozenset({"PER", "PERSON", "ORG"})

LOCATIVES: Final = frozenset(
    "in at near outside inside off over across around throughout within along above aboard beside beneath"
    " under opposite via amid".split()
)
"""Prepositions whose object is where something happens, whatever happens."""

ELSEWHEN: Final = frozenset({"after", "before", "since", "following", "until", "despite", "over"})
"""Prepositions before another happening than that of the clause."""

TARGETS: Final = frozenset({"on", "against", "of", "into", "to", "toward", "towards"})
"""Prepositions whose object is where it happens when the happening is a blow or a journey."""

BLOWS: Final = frozenset(
    "attack strike bomb bombing shell shelling raid invade invasion assault siege besiege bombardment bombard"
    " storm kill killing massacre murder assassination"
    " seize seizure capture occupation occupy offensive incursion airstrike battle fight fighting"
    " earthquake blockade hit pound target advance enter overrun evacuate evacuation liberation fall flood".split()
)
JOURNEYS: Final = frozenset(
    "visit travel trip go come arrive arrival fly head return tour journey deploy deployment send dispatch"
    " march move sail pilgrimage stop stopover mission withdraw enter reach".split()
)
RETREATS: Final = frozenset("withdraw withdrawal pull pullout pullback leave flee retreat evacuate expel exit".split())
"""What is left is where it happens: "pulled its troops out of Lebanon", "left the valley"."""

GENERIC: Final = {
    **dict.fromkeys("town city village port settlement capital".split(), ("PPL",)),
    **dict.fromkeys("province region district state county governorate territory enclave".split(), ("ADM", "RGN")),
    "peninsula": ("PEN", "RGN"),
    **dict.fromkeys("island islands reef archipelago".split(), ("ISL", "RF")),
    **dict.fromkeys("country nation".split(), ("PCL",)),
}
"""Nouns that take up a place named before, and the features of such places."""

GROUND: Final = frozenset(
    "border frontier territory soil land coast coastline shore water airspace capital interior north south east west"
    " province".split()
)
"""Nouns for what is a country's own: "its border", "Syrian soil"; and "border" before another, as in "border area"."""

HANDLED: Final = frozenset("close shut seal reopen open violate cross patrol fortify guard defend".split())
"""What is done to one's own ground, or another's, on the spot."""

SITES: Final = frozenset("target scene site centre center focus epicentre epicenter".split())
"""Nouns that say of their subject that it is where something happens: "the town was the scene of clashes"."""

CLAUSES: Final = frozenset({"ccomp", "parataxis", "advcl", "acl", "csubj", "root", "ROOT"})
"""Relations over which a place of the governing clause is not the governed clause's."""


def locate(doc: Doc, source: str | None = None) -> list[Place]:
    """The places that a parsed story names, in order: the gazetteer's that no person's or body's name claims, and the
    names labelled as places that the gazetteer does not know (those have only `text` and `span`; no acronyms).

    Adjectives and peoples' names help to settle the senses and are not among the places.
    """
    gazetteer = load()
    claimed = [ent for ent in doc.ents if ent.label_ in OTHER_LABELS]
    labelled = [
        (ent.start_char, ent.end_char)
        for ent in doc.ents
        if ent.label_ in PLACE_LABELS and not _is_acronym(ent.text) and not ent.text.islower()
    ]
    mentions = [m for m in find_mentions(doc.text, gazetteer) if not any(_claims(ent, m) for ent in claimed)]
    free = [span for span in labelled if not any(m.span[0] < span[1] and span[0] < m.span[1] for m in mentions)]
    if free:
        asked = {m.span: m for m in find_mentions(doc.text, gazetteer, free) if m.asked}
        mentions = sorted([*mentions, *asked.values()], key=lambda mention: mention.span)
    entries = choose(doc.text, mentions, home_of(source, gazetteer))
    found = [
        place_of(mention, entry) if entry is not None else Place(mention.text, mention.span)
        for mention, entry in zip(mentions, entries, strict=True)
        if not mention.demonym
    ]
    return [_within(place, after, doc.text) for place, after in zip_longest(found, found[1:])]


def _within(place: Place, after: Place | None, text: str) -> Place:
    """A place that no table knows in the country that is named right behind it: "Fallujah, Iraq"."""
    if place.name is not None or place.country is not None or after is None or after.country is None:
        return place
    beside = text[place.span[1] : after.span[0]] == ", " and (after.feature or "").startswith("PCL")
    return replace(place, country=after.country) if beside else place


def _claims(ent: Span, mention: Mention) -> bool:
    """Whether a person's or a body's name holds the mention and more, or is an acronym, so that it names no place."""
    start, end = mention.span
    if not (ent.start_char < end and start < ent.end_char):
        return False
    if start <= ent.start_char and ent.end_char <= end and end - start > ent.end_char - ent.start_char:
        return False  # the place holds more: "Cox" in "Cox's Bazar"
    return ent.label_ != "ORG" or (ent.start_char, ent.end_char) != (start, end) or _is_acronym(mention.text)


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) <= _ACRONYM


def where(trigger: Token, places: Sequence[Place]) -> Place | None:
    """Where the event that `trigger` heads happened, None where nothing tells.

    By turns: a locative of the trigger's own phrase or clause, a place that modifies the trigger ("the Seoul talks"),
    the locative of the clause that governs it ("hold talks in Geneva"), the place named last before a "there", the one
    locative of its sentence.
    """
    sentence = trigger.sent
    near = [place for place in places if sentence.start_char <= place.span[0] < sentence.end_char]
    here = _Places(trigger.doc, near, [place for place in places if place.span[1] <= sentence.start_char])
    for token in _ascend(trigger):
        for tell in (_locative, _modifier, _object, _site):
            found = tell(token, here)
            if found is not None:
                return found
        there = next((child for child in token.children if child.lower_ == "there" and child.dep_ == "advmod"), None)
        before = [place for place in places if there is not None and place.span[1] <= there.idx]
        if before:
            return before[-1]
    phrases = (token for token in sentence if _is_locative(token, trigger))
    inside = [place for token in phrases if (place := _inside(token, here)) is not None]
    if len({place.name or place.text for place in inside}) == 1:
        return inside[0]
    return None


def ground(trigger: Token) -> tuple[Token, Token] | None:
    """The noun for somebody's own ground on which the event that `trigger` heads happened, and whose it is: "border"
    and "its" of "deployed tanks along its border", "soil" and "Syrian"; None where no words tell such a ground."""
    for token in _ascend(trigger):
        lemma = token.lemma_.lower()
        objects = {"obj", "dobj", "nsubj:pass"} if lemma in BLOWS | JOURNEYS | RETREATS | HANDLED else set()
        for child in token.children:
            located = relation(child) in ("obl", "nmod") and _preposition(child) in _allowed(token) | {"on"}
            if not (located or child.dep_ in objects):
                continue
            border = any(one.lemma_.lower() in ("border", "frontier") for one in child.children)
            if child.lemma_.lower() not in GROUND and not border:
                continue
            owner = next((one for one in child.children if _may_own(one)), None)
            if owner is not None:
                return child, owner
    return None


def _may_own(token: Token) -> bool:
    return token.dep_ == "nmod:poss" or (token.dep_ == "amod" and token.text[:1].isupper())


class _Places:
    """The places of a sentence by the token that heads their words, and those named `before` it."""

    def __init__(self, doc: Doc, places: Sequence[Place], before: Sequence[Place]) -> None:
        self._before = before
        self._doc = doc
        self._heads: dict[int, Place] = {}
        for place in places:
            span = doc.char_span(*place.span, alignment_mode="expand")
            if span is not None and len(span):
                self._heads.setdefault(span.root.i, place)

    def taken_up(self, token: Token) -> Place | None:
        """The place of the sentences before that "the town" or "the province" takes up."""
        features = GENERIC.get(token.lemma_.lower())
        definite = any(child.lower_ in ("the", "that", "this") and child.dep_ == "det" for child in token.children)
        if features is None or not definite or any(relation(child) == "nmod" for child in token.children):
            return None
        before = list(reversed(self._before))
        if token.lemma_.lower() == "capital":
            owners = {place.country for child in token.children if _may_own(child) for place in find(child.text)}
            seats = [one for one in before if one.feature == "PPLC" and (not owners or one.country in owners)]
            if seats or owners:
                return seats[0] if seats else None
        fitting = (
            one
            for one in before
            if (one.feature or "").startswith(features) or self._is_called(one, token.lemma_.lower())
        )
        return next(fitting, None)

    def _is_called(self, place: Place, noun: str) -> bool:
        """Whether the story calls a place so beside its name: "Kosovo province", "the island of Taiwan"."""
        words = self._doc.char_span(*place.span, alignment_mode="expand")
        beside = [] if words is None else [self._doc[max(0, words.start - 2)], *self._doc[words.end : words.end + 1]]
        return any(GENERIC.get(token.lemma_.lower()) == GENERIC[noun] for token in beside)

    def at(self, token: Token) -> Place | None:
        return self._heads.get(token.i)


def _ascend(trigger: Token) -> Iterator[Token]:
    """The trigger and what governs it inside its clause: "talks" and then "hold", a conjunct and then its first."""
    token = trigger
    yield token
    while (relation(token) not in CLAUSES or _is_errand(token)) and token.head.i != token.i:
        if relation(token) == "nsubj" and token.pos_ in ("PROPN", "PRON"):
            return
        token = token.head
        yield token


def _is_errand(token: Token) -> bool:
    """Whether somebody goes where the clause is done: "enter Idlib to support the rebels"."""
    infinitive = any(child.lower_ == "to" and child.dep_ == "mark" for child in token.children)
    return token.dep_ == "advcl" and infinitive and token.head.lemma_.lower() in BLOWS | JOURNEYS


def _locative(token: Token, here: _Places) -> Place | None:
    """The place of a prepositional phrase of `token`, or of a participle after it ("a meeting held in Geneva").

    Behind a noun the phrase may hang on who did it: "the killings by police in Kosovo".
    """
    for child in token.children:
        role = relation(child)
        if role in ("obl", "nmod") and _preposition(child) in _allowed(token):
            found = _inside(child, here)
            if found is not None:
                return found
        by = role == "nmod" and _preposition(child) in ("by", "of")
        if token.pos_ in ("NOUN", "PROPN") and (role == "acl" or (by and token.lemma_.lower() in BLOWS)):
            found = _locative(child, here)
            if found is not None:
                return found
    return None


def _allowed(token: Token) -> frozenset[str]:
    lemma = token.lemma_.lower()
    if lemma in RETREATS:
        return LOCATIVES | {"from", "of"}
    return LOCATIVES | TARGETS if lemma in BLOWS | JOURNEYS else LOCATIVES


def _preposition(token: Token) -> str:
    """The last of the words that mark a phrase: "of" in "out of Lebanon"."""
    return next((child.lower_ for child in reversed(list(token.children)) if relation(child) == "case"), "")


def _inside(token: Token, here: _Places) -> Place | None:
    """The place that `token` is, or that its modifiers name: "the capital, Seoul", "a hotel in Doha"."""
    place = here.at(token)
    if place is not None:
        return place
    for child in token.children:
        role = relation(child)
        if role in ("appos", "flat") or (role == "compound" and token.lemma_.lower() in GENERIC):
            found = here.at(child)
        elif role in ("compound", "amod") or child.dep_ == "nmod:poss":
            found = _unless_country(here.at(child))
        elif role == "nmod" and not _preposition(child) and token.lemma_.lower() in GENERIC:
            found = here.at(child)  # "the commercial capital Lagos"
        elif role == "nmod" and (_preposition(child) in LOCATIVES or _preposition(child) == "of"):
            found = _inside(child, here)
        else:
            found = None
        if found is not None:
            return found
    return here.taken_up(token)


def _unless_country(place: Place | None) -> Place | None:
    """A city or region; a country before a noun is whose, not where: "the U.S. embassy"."""
    return None if place is None or (place.feature or "").startswith(("PCL", "CONT")) else place


def _modifier(token: Token, here: _Places) -> Place | None:
    """The city or region that stands before an eventive noun: "the Geneva talks"; a country there is a side."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    for child in token.children:
        before = child.i < token.i and child.dep_ in ("compound", "amod", "nmod")
        place = _unless_country(here.at(child)) if before else None
        if place is not None:
            return place
    return None


def _object(token: Token, here: _Places) -> Place | None:
    """What is visited, entered, bombed or left."""
    if token.lemma_.lower() not in BLOWS | JOURNEYS | RETREATS:
        return None
    passive = {"nsubj:pass"} if any(child.dep_ == "aux:pass" for child in token.children) else set()
    for child in token.children:
        if child.dep_ in {"obj", "dobj"} | passive:
            found = _inside(child, here)
            if found is not None:
                return found
    return None


def _site(token: Token, here: _Places) -> Place | None:
    """The subject of which is said that it happened there: "the town was the target of an attack"."""
    if token.lemma_.lower() not in SITES:
        return None
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    return _inside(subject, here) if subject is not None else None


def _is_locative(token: Token, trigger: Token) -> bool:
    """Whether a locative phrase of the sentence is headed here that no other statement's clause holds."""
    if relation(token) not in ("obl", "nmod") or _preposition(token) not in LOCATIVES:
        return False
    verb = token.head
    if any(relation(child) in ("ccomp", "parataxis") and trigger in child.subtree for child in verb.children):
        return False
    return not any(_is_aside(one, trigger) or _is_of_another(one, trigger) for one in token.ancestors)


def _is_of_another(noun: Token, trigger: Token) -> bool:
    """Whether a phrase tells of another happening, before or after it: "after months of talks in Doha"."""
    return _preposition(noun) in ELSEWHEN and noun != trigger and not noun.is_ancestor(trigger)


def _is_aside(clause: Token, trigger: Token) -> bool:
    """Whether a clause tells of another matter than the trigger: what somebody says, or whom a noun means by its own
    clause, unless that noun is the subject ("men accused of bombing a jet over …")."""
    noun = clause.head
    if relation(clause) not in ("acl", "ccomp") or clause == trigger or clause.is_ancestor(trigger) or noun == trigger:
        return False
    return relation(clause) == "ccomp" or relation(noun) != "nsubj"
