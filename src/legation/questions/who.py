"""Who held an office, and which offices somebody held: the who's-who, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legation.actors import resolve
from legation.actors.directory import same_person
from legation.errors import ActorError
from legation.model import Data, OfficeMention, Span, Story, day, is_body
from legation.questions.parties import party
from legation.questions.sentences import sentence
from legation.record import Record
from legation.record.whoswho import Holder, holding, office_key

SHARED = frozenset(
    "ambassador senator congressman congresswoman representative lawmaker mp judge prosecutor general colonel "
    "commander governor mayor councillor minister envoy spokesman spokeswoman spokesperson official adviser "
    "member leader".split()
)
"""Offices that many hold at a time, as those of deputies: two holders of one are no conflict."""
DEPUTIES = frozenset(["deputy", "assistant", "junior"])


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
) -> tuple[Tenure, ...]:
    """The holders of an office ("foreign minister"), or the offices of a person, in order of country and time.

    Args:
        asked: an office or somebody's name; None for all offices.
        of: the country or body whose offices are meant.
        on: the day on which they were held; None for any.

    Raises:
        ActorError: `of` is no country or body, or `asked` is neither an office nor anybody whom the record knows.
        DateError: `on` is no ISO date.
    """
    on_day = day(on)
    place = party(of, record).key if of is not None else None
    holders = [one for one in record.holders() if place is None or place in (one.country, one.code)]
    found = _asked(holders, asked) if asked else holders
    kept = holding(found, on_day) if on_day is not None else found
    return tuple(Tenure(one, _is_disputed(one, kept, on_day), tuple(_words(record, one))) for one in kept)


def _asked(holders: Iterable[Holder], asked: str) -> list[Holder]:
    """The holders of the office that some words name, or those whom they name."""
    holders = list(holders)
    told = resolve(asked)
    office = office_key(told.office or asked)
    found = [one for one in holders if office == office_key(one.office)]
    if told.country is not None:
        found = [one for one in found if told.country in (one.country, one.code)]
    if found or told.office:
        return found
    found = [one for one in holders if any(same_person(asked, name) for name in (one.person, *one.spellings))]
    if not found:
        raise ActorError(f"neither an office nor somebody in one is known as '{asked}': see all with 'legation who'")
    return found


def _is_disputed(one: Holder, others: Iterable[Holder], on: date | None) -> bool:
    """Whether others are told to hold the same office at the same time (on a day, where one is asked about)."""
    office = office_key(one.office)
    if office in SHARED or office.split()[0] in DEPUTIES:
        return False
    same = [
        other for other in others
        if other is not one and (other.country, other.code) == (one.country, one.code)
        and office_key(other.office) == office
    ]  # fmt: skip
    return any(_overlap(one, other) or (on is not None and not _hands_over(one, other, on)) for other in same)


def _hands_over(one: Holder, other: Holder, on: date) -> bool:
    """Whether a day is told to be the last of one and the first of the other."""
    return on in (one.until, other.until) and on in (one.since, other.since)


def _overlap(one: Holder, other: Holder) -> bool:
    """Whether both are told to hold an office on one day, by what is told and not by what is estimated from it."""
    (first, last), (begin, end) = (_told(told) for told in (one, other))
    if first is None or last is None or begin is None or end is None:
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
