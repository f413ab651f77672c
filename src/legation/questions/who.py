"""Who held an office, and which offices somebody held: the who's-who, with the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from legation.actors import resolve
from legation.actors.directory import DEPUTIES, office_key, same_person
from legation.errors import ActorError
from legation.model import Data, OfficeMention, Span, Story, day, is_body
from legation.questions.parties import party
from legation.record import Record
from legation.record.sentences import sentence
from legation.record.whoswho import Holder, holding

SHARED = frozenset(
    "ambassador senator congressman congresswoman representative lawmaker mp judge prosecutor general colonel "
    "commander governor mayor councillor minister envoy spokesman spokeswoman spokesperson official adviser "
    "member leader".split()
)
"""Offices that many hold at a time, as those of deputies: two holders of one are no conflict."""


@dataclass(frozen=True)
class Words(Data):
    """The sentence in which a story tells an office; `span` is an offset into it."""

    story: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    text: str
    span: Span

    @classmethod
    def of(cls, told: OfficeMention, story: Story) -> Words:
        """The sentence of `story` in which an office is told."""
        whole = story.part(told.part)
        first, last = sentence(whole, told.span)
        span = told.span[0] - first, told.span[1] - first
        return cls(story.id, story.title, story.source, story.published, story.url, whole[first:last], span)


@dataclass(frozen=True)
class Tenure(Data):
    """A holder of an office with the words that tell it; `disputed` where somebody else is told to hold it too."""

    holder: Holder
    disputed: bool
    words: tuple[Words, ...]


def who(
    record: Record,
    asked: str | None = None,
    *,
    of: str | None = None,
    on: date | str | None = None,
    words: bool = True,
) -> tuple[Tenure, ...]:
    """The holders of an office ("foreign minister"), or the offices of a person, in order of country and time.

    Args:
        asked: an office or somebody's name; None for all offices.
        of: the country or body whose offices are meant.
        on: the day on which they were held; None for any.
        words: whether to fetch the sentences that tell them.

    Raises:
        ActorError: `of` is no country or body, or `asked` is neither an office nor anybody whom the record knows.
        DateError: `on` is no ISO date.
    """
    on_day = day(on)
    place = party(of, record).key if of is not None else None
    holders = [one for one in record.holders() if place is None or place in (one.country, one.code)]
    found = _asked(holders, asked) if asked else holders
    kept = holding(found, on_day) if on_day is not None else found
    rivals: dict[tuple[str | None, str | None, str], list[Holder]] = defaultdict(list)
    for one in kept:
        rivals[_office(one)].append(one)
    return tuple(
        Tenure(one, _is_disputed(one, rivals[_office(one)], on_day), tuple(_words(record, one) if words else ()))
        for one in kept
    )


def _office(one: Holder) -> tuple[str | None, str | None, str]:
    """What office it is, and of which country or body."""
    return one.country, one.code, office_key(one.office)


def _asked(holders: Iterable[Holder], asked: str) -> list[Holder]:
    """The holders of the office that some words name, or those whom they name."""
    holders = list(holders)
    told = resolve(asked)
    office = office_key(told.office or asked)
    found = [one for one in holders if office == office_key(one.office)]
    if told.country is not None:
        here = told.code if is_body(told.country) and told.code else told.country
        found = [one for one in found if here in (one.country, one.code)]
    if told.office and told.name:  # "President Macron"
        found = [one for one in found if same_person(told.name, one.person)]
    if found:
        return found
    found = [one for one in holders if any(same_person(asked, name) for name in (one.person, *one.spellings))]
    if not found and not told.office:
        raise ActorError(f"neither an office nor somebody in one is known as '{asked}': see all with 'legation who'")
    return found


def _is_disputed(one: Holder, rivals: Sequence[Holder], on: date | None) -> bool:
    """Whether others are told to hold the same office at the same time (on a day, where one is asked about)."""
    office = office_key(one.office)
    if office in SHARED or office.partition(" ")[0] in DEPUTIES - {"vice"}:
        return False
    others = [other for other in rivals if other.person != one.person]
    return any(_overlap(one, other) or (on is not None and not _hands_over(one, other)) for other in others)


def _hands_over(one: Holder, other: Holder) -> bool:
    """Whether the last day of one is told to be the first of the other, be it in years alone."""
    for ends, begins in ((one.until, other.since), (other.until, one.since)):
        if ends is not None and begins is not None:
            years = (ends.month, ends.day) == (12, 31) and (begins.month, begins.day) == (1, 1)
            if ends == begins or (years and ends.year == begins.year):
                return True
    return False


def _overlap(one: Holder, other: Holder) -> bool:
    """Whether both are told to hold an office on one day, by what is told and not by what is estimated from it."""
    (first, last), (begin, end) = (_told(told) for told in (one, other))
    if first is None or last is None or begin is None or end is None or _hands_over(one, other):
        return False
    return first < end and begin < last  # one day may be the last of one and the first of the next


def _told(one: Holder) -> tuple[date | None, date | None]:
    return one.since or one.first_told, one.until or one.last_told


def _words(record: Record, holder: Holder) -> Iterable[Words]:
    names = (holder.person, *holder.spellings)
    for story in record.stories(holder.stories):
        for told in record.office_mentions(story.id):
            same = (told.country, told.code, office_key(told.office)) == (
                holder.country, holder.code, office_key(holder.office),
            )  # fmt: skip
            if same and told.person in names:
                yield Words.of(told, story)


def label(holder: Holder) -> str:
    """The country or body of an office as a code: "JPN", "UN"."""
    return (holder.code if is_body(holder.country) else holder.country) or "?"
