"""The who's-who: who held which office when, settled from all that stories tell of it and from imported lists.

A story tells that somebody holds an office on its day, held it before or is to hold it; few tell since when. So a
period is what is told (`since`, `until`), or else reaches `NEAR` beyond the first and the last day on which it was
told, as far as nobody else is told to hold the office there. Where that leaves two holders, both stand: which of them
is right nobody told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.actors.directory import name_words, office_key, same_person
from legation.model import Data, Incumbent, Office

NEAR = timedelta(days=183)
"""How long before and after it was told an office is taken to have been held, where no words tell its bounds."""
RETURN = timedelta(days=30)
"""How long after a term's last day somebody must be told to hold the office again for it to be another term."""
_STEM = 3  # letters that one word of two spellings of a name shares
OUTSIDE = frozenset(["former", "elect"])
"""States of those who hold the office no more, or not yet."""
EXACT = frozenset(["day", "hour"])
"""Grains of times that tell a bound; a month or a year is an estimate of one."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OfficeTold(Incumbent):
    """One telling of an office: by a story on its `day`, or (`imported`) by a list, which tells the bounds."""

    day: date | None
    source: str
    since_grain: str | None = None
    until_grain: str | None = None
    imported: bool = False

    @property
    def first(self) -> date | None:
        """The day of taking the office, where it is told to the day."""
        return self.since if self.imported or self.since_grain in EXACT else None

    @property
    def last(self) -> date | None:
        """The day of leaving it, where it is told to the day."""
        return self.until if self.imported or self.until_grain in EXACT else None


@dataclass(frozen=True)
class Holder(Data):
    """Somebody in an office: `since` and `until` as told, `low` and `high` as estimated from when it was told.

    `state` is the one that was told last of the time in office; `spellings` are the other ways to write the name,
    `stories` and `lists` what tells it.
    """

    person: str
    spellings: tuple[str, ...]
    office: str
    country: str | None
    code: str | None
    state: str
    since: date | None
    until: date | None
    low: date | None
    high: date | None
    first_told: date | None
    last_told: date | None
    stories: tuple[str, ...]
    lists: tuple[str, ...]

    @property
    def is_held(self) -> bool:
        """Whether anything tells when the office was held: a day on which it was, or its bounds."""
        listed = bool(self.lists) and self.state not in OUTSIDE
        return self.first_told is not None or listed or (self.low is not None and self.high is not None)

    @property
    def entry(self) -> Office:
        """The same as an entry that a reader takes, from `low` to `high`."""
        sources = (*self.stories, *self.lists)
        estimated = self.until is None and self.high is not None
        return Office(
            self.person, self.office, self.country, self.code, self.state, self.low, self.high, sources, estimated
        )


def settle(tellings: Iterable[OfficeTold]) -> list[Holder]:
    """The holders of every office told of, by country, body and office, in order of time."""
    by_office: dict[tuple[str, str, str], list[OfficeTold]] = defaultdict(list)
    for one in tellings:
        by_office[one.country or "", one.code or "", office_key(one.office)].append(one)
    return [holder for key in sorted(by_office) for holder in _holders(by_office[key])]


def _holders(tellings: Sequence[OfficeTold]) -> list[Holder]:
    found = [_holder(term) for group in _people(tellings) for term in _terms(group)]
    clipped = [_clipped(one, found) for one in found]
    return sorted(clipped, key=lambda one: (one.low or one.first_told or date.min, one.person))


def _people(tellings: Sequence[OfficeTold]) -> list[list[OfficeTold]]:
    """The tellings of one office by whom they name: the longest name leads, others join whom they may stand for.

    Only names that share the beginning of a word are compared.
    """
    by_name: dict[str, list[OfficeTold]] = defaultdict(list)
    for one in tellings:
        by_name[one.person].append(one)
    groups: list[tuple[list[str], list[OfficeTold]]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for name in sorted(by_name, key=lambda name: (-len(name), name)):
        stems = {word[:_STEM] for word in name_words(name)}
        near = sorted({place for stem in stems for place in index[stem]})
        place = next((at for at in near if any(same_person(name, other) for other in groups[at][0])), len(groups))
        if place == len(groups):
            groups.append(([], []))
        groups[place][0].append(name)
        groups[place][1].extend(sorted(by_name[name], key=_by_day))
        for stem in stems:
            index[stem].append(place)
    return [told for _, told in groups]


def _terms(group: Sequence[OfficeTold]) -> list[list[OfficeTold]]:
    """One person's tellings by the terms of office: each row of a list is one; else one ends on a day that is told."""
    terms = [[one] for one in group if one.imported]
    rest: list[OfficeTold] = []
    for one in sorted((one for one in group if not one.imported), key=_by_day):
        there = next((term for term in terms if _covers(term[0], one.day)), None)
        (there if there is not None else rest).append(one)
    told: list[list[OfficeTold]] = []
    for one in rest:
        ends = [each.last for each in told[-1] if each.last is not None] if told else []
        again = bool(ends) and one.day is not None and one.day > max(ends) + RETURN and one.state != "former"
        if not told or again:
            told.append([])
        told[-1].append(one)
    return terms + told


