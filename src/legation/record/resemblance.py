"""How alike two tellings are: plain signs that speak for one happening or against it, weighed and summed.

Readings of one happening differ from story to story: another type for the same deed (an envoy sent home as SANCTION or
as COERCE), a person without a country here and with it there, the army of a country for the country, a place that is
only inferred. None of these keeps two tellings apart, and nothing that two tellings share joins them by itself;
`resemblance` weighs it all, and from `BAR` on they are alike. It is asked of tellings that nothing keeps apart for
certain (see `merging`), and rests on these two alone.

One sign is graded: how alike the encoder finds what the two triggers mean where they stand. "Brushed off" is much like
"rejected" to it (0.73), a border that is crossed quite unlike a slaughter of the same type (-0.07). Where a mention
carries no `meaning` (it was kept before there was one), or one of another space, that sign is silent.

The weights are those of a logistic regression, rounded to a tenth. The pairs that it learns from are few, so it is
drawn to what one would say before counting, so strongly that weights hardly leave it: what is learned is the bar.
`python training/merging.py --write` makes them anew and tells how well they do on affairs left out (the half "tune" of
tests/data/happenings.jsonl, 2026-11-27: precision 0.938, recall 0.417; 0.935 and 0.403 without the meaning of words).
It would set the bar at 1.44, which joins one fewer there (recall 0.417 for 0.431): the bar stayed. "Words alike" weighs
the least that does well: from 1 to 3 the half "tune" is joined the same, and from 1.5 on the other half, of which only
the sums were looked at, loses a right link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.meanings import cosine
from legation.model import Participant, Place
from legation.record.parties import conflicting, is_spot, party, place_key, same_name
from legation.record.tellings import Telling

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
APART_KM = 50.0
APART_DAYS = 3

_MISTAKEN = (
    {"AGREE", "AID"}, {"CONCEDE", "RETREAT"}, {"ACCUSE", "PROTEST"}, {"REQUEST", "THREATEN"}, {"REJECT", "SANCTION"},
    {"REJECT", "COERCE"}, {"COERCE", "SANCTION"}, {"COERCE", "ASSAULT"},
)  # fmt: skip
"""Types of which one deed is read as either: help promised, prisoners let go, an envoy called in, an ultimatum, people
sent home or seized. Types of deeds that often go together (talks and what is signed at them) are none of these."""

WEIGHTS = {
    "another type": -2.5,
    "one frame": 1.0,
    "one trigger": 0.7,
    "words alike": 1.0,
    "one mode": 0.5,
    "one context": 0.4,
    "other contexts": -0.4,
    "one number": 1.0,
    "a person": 1.0,
    "a party": 0.7,
    "others of a party": -0.8,
    "a side untold": -0.7,
    "a word for a side": 1.0,
    "the same days": 1.5,
    "days among them": 0.2,
    "no time": -0.3,
    "published together": 0.2,
    "published apart": -0.3,
    "one spot": 0.5,
    "other places": -0.7,
    "one story": -2.5,
}
"""What each sign of `signs` weighs."""

BAR = 1.25

EVEN = 0.5
"""How alike two triggers are where that speaks neither for one happening nor against it, and from where on two that
tell something said may tell it of sides of which one leaves one out. What is joined in the half "tune" is the same from
0.3 to 0.55.

