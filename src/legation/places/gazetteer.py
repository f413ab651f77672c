"""The table of places: names to candidate places, read from one SQLite file that `training/gazetteer.py` builds.

A name is looked up by its key: without accents, case, stops and apostrophes, hyphens as spaces, "St." as "saint".
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "gazetteer.sqlite"

NAME, ALTERNATE, ABBREVIATION, DEMONYM, POSTAL = range(5)
"""Kinds of names: the place's own, one of its many others, "Calif.", "Kenyan", "CA"."""

WORD, GIVEN, SURNAME = 1, 2, 4
"""Flags of single words that are (also) ordinary English words, given names, surnames."""

_ORDINARY = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_APOSTROPHES = re.compile("['’‘ʼ`ʻ]")
_BREAKS = re.compile(r"[^\w]+|_+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """What `name` is looked up by; "" for a name without letters or digits."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.replace("&", " and ")))
    letters = "".join(c for c in letters if not unicodedata.combining(c)).casefold().translate(_ORDINARY)
    words = [word for word in _BREAKS.split(letters) if word]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if not words:
        return ""
    return " ".join([*(_SHORT.get(word, word) for word in words[:-1]), words[-1]])


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the table, found by a name of `kind`. `id` is the GeoNames id, or negative where we know none.

    `eminent` is 1 for the cities that the world's news names often.
    `admin1` and `admin2` are GeoNames' codes inside the country, "" where there is none.
    """

    id: int
    name: str
    country: str | None
    admin1: str
    admin2: str
    latitude: float | None
    longitude: float | None
    population: int
    feature: str
    eminent: int
    kind: int

    @property
    def geonames(self) -> int | None:
        return self.id if self.id > 0 else None

    def contains(self, other: Entry) -> bool:
        """Whether this country or division holds `other`."""
        if self.id == other.id or self.country is None or self.country != other.country:
            return False
        if self.feature.startswith("PCL"):
            return True
        if self.admin1 != other.admin1 or not self.admin1:
            return False
        return self.feature == "ADM1" or (self.feature == "ADM2" and self.admin2 == other.admin2 != "")


# Of a place, in the order of Entry's fields; all but the last, which is its name's.
_COLUMNS: Final = (
    "id, place.name, nullif(country, ''), admin1, admin2, latitude / 1e4, longitude / 1e4, population, feature, eminent"
)


class Gazetteer:
    """The table, opened read-only; one may be used from several threads. Look-ups are kept in memory once made."""

    def __init__(self, path: Path = TABLE) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._database.execute("PRAGMA mmap_size = 33554432")
        self.candidates = lru_cache(maxsize=16384)(self._candidates)
        self.flags = lru_cache(maxsize=65536)(self._flags)

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """ISO 3166-1 alpha-3 code -> the country as a place; states that were, too."""
        with self._lock:
            rows = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE feature LIKE 'PCL%'").fetchall()
        return {row[2]: Entry(*(*row, NAME)) for row in rows}

    def _candidates(self, key: str) -> tuple[Entry, ...]:
        """Every place that is called `key`, the most peopled first."""
        with self._lock:
            rows = self._database.execute(
                f"SELECT {_COLUMNS}, kind"
                " FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY population DESC, id",
                (key,),
            ).fetchall()
        return tuple(Entry(*row) for row in rows)

    def _flags(self, key: str) -> int:
        """WORD | GIVEN | SURNAME of a single word."""
        with self._lock:
            row = self._database.execute("SELECT flags FROM word WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The shipped gazetteer, opened once."""
    return Gazetteer()