def _covers(row: OfficeTold, day: date | None) -> bool:
    return day is not None and (row.since is None or row.since <= day) and (row.until is None or day <= row.until)


def _holder(group: Sequence[OfficeTold]) -> Holder:
    """The tellings of one person's term as one entry, with the bounds that they alone give."""
    names = Counter(one.person for one in group)
    person = max(names, key=lambda name: (len(name.split()), names[name], name))
    inside = [one for one in group if one.state not in OUTSIDE]
    listed = any(one.imported for one in group)
    days = sorted(one.day for one in inside if one.day is not None)
    first, last = (days[0], days[-1]) if days else (None, None)
    since = min((one.first for one in group if one.first is not None), default=None)
    until = max((one.last for one in group if one.last is not None), default=None)
    about = min((one.since for one in group if one.since is not None), default=None)
    about_last = max((one.until for one in group if one.until is not None), default=None)
    gone = [one.day for one in group if one.state == "former" and one.day and (last is None or one.day > last)]
    coming = [one.day for one in group if one.state == "elect" and one.day and (first is None or one.day < first)]
    low = since or about or (first and max([first - NEAR, *(day + _DAY for day in coming)]))
    high = until or about_last or (last and min([last + NEAR, *(day - _DAY for day in gone)]))
    if listed:
        low, high = since, until or (min(gone) - _DAY if gone else None)  # no end is told: there is none yet
    if low is not None and high is not None and high < low:
        low, high = (low, low) if since is not None else (high, high)
    latest = max(
        inside or group, key=lambda one: (one.day or one.until or (date.max if listed else date.min), *_by_day(one))
    )
    return Holder(
        person,
        tuple(sorted(set(names) - {person})),
        latest.office,
        latest.country,
        latest.code,
        latest.state,
        since,
        until,
        low,
        high,
        first,
        last,
        tuple(dict.fromkeys(one.source for one in sorted(group, key=_by_day) if not one.imported)),
        tuple(sorted({one.source for one in group if one.imported})),
    )


def _by_day(one: OfficeTold) -> tuple[date, str, str, str]:
    return one.day or date.min, one.source, one.state, one.office


def _clipped(one: Holder, others: Sequence[Holder]) -> Holder:
    """An entry whose estimated bounds give way to the days on which others are told to hold the office."""
    low, high = one.low, one.high
    for other in others if one.first_told is not None and None in (one.since, one.until) else ():
        if other.person == one.person:
            continue
        begins, ends = other.since or other.first_told, other.until or other.last_told
        if one.until is None and high is not None and begins is not None and one.last_told and begins > one.last_told:
            high = min(high, begins - _DAY)
        if one.since is None and low is not None and ends is not None and one.first_told and ends < one.first_told:
            low = max(low, ends + _DAY)
    return replace(one, low=low, high=high)


def holding(holders: Iterable[Holder], day: date) -> list[Holder]:
    """Those who may hold their office on a day, being told or listed to hold it, and not only to have held it."""
    return [one for one in holders if one.is_held and one.entry.holds_on(day)]
