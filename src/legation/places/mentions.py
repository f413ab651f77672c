"""Where the text names places: a longest match of the gazetteer over capitalised words, checked by what stands around.

A word that is part of another name (a person's, a university's, a newspaper's, a street's) is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from legation.model import Span
from legation.places.gazetteer import ABBREVIATION, DEMONYM, GIVEN, POSTAL, SURNAME, WORD, Entry, Gazetteer, key_of
from legation.places.lexicon import (
    ADDRESSES,
    AREA_WORDS,
    AROUND,
    CONNECTORS,
    FOLLOWERS,
    FORERUNNERS,
    INSTITUTIONS,
    INSTITUTIONS_OF,
    LOCATIVES,
    NEVER,
    PERSON_VERBS,
    ROADS,
    TITLES,
)

LONGEST: Final = 6
"""Words in the longest name that is looked for."""

GREAT: Final = 400_000
"""People from which on a town's name is taken for the town though it is also a given name or an ordinary word."""
LARGE: Final = 100_000
"""People from which on a town's name is taken for the town though it is also a surname."""
SMALL: Final = 5_000
"""People under which the name of a mere village stands for it only where words around it say so."""
GREAT_STATE: Final = 2_000_000
"""People from which on a state that is none of our own table is known by its name alone."""

_TOKEN = re.compile(r"[^\W_]+(?:['’](?!s\b|S\b)[^\W_]+)*")
_JOINT = re.compile(r"[ \t]+|[ \t]?\n[ \t]?|-|\.|\. ?|['’] ?|['’]s ")
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "w", "n", "s", "e"})
_OPENING = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|\n\s*|[-–—]\s+|[“\"‘(]\s*)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, and what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def lower(self) -> str:
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place, with the places of that name; `asked` when a caller gave the span."""

    text: str
    span: Span
    key: str
    entries: tuple[Entry, ...]
    first: int
    last: int
    asked: bool = False

    @property
    def demonym(self) -> bool:
        return bool(self.entries) and all(entry.kind == DEMONYM for entry in self.entries)


def split_words(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        before = text[max(0, end - 1) : match.start()]
        words.append(Word(match.group(), match.start(), match.end(), gap, bool(_OPENING.search(before)) or not words))
        end = match.end()
    return words


def find_mentions(text: str, gazetteer: Gazetteer, asked: Iterable[Span] = ()) -> list[Mention]:
    """Every mention in the order of the text; the `asked` spans are mentions whatever stands around them."""
    words = split_words(text)
    given = [_ask(text, words, span, gazetteer) for span in asked]
    persons = find_persons(words, gazetteer)
    found = [m for m in match_names(text, words, gazetteer) if _stands(text, words, m, gazetteer, persons)]
    free = [m for m in found if not any(m.span[0] < g.span[1] and g.span[0] < m.span[1] for g in given)]
    return sorted([*free, *given], key=lambda mention: mention.span)


def match_names(text: str, words: list[Word], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The gazetteer's names in the text, the longest from the left, whatever stands around them."""
    at = 0
    while at < len(words):
        article = words[at].opens and words[at].lower == "the"
        mention = _match(text, words, at, gazetteer) if words[at].capital and not article else None
        if mention is not None:
            yield mention
        at = at + 1 if mention is None else mention.last + 1


def _match(text: str, words: list[Word], at: int, gazetteer: Gazetteer) -> Mention | None:
    """The longest name that starts at word `at`."""
    for end in range(_reach(words, at), at, -1):
        last = words[end - 1]
        if not (last.capital or last.text.isdigit() or (end - at > 1 and last.lower in AREA_WORDS)):
            continue
        key = key_of(text[words[at].start : last.end])
        entries = gazetteer.candidates(key)
        stop = _stop(text, words, at, end)
        if entries:
            kept = tuple(entry for entry in entries if _written(entry, text, words, at, end, stop))
            if kept:
                kept = tuple(entry for entry in kept if entry.kind == ABBREVIATION) or kept
                stop += _abbreviates(kept, text, stop)
                return Mention(text[words[at].start : stop], (words[at].start, stop), key, kept, at, end - 1)
    return None


def _reach(words: list[Word], at: int) -> int:
    """Index after the last word that a name starting at `at` could hold."""
    end = at + 1
    while end < min(len(words), at + LONGEST):
        word, before = words[end], words[end - 1]
        if not _JOINT.fullmatch(word.gap):
            break
        if word.gap[0] == "." and len(word.gap) > 1 and before.lower not in _ABBREVIATED:
            break
        if word.gap == "." and len(before.text) > 2:
            break
        named = word.capital or word.text.isdigit() or word.lower in CONNECTORS or word.lower in AREA_WORDS
        if not (named or (word.text == "s" and word.gap in ("'", "’"))):  # "Cox's Bazar"
            break
        end += 1
    return end


def _stop(text: str, words: list[Word], at: int, end: int) -> int:
    """Where the name ends: with its full stop for "U.S." and "Calif."."""
    last = words[end - 1]
    dotted = end - at > 1 and len(last.text) == 1 and words[end - 1].gap.startswith(".")
    return last.end + 1 if dotted and text[last.end : last.end + 1] == "." else last.end


def _abbreviates(entries: tuple[Entry, ...], text: str, stop: int) -> bool:
    """Whether the full stop at `stop` is the name's own: "Calif."."""
    return text[stop : stop + 1] == "." and all(entry.kind == ABBREVIATION for entry in entries)


def _written(entry: Entry, text: str, words: list[Word], at: int, end: int, stop: int) -> bool:
    """Whether the name is written as this kind of name is: stops, capitals."""
    first = words[at]
    if entry.kind == ABBREVIATION:
        return "." in text[first.start : stop + 1]
    if entry.kind == POSTAL:
        return first.text.isupper() and first.gap == ", " and at > 0 and words[at - 1].capital
    if end - at == 1 and len(first.text) <= 3:
        return (
            first.text.isupper() == (entry.feature.startswith("PCL") and entry.kind != DEMONYM) or len(first.text) == 3
        )
    return True


def _ask(text: str, words: list[Word], span: Span, gazetteer: Gazetteer) -> Mention:
    quoted = text[slice(*span)]
    inside = [i for i, word in enumerate(words) if word.start < span[1] and span[0] < word.end] or [0]
    key, entries = look_up(quoted, gazetteer)
    if len(key) <= 5 and (text[span[1] : span[1] + 1] == "." or "." in quoted):
        dotted = tuple(entry for entry in entries if entry.kind == ABBREVIATION)
        entries = dotted or entries
    return Mention(quoted, span, key, entries, inside[0], inside[-1], asked=True)


@lru_cache(maxsize=4096)
def look_up(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]]:
    """The key that finds `name`, and what it finds: the name itself, else it without "downtown", "the town of"."""
    key = re.sub(r" co$", " county", key_of(re.sub(r"['’]s?$", "", name.strip())))
    parts = key.split()
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length + 1):
            dropped = {*parts[:start], *parts[start + length :]}
            entries = gazetteer.candidates(" ".join(parts[start : start + length])) if dropped <= AROUND else ()
            if entries and not set(parts[start : start + length]) <= AROUND:
                return " ".join(parts[start : start + length]), entries
    return key, ()


