"""One dictionary over all tables: phrase -> what it may stand for; and the longest phrases found in a run of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from legation.actors import tables
from legation.actors.words import Word, key, phrase_key


class Entry(NamedTuple):
    """What a phrase may stand for.

    `what`: country, adjective, people, capital, house, body, noun, office, portfolio, rank, state, modifier, honorific.
    `case`: how it must be written: "any", "capital" (each part that is not a small word) or "upper".
    """

    what: str
    name: str = ""
    country: str = ""
    code: str = ""
    sector: str = ""
    sector_2: str = ""
    kind: str = ""
    case: str = "any"
    weak: bool = False
    plural: bool = False


class Item(NamedTuple):
    """Words [start, end) that stand in the lexicon."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def get(self, *what: str) -> Entry | None:
        """The first entry of one of these sorts, in the order of the sorts."""
        for sort in what:
            for entry in self.entries:
                if entry.what == sort:
                    return entry
        return None


HONORIFICS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lady": "f", "lord": "m", "dame": "f",
              "dr": "", "sheikh": "m", "madam": "f", "don": "m", "dona": "f", "baroness": "f", "mme": "f",
              "hajj": "m", "haji": "m", "comrade": ""}  # fmt: skip


WRITTEN_LARGE = frozenset(
    "major father justice rep sen gen col maj adm lt capt metropolitan chair rev prof sgt".split()
)
"""Titles that are other words in small letters."""


class Lexicon(NamedTuple):
    """Phrase -> entries, and first word -> the longest phrase that begins with it, in words."""

    phrases: dict[str, tuple[Entry, ...]]
    longest: dict[str, int]

    def find(self, words: Sequence[Word]) -> list[Item]:
        """The longest known phrases in `words`, left to right, none over another."""
        found = []
        start = 0
        while start < len(words):
            item = self._at(words, start)
            if item is not None:
                found.append(item)
            start = start + 1 if item is None else item.end
        return found

    def _at(self, words: Sequence[Word], start: int) -> Item | None:
        longest = self.longest.get(words[start].key, 0)
        for end in range(min(start + longest, len(words)), start, -1):
            entries = self.phrases.get(" ".join([word.key for word in words[start:end]]))
            if entries is not None:
                written = tuple(entry for entry in entries if _is_written(entry.case, words[start:end]))
                if written:
                    return Item(start, end, written)
        return None


