"""The who's-who as a reader looks people up in it: by name, and by the office that they hold on a day."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from legation.actors.words import key
from legation.model import Office

Words = tuple[str, ...]

ALIKE = 0.80
"""Share of like letters from which two names are two spellings of one: Tae-yul and Tae-yeol 0.84, Jong-un and Jong-il
0.78. Chosen by hand on a few dozen pairs of names, 2026-11-27."""
DEPUTIES = frozenset(["deputy", "vice", "assistant", "junior", "shadow"])
"""First words of offices that are not those that they end in."""
_LOOSE = frozenset(["federal", "national", "transitional", "state", "union"])
_SPOKEN = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}
_WORDS_ALIKE = 0.70  # of each word of the two
_SHORT_ALIKE = 0.55  # the same of words of up to five letters
_SHORTEST = 3  # letters of a word up to which there is one spelling
_SOUNDS = str.maketrans("xyqcz", "jjkks")  # first letters that stand for one another: Ximena and Jimena
_STEM = 3  # letters that two spellings of a last word share
_SHORT = 5  # letters up to which a last name alone has no other spellings


@lru_cache(maxsize=100_000)
def name_words(name: str) -> Words:
    """The words of a name as names are compared: without case, accents, hyphens and initials."""
    words = tuple(key(name.replace("-", " ")).split())
    return tuple(word for word in words if len(word) > 1) or words


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, of whom office and country agree: one within the other, or alike."""
    initials = [set(re.findall(r"\b[A-Z](?=\.)", name)) for name in (one, other)]
    if all(initials) and initials[0] != initials[1]:
        return False
    mine, theirs = name_words(one), name_words(other)
    return _is_within(mine, theirs) or _is_within(theirs, mine) or are_alike(mine, theirs)


def _is_within(part: Words, whole: Words) -> bool:
    """Whether the words of a name stand in another one, in the same order."""
    rest = iter(whole)
    return bool(part) and all(word in rest for word in part)


def are_alike(one: Words, other: Words) -> bool:
    """Whether two names are spellings of one; a last name alone is compared with the last word of the other."""
    if 1 in (len(one), len(other)):
        one, other = one[-1:], other[-1:]
    if len(one) != len(other) or not all(map(_is_spelling, one, other)):
        return False
    return SequenceMatcher(None, "".join(one), "".join(other)).ratio() >= ALIKE


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words may be spellings of one: "yul" and "yeol"; not "Wei" and "Wen", nor "Maria" and "Mario"."""
    if one == other:
        return True
    size = max(len(one), len(other))
    if (
        one[0].translate(_SOUNDS) != other[0].translate(_SOUNDS)
        or size <= _SHORTEST
        or min(map(len, (one, other))) < _SHORTEST
    ):
        return False
    if {one[-1], other[-1]} == {"a", "o"} or other in (f"{one}a", f"{one}o") or one in (f"{other}a", f"{other}o"):
        return False  # two given names, of a man and of a woman
    return SequenceMatcher(None, one, other).ratio() >= (_WORDS_ALIKE if size > _SHORT else _SHORT_ALIKE)


def office_key(office: str) -> str:
    """An office as it is compared: small letters, British spelling, without "federal", "national" or "transitional"."""
    words = office.casefold().replace("defense", "defence").replace("-", " ").split()
    told = [_SPOKEN.get(word, word) for word in words if word not in _LOOSE]
    return " ".join(told or words)


class Directory:
    """Entries of a who's-who, found by the last word of a name and by country."""

    @classmethod
    def of(cls, entries: Directory | Iterable[Office]) -> Directory:
        """The entries as a directory, which they may be already."""
        return entries if isinstance(entries, Directory) else cls(entries)

    def __init__(self, entries: Iterable[Office] = ()) -> None:
        self._by_name: dict[str, list[tuple[Words, Office]]] = defaultdict(list)
        self._by_country: dict[str | None, list[Office]] = defaultdict(list)
        told = hashlib.sha256()
        for entry in entries:
            told.update(repr(entry).encode())
            words = name_words(entry.person)
            if words:
                self._by_name[words[-1][:_STEM]].append((words, entry))
            self._by_country[entry.country].append(entry)
        self.digest = told.hexdigest()[:16] if self._by_country else None
        """Of the entries, in their order: 16 hexadecimal digits; None where there are none."""

    def __bool__(self) -> bool:
        return self.digest is not None

    def named(self, name: str, on: date | None) -> list[Office]:
        """The entries of those with this full name, or with this last one, as of a day: the present ones first.

        Who has left an office by that day, or by the day of the list where none is given, is a former holder; who has
        not taken it yet is left out. Another spelling of a name stands for it where nobody bears it as it is spelled.
        """
        words = name_words(name)
        known = self._by_name.get(words[-1][:_STEM], ()) if words else ()
        found = [entry for told, entry in known if told == words or (len(words) == 1 and told[-1:] == words)]
        long = len(words) > 1 or (words and len(words[0]) > _SHORT)
        found = found or [entry for told, entry in known if long and are_alike(told, words)]
        begun = (entry for entry in found if not (on and entry.since and entry.since > on))
        there = [entry for entry in (_as_of(entry, on) for entry in begun) if entry is not None]
        return sorted(there, key=lambda entry: (entry.state == "former", -(entry.since or date.min).toordinal()))

    def holders(self, country: str, on: date | None) -> list[Office]:
        """The entries of a country's offices that may be held on a day."""
        return [entry for entry in self._by_country.get(country, ()) if entry.holds_on(on)]


def _as_of(entry: Office, on: date | None) -> Office | None:
    """The entry as it stands on a day: a former one where the office was left before, None where that is a guess."""
    left = entry.until is not None and (on is None or entry.until < on)
    if left and entry.estimated:
        return None
    return replace(entry, state="former") if left else entry
