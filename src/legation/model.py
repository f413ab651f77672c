"""The plain data that flows from room to room: stories, readings, mentions, events, and what they are made of.

Every type is a frozen dataclass with `to_dict()`, which gives the JSON of the data contract, and `from_dict()`, which
takes it back. In Python days are `date` and spans are tuples; in JSON they are ISO strings and lists. Spans are
character offsets into `Story.text` (into `Story.title` where `part` is "title"), ends exclusive.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from legation.errors import DateError

Span = tuple[int, int]

EARTH_KM = 6371.0088  # the mean radius of the Earth (IUGG)

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "possible", "failed", "cancelled", "denied")
STATES = ("announced", "planned", "happened", "ongoing", "cancelled", "postponed", "lapsed", "unclear")
FIRMNESS = ("said", "announced", "confirmed", "claimed", "alleged", "reportedly", "denied")
KINDS = ("country", "person", "organisation", "group", "place", "unknown")
OFFICE_STATES = ("current", "acting", "elect", "suspended", "former")
GRAINS = ("hour", "day", "week", "month", "quarter", "year", "decade", "century", "vague")
RELATIONS = ("same-day", "before", "after", "during", "because", "response", "despite", "ahead", "part")


def day(value: date | datetime | str | None) -> date | None:
    """The calendar day of a date, a datetime or an ISO 8601 string; None stays None.

    Raises:
        DateError: the string is no ISO date.
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise DateError(f"'{value}' is no date: write it as YYYY-MM-DD, such as 2025-03-03") from None