Of pairs of coded words of ECB+'s training topics, each judged in a space learned without its topic, those of one type
are one happening in 27% of all, in 13% where they are 0.4 to 0.6 alike and in 35% from there to 0.8 (2,363 pairs); of
those that only their time keeps apart 37%, 22% and 60% (623). A logistic regression there gives a tenth 0.35 to 0.52,
more than the 0.1 that we draw to, as its stories tell no dates and few sides beside the words (2026-11-27).
"""


def akin(kind: str) -> frozenset[str]:
    """The types that a happening which is read as one type may be read as elsewhere, this one among them."""
    return frozenset({kind}).union(*(pair for pair in _MISTAKEN if kind in pair))


def alike(leader: Telling, telling: Telling) -> bool:
    """Whether two tellings share enough to be of one happening."""
    return resemblance(leader, telling) >= BAR


def resemblance(leader: Telling, telling: Telling) -> float:
    """What all signs weigh together."""
    return sum(WEIGHTS[sign] * much for sign, much in measure(leader, telling).items())


def measure(leader: Telling, telling: Telling) -> dict[str, float]:
    """How much there is of each sign: how often it comes; of "words alike" how far beyond `EVEN` they are alike."""
    found: dict[str, float] = {}
    for sign in signs(leader, telling):
        found[sign] = found.get(sign, 0.0) + 1.0
    likeness = compare_words(leader, telling)
    if likeness is not None:
        found["words alike"] = likeness - EVEN
    return found


def signs(leader: Telling, telling: Telling) -> Iterator[str]:
    """What speaks for two tellings being of one happening, or against it, and is there or is not, by the names of
    `WEIGHTS`; what both sides share comes twice."""
    yield from _in_deed(leader, telling)
    yield from _in_sides(leader, telling)
    yield from _in_setting(leader, telling)


def _in_deed(leader: Telling, telling: Telling) -> Iterator[str]:
    one, other = leader.mention, telling.mention
    if leader.frame is not None and leader.frame == telling.frame:
        yield "one frame"
    elif one.type != other.type:
        yield "another type"
    if leader.stem == telling.stem:
        yield "one trigger"
    if one.type == other.type and one.mode is not None and one.mode == other.mode:
        yield "one mode"
    if one.contexts and other.contexts:
        yield "other contexts" if set(one.contexts).isdisjoint(other.contexts) else "one context"
    if leader.numbers & telling.numbers:
        yield "one number"


def _in_sides(leader: Telling, telling: Telling) -> Iterator[str]:
    if shares_word(leader, telling):
        yield "a word for a side"
    if in_circle(leader, telling):
        yield from ["a party"] * min(len(leader.everyone.keys() & telling.everyone.keys()), 2)
        if shares_person(leader, telling):
            yield "a person"
        return
    for shared in compare_sides(leader, telling):
        if shared == "person":
            yield "a person"
        if shared in ("person", "party"):
            yield "a party"
        elif shared == "others":
            yield "others of a party"
    if leaves_out_a_side(leader, telling):
        yield "a side untold"


def _in_setting(leader: Telling, telling: Telling) -> Iterator[str]:
    one, other = leader.mention, telling.mention
    if telling.told:
        yield "the same days" if leader.told == telling.told else "days among them"
    elif leader.published is not None and telling.published is not None:
        days = abs((leader.published - telling.published).days)
        if days <= 1 or days > APART_DAYS:
            yield "published together" if days <= 1 else "published apart"
    if other.when is None:
        yield "no time"
    if one.where is not None and other.where is not None:
        if lie_apart(one.where, other.where):
            yield "other places"
        elif is_spot(one.where) and place_key(one.where) == place_key(other.where):
            yield "one spot"
    if one.story.id == other.story.id and one.part == other.part and one.sentence != other.sentence:
        yield "one story"  # which tells a happening again only in its title, or by what it did ("killing two")


def compare_words(leader: Telling, telling: Telling) -> float | None:
    """How alike the triggers are in what they mean, from -1 to 1; None where one of them does not tell."""
    if leader.meaning is None or telling.meaning is None:
        return None
    return cosine(leader.meaning, telling.meaning)


def tells_alike(leader: Telling, telling: Telling, least: float = EVEN) -> bool:
    """Whether the triggers mean much the same."""
    likeness = compare_words(leader, telling)
    return likeness is not None and likeness >= least


def in_circle(leader: Telling, telling: Telling) -> bool:
    """Whether all who take part are compared as one circle: in a meeting or cooperation, unless both tell a visit and
    whom it is to."""
    one, other = leader.mention, telling.mention
    visits = one.mode == other.mode == "visit" and one.recipients and other.recipients
    return one.type in MUTUAL and not visits


def compare_sides(leader: Telling, telling: Telling) -> tuple[str | None, str | None]:
    """What two tellings share of the actors and of the recipients: a named "person", a "party", only "others" of one
    party (a people for its state, another ministry); nothing, so that they are "apart"; None where it cannot be told,
    as one says nothing of that side, or only somebody of whom no country is known."""
    one, other = leader.mention, telling.mention
    return _shared(one.actors, other.actors), _shared(one.recipients, other.recipients)


def _shared(ones: Iterable[Participant], others: Iterable[Participant]) -> str | None:
    pairs = [(left, right) for left in ones for right in others]
    if any(is_one_person(left, right) for left, right in pairs):
        return "person"
    of_one = [(left, right) for left, right in pairs if party(left) is not None and party(left) == party(right)]
    if any(not conflicting(left, right) for left, right in of_one):
        return "party"
    if any(not _are_two(left, right) for left, right in of_one):
        return "others"
    known = any(_is_placed(left) and _is_placed(right) for left, right in pairs)
    return "apart" if known or of_one else None


def is_one_person(left: Participant, right: Participant) -> bool:
    """Whether both are a person of one name, whose country may be missing on one side."""
    if left.kind != "person" or right.kind != "person" or not left.name or not right.name:
        return False
    return same_name(left.name, right.name) and (left.country == right.country or None in (left.country, right.country))


def _are_two(left: Participant, right: Participant) -> bool:
    """Whether two of one party are certainly not one: two persons by name, or two bodies by code."""
    if left.code and right.code and left.code != right.code:
        return True
    persons = left.kind == right.kind == "person"
    return persons and bool(left.name and right.name) and not same_name(left.name or "", right.name or "")


def _is_placed(participant: Participant) -> bool:
    """Whether it is known which country or body somebody belongs to."""
    return participant.country is not None or participant.code is not None


def shares_person(leader: Telling, telling: Telling) -> bool:
    """Whether both name a person, on whatever side."""
    return any(is_one_person(left, right) for left in leader.participants for right in telling.participants)


def shares_word(leader: Telling, telling: Telling) -> bool:
    """Whether both have a word for those who take part that would not fit anybody: gendarmes, a trawler."""
    return not leader.words.isdisjoint(telling.words)


def leaves_out_a_side(leader: Telling, telling: Telling) -> bool:
    """Whether both are words (accusing, asking, …), and one tells by whom or to whom and the other does not."""
    words = {leader.mention.type, telling.mention.type} <= WORDS
    one_sided = bool(leader.actors) != bool(telling.actors) or bool(leader.recipients) != bool(telling.recipients)
    return words and one_sided


def lie_apart(one: Place, other: Place) -> bool:
    """Whether two places are of two countries, or spots far from one another."""
    if one.country and other.country and one.country != other.country:
        return True
    apart = one.kilometres_to(other) if is_spot(one) and is_spot(other) else None
    return apart is not None and apart > APART_KM
