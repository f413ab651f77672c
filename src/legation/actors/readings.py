"""A noun phrase cut into its parts, and what is told of the actor that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.actors.lexicon import Item
from legation.actors.words import Word
from legation.model import Actor

PREPOSITIONS = frozenset(
    "of for to in from at with by near on against under inside outside among between within into over across".split()
)
BREAKS = frozenset("who which that whose where when while after before as said says including".split())
DETERMINERS = frozenset(
    "the a an this that these those some any all both each every several many few most other another no "
    "its his her their our my your".split()
)
RANKS = frozenset(
    "general;lieutenant general;major general;brigadier general;brigadier;colonel;lieutenant colonel;major;captain;"
    "lieutenant;admiral;rear admiral;vice admiral;marshal;field marshal;sergeant;corporal;air marshal;air chief marshal"
    .split(";")
)  # fmt: skip
"""Titles that tell no office: who bears one may hold any."""
PERSONAL = frozenset(["GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP"])
"""Sectors of office that a former holder leaves for ELI."""
GENERIC = frozenset(["chief", "head", "boss", "leader"])
"""Titles that give way to a better one of the same person: "the U.N. chief, Secretary-General …"."""
_MARKS = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True)
class Reading:
    """What a phrase tells; "" where it does not. `person` is the name of a person, `plural` of more than one."""

    kind: str = ""
    name: str = ""
    country: str = ""
    code: str = ""
    sector: str = ""
    sector_2: str = ""
    office: str = ""
    state: str = ""
    head: str = ""
    plural: bool = False
    weak: bool = False
    counterpart: bool = False
    nations: tuple[str, ...] = ()
    metonym: str = ""
    gender: str = ""
    why: tuple[str, ...] = ()
    person: bool = False

    def actor(self) -> Actor:
        """The same in the contract's terms."""
        bare = self.kind == "country" or (self.kind == "group" and self.metonym == "people")
        sector = self.sector or (None if bare else "UNK")
        office = self.office if self.kind == "person" else ""
        state = (self.state or "current") if office else (self.state or None)
        return Actor(
            self.name or None,
            self.kind or "unknown",
            self.country or None,
            self.code or None,
            sector,
            self.sector_2 or None,
            office or None,
            state,
            self.why,
        )

    def and_why(self, reason: str) -> Reading:
        return replace(self, why=(*self.why, reason))


class Phrase:
    """Words with the items found in them, and the parts that they fall into."""

    def __init__(self, words: Sequence[Word], items: Sequence[Item]) -> None:
        self.words = words
        self.items = items
        inside = {i for item in items for i in range(item.start, item.end)}
        stop = next(
            (i for i, word in enumerate(words) if i and i not in inside and word.key in BREAKS and not word.capital),
            len(words),
        )
        cut = next((i for i in range(1, stop) if i not in inside and words[i].key in PREPOSITIONS), stop)
        owner = max((i for i in range(cut) if i not in inside and words[i].text.lower() in _MARKS), default=-1)
        self.core = (owner + 1, cut)
        self.possessor = (0, owner) if owner > 0 else None
        self.complement = (cut, stop) if cut < stop else None

    def part(self, start: int, end: int) -> Phrase:
        """The words [start, end) as a phrase of their own."""
        items = [
            Item(i.start - start, i.end - start, i.entries) for i in self.items if i.start >= start and i.end <= end
        ]
        return Phrase(self.words[start:end], items)

    def text(self, start: int, end: int) -> str:
        """The words [start, end) as written, hyphens and all."""
        parts: list[str] = []
        for word in self.words[start:end]:
            gap = "" if not parts or word.text.lower() in _MARKS else "-" if word.glued else " "
            parts += [gap, word.text]
        return "".join(parts)
