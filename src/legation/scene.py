"""The scene: the day and the place at which a story stands as one reads on, for events that tell none of their own.

Wire copy tells its day and its place once and goes on. So an event of the news that names no day took place on the day
that its paragraph stands at, else on the day of the news; an event that one must be somewhere for took place where its
paragraph stands, else in the country of those who took part. What is so inferred is marked: a time as inferred, a
place in the mention's reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from legation.language.dependencies import is_main
from legation.model import EventMention, Participant, Place, TimeExpression, TimeSpan, is_body
from legation.places import country, find
from legation.times.periods import move_days

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE = frozenset({"happened", "failed", "denied"})
_RECENT = timedelta(days=7)  # the news is no older; a story of the week's end tells of the week
# Paragraphs and sentences from the top in which the day of the news is told, and sentences for which it holds: a wire
# story is hardly longer, and what a feature tells farther down may be of any day.
_OPENING, _OPENING_SENTENCES, _NEWS = 2, 6, 18
_REACH = 3  # sentences for which a day or a place holds, where a text has no paragraphs
_EVE = frozenset({"yesterday", "last night"})  # as morning papers tell the day of the news
_ON_AIR = frozenset("VOA PRI NPR CNN BBC ABC NBC CBS PBS RFE RFERL RFI".split())
_FIRM = frozenset({"hour", "day"})
_VISIT = "visit"
_SAID = frozenset({1, 3})  # the quad classes of what is only said
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
# Types that somebody must be somewhere for: what is said can be said from anywhere.
_BODILY = frozenset({"RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
_FORCES = frozenset({"MIL", None})  # sectors of those who act abroad: an army, a whole country
_AT_HOME = frozenset({("SANCTION", "convict")})  # and modes of other types
_SEEN = frozenset({"happened", "ongoing", "failed", "denied"})


@dataclass(frozen=True)
class Setting:
    """What a part of a story tells of its scene: when it was published and by whom, where and when it was filed, the
    times of its first sentence, the places named in it, and of each mention the word that tells it, the number of its
    paragraph and the days that it lasts (see `times.lasting`).
    """

    published: date | None
    source: str | None
    dateline: Place | None
    filed: date | None
    lead: Sequence[TimeExpression]
    places: Sequence[Place]
    triggers: Sequence[Token]
    paragraphs: Sequence[int]
    lengths: Sequence[int]

    def opens(self, mention: EventMention, paragraph: int) -> bool:
        """Whether a mention stands in the story's opening, which tells the news."""
        return paragraph < _OPENING and mention.sentence < _OPENING_SENTENCES


