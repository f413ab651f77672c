"""Which of the places of one name is meant: the story's other places, its containments and its home decide.

Each name gets one sense a story. A place's score is a prior (how peopled, what class of place, its own name or an
alternate) plus what the other names' likely senses lend it: those in the same county, state, country and nearby. The
senses are settled together in a few rounds, each name lending in proportion to how sure it is of its sense.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp, log1p, log10
from typing import Final

from legation.places.gazetteer import ABBREVIATION, ALTERNATE, DEMONYM, Entry
from legation.places.mentions import Mention

Slots = dict[tuple[object, ...], float]

ROUNDS: Final = 6
MOST: Final = 80
"""Candidates of one name that are weighed, the most peopled first (and all that share a state with a sure place)."""

# Weights set on general grounds and checked on LGL dev by whole figures only (2026-11-23).
POPULATION: Final = 0.8
CLASSES: Final = {"PCLI": 5.5, "PCLH": 4.5, "CONT": 6.0, "OCN": 5.0, "ADM1": 2.4, "PPLC": 2.5, "ADM2": -0.6}
FAME: Final = 0.8
"""What each tenfold of people beyond 100,000 adds."""
EMINENT: Final = 2.5
"""For the cities of our own table that are no capitals: Geneva, Aleppo, Nagasaki."""
FEATURE: Final = 3.6
"""For the seas, regions and other features of our own table, which are there because news names them."""
SMALL: Final = 20_000
"""People under which a town is not meant in news of other countries alone."""

KINDS: Final = {ALTERNATE: -2.5, ABBREVIATION: 0.0, DEMONYM: 0.0}
SAME_COUNTRY: Final = 2.0
SAME_STATE: Final = 3.5
SAME_COUNTY: Final = 2.0
NEARBY: Final = 1.5
BESIDE: Final = 1.2
REACH: Final = 100
"""A country named within so many characters of a town speaks for it once more."""
HOME: Final = 3.0
AREA: Final = 3.0
"""How much more than a town a country or state that the story names lends to what lies in it."""
REPEATED: Final = 0.5
"""What a name lends more for being named again, by the logarithm of how often."""
FAINT: Final = 0.01
"""A sense less likely than this lends nothing, which spares most of the work."""


@dataclass
class Group:
    """All mentions of one name in one story (or of one mention with a containment of its own) and their senses."""

    key: str
    entries: tuple[Entry, ...]
    count: int
    beside: set[str] = field(default_factory=set)
    priors: list[float] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)

    @property
    def best(self) -> Entry:
        return max(zip(self.chances, range(0, -len(self.entries), -1), self.entries, strict=True))[2]


def choose(text: str, mentions: Sequence[Mention], home: Iterable[Entry] = ()) -> list[Entry | None]:
    """The place of each mention, None where the table has none. `home`: places that the story's source is at."""
    held = contain(text, mentions)
    groups: dict[tuple[str, tuple[int, ...]], Group] = {}
    keys = []
    senses = spread(mentions, held)
    for mention, entries, beside in zip(mentions, senses, countries_beside(mentions), strict=True):
        key = mention.key, tuple(entry.id for entry in entries)
        keys.append(key)
        if entries:
            group = groups.setdefault(key, Group(mention.key, entries[:MOST], 0))
            group.count += 1
            group.beside |= beside
    settle(list(groups.values()), tuple(home))
    meant = {key: None if _is_far_fetched(group, groups.values()) else group.best for key, group in groups.items()}
    return [meant.get(key) for key in keys]


def _is_far_fetched(group: Group, groups: Iterable[Group]) -> bool:
    """Whether all that a name may mean here is a small town, or some other name of a lesser city, in a country that the
    story tells nothing else of, though it names others: in news of Vanuatu the island Tanna, which we lack, is no Thane
    in India, nor is an airport in Venezuela the Ecuadorian Simón Bolívar.
    """
    best = group.best
    lesser = best.kind == ALTERNATE or best.population < SMALL
    if not lesser or best.eminent or best.feature not in ("PPL", "PPLA", "ADM2") or group.beside & {best.country}:
        return False
    others = [other.best for other in groups if other is not group]
    return any(one.feature.startswith("PCL") for one in others) and all(one.country != best.country for one in others)


def contain(text: str, mentions: Sequence[Mention]) -> dict[int, tuple[Entry, ...]]:
    """Mention index -> its candidates that lie in the place named next: "Paris, Texas", "Cairo (Egypt)"."""
    held = {}
    for index, (inner, outer) in enumerate(pairwise(mentions)):
        between = text[inner.span[1] : outer.span[0]]
        if between not in (", ", " (", ",", ", in ", " in "):
            continue
        inside = tuple(
            entry
            for entry in inner.entries
            if any(area.contains(entry) for area in outer.entries if area.kind != DEMONYM)
        )
        if inside and (between.startswith((",", " (")) or len(inner.entries) > len(inside)):
            held[index] = inside
    return held