def _is_written(case: str, words: Sequence[Word]) -> bool:
    if case == "any":
        return True
    if case == "upper":
        return any(word.upper for word in words)
    return words[0].capital or (words[0].text[:1].isdigit()) or (len(words) > 1 and words[1].capital)


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends in one."""
    irregular: dict[str, str] = tables.agents()["plurals"]
    if noun in irregular:
        return irregular[noun]
    head, _, last = noun.rpartition(" ")
    if head and last in irregular:
        return f"{head} {irregular[last]}"
    for end, other in (("man", "men"), ("woman", "women"), ("child", "children")):
        if last.endswith(end) and not last.endswith("human"):
            return noun[: -len(end)] + other
    if last.endswith(("s", "x", "ch", "sh")):
        return noun if last.endswith("s") and not last.endswith("ss") else noun + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _country_entries() -> Iterator[tuple[str, Entry]]:
    for country in tables.countries().values():
        for name in (country.name, *country.names):
            case = "upper" if len(key(name)) < 4 and key(name) != "ira" else "capital"
            yield name, Entry("country", country.name, country.code, kind="country", case=case)
        for adjective in country.adjectives:
            case = "upper" if len(key(adjective)) < 3 else "capital"
            yield adjective, Entry("adjective", country.name, country.code, case=case)
            if not key(adjective).endswith(("ese", "ch", "sh", "ss", "us", "uk", "se")):
                yield adjective + "s", Entry("people", country.name, country.code, case="capital", plural=True)
        for one, many in country.people:
            yield one, Entry("people", country.name, country.code, case="capital")
            yield many, Entry("people", country.name, country.code, case="capital", plural=True)
        for capital in country.capitals:
            yield capital, Entry("capital", country.name, country.code, sector="GOV", case="capital")
        for house in country.houses:
            yield house, Entry("house", country.name, country.code, sector="GOV", case="capital")


def _body_entries() -> Iterator[tuple[str, Entry]]:
    for body in tables.bodies():
        for form in (body.name, *body.forms):
            case = "upper" if form.replace(".", "").isupper() and len(form) <= 4 else "capital"
            yield (
                form,
                Entry("body", body.name, body.country, body.code, body.sector, body.sector_2, "organisation", case),
            )


def _agent_entries() -> Iterator[tuple[str, Entry]]:
    for table in tables.agents()["agents"]:
        weak = table.get("weak", ())
        for noun in table["nouns"]:
            case = "capital" if noun in table.get("large", ()) else "any"
            told = table["sector"], table.get("sector_2", ""), table["kind"], case
            is_weak = weak if isinstance(weak, bool) else noun in weak
            yield noun, Entry("noun", noun, "", "", *told, is_weak)
            many = plural(noun)
            if many != noun:
                yield many, Entry("noun", noun, "", "", *told, is_weak, True)


def _water_entries() -> Iterator[tuple[str, Entry]]:
    for water in tables.agents()["waters"]:
        yield water, Entry("water", water, case="capital")


def _office_entries() -> Iterator[tuple[str, Entry]]:
    table = tables.offices()
    for group in table["offices"]:
        told = {title: title for title in group["titles"]} | group.get("same", {})
        for title, office in told.items():
            sector = group.get("sector", "GOV")
            case = "capital" if title in WRITTEN_LARGE else "any"
            entry = Entry("office", office, sector=sector, kind="person", case=case, weak=not sector)
            yield title, entry
            yield plural(title), entry._replace(plural=True)
    for portfolio, names in table["portfolios"].items():
        for name in names:
            yield name, Entry("portfolio", portfolio)
    for rank in table["ranks"]:
        yield rank, Entry("rank", rank)
    for state, forms in table["states"].items():
        for form in forms:
            yield form, Entry("state", state)
    for modifier, sector in table["modifiers"].items():
        yield modifier, Entry("modifier", modifier, sector=sector)
    for honorific in HONORIFICS:
        yield honorific, Entry("honorific", honorific, kind="person", case="capital")


def _is_known(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether one of `entries`, no weaker one and however it is written, says the same."""
    said = entry.what, entry.name, entry.country
    alike = (known for known in entries if (known.what, known.name, known.country) == said)
    return any(known.weak <= entry.weak and known.case in ("any", entry.case) for known in alike)


@cache
def lexicon() -> Lexicon:
    """The dictionary over all tables, made once; strong nouns stand before weak ones of the same word."""
    phrases: dict[str, list[Entry]] = {}
    for source in (_water_entries(), _country_entries(), _body_entries(), _office_entries(), _agent_entries()):
        for phrase, entry in source:
            entries = phrases.setdefault(phrase_key(phrase).removeprefix("the "), [])
            if not (entries and _is_known(entry, entries)):
                entries.append(entry)
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        longest[first] = max(longest.get(first, 0), 1 + rest.count(" ") + bool(rest))
    for entries in phrases.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: entry.weak)
    return Lexicon({phrase: tuple(entries) for phrase, entries in phrases.items()}, longest)


def city_country(words: Sequence[Word]) -> str:
    """The country of the city or region that these words name, "" where none is known."""
    if not words or not words[0].capital:
        return ""
    return tables.cities().get(" ".join([word.key for word in words]), "")


@cache
def _scrambles() -> dict[tuple[str, str, str], str]:
    """First letter, sorted letters and last letter -> the one known word written so, for slips of the pen."""
    found: dict[tuple[str, str, str], str] = {}
    for phrase in lexicon().phrases:
        if len(phrase) >= 5 and " " not in phrase:
            found.setdefault((phrase[0], "".join(sorted(phrase)), phrase[-1]), phrase)
    return found


def unscramble(word: Word) -> Word:
    """The word as it was meant, where two of its letters changed places: "Dehli" is "Delhi"."""
    if len(word.key) < 5 or word.key in lexicon().phrases:
        return word
    meant = _scrambles().get((word.key[0], "".join(sorted(word.key)), word.key[-1]))
    return word._replace(key=meant) if meant else word
