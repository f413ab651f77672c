"""The scene: the day and the place at which a story stands as one reads on, for events that tell none of their own.

Wire copy tells its day and its place once and goes on. So an event of the news that names no day took place on the day
that its paragraph stands at, else on the day of the news; an event that one must be somewhere for took place where its
paragraph stands, else in the country of those who took part. What is so inferred is marked: a time as inferred, a
place in the mention's reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.model import EventMention, Participant, Place, TimeSpan, is_body
from legation.places import country

_DONE = frozenset({"happened", "failed", "denied"})
_RECENT = timedelta(days=7)  # the news is no older; a story of the week's end tells of the week
_OPENING = 2  # paragraphs from the top in which the day of the news is told
_FIRM = frozenset({"hour", "day"})
_VISIT = "visit"
# Types that somebody must be somewhere for: what is said can be said from anywhere.
_BODILY = frozenset({"RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})


@dataclass(frozen=True)
class Setting:
    """What a part of a story tells of its scene: the day of publication, where and when it was filed, and the number of
    the paragraph of each mention."""

    published: date | None
    dateline: Place | None
    filed: date | None
    paragraphs: Sequence[int]


def settle(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    """The mentions of a part, in order, with the days and places that the scene gives those that tell none."""
    return _with_places(_with_days(mentions, setting), setting)


def _with_days(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    news = _day_of_the_news(mentions, setting)
    now: TimeSpan | None = None
    at = -1
    settled = []
    for mention, paragraph in zip(mentions, setting.paragraphs, strict=True):
        if paragraph != at:
            at, now = paragraph, None
        if mention.when is not None:
            if mention.status in _DONE and mention.when.grain in _FIRM and not mention.background:
                now = mention.when
        elif mention.status in _DONE and not mention.background:
            told = now or news
            if told is not None:
                when = TimeSpan(None, None, told.start, told.end, told.grain, inferred=True)
                mention = replace(mention, when=when, why=(*mention.why, "day of the scene"))
        settled.append(mention)
    return settled


def _day_of_the_news(mentions: Sequence[EventMention], setting: Setting) -> TimeSpan | None:
    """The day that the story's opening tells for what happened; else that of its filing or publication, or the eve."""
    published = setting.published
    if published is None:
        return None
    for mention, paragraph in zip(mentions, setting.paragraphs, strict=True):
        when = mention.when
        if paragraph >= _OPENING or when is None or when.grain not in _FIRM or when.start is None:
            continue
        if mention.status in _DONE and not mention.background and published - _RECENT <= when.start <= published:
            return when
    last = setting.filed or published
    return TimeSpan(None, None, last - timedelta(days=1) if last > date.min else last, last, "day", inferred=True)


def _with_places(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    here: Place | None = None
    at = -1
    settled = []
    for mention, paragraph in zip(mentions, setting.paragraphs, strict=True):
        if paragraph != at:
            at, here = paragraph, None
        if mention.where is not None:
            here = mention.where
        else:
            found, why = _inferred(mention, here, setting)
            if found is not None:
                mention = replace(mention, where=found, why=(*mention.why, why))
        settled.append(mention)
    return settled


def _inferred(mention: EventMention, here: Place | None, setting: Setting) -> tuple[Place | None, str]:
    if mention.type == "CONSULT" and mention.mode == _VISIT:
        return _home(mention.recipients, mention.part), "in the country of the hosts"
    if mention.type not in _BODILY:
        return None, ""
    sides = {one.country for one in (*mention.actors, *mention.recipients) if one.country and not is_body(one.country)}
    for place in (here, setting.dateline if not mention.background else None):
        if place is not None and place.country is not None and sides <= {place.country}:
            return place, "place of the scene"
    if len(sides) == 1:
        return _home((*mention.recipients, *mention.actors), mention.part), "in the country of its sides"
    return None, ""


def _home(side: Sequence[Participant], part: str) -> Place | None:
    """The country of the first who has one, in the words that tell of him."""
    first = next((one for one in side if one.country and not is_body(one.country)), None)
    if first is None or first.country is None:
        return None
    found = country(first.country, first.text, first.span)
    return replace(found, part=part) if found is not None else None