def countries_beside(mentions: Sequence[Mention]) -> list[set[str]]:
    """For each mention, the countries that are named (or whose people or adjective is) within `REACH` characters."""
    named = [
        (
            mention.span,
            {entry.country for entry in mention.entries if entry.country and entry.feature.startswith("PCL")},
        )
        for mention in mentions
    ]
    found: list[set[str]] = [set() for _ in mentions]
    for index, (span, countries) in enumerate(named):
        if not countries:
            continue
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(named) and max(span[0] - named[at][0][1], named[at][0][0] - span[1]) <= REACH:
                found[at] |= countries
                at += step
    return found


def spread(mentions: Sequence[Mention], held: dict[int, tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """One sense a story: a containment told once holds for the name's other mentions that stand without one."""
    told: dict[str, tuple[Entry, ...]] = {}
    for index, entries in held.items():
        told.setdefault(mentions[index].key, entries)
    return [held.get(index) or told.get(mention.key) or mention.entries for index, mention in enumerate(mentions)]


def settle(groups: list[Group], home: tuple[Entry, ...]) -> None:
    """Fill in each group's chances, by rounds of lending."""
    for group in groups:
        group.priors = [
            prior(entry) + BESIDE * (entry.country in group.beside and not entry.feature.startswith("PCL"))
            for entry in group.entries
        ]
        group.chances = soften(group.priors)
    for _ in range(ROUNDS):
        loans = Loans(groups, home)
        for group in groups:
            group.chances = soften(
                [base + loans.to(entry, group) for base, entry in zip(group.priors, group.entries, strict=True)]
            )


def prior(entry: Entry) -> float:
    """How likely `entry` is meant when nothing else is known, as a log-odds-like score."""
    score = POPULATION * log10(max(entry.population, 300)) + KINDS.get(entry.kind, 0.0)
    score += FAME * max(0.0, log10(max(entry.population, 1)) - 5.0)
    if entry.eminent and entry.feature == "PPL":
        return score + EMINENT
    if entry.feature == "ADM1" and entry.id < 0:
        return score
    if entry.feature in CLASSES:
        return score + CLASSES[entry.feature]
    return score if entry.feature.startswith("PPL") and entry.id > 0 else score + FEATURE


def soften(scores: list[float]) -> list[float]:
    """Softmax."""
    top = max(scores)
    parts = [exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


class Loans:
    """What the names of a story lend to a place, by country, state, county and cell of a degree.

    A group never lends to itself: what it put in is taken out again when it asks.
    """

    def __init__(self, groups: list[Group], home: tuple[Entry, ...]) -> None:
        self._all: Slots = defaultdict(float)
        self._own: dict[int, Slots] = {}
        for group in groups:
            own = self._own[id(group)] = self._put(group)
            for slot, share in own.items():
                self._all[slot] += share
        for entry in home:
            for slot in slots(entry):
                self._all[slot] += HOME

    @staticmethod
    def _put(group: Group) -> Slots:
        own: Slots = defaultdict(float)
        weight = 1.0 + REPEATED * log1p(group.count - 1)
        for chance, entry in zip(group.chances, group.entries, strict=True):
            if chance > FAINT:
                share = weight * chance * area_weight(entry)
                for slot in slots(entry):
                    own[slot] += share
        return own

    def to(self, entry: Entry, group: Group) -> float:
        own = self._own[id(group)]

        def lent(slot: tuple[object, ...]) -> float:
            return max(0.0, self._all.get(slot, 0.0) - own.get(slot, 0.0))

        score: float = 0.0
        if entry.country:
            score += SAME_COUNTRY * log1p(lent((entry.country,)))
        if entry.admin1:
            score += SAME_STATE * log1p(lent((entry.country, entry.admin1)))
        if entry.admin2:
            score += SAME_COUNTY * log1p(lent((entry.country, entry.admin1, entry.admin2)))
        if is_point(entry) and entry.latitude is not None and entry.longitude is not None:
            row, column = int(entry.latitude // 1), int(entry.longitude // 1)
            near = sum(lent((row + i, column + j, "cell")) for i in (-1, 0, 1) for j in (-1, 0, 1))
            score += NEARBY * log1p(near)
        return score


def area_weight(entry: Entry) -> float:
    """A country or state that is named speaks for what lies in it; the United States are named in every other story."""
    return (
        AREA if entry.feature.startswith(("PCL", "ADM1")) and entry.feature + str(entry.country) != "PCLIUSA" else 1.0
    )


def is_point(entry: Entry) -> bool:
    return not entry.feature.startswith(("PCL", "ADM1", "CONT", "OCN"))


def slots(entry: Entry) -> list[tuple[object, ...]]:
    """Where `entry` puts what it lends."""
    found: list[tuple[object, ...]] = []
    if entry.country:
        found.append((entry.country,))
    if entry.admin1:
        found.append((entry.country, entry.admin1))
    if entry.admin2:
        found.append((entry.country, entry.admin1, entry.admin2))
    if is_point(entry) and entry.latitude is not None and entry.longitude is not None:
        found.append((int(entry.latitude // 1), int(entry.longitude // 1), "cell"))
    return found
