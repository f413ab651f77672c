"""Links inside a story: pronouns, "the two ministers", "the country", and an office told without its country."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache
from itertools import islice

from spacy.tokens import Token

from legation.actors import tables
from legation.actors.memory import Memory, Mention, Person, has_head
from legation.actors.nouns import ENVOYS
from legation.actors.readings import Reading
from legation.actors.roles import SPEECH, governor, preposition, relation
from legation.model import Participant, Span

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTRAL = frozenset(["it", "its", "itself"])
REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVE = frozenset(["who", "whom", "which", "that", "whose"])

COUNTRY_NOUNS = frozenset(
    "country nation state kingdom republic democracy monarchy neighbour neighbor ally superpower emirate side power "
    "government capital rival foe party archipelago federation economy".split()
)
MONARCHIES = frozenset(["kingdom", "monarchy", "emirate", "sultanate"])
BODY_NOUNS = frozenset("side party ally rival foe partner leader pair duo".split())
PERSON_NOUNS = frozenset(
    "minister leader president man woman diplomat official general premier chief envoy counterpart pair duo politician "
    "king negotiator chancellor statesman secretary ambassador".split()
)
HELD = frozenset("minister president general premier king chancellor ambassador secretary envoy".split())
LEADERS = frozenset(
    [
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "crown prince",
        "head of state",
        "head of government",
        "military ruler",
        "secretary-general",
    ]
)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "2": 2, "3": 3, "six": 6, "seven": 7}
REACH = 90
"""How many tokens back a pronoun looks; two to three sentences of wire copy (chosen by hand, 2026-11-23)."""
SUBJECT_REACH = 20
"""How many tokens before the last one who fits a subject is taken sooner than he: about a sentence (of 10, 15, 20 and
30 the one that `legation evaluate linking` and `stories` together like best, 2026-11-27)."""


def number_of(token: Token) -> int | None:
    """How many a definite plural phrase speaks of: "the two ministers", "both sides"; None where it is not definite."""
    count = None
    definite = False
    for child in token.children:
        lower = child.lower_
        if child.i < token.i and lower in ("the", "these", "both"):
            definite = True
        if child.i < token.i and lower in NUMBERS:
            count = NUMBERS[lower]
    return (count or 0) if definite else None


class Linker:
    """Answers from the memory of a story.

    `base` is the place in the memory of the document's first token, `covered` the head token of a token's phrase.
    """

    def __init__(self, memory: Memory, base: int, covered: dict[int, int]) -> None:
        self.memory = memory
        self.base = base
        self.covered = covered

    def recent(self, token: Token, fits: Callable[[Mention], bool]) -> Mention | None:
        """The mention that a pronoun takes up: the last subject that fits, else the last that fits at all."""
        here = self.base + token.i
        near = [m for m in self.memory.mentions if here - REACH <= m.token < here and fits(m)]
        subjects = [m for m in near if m.subject]
        if subjects and (not near or near[-1].token - subjects[-1].token < SUBJECT_REACH):
            return subjects[-1]
        return near[-1] if near else None

    def pronoun(self, token: Token) -> Mention | None:
        """The mention that a personal or possessive pronoun takes up; None for an empty "it"."""
        lower = token.lower_
        if lower in REFLEXIVE and (subject := subject_of(token)) is not None:
            here = self.base + self.covered.get(subject.i, subject.i)
            return next((mention for mention in reversed(self.memory.mentions) if mention.token == here), None)
        if lower in PERSONAL:
            gender = PERSONAL[lower]
            subject = subject_of(token) if relation(token) in ("obj", "iobj", "obl") else None
            own = self.base + self.covered.get(subject.i, subject.i) if subject is not None else -1
            found = self.recent(token, lambda m: _is_one_person(m) and _agrees(m.person, gender) and m.token != own)
            if found is not None and found.person is not None:
                found.person.gender = gender
            return found
        if lower in NEUTRAL:
            above = token.head
            if lower == "it" and any(child.dep_ == "cop" for child in above.children):
                return None
            return self.recent(token, lambda m: not m.plural and _kind(m) in ("country", "organisation"))
        if lower in PLURAL:
            found = self.recent(token, lambda m: m.plural)
            return found or self.recent(token, lambda m: _kind(m) in ("organisation", "group"))
        return None

    def several(self, token: Token, noun: str, count: int, text: str, span: Span) -> tuple[Participant, ...]:
        """Those whom "the two ministers", "both sides" or "the Asian neighbours" stand for, in the story's order."""
        if noun in PERSON_NOUNS and (people := self._people(token, noun, count or 2)):
            return tuple(replace(p, text=text, span=span) for p in people)
        if noun in COUNTRY_NOUNS or noun in PERSON_NOUNS:
            sides = self._sides(token, count or 2, bodies=noun in BODY_NOUNS)
            return tuple(_side(country, code, text, span) for country, code in sides)
        return ()

    def _people(self, token: Token, noun: str, count: int) -> list[Participant]:
        found: dict[int, Participant] = {}
        for mention in reversed(self.memory.mentions):
            person = mention.person
            if person is None or mention.plural or mention.token >= self.base + token.i or id(person) in found:
                continue
            if not _may_be(noun, person.office):
                continue
            found[id(person)] = mention.participants[0]
            if len(found) == count:
                order = {id(person): n for n, person in enumerate(self.memory.people)}
                return [found[one] for one in sorted(found, key=lambda one: order.get(one, len(order)))]
        return []

    def _sides(self, token: Token, count: int, *, bodies: bool) -> list[tuple[str, str]]:
        """The last `count` that acted, or else that were named at all, in the order in which the story named them."""
        here = self.base + token.i
        told = next(
            (one for one in reversed(self.memory.mentions) if one.token < here and _are_states(one, count)), None
        )
        if told is not None:
            return [(one.country or "", "") for one in told.participants]
        own = {one.country or "" for one in self.other_side(token)}
        sides = (side for side in self.memory.sides(here) if side[0] not in own)
        acted = list(islice((side for side in sides if bodies or not side[1]), count))
        named = [(code, "") for code in islice(self.memory.recent_countries(here, own), count)]
        found = acted if len(acted) == count else named
        order = [code for _, code in self.memory.countries]
        if len(found) < count:
            return []
        return sorted(found, key=lambda side: order.index(side[0]) if side[0] in order else len(order))

    def country(self, token: Token) -> str:
        """The country that "the country" or "the Southeast Asian nation" stands for: the last but the clause's own."""
        own = {p.country for p in self.other_side(token) if p.country}
        recent = self.memory.recent_countries(self.base + token.i, own)
        monarchy = token.lemma_.lower() in MONARCHIES
        return next((code for code in recent if not monarchy or has_head(code, "K")), "")

    def other_side(self, token: Token) -> tuple[Participant, ...]:
        """The subject of the clause in which a noun stands as object or complement."""
        subject = subject_of(token)
        if subject is None:
            return ()
        here = self.base + self.covered.get(subject.i, subject.i)
        return next((m.participants for m in reversed(self.memory.mentions) if m.token == here), ())

    def office_country(self, token: Token, reading: Reading) -> tuple[str, str]:
        """The country of an office told without one, and why: what is in play, who sits opposite, who else holds it.

        Another state or holder of an office is met by somebody of another country; soldiers, parties and unions act on
        their own.
        """
        opposite = {p.country for p in self.other_side(token) if p.country and (p.kind == "country" or p.office)}
        best = self._likeliest(token, reading, opposite)
        if not best and reading.office not in ENVOYS:
            best = self._likeliest(token, reading, set())
        return (best, f"country {best} by the story") if best else ("", "")

    def _likeliest(self, token: Token, reading: Reading, without: Collection[str]) -> str:
        """The country in play that may have such an office, and has no other holder of it."""
        letter = _letters().get(reading.office, "")

        def fits(code: str) -> bool:
            if code in without or not has_head(code, letter):
                return False
            holder = self.memory.holder(reading.office, code, reading.state)
            return holder is None or not reading.name or not holder.name or holder.name == reading.name

        here = self.base + token.i
        first = self.memory.countries[0][1] if self.memory.countries else ""
        sentence = self.base + token.sent.start
        scores: dict[str, float] = {code: float(count) for code, count in self.memory.counts.items() if fits(code)}
        for rank, code in enumerate(self.memory.recent_countries(here)):
            if code in scores and rank < 3:
                scores[code] += 3 - rank
        if first in scores:
            scores[first] += 2
        for code in {code for position, code in self.memory.countries if sentence <= position < here}:
            if code in scores:
                scores[code] += 6
        return max(scores, key=lambda code: scores[code], default="")


