"""The tables of a record: one schema for SQLite and PostgreSQL, through SQLAlchemy Core.

What a story told is kept twice, each for its use: as the contract's JSON (`body`), which reads back whole, and as
columns to search by. Everything that rests on a story goes with it (`ON DELETE CASCADE`). JSON is plain text here: it
is written once, read whole, and never searched inside.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = 5
"""The number of the latest revision in `migrations`, which a change of the tables needs."""

metadata = MetaData()

about = Table("about", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("codebook", String),
    Column("weights", String),
    Column("who", String),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("published", Date, index=True),
    Column("source", String, index=True),
    Column("url", String),
    Column("byline", String),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("digest", String, nullable=False),
)


def _story(*, key: bool = True) -> Column[str]:
    return Column("story", String, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=key, nullable=False)


versions = Table(
    "versions",
    metadata,
    _story(),
    Column("first", String, nullable=False, index=True),
    Column("before", String),
    Column("signature", LargeBinary, nullable=False),
    comment="near-duplicates of one story: the first of its chain, and the one before (see versions)",
)

bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _story(),
    Index("bands_by_story", "story"),
    comment="where a story's near-duplicates find it",
    sqlite_with_rowid=False,
)

readings = Table(
    "readings",
    metadata,
    _story(),
    Column("run", String, ForeignKey("runs.id"), nullable=False),
    Column("digest", String, nullable=False),
    Column("body", Text, nullable=False),
)

drops = Table(
    "drops",
    metadata,
    _story(),
    Column("reason", String, primary_key=True),
    Column("count", Integer, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", String, primary_key=True),
    _story(key=False),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("plover", String, nullable=False),
    Column("cameo", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("status", String, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("start", Date, index=True),
    Column("end", Date),
    Column("grain", String),
    Column("inferred", Boolean),
    Column("place", String),
    Column("country", String, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geonames", Integer),
    Column("feature", String),
    Column("firmness", String),
    Column("part", String, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("mentions_by_story", "story", "position"),
    Index("mentions_by_words", "story", "part", "first", "last", "id"),
)


def _mention() -> Column[str]:
    return Column("mention", String, ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True)


def _participant() -> list[Column[str]]:
    """The columns of a participant, in a mention or in an event; `party` is whom it stands for in a search."""
    texts = ("party", "name", "kind", "code", "country", "sector", "sector_2", "office", "office_state")
    return [Column(name, String) for name in texts]


participants = Table(
    "participants",
    metadata,
    _mention(),
    Column("side", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    *_participant(),
    Index("participants_by_party", "party", "mention"),
)

quantities = Table(
    "quantities",
    metadata,
    _mention(),
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String),
    Column("of", String),
)

relations = Table(
    "relations",
    metadata,
    _story(),
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False, index=True),
    Column("target", String, nullable=False, index=True),
)

statements = Table(
    "statements",
    metadata,
    _story(),
    Column("n", Integer, primary_key=True),
    Column("speaker", String),
    Column("country", String, index=True),
    Column("firmness", String, nullable=False),
    Column("quoted", Boolean, nullable=False),
    Column("text", Text, nullable=False),
)


def _office() -> list[Column[Any]]:
    """The columns of a telling of who holds an office; `person` is the name as it was told."""
    return [
        Column("person", String, nullable=False, index=True),
        Column("office", String, nullable=False),
        Column("country", String),
        Column("code", String),
        Column("state", String, nullable=False),
        Column("since", Date),
        Column("until", Date),
    ]


office_mentions = Table(
    "office_mentions",
    metadata,
    _story(),
    Column("n", Integer, primary_key=True),
    *_office(),
    Column("since_grain", String),
    Column("until_grain", String),
    Column("part", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index("office_mentions_by_office", "country", "office"),
)

office_imports = Table(
    "office_imports",
    metadata,
    Column("source", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    *_office(),
    Index("office_imports_by_office", "country", "office"),
    comment="holders of offices that no story told; each source apart",
)

tracks = Table(
    "tracks",
    metadata,
    _mention(),
    Column("party", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("low", Date),
    Column("high", Date),
    Column("published", Date),
    Column("story", String, nullable=False, index=True),
    Index("tracks_by_days", "type", "party", "low"),
    Index("tracks_by_ends", "type", "party", "high"),
    Index("tracks_by_publication", "type", "party", "published"),
    comment="where merging looks for other mentions of the same happening",
)

leads = Table(
    "leads",
    metadata,
    _mention(),
    Column("leader", String, nullable=False, index=True),
    comment="which mention leads the event that a mention tells of (see merging)",
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("leader", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("plover", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("background", Boolean, nullable=False),
    Column("start", Date, index=True),
    Column("end", Date),
    Column("country", String),
    Column("stories", Integer, nullable=False),
    Column("first_reported", Date),
    Column("last_reported", Date),
    Column("body", Text, nullable=False),
    # What questions ask by, since schema 3; `backfill` fills them for older records.
    Column(
        "first_day", Date
    ),  # the day told, else the first report's; `date.max`, which sorts last, where there is none
    Column("last_day", Date),
    Column("place", String),  # the name of the spot, folded
    Column("sources", Integer),
    Index("events_by_day", "first_day", "id", "state", "end"),
    Index("events_by_state", "state", "end", "last_reported"),
    Index("events_by_last_report", "last_reported"),
    Index("events_by_country", "country", "first_day"),
    Index("events_by_place", "place", "first_day"),
)

event_participants = Table(
    "event_participants",
    metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("side", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    *_participant(),
    Column("state", String),  # the event's, since schema 3
    Column("day", Date),  # the event's `first_day`, since schema 4
    Index("event_participants_by_party", "party", "event"),
    Index("event_participants_by_day", "party", "day", "event", "state"),
    Index("event_participants_by_name", "name", "event"),
    Index("event_participants_by_name_and_day", "name", "day", "event", "state"),
)

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("event", String, primary_key=True),
    Column("mention", String, primary_key=True),
    ForeignKeyConstraint(["event"], ["events.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["mention"], ["mentions.id"], ondelete="CASCADE"),
    Index("event_mentions_by_mention", "mention", unique=True),
)

# ── schema 3: what questions ask by; all of it follows from the tables above ─────────────────────────────────────────

event_pairs = Table(
    "event_pairs",
    metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("forth", Boolean, nullable=False),
    Column("back", Boolean, nullable=False),
    Column("day", Date, nullable=False),
    Column("type", String, nullable=False),
    Index("event_pairs_by_day", "one", "other", "day", "event", "forth", "back"),
    Index("event_pairs_by_type", "one", "other", "type", "day", "event", "forth", "back"),
    comment="two parties of an event, in the order of their keys, and which way it passes between them: forth, back, "
    "both (it is mutual), or not at all (they stand on one side)",
)

dyads = Table(
    "dyads",
    metadata,
    Column("actor", String, primary_key=True),
    Column("recipient", String, primary_key=True),
    Column("day", Date, primary_key=True, index=True),
    Column("plover", String, primary_key=True),
    Column("quad", Integer, primary_key=True),
    Column("mutual", Boolean, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("squares", Float, nullable=False),
    Column("top", String, nullable=False),
    comment="a day of one party towards another: how many events that took place, the sum of their scores and of the "
    "squares of these, and the event that weighs most (see `ledger`)",
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", String, primary_key=True),
    Column("name", String, primary_key=True),
    comment="the words of the names of all who take part in events",
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    _story(key=False),
    Column("n", Integer, nullable=False),
    Column("part", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index("sentences_by_story", "story", "n", unique=True),
    comment="where the sentences of the stories stand; their ids rise with the days of publication (see `fulltext`)",
)
