"""Descriptions that take up somebody told before: "the ministry", "the company", "the Swedish diplomat"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from legation.actors.chunks import Chunk
from legation.actors.linking import LEADERS, REACH
from legation.actors.memory import Memory, Mention, Person
from legation.actors.readings import Reading
from legation.model import Participant

LOCAL = frozenset(["COP", "HLH", "EDU", "AGR", "LAB", "CVL", "CRM"])
"""Sectors of those who, where no word tells their country, are of the place that the story was filed from."""
BODY_WORDS = frozenset(
    "group body organisation organization bloc alliance agency commission committee council panel network movement "
    "watchdog".split()
)
"""Nouns by which a body that was told by its name is taken up."""


@dataclass(frozen=True)
class Descriptions:
    """The descriptions of a story, looked up in what it has told so far; `filed_in` is the dateline's country."""

    memory: Memory
    base: int
    tokens: Sequence[Token]
    filed_in: str

    def taken_up(self, chunk: Chunk, reading: Reading) -> Reading:
        """ "the ministry" is the ministry last told of, "inspectors" the U.N. inspectors, "the company" Gazprom."""
        first = self.tokens[chunk.start]
        definite = first.lower_ in ("the", "this", "that") and chunk.end - chunk.start == 2
        if reading.country or not (definite or (chunk.end - chunk.start == 1 and first.tag_ == "NNS")):
            return reading
        head = reading.head.rpartition(" ")[2]
        before = [one for one in reversed(self.memory.mentions) if not self._is_foreign(reading, one)]
        for mention in before:
            told = mention.participants[0]
            if mention.head.rpartition(" ")[2] == head and told.country and told.kind == reading.kind:
                return _taken_over(reading, told, f"the {reading.head} told of before")
        if not definite or reading.kind != "organisation":
            return reading
        known = self._body(head, reading.sector, before)
        return _taken_over(reading, known, f"the {reading.head} is {known.name}") if known is not None else reading

    def _body(self, head: str, sector: str, before: Sequence[Mention]) -> Participant | None:
        """The named body that a noun takes up: one of that word, else of that sector, else the last that acted."""
        named = [
            (one, one.participants[0])
            for one in before
            if len(one.participants) == 1
            and one.participants[0].kind == "organisation"
            and (one.participants[0].name or "")[:1].isupper()
        ]
        of_word = (told for _, told in named if head in (told.name or "").lower().split())
        of_sector = (told for _, told in named if sector and told.sector == sector)
        acting = (told for one, told in named if head in BODY_WORDS and one.subject)
        return next(of_word, None) or next(of_sector, None) or next(acting, None)

    def _is_foreign(self, reading: Reading, mention: Mention) -> bool:
        """Whether local forces were told of in passing, of another country than the story was filed from."""
        country = mention.participants[0].country
        return reading.sector in LOCAL and not mention.subject and country != self.filed_in != ""

    def person(self, token: Token, reading: Reading) -> Person | None:
        """Whom "the Swedish diplomat" may mean: whom the story last called a diplomat, else the named person last told
        of; of that country, and of that sector."""
        if not reading.sector:
            return None
        here = self.base + token.i
        near = [one for one in reversed(self.memory.mentions) if here - one.token <= REACH and not one.plural]
        for called in (True, False):
            for mention in near:
                one = mention.person
                if one is None or not (mention.head == reading.head if called else one.name):
                    continue
                same = one.sector == reading.sector and reading.country in ("", one.country)
                if same and reading.gender in ("", one.known_gender or reading.gender):
                    return one
        return None

    def leader(self, country: str) -> Person | None:
        """The head of state or government told of last whom "the Turkish leader" means."""
        people = reversed(self.memory.people)
        return next((one for one in people if one.country == country and one.office in LEADERS), None)


def _taken_over(reading: Reading, told: Participant, why: str) -> Reading:
    """What is known of somebody told before, of whom a phrase tells little."""
    sector = reading.sector if not reading.weak else told.sector or ""
    name = told.name or reading.name
    taken = replace(reading, country=told.country or "", code=told.code or "", sector=sector, name=name)
    return taken.and_why(why)