def subject_of(token: Token) -> Token | None:
    """The subject of the clause in which a noun stands as object or complement."""
    opposite = relation(token) in ("obj", "iobj", "obl", "xcomp") or (
        relation(token) == "nmod" and preposition(token) in ("with", "to", "against", "from", "for")
    )
    if not opposite:
        return None
    verb = governor(token)
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubj:pass") and child.i != token.i:
                return child
        if verb.dep_ in ("root", "ROOT") or verb.head is verb:
            return None
        verb = verb.head
    return None


def speaker_token(token: Token) -> Token | None:
    """The subject of the verb of speech in a sentence with "we" or "I"."""
    for other in token.sent:
        if other.lemma_.lower() in SPEECH and other.pos_ == "VERB":
            for child in other.children:
                if child.dep_ == "nsubj" and child.lower_ not in SPEAKER:
                    return child
    return None


def antecedent(token: Token) -> Token | None:
    """The noun that "who", "which" or "that" takes up."""
    above = token
    for _ in range(6):
        if above.dep_.startswith("acl"):
            return above.head
        if above.head is above:
            break
        above = above.head
    before = token.i - 1
    while before > token.sent.start and token.doc[before].is_punct:
        before -= 1
    return token.doc[before] if token.doc[before].pos_ in ("NOUN", "PROPN") and before >= token.sent.start else None


@cache
def _letters() -> dict[str, str]:
    """Title of a head of state or government -> the letter that its country has in the table of countries."""
    found: dict[str, str] = {"vice president": "P", "deputy prime minister": "M"}
    for group in tables.offices()["offices"]:
        if "head" in group:
            found |= dict.fromkeys(group["titles"], group["head"])
    return found


def _may_be(noun: str, office: str) -> bool:
    """Whether the holder of an office may be called by a noun: a president a leader, a spokesman not."""
    if noun == "leader":
        return office in LEADERS or office.endswith("leader")
    return noun not in HELD or noun in office


def _side(country: str, code: str, text: str, span: Span) -> Participant:
    if code:
        name = next((body.name for body in tables.bodies() if body.code == code), code)
        return Participant(text, span, name, "organisation", code, country, "IGO")
    known = tables.countries().get(country)
    return Participant(text, span, known.name if known else None, "country", None, country)


def _kind(mention: Mention) -> str:
    return mention.participants[0].kind if mention.participants else ""


def _are_states(mention: Mention, count: int) -> bool:
    """Whether a mention names so many states in one breath: "Poland, Hungary and Latvia"."""
    states = {one.country for one in mention.participants if one.kind == "country"}
    return len(states) == count == len(mention.participants)


def _is_one_person(mention: Mention) -> bool:
    return not mention.plural and _kind(mention) == "person"


def _agrees(person: Person | None, gender: str) -> bool:
    return person is None or person.known_gender in ("", gender)
