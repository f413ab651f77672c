"""Find the places of a text, or say what given spans of it stand for, without a parse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from legation.errors import InputError
from legation.model import Place, Span
from legation.places.gazetteer import WORD, Entry, Gazetteer, load
from legation.places.lexicon import INSTITUTIONS, NEVER
from legation.places.mentions import Mention, find_mentions, match_names, split_words
from legation.places.senses import choose

MOST: Final = 0.6
"""Share of a text's places that must lie in a country for its unknown ones to be taken to lie there too."""


def find(text: str, source: str | None = None) -> list[Place]:
    """The places that `text` names, adjectives and peoples' names ("Kenyan", "Texans") among them, in order.

    `source` is the publisher's name: "The Seoul Times" makes Seoul and South Korea likely.
    """
    gazetteer = load()
    mentions = find_mentions(text, gazetteer)
    entries = choose(text, mentions, home_of(source, gazetteer))
    return [place_of(mention, entry) for mention, entry in zip(mentions, entries, strict=True) if entry is not None]


def resolve(text: str, spans: Sequence[Span], source: str | None = None) -> list[Place | None]:
    """One place for each of `spans`, in their order; None where the gazetteer knows no such name.

    Where most of the text's other places lie in one country, an unknown one has that country and no more: local news
    names villages, parks and roads that no table holds beside towns that it does.

    Raises:
        InputError: a span is empty or lies outside `text`.
    """
    asked = [(start, end) for start, end in spans]
    for start, end in asked:
        if not 0 <= start < end <= len(text):
            raise InputError(
                f"the span {(start, end)} lies outside the text of {len(text)} characters: give (start, end)"
            )
    gazetteer = load()
    mentions = find_mentions(text, gazetteer, asked)
    entries = choose(text, mentions, home_of(source, gazetteer))
    found = {
        mention.span: place_of(mention, entry)
        for mention, entry in zip(mentions, entries, strict=True)
        if mention.asked and entry is not None
    }
    around = _country_around([entry for entry in entries if entry is not None])
    unknown = {span: Place(text[slice(*span)], span, country=around) for span in asked if around is not None}
    return [found.get(span, unknown.get(span)) for span in asked]


def _country_around(entries: Sequence[Entry]) -> str | None:
    """The country in which most of some places lie, None where no country holds `MOST` of them."""
    counts = Counter(entry.country for entry in entries if entry.country is not None)
    code, count = counts.most_common(1)[0] if counts else ("", 0)
    return code if count >= 2 and count >= MOST * len(entries) else None


def country(code: str, text: str, span: Span) -> Place | None:
    """A country by its ISO 3166-1 alpha-3 code, told by the words `text` at `span`; None for no code that we know."""
    entry = load().countries.get(code)
    return _place(text, span, entry) if entry is not None else None


def home_of(source: str | None, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that a publisher's name holds, the likeliest sense of each."""
    if not source:
        return ()
    mentions = [
        mention
        for mention in match_names(source, split_words(source), gazetteer)
        if " " in mention.key or not (mention.key in INSTITUTIONS | NEVER or gazetteer.flags(mention.key) & WORD)
    ]
    return tuple(dict.fromkeys(entry for entry in choose(source, mentions) if entry is not None))


def place_of(mention: Mention, entry: Entry) -> Place:
    return _place(mention.text, mention.span, entry)


def _place(text: str, span: Span, entry: Entry) -> Place:
    return Place(
        text,
        span,
        entry.name,
        entry.country,
        entry.latitude,
        entry.longitude,
        entry.geonames,
        entry.feature,
    )