def find_persons(words: list[Word], gazetteer: Gazetteer) -> frozenset[str]:
    """Surnames that the text introduces with a given name or a title before them, by their keys."""
    return frozenset(_surnames(words, gazetteer))


def _surnames(words: list[Word], gazetteer: Gazetteer) -> Iterator[str]:
    for at in range(1, len(words)):
        word = words[at]
        if not word.capital or word.gap not in (" ", ". "):
            continue
        before = words[at - 1]
        named = before.lower in TITLES or (_is_given(before, gazetteer) and word.gap == " ")
        initial = len(before.text) == 1 and before.capital and at > 1 and _is_given(words[at - 2], gazetteer)
        if named or initial:
            yield key_of(word.text)


def _is_given(word: Word, gazetteer: Gazetteer) -> bool:
    if not word.capital or len(word.text) < 2:
        return False
    key = key_of(word.text)
    flags = gazetteer.flags(key)
    return bool(flags & GIVEN) and not flags & WORD and not any(_is_great(entry) for entry in gazetteer.candidates(key))


def _is_known(entry: Entry) -> bool:
    """Countries, continents, capitals and the bigger states: names that need no support from the words around."""
    state = entry.feature == "ADM1" and (entry.id > 0 or entry.population > GREAT_STATE)
    return state or entry.feature.startswith(("PCL", "CONT", "PPLC"))


def _is_great(entry: Entry) -> bool:
    return entry.feature.startswith(("PCL", "CONT")) or entry.population > GREAT


def _stands(text: str, words: list[Word], mention: Mention, gazetteer: Gazetteer, persons: frozenset[str]) -> bool:
    """Whether the words around leave the mention a place."""
    before = words[mention.first - 1] if mention.first else None
    after = words[mention.last + 1] if mention.last + 1 < len(words) else None
    if mention.text in NEVER or (mention.key in NEVER and mention.first == mention.last):
        return False
    if after is not None and _names_other(words, mention, after):
        return False
    if before is not None and _is_part(words, mention, before, gazetteer):
        return False
    if mention.demonym:
        return True
    if " " in mention.key:
        return not (mention.key.startswith("saint ") and text[mention.span[1] :].startswith(("'s", "’s")))
    return _stands_alone(text, words, mention, before, after, gazetteer, persons)