def settle(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    """The mentions of a part, in order, with the days and places that the scene gives those that tell none."""
    dated = [_whole(*one) for one in zip(_with_days(mentions, setting), setting.lengths, strict=True)]
    return _with_places(dated, setting)


def _whole(mention: EventMention, length: int) -> EventMention:
    """A mention of which only the first or the last day is told, and how many it lasts, on all of them."""
    when = mention.when
    if not length or when is None or when.grain not in _FIRM or when.start is None or when.end is None:
        return mention
    if length > 0:
        return replace(mention, when=replace(when, end=move_days(when.end, length - 1) or when.end))
    return replace(mention, when=replace(when, start=move_days(when.start, length + 1) or when.start))


def _with_days(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    news = _day_of_the_news(mentions, setting)
    now: TimeSpan | None = None  # the day that the paragraph stands at
    then: TimeSpan | None = None  # the time long past of which it tells
    at = -1
    settled = []
    last = 0
    for mention, trigger, paragraph in zip(mentions, setting.triggers, setting.paragraphs, strict=True):
        if paragraph != at or mention.sentence - last > _REACH:
            at, now, then = paragraph, None, None
        if mention.when is not None:
            if mention.background and mention.when.end is not None and is_main(trigger):
                now, then, last = None, mention.when, mention.sentence
            elif mention.status in _DONE and mention.when.grain in _FIRM and is_main(trigger):
                now, then, last = mention.when, None, mention.sentence
        elif mention.background:
            if then is not None:
                mention = replace(mention, when=_inferred_time(then), why=(*mention.why, "time of the scene"))
        elif mention.status in _DONE and (setting.opens(mention, paragraph) or not _is_perfect(trigger)):
            mention = _in_the_news(mention, now, news if mention.sentence < _NEWS else None, setting)
        settled.append(mention)
    return settled


def _in_the_news(mention: EventMention, now: TimeSpan | None, news: TimeSpan | None, setting: Setting) -> EventMention:
    """The mention on the day of its paragraph or of the news; what is only said, when that is answered."""
    told = now or news
    if told is None:
        return mention
    when = _inferred_time(told)
    if now is None and mention.quad in _SAID and mention.type != "CONSULT":
        when = _answered(when, told.text, setting)
    return replace(mention, when=when, why=(*mention.why, "day of the scene"))


def _answered(news: TimeSpan, words: str | None, setting: Setting) -> TimeSpan:
    """When the news, told by some words, is answered: on the day on which an agency's story is filed; in the morning's
    paper on the day that it tells of; else until the story is out."""
    if setting.published is None or (words or "").lower() in _EVE:
        return news
    if setting.dateline is not None:
        filed = setting.filed or setting.published
        return replace(news, start=filed, end=filed)
    return replace(news, end=setting.published)


def _inferred_time(told: TimeSpan) -> TimeSpan:
    return TimeSpan(None, None, told.start, told.end, told.grain, inferred=True)


def _is_perfect(trigger: Token) -> bool:
    """Whether the clause or one above it is a present perfect, which tells that something is done and not when."""
    above = (trigger, *trigger.ancestors)
    return any(child.dep_ == "aux" and child.lower_ in _HAVE for verb in above for child in verb.children)


def _day_of_the_news(mentions: Sequence[EventMention], setting: Setting) -> TimeSpan | None:
    """The day that the story's opening tells for what happened, else any day just past that its first sentence tells;
    else that of its filing or publication, or the eve; what goes on the air tells of the same day."""
    published = setting.published
    if published is None:
        return None
    for mention, paragraph in zip(mentions, setting.paragraphs, strict=True):
        when = mention.when
        if not setting.opens(mention, paragraph) or when is None or when.grain not in _FIRM or when.start is None:
            continue
        if mention.status in _DONE and not mention.background and published - _RECENT <= when.start <= published:
            return when
    for time in setting.lead:
        if time.grain in _FIRM and time.start is not None and published - _RECENT <= time.start <= published:
            return TimeSpan(time.text, time.span, time.start, time.end, time.grain)
    last = setting.filed or published
    if setting.source is not None and not _ON_AIR.isdisjoint(re.split(r"[^A-Za-z]+", setting.source)):
        return TimeSpan(None, None, last, last, "day", inferred=True)
    return TimeSpan(None, None, last - timedelta(days=1) if last > date.min else last, last, "day", inferred=True)


def _with_places(mentions: Sequence[EventMention], setting: Setting) -> list[EventMention]:
    here: Place | None = None  # where the paragraph stands
    at = -1
    settled = []
    last = 0
    for mention, paragraph in zip(mentions, setting.paragraphs, strict=True):
        if paragraph != at or mention.sentence - last > _REACH:
            at, here = paragraph, None
        if mention.where is not None:
            mention = _in_its_country(mention, mention.where, here, setting)
            here, last = mention.where, mention.sentence
        elif told := _inferred_place(mention, here, setting):
            found, why = told
            mention = replace(mention, where=found, why=(*mention.why, why))
        settled.append(_hosted(mention))
    return settled


def _hosted(mention: EventMention) -> EventMention:
    """A visit that tells no host, to the country in which it takes place."""
    where, guests = mention.where, _countries(mention.actors)
    untold = mention.mode == _VISIT and not mention.recipients and guests
    if not untold or where is None or where.country is None or where.country in guests or where.part != mention.part:
        return mention
    known = country(where.country, where.text, where.span)
    host = Participant(where.text, where.span, known.name if known else None, "country", None, where.country)
    return replace(mention, recipients=(host,), why=(*mention.why, "the country of the place is the host"))


def _in_its_country(mention: EventMention, where: Place, here: Place | None, setting: Setting) -> EventMention:
    """A place of no one country, or not in the gazetteer, in the country of the scene, where the sides are of it; for a
    deed that somebody must be there for, else in the one country of its sides."""
    sides = _countries((*mention.actors, *mention.recipients))
    scenes = (here, setting.dateline if not mention.background else None)
    codes = (place.country for place in scenes if place is not None and place.country)
    code, why = next((code for code in codes if sides <= {code}), None), "country of the scene"
    if code is None and len(sides) == 1 and mention.type in _BODILY:
        (code,), why = sides, "country of its sides"
    if where.country is not None or code is None or (where.feature or "").startswith("CONT"):
        return mention
    return replace(mention, where=replace(where, country=code), why=(*mention.why, why))


def _inferred_place(mention: EventMention, here: Place | None, setting: Setting) -> tuple[Place, str] | None:
    """Where an event that tells no place took place, and what tells so; None where nothing does."""
    hosts = _countries(mention.recipients)
    if mention.type == "CONSULT" and mention.mode == _VISIT and hosts:
        found = _home(hosts, mention.recipients, setting)
        return (found, "in the country of the hosts") if found is not None else None
    courts = [one for one in mention.actors if one.sector == "JUD"]
    if courts and (found := _home(_countries(courts), courts, setting)) is not None:
        return found, "in the country of the court"
    actors = _countries(mention.actors)
    if mention.type == "PROTEST" and mention.actors and not actors:
        hosts = set()  # against whom one protests tells nothing of where
    sides = hosts | actors
    bodily = mention.type in _BODILY or (mention.type, mention.mode) in _AT_HOME
    if here is not None and here.country is not None and bodily and sides <= {here.country}:
        return here, "place of the scene"
    home = setting.dateline.country if setting.dateline is not None else None
    filed = home is not None and not mention.background and mention.status in _SEEN
    meets = mention.type == "CONSULT"
    guests = meets and mention.mode == _VISIT and home not in sides
    if filed and (guests or sides == {home} or ((bodily or meets) and not sides) or (meets and home in sides)):
        sides = {home or ""}
    elif not bodily:
        return None
    elif not hosts and any(one.sector in _FORCES for one in mention.actors):
        return None  # an army may be anywhere
    found = _home(sides, (*mention.recipients, *mention.actors), setting)
    why = "in the country of the date line" if guests else "in the country of its sides"
    return (found, why) if found is not None else None


def _countries(side: Sequence[Participant]) -> set[str]:
    return {one.country for one in side if one.country and not is_body(one.country)}


def _home(countries: set[str], side: Sequence[Participant], setting: Setting) -> Place | None:
    """The one country of a side, in the story's first words for it: its name, the date line, "Turkish" of a side."""
    if len(countries) != 1:
        return None
    (code,) = countries
    named = next((place for place in setting.places if place.country == code and _is_state(place)), None)
    if named is not None:
        return named
    line = setting.dateline
    if line is not None and line.country == code:
        return country(code, line.text, line.span)
    for one in side:
        for word in find(one.text):
            if word.country == code and _is_state(word):
                start = one.span[0] + word.span[0]
                return country(code, word.text, (start, start + len(word.text)))
    return None


def _is_state(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")
