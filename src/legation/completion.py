"""What one telling in a story leaves out, another of the same happening supplies.

"X will meet Y on Monday in Lima. The two will discuss trade, the ministry said": the second sentence tells of the same
talks and has no day of its own. Two mentions tell of one happening when types and courses agree, nothing that both tell
differs, and their sides are the same (or, for the same word, one leaves a side out). What is supplied is marked in the
mention's reasons; a time so supplied is marked as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.model import EventMention, Participant, TimeSpan

_COURSE = {"planned": "ahead", "possible": "ahead", "happened": "behind", "ongoing": "behind"}
_REACH = 3  # sentences between two tellings of one happening, at most, where the word is another


def complete(mentions: Sequence[EventMention], lemmas: Sequence[str]) -> list[EventMention]:
    """The same mentions, each with the time, place and recipients that another telling of it in the story supplies.

    `lemmas` are those of the triggers, in the same order.
    """
    told = list(zip(mentions, lemmas, strict=True))
    alike: dict[tuple[object, ...], list[tuple[EventMention, str]]] = defaultdict(list)
    for mention, lemma in told:
        alike[_kind(mention)].append((mention, lemma))
    return [_completed(mention, lemma, alike[_kind(mention)]) for mention, lemma in told]


def _kind(mention: EventMention) -> tuple[object, ...]:
    """What two tellings of one happening have in common before all else: the part, the type, the course, the voice."""
    return mention.part, mention.type, mention.background, _COURSE.get(mention.status, mention.status)


def _completed(mention: EventMention, lemma: str, told: Sequence[tuple[EventMention, str]]) -> EventMention:
    others = [other for other, word in told if other is not mention and _same(mention, other, same_word=word == lemma)]
    # The nearest telling supplies first; of two as near, the earlier.
    others.sort(key=lambda other: (abs(other.sentence - mention.sentence), other.sentence))
    for other in others:
        mention = _supplied(mention, other)
    return mention


def _supplied(mention: EventMention, other: EventMention) -> EventMention:
    lacks_time = mention.when is None or (mention.when.inferred and mention.when.text is None)
    if lacks_time and other.when is not None and other.when.text is not None:
        when = TimeSpan(None, None, other.when.start, other.when.end, other.when.grain, inferred=True)
        mention = replace(mention, when=when, why=(*mention.why, f"time of '{other.trigger.text}'"))
    if mention.where is None and other.where is not None:
        mention = replace(mention, where=other.where, why=(*mention.why, f"place of '{other.trigger.text}'"))
    if not mention.recipients and other.recipients and _parties(mention.actors) == _parties(other.actors):
        why = (*mention.why, f"recipients of '{other.trigger.text}'")
        mention = replace(mention, recipients=other.recipients, why=why)
    return mention


def _same(one: EventMention, other: EventMention, *, same_word: bool) -> bool:
    """Whether two mentions of one kind tell of one happening."""
    if not same_word and abs(one.sentence - other.sentence) > _REACH:
        return False
    return _same_sides(one, other, same_word=same_word) and _same_time(one.when, other.when) and _same_place(one, other)


def _same_sides(one: EventMention, other: EventMention, *, same_word: bool) -> bool:
    mine, theirs = _parties((*one.actors, *one.recipients)), _parties((*other.actors, *other.recipients))
    if _conflict(one, other):
        return False
    if mine == theirs:
        return len(mine) > 1 or same_word
    return same_word and bool(mine and theirs) and _parties(one.actors) == _parties(other.actors)


def _conflict(one: EventMention, other: EventMention) -> bool:
    """Whether each names a person of one country whom the other does not: two meetings, not one."""
    for country in _parties((*one.actors, *one.recipients)):
        mine, theirs = (_persons(mention, country) for mention in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _persons(mention: EventMention, country: str) -> set[str]:
    sides = (*mention.actors, *mention.recipients)
    return {one.name for one in sides if one.kind == "person" and one.name and (one.country or one.name) == country}


def _parties(side: Iterable[Participant]) -> set[str]:
    return {party for one in side if (party := one.country or one.name)}


def _same_time(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return True
    return one.start <= other.end and other.start <= one.end


def _same_place(one: EventMention, other: EventMention) -> bool:
    if one.where is None or other.where is None:
        return True
    return one.where.country == other.where.country
