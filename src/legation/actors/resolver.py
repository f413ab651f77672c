"""`resolve`: who a name or a description stands for, out of any story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from legation.actors import tables
from legation.actors.directory import Directory
from legation.actors.lexicon import lexicon, unscramble
from legation.actors.phrases import merge, read
from legation.actors.readings import Phrase, Reading
from legation.actors.words import Word, split
from legation.model import Actor, Office, day


def resolve(
    text: str,
    context: str | None = None,
    on: date | datetime | str | None = None,
    who: Directory | Iterable[Office] = (),
) -> Actor:
    """Who `text`, a name or a description, stands for by its own words, and by a who's-who where one is given.

    `context`: words that tell the country where `text` does not, such as a place or the sentence around it. `on`: the
    day that is asked about; an office of a state that was no more by then is a former one. `who`: holders of offices,
    for persons of whom the words tell none. Never None: what nothing is known of has kind "unknown" and sector "UNK".

    Raises:
        DateError: `on` is a string that is no ISO date.
    """
    asked = day(on)
    parts = [part for part in _parts(split(text)) if part]
    reading = _merge([read_words(_first_state(part)) for part in parts])
    if not reading.country and context:
        country = next((item.country for item in _countries(context)), "")
        if country:
            reading = replace(reading, country=country).and_why(f"country {country} by the context")
    if not reading.office and not reading.country and (known := _known(reading.name or text, who, asked)) is not None:
        reading = merge(known, reading)
    if not reading.kind and (reading.sector or " " in reading.name):
        reading = replace(reading, kind="person")
    if asked is not None and reading.office and _is_gone(reading.country, asked):
        reading = replace(reading, state="former").and_why(f"{reading.country} was no more in {asked.year}")
    return reading.actor()


def _known(name: str, who: Directory | Iterable[Office], on: date | None) -> Reading | None:
    """What a who's-who tells of somebody: nothing where several people bear the name."""
    found = Directory.of(who).named(name, on)
    if len({(entry.person, entry.country, entry.code) for entry in found}) != 1:
        return None
    entry = found[0]
    told = read_words(split(f"{'former ' if entry.state == 'former' else ''}{entry.office}"))
    known = replace(
        told, kind="person", name=entry.person, country=entry.country or "", code=entry.code or "", weak=False
    )
    return known.and_why(f"{entry.office} in the who's-who")


def _is_gone(country: str, asked: date) -> bool:
    """Whether a state had ended before the year of a day."""
    known = tables.countries().get(country)
    return known is not None and known.years != "" and asked.year > int(known.years.rpartition("-")[2])


def read_words(words: Sequence[Word]) -> Reading:
    """What the words of one phrase tell."""
    meant = [unscramble(word) if word.capital else word for word in words]
    return read(Phrase(meant, lexicon().find(meant)))


def _first_state(words: list[Word]) -> list[Word]:
    """The first of states joined by "and", where a phrase names nothing else: it can stand for one actor alone."""
    joints = [place for place, word in enumerate(words) if word.key == "and"]
    if not joints:
        return words
    first, rest = words[: joints[0]], words[joints[-1] + 1 :]
    return first if all(read_words(part).kind == "country" for part in (first, rest)) else words


def _parts(words: list[Word]) -> list[list[Word]]:
    """The phrase and its appositions, between commas."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text in ",;:()–—":
            parts.append([])
        elif word.text not in '"“”':
            parts[-1].append(word)
    return parts


def _merge(readings: list[Reading]) -> Reading:
    merged = readings[0] if readings else Reading()
    for other in readings[1:]:
        merged = merge(merged, other)
    return merged


def _countries(text: str) -> list[Reading]:
    """What each word or phrase of a text that tells a country tells."""
    items = lexicon().find(split(text))
    entries = [item.get("country", "adjective", "people", "capital", "house") for item in items]
    return [Reading(country=entry.country) for entry in entries if entry is not None]