def digest(*parts: object) -> str:
    """A short stable name for `parts`: 16 hexadecimal digits of SHA-256 over them."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Data:
    """A dataclass that turns into the contract's JSON and back by the types of its fields."""

    def to_dict(self) -> dict[str, Any]:
        """The fields, in order, as JSON values."""
        return {key: _plain(getattr(self, name)) for name, key, _ in _shape(type(self))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object that `to_dict` gave `data` for; fields that are absent take their defaults."""
        shape = _shape(cls)
        fields = {name: read(data[key]) if read else data[key] for name, key, read in shape if key in data}
        if len(fields) < len(shape) or not cls.__dataclass_params__.init:  # type: ignore[attr-defined]
            return cls(**fields)
        one = cls.__new__(cls)  # reading records is mostly this: a frozen dataclass sets each field by a slow call
        vars(one).update(fields)
        return one


def _plain(value: Any) -> Any:
    if isinstance(value, Data):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return dict(value)
    return value


_Read = Callable[[Any], Any]
_Shape = list[tuple[str, str, _Read | None]]
_shapes: dict[type[Data], _Shape] = {}


def _shape(cls: type[Data]) -> _Shape:
    """Of each field of a dataclass: its name, its key in JSON, and what reads its JSON value, None where the value is
    the same. Worked out once."""
    if cls not in _shapes:
        hints = typing.get_type_hints(cls)
        fields = dataclasses.fields(typing.cast(Any, cls))
        _shapes[cls] = [(f.name, f.metadata.get("key", f.name), _reader(hints[f.name])) for f in fields]
    return _shapes[cls]


def _reader(hint: Any) -> _Read | None:
    args = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        inner = _reader(next(arg for arg in args if arg is not types.NoneType))
        return inner and (lambda value: None if value is None else inner(value))
    if typing.get_origin(hint) is tuple:
        item = _reader(args[0])
        return (lambda value: tuple(map(item, value))) if item else tuple
    if isinstance(hint, type) and issubclass(hint, Data):
        return hint.from_dict
    return day if hint is date else None


@dataclass(frozen=True, init=False)
class Story(Data):
    """One news story. `text` is kept verbatim; `id` is a digest of source, published, title and text unless given."""

    id: str
    title: str
    published: date | None
    source: str | None
    url: str | None
    byline: str | None
    language: str
    text: str

    def __init__(
        self,
        text: str,
        *,
        id: str | None = None,
        title: str = "",
        published: date | datetime | str | None = None,
        source: str | None = None,
        url: str | None = None,
        byline: str | None = None,
        language: str = "en",
    ) -> None:
        on = day(published)
        values = {
            "id": id or digest(source, on, title, text),
            "title": title,
            "published": on,
            "source": source,
            "url": url,
            "byline": byline,
            "language": language,
            "text": text,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def part(self, name: str) -> str:
        """The words of one part of the story: "title" or "text"."""
        return self.title if name == "title" else self.text


@dataclass(frozen=True)
class StoryReference(Data):
    """What a mention tells of the story that it stands in."""

    id: str
    title: str
    published: date | None
    source: str | None
    url: str | None

    @classmethod
    def to(cls, story: Story) -> StoryReference:
        return cls(story.id, story.title, story.published, story.source, story.url)


BODIES = frozenset({"IGO", "NGO", "MNC"})


def is_body(country: str | None) -> bool:
    """Whether a country field says that somebody belongs to no single state."""
    return country in BODIES


@dataclass(frozen=True)
class Participant(Data):
    """A side of an event, or a speaker: the words, and who they stand for."""

    text: str
    span: Span
    name: str | None = None
    kind: str = "unknown"
    code: str | None = None
    country: str | None = None
    sector: str | None = None
    sector_2: str | None = None
    office: str | None = None
    office_state: str | None = None


@dataclass(frozen=True)
class Actor(Data):
    """Who a name or a description stands for, out of any story (`legation.actors.resolve`), and by which rules."""

    name: str | None = None
    kind: str = "unknown"
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    sector_2: str | None = None
    office: str | None = None
    office_state: str | None = None
    why: tuple[str, ...] = ()

    def participant(self, text: str, span: Span) -> Participant:
        """This actor as the words `text` at `span` name it."""
        return Participant(
            text,
            span,
            self.name,
            self.kind,
            self.code,
            self.country,
            self.sector,
            self.sector_2,
            self.office,
            self.office_state,
        )


@dataclass(frozen=True)
class Incumbent(Data):
    """Somebody in an office of a country or body; its state is current, acting, elect, suspended or former.

    `since` and `until` are the first and the last day, where these are known.
    """

    person: str
    office: str
    country: str | None
    code: str | None
    state: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Office(Incumbent):
    """One entry of the who's-who: a person in an office of a country or body, from one day to another, both included.

    A bound that is not known is None; `mentions` are the stories that tell it, or the source that it was imported from.
    `estimated`: no words tell the last day, it is only a guess from when the office was told.
    """

    mentions: tuple[str, ...] = ()
    estimated: bool = False

    def holds_on(self, day: date | None) -> bool:
        """Whether the office may be held on a day by its bounds; None is any day."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@dataclass(frozen=True)
class OfficeMention(Incumbent):
    """One telling of who holds, held or is to hold an office of a country or body, in the words at `span`.

    `since` and `until` are the first and the last day of it, where the sentence tells them, each with the grain in
    which it does: a day, or the first day of a month or year, or the last one.
    """

    text: str
    span: Span
    sentence: int
    part: str = "text"
    since_grain: str | None = None
    until_grain: str | None = None


@dataclass(frozen=True)
class TimeExpression(Data):
    """A TimeML expression: `type` DATE, TIME, DURATION or SET; bounds are inclusive, None where there are none."""

    span: Span
    type: str
    value: str | None
    start: date | None
    end: date | None
    grain: str
    text: str
    part: str = "text"


@dataclass(frozen=True)
class TimeSpan(Data):
    """When an event takes place: inclusive days; `text` and `span` are None where it is `inferred`."""

    text: str | None
    span: Span | None
    start: date | None
    end: date | None
    grain: str
    inferred: bool = False


@dataclass(frozen=True)
class Place(Data):
    """A toponym and what it stands for: ISO 3166-1 alpha-3 country, degrees, GeoNames id and feature class or code."""

    text: str
    span: Span
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    feature: str | None = field(default=None, compare=False)
    part: str = field(default="text", compare=False)

    def kilometres_to(self, other: Place) -> float | None:
        """The great-circle distance to another place, by the haversine formula; None where either has no point."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return None
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        turn = math.radians(other.longitude - self.longitude)
        haversine = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
        return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(haversine)))


@dataclass(frozen=True)
class Quantity(Data):
    """A number with what it counts; `low` and `high` bound it, `unit` is ISO 4217 for money."""

    kind: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    text: str
    span: Span
    part: str = field(default="text", compare=False)


@dataclass(frozen=True)
class Attribution(Data):
    """On whose word: how firm, the words that tell it, the speaker, and the links between speaker and story."""

    firmness: str
    span: Span
    via: tuple[Participant, ...] = ()
    speaker: Participant | None = None


@dataclass(frozen=True)
class Statement(Data):
    """What somebody said: `text` at `span` are the words said, `quoted` where they stand in quotation marks."""

    speaker: Participant | None
    addressee: Participant | None
    firmness: str
    quoted: bool
    text: str
    span: Span
    sentence: int
    part: str = "text"


@dataclass(frozen=True)
class Name(Data):
    """A name in the text, with its label: PER, ORG, LOC or MISC."""

    text: str
    span: Span
    label: str
    sentence: int
    part: str = "text"


@dataclass(frozen=True)
class Trigger(Data):
    """The word that tells the happening."""

    text: str
    span: Span


@dataclass(frozen=True)
class EventMention(Data):
    """One telling of a happening in one story; see the data contract for each field.

    `meaning` is no part of the contract: where the trigger stands among telling words, by which the record finds out
    how alike two are (see `meanings`); None where no encoder of ours has read it.
    """

    id: str
    story: StoryReference
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    plover: str
    cameo: str
    quad: int
    score: float
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    status: str
    background: bool
    when: TimeSpan | None
    where: Place | None
    attribution: Attribution | None
    quantities: tuple[Quantity, ...]
    quote: str | None
    part: str
    sentence: int
    span: Span
    trigger: Trigger
    confidence: float
    why: tuple[str, ...]
    meaning: str | None = field(default=None, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the contract, where a place's feature and a part's name inside a mention go without saying."""
        data = super().to_dict()
        del data["meaning"]
        for inner in (data["where"], *data["quantities"]):
            for key in ("feature", "part"):
                if inner is not None:
                    inner.pop(key, None)
        return data


@dataclass(frozen=True)
class EventRelation(Data):
    """What the words tell of two mentions, by their ids: one on the same day as, before, because of … the other."""

    kind: str
    source: str = field(metadata={"key": "from"})
    target: str = field(metadata={"key": "to"})
    text: str
    span: Span


@dataclass(frozen=True)
class Precedent(Data):
    """What the words claim to have gone before: "the first such meeting in more than six years".

    `mention` is the id of the event mention it is told of; `kind` is `first`, `later` (`number` tells which) or `most`
    ("the deadliest"); `scope` is what is counted; `period` are the words that bound it, and `since` is the day after
    which there was none before, None where the words tell no day (with `period` None: ever).
    """

    mention: str
    kind: str
    number: int | None
    scope: str
    period: str | None
    since: date | None
    text: str
    span: Span
    sentence: int
    part: str = "text"


@dataclass(frozen=True)
class Relation(Data):
    """What an actor does to a recipient in a sentence (`Reader.relate`); `scores` gives each type's probability."""

    type: str
    mode: str | None
    status: str
    plover: str
    quad: int
    scores: dict[str, float]


@dataclass(frozen=True)
class Drop(Data):
    """Words that gave no event, and why."""

    sentence: int
    span: Span
    reason: str
    part: str = "text"


@dataclass(frozen=True)
class Reading(Data):
    """All that was read in one story, layer by layer."""

    story: Story
    events: tuple[EventMention, ...] = ()
    relations: tuple[EventRelation, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    dropped: tuple[Drop, ...] = ()


@dataclass(frozen=True)
class Change(Data):
    """One step in the life of an event: on the day `published` a mention told it to be in `state`."""

    published: date | None
    state: str
    mention: str


@dataclass(frozen=True)
class Voice(Data):
    """What one voice (a party by its key, or a source) says in a dispute: a number or a status, in which mention."""

    by: str
    value: float | str
    mention: str


@dataclass(frozen=True)
class Dispute(Data):
    """What mentions of an event contradict one another in: `matter` is a quantity ("killed soldiers") or "status"."""

    matter: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Event(Data):
    """One happening, settled from all its mentions; `state` follows its life, `history` tells the steps.

    `stories` tell it, of which so many are `independent`: no versions of one another.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    plover: str
    cameo: str
    quad: int
    score: float
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    state: str
    background: bool
    when: TimeSpan | None
    where: Place | None
    quantities: tuple[Quantity, ...]
    sources: tuple[str, ...]
    stories: int
    independent: int
    first_reported: date | None
    last_reported: date | None
    history: tuple[Change, ...]
    disputes: tuple[Dispute, ...]
    mentions: tuple[str, ...]
