"""What a story has told so far of its people, and who was mentioned where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from legation.actors import tables
from legation.actors.directory import DEPUTIES, Directory, office_key
from legation.actors.genders import gender_of
from legation.actors.readings import PERSONAL
from legation.actors.resolver import resolve
from legation.model import Office, Participant, Span, is_body


@dataclass
class Person:
    """Somebody of the story, as far as told; "" where not. `spans` quote the mentions, with their part of the story."""

    name: str = ""
    office: str = ""
    country: str = ""
    code: str = ""
    sector: str = ""
    sector_2: str = ""
    state: str = ""
    gender: str = ""
    listed: bool = False  # only the who's-who tells of him so far
    spans: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def known_gender(self) -> str:
        """What the story tells of the gender ("m", "f"), else what name and office do, else ""."""
        return self.gender or gender_of(self.name, self.office)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.name.lower().replace("-", " ").split())


@dataclass(frozen=True)
class Mention:
    """Who was mentioned at a token; `head` is the noun that told it, `subject` whether it was one."""

    token: int
    participants: tuple[Participant, ...]
    person: Person | None
    plural: bool
    head: str
    subject: bool


class Memory:
    """People, mentions and countries in the order in which a story tells them; and whom the who's-who knows on its day.

    Somebody of the who's-who becomes one of the story's people when the story first names him, or his office.
    """

    def __init__(self, known: Directory | None = None, on: date | None = None) -> None:
        self.known = known or Directory()
        self.on = on
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        self.countries: list[tuple[int, str]] = []
        self.counts: Counter[str] = Counter()
        self.named: set[str] = set()  # countries named anywhere in the story

    def country(self, token: int, code: str) -> None:
        """A country came into play at a token."""
        if code and not is_body(code):
            self.countries.append((token, code))
            self.counts[code] += 1

    def find(self, name: str) -> Person | None:
        """The person whose full name, or a part of it, this is; the last so named where several are; or of the list."""
        words = tuple(name.lower().replace("-", " ").split())
        return self.told(name) or (self._known_as(words) if words else None)

    def told(self, name: str) -> Person | None:
        """The same of those alone whom the story has told of."""
        words = tuple(name.lower().replace("-", " ").split())
        if not words:
            return None
        for test in (_is_same, _is_last, _is_first, _is_within):
            for person in reversed(self.people):
                if person.name and test(person.words, words):
                    return person
        return None

    def _known_as(self, words: tuple[str, ...]) -> Person | None:
        """Somebody of the who's-who: by the full name, or by the last one where only one has it who is in office and
        whose country the story names."""
        entries = self.known.named(" ".join(words), self.on)
        if len({(one.country, one.code) for one in entries}) > 1:  # namesakes
            entries = [one for one in entries if one.country in self.named]
            if len({(one.country, one.code) for one in entries}) > 1:
                return None
        if len(words) == 1:
            entries = [one for one in entries if one.state != "former"]
            if len({one.person for one in entries}) > 1 or not any(one.country in self.named for one in entries):
                return None
        return self._met(entries[0]) if entries else None

    def _met(self, entry: Office) -> Person:
        """An entry of the who's-who as one of the story's people."""
        sector, second = _sector(entry.office), ""
        state = "" if entry.state == "current" else entry.state
        if state == "former" and sector in PERSONAL:
            sector, second = "ELI", sector
        country, code = entry.country or "", entry.code or ""
        person = Person(entry.person, entry.office, country, code, sector, second, state, listed=True)
        self.people.append(person)
        return person

    def holder(self, office: str, country: str, state: str = "", code: str = "") -> Person | None:
        """The person told to hold an office: of that country where one is given, in that state before others.

        Somebody of whom only the who's-who tells is taken where it names nobody else for the office.
        """
        fitting = [p for p in self.people if p.office and _is_office(p.office, office)]
        if country:
            fitting = [p for p in fitting if p.country == country]
        wanted = [p for p in fitting if (p.state or "current") == (state or "current")] or (
            [p for p in fitting if p.state in ("", "current", "acting")] if not state else []
        )
        if wanted:
            return wanted[-1]
        entries = [
            one
            for one in self.known.holders(country, self.on)
            if country and office_key(one.office) == office_key(office)
        ]
        entries = [one for one in entries if one.state == (state or "current") or (one.state == "acting" and not state)]
        if is_body(country):
            entries = [one for one in entries if code and one.code == code]
        return self._met(entries[0]) if len({one.person for one in entries}) == 1 else None

    def recent_countries(self, before: int, without: Iterable[str] = ()) -> Iterator[str]:
        """The countries in play before a token, the last one first, each once."""
        seen = set(without)
        for token, code in reversed(self.countries):
            if token < before and code not in seen:
                seen.add(code)
                yield code

    def dominant(self) -> str:
        """The country that the story is about: told half as often again as any other; "" for none."""
        first, second = [*self.counts.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] >= 1.5 * second[1] else ""

    def sides(self, before: int) -> Iterator[tuple[str, str]]:
        """Country and code of those who acted before a token, the last one first, each once."""
        seen = set()
        for mention in reversed(self.mentions):
            for participant in reversed(mention.participants):
                side = participant.country or "", (participant.code or "") if participant.country == "IGO" else ""
                if mention.token < before and side[0] and side not in seen and side != ("IGO", ""):
                    seen.add(side)
                    yield side


@cache
def _sector(office: str) -> str:
    return resolve(office).sector or ""


def has_head(country: str, letters: str) -> bool:
    """Whether a country has such a head of state or government (a letter of `heads` in its table)."""
    known = tables.countries().get(country)
    return not letters or known is None or not known.heads or any(letter in known.heads for letter in letters)


def _is_office(held: str, asked: str) -> bool:
    spelled = held.replace("defence", "defense"), asked.replace("defence", "defense")
    deputy = spelled[0].split()[0] in DEPUTIES
    return spelled[0] == spelled[1] or (spelled[0].endswith(f" {spelled[1]}") and not deputy)


def _is_same(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return full == words


def _is_last(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return full[-len(words) :] == words


def _is_first(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(words) == 1 and len(full) > 1 and full[0] == words[0]


def _is_within(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """A longer telling of a known name: "Choi" and then "Choi Sang-mok", "Ali Youssouf" and "Mahmoud Ali Youssouf"."""
    return len(words) > len(full) and (words[-len(full) :] == full or (len(full) == 1 and words[0] == full[0]))
