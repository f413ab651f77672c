"""`resolve`: who a name or a description stands for, out of any story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from legation.actors import tables
from legation.actors.lexicon import lexicon, unscramble
from legation.actors.phrases import merge, read
from legation.actors.readings import Phrase, Reading
from legation.actors.words import Word, split
from legation.model import Actor, day


def resolve(text: str, context: str | None = None, on: date | datetime | str | None = None) -> Actor:
    """Who `text`, a name or a description, stands for by its own words.

    `context`: words that tell the country where `text` does not, such as a place or the sentence around it. `on`: the
    day that is asked about; an office of a state that was no more by then is a former one. Never None: what nothing is
    known of has kind "unknown" and sector "UNK".

    Raises:
        DateError: `on` is a string that is no ISO date.
    """
    asked = day(on)
    parts = [part for part in _parts(split(text)) if part]
    reading = _merge([read_words(part) for part in parts])
    if not reading.country and context:
        country = next((item.country for item in _countries(context)), "")
        if country:
            reading = replace(reading, country=country).and_why(f"country {country} by the context")
    if not reading.kind and (reading.sector or " " in reading.name):
        reading = replace(reading, kind="person")
    if asked is not None and reading.office and _is_gone(reading.country, asked):
        reading = replace(reading, state="former").and_why(f"{reading.country} was no more in {asked.year}")
    return reading.actor()


def _is_gone(country: str, asked: date) -> bool:
    """Whether a state had ended before the year of a day."""
    known = tables.countries().get(country)
    return known is not None and known.years != "" and asked.year > int(known.years.rpartition("-")[2])


def read_words(words: Sequence[Word]) -> Reading:
    """What the words of one phrase tell."""
    meant = [unscramble(word) if word.capital else word for word in words]
    return read(Phrase(meant, lexicon().find(meant)))


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