def _names_other(words: list[Word], mention: Mention, after: Word) -> bool:
    """The next words make it a university's, a newspaper's, a street's name."""
    if after.gap not in (" ", "-") or not after.capital or mention.key.endswith((" county", " parish")):
        return False
    if after.lower in ROADS or after.lower in INSTITUTIONS:
        return not mention.demonym
    two = after.lower
    for word in words[mention.last + 2 : mention.last + 4]:
        if word.gap not in (" ", "-") or not word.capital:
            break
        two = word.lower
        if two in INSTITUTIONS and not any(entry.feature.startswith("PCL") for entry in mention.entries):
            return True
    return False


def _is_part(words: list[Word], mention: Mention, before: Word, gazetteer: Gazetteer) -> bool:
    """The words before make it a person's or an institution's name."""
    gap = words[mention.first].gap
    first = words[mention.first]
    if before.lower == "of" and mention.first > 1 and words[mention.first - 2].lower in INSTITUTIONS_OF:
        return True
    if gap not in (" ", ". ", "-") or first.opens or not before.capital:
        return False
    if any(entry.feature.startswith(("PCL", "CONT")) and entry.kind != DEMONYM for entry in mention.entries):
        return _is_given(before, gazetteer) and bool(gazetteer.flags(mention.key) & SURNAME) and gap == " "
    if mention.demonym:
        return False
    if before.lower in TITLES:
        return True
    if gap == ". ":
        return len(before.text) == 1
    return _is_given(before, gazetteer)


def _stands_alone(
    text: str,
    words: list[Word],
    mention: Mention,
    before: Word | None,
    after: Word | None,
    gazetteer: Gazetteer,
    persons: frozenset[str],
) -> bool:
    """Of a single word: whether it is a place here, and no surname, given name or ordinary word."""
    first = words[mention.first]
    listed = before is not None and before.capital and first.gap == ", "
    if listed or any(entry.kind == ABBREVIATION for entry in mention.entries):
        return _stands_after_comma(words, mention, gazetteer)
    located = before is not None and before.lower in LOCATIVES and first.gap == " "
    flags = gazetteer.flags(mention.key)
    country = any(_is_known(entry) for entry in mention.entries)
    if flags & SURNAME and after is not None and after.lower in PERSON_VERBS and not country:
        return False
    if mention.key in persons and not (located and country):
        return False
    if flags & GIVEN and after is not None and _surname_follows(after, gazetteer):
        return False
    if after is not None and after.gap == " " and after.capital and not country and _continues(after):
        return False
    joined = before is not None and before.capital and first.gap == " " and not first.opens
    if joined and before and not country and before.lower not in FORERUNNERS and not _is_place(before, gazetteer):
        return False
    followed = text[mention.span[1] : mention.span[1] + 2] == ", " and after is not None and _is_place(after, gazetteer)
    if located or followed or country:
        return True
    largest = max(entry.population for entry in mention.entries)
    if flags & WORD or flags & GIVEN:
        return largest > GREAT and not first.opens
    if flags & SURNAME:
        return largest > LARGE and not (after is not None and after.lower in PERSON_VERBS)
    return largest > SMALL or any(entry.feature not in ("PPL", "ADM2") for entry in mention.entries)


def _stands_after_comma(words: list[Word], mention: Mention, gazetteer: Gazetteer) -> bool:
    """ "Paris, Texas": the second name stands; "Smith, Jordan and Lee" does not."""
    if any(not entry.feature.startswith("PPL") for entry in mention.entries):
        return True
    before = words[mention.first - 1]
    known = _is_place(before, gazetteer) and not gazetteer.flags(key_of(before.text)) & (GIVEN | SURNAME)
    return known or not gazetteer.flags(mention.key)


def _is_place(word: Word, gazetteer: Gazetteer) -> bool:
    return word.capital and bool(gazetteer.candidates(key_of(word.text)))


def _surname_follows(after: Word, gazetteer: Gazetteer) -> bool:
    key = key_of(after.text)
    known = bool(gazetteer.flags(key) & SURNAME) or not gazetteer.candidates(key)
    return after.gap == " " and after.capital and known and _continues(after)


def _continues(after: Word) -> bool:
    """Whether the next capitalised word makes the name longer, as a surname does."""
    return after.lower not in FOLLOWERS and after.lower not in TITLES and after.lower not in ADDRESSES
