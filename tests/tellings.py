"""Mentions written tersely, as tests of the record and of questions need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from legation.model import (
    Attribution,
    EventMention,
    Participant,
    Place,
    Quantity,
    Reading,
    Story,
    StoryReference,
    TimeSpan,
    Trigger,
    day,
    digest,
)

SPOTS = {
    "Nairobi": Place("Nairobi", (0, 7), "Nairobi", "KEN", -1.283, 36.817, 184745, "P"),
    "Mombasa": Place("Mombasa", (0, 7), "Mombasa", "KEN", -4.055, 39.664, 186301, "P"),
    "Kenya": Place("Kenya", (0, 5), "Kenya", "KEN", 1.0, 38.0, 192950, "PCLI"),
    "Oslo": Place("Oslo", (0, 4), "Oslo", "NOR", 59.913, 10.739, 3143244, "P"),
}


def one(who: str) -> Participant:
    """ "KEN" is the country; "KEN:Amina Odhiambo" a person in its government; "IGO:UN" a body; "KEN/REB" rebels."""
    country, _, name = who.partition(":")
    country, _, sector = country.partition("/")
    if country == "IGO":
        return Participant(name, (0, 5), name, "organisation", name, "IGO", "IGO")
    if name:
        return Participant(name, (0, 5), name, "person", None, country, sector or "GOV", None, "minister", "current")
    if sector:
        return Participant("they", (0, 4), None, "group", None, country, sector)
    return Participant(country, (0, 3), country, "country", None, country)


def days(told: str | None) -> TimeSpan | None:
    """ "2025-03-06", "2025-03-03/2025-03-09", or "~2025-03-06" for an inferred day; None is untold."""
    if told is None:
        return None
    first, _, last = told.lstrip("~").partition("/")
    inferred = told.startswith("~")
    words, span = (None, None) if inferred else ("then", (0, 4))
    grain = "day" if not last or first == last else "week"
    return TimeSpan(words, span, day(first), day(last or first), grain, inferred)


def killed(number: float) -> Quantity:
    return Quantity("killed", number, number, number, None, "soldiers", f"{number:.0f} soldiers", (0, 10))


def dollars(amount: float) -> Quantity:
    return Quantity("money", amount, amount, amount, "USD", None, "dollars", (0, 10))


def reading(
    text: str,
    type: str,
    actors: Sequence[str],
    recipients: Sequence[str] = (),
    *,
    status: str = "happened",
    when: str | None = None,
    published: str | date | None = "2025-03-06",
    source: str = "Reuters",
    where: str | None = None,
    trigger: str = "met",
    speaker: str | None = None,
    **fields: Any,
) -> Reading:
    """A story of one mention; its trigger is a word of the text where the text has it."""
    story = Story(text, published=published, source=source, title=fields.pop("title", ""))
    start = max(text.find(trigger), 0)
    word = Trigger(trigger, (start, start + len(trigger)))
    said = Attribution("said", (0, 4), (), one(speaker)) if speaker else None
    plan = status == "planned" and type in ("CONSULT", "AID", "COOPERATE", "SUPPORT")
    told: dict[str, Any] = {
        "mode": None,
        "contexts": ("diplomatic",),
        "plover": "AGREE" if plan else type,
        "cameo": "036",
        "quad": 1,
        "score": 2.5,
        "background": False,
        "quantities": (),
        "quote": None,
        "part": "text",
        "sentence": 0,
        "span": (0, min(len(text), 60)),
        "confidence": 0.9,
        "why": ("frame codebook/consult.toml#meet",),
    }
    told |= fields
    mention = EventMention(
        id=digest(story.id, "mention"),
        story=StoryReference.to(story),
        type=type,
        actors=tuple(map(one, actors)),
        recipients=tuple(map(one, recipients)),
        status=status,
        when=days(when),
        where=replace(SPOTS[where], span=(start, start + 4)) if where else None,
        attribution=said,
        trigger=word,
        **told,
    )
    return Reading(story, (mention,))
