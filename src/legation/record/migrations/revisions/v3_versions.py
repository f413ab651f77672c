"""Versions of one story; quantities and relations as tables; what questions ask by: sentences and their words, sums of
days, names (2026-11-27)."""

import sqlalchemy as sa
from alembic import op

from legation.record import backfill, fulltext

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """All of it follows from what the record holds."""
    op.create_table(
        "versions",
        _story(),
        sa.Column("first", sa.String, nullable=False),
        sa.Column("before", sa.String),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        comment="near-duplicates of one story: the first of its chain, and the one before (see versions)",
    )
    op.create_index("ix_versions_first", "versions", ["first"])
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        _story(),
        comment="where a story's near-duplicates find it",
        sqlite_with_rowid=False,
    )
    op.create_index("bands_by_story", "bands", ["story"])
    op.create_table(
        "quantities",
        _mention(),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("unit", sa.String),
        sa.Column("of", sa.String),
    )
    op.create_table(
        "relations",
        _story(),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
    )
    op.create_index("ix_relations_source", "relations", ["source"])
    op.create_index("ix_relations_target", "relations", ["target"])
    _add_what_questions_ask_by()
    backfill.fill(op.get_bind())


def _add_what_questions_ask_by() -> None:
    for column in (
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("place", sa.String),
        sa.Column("sources", sa.Integer),
    ):
        op.add_column("events", column)
    op.add_column("event_participants", sa.Column("state", sa.String))
    op.add_column("event_participants", sa.Column("day", sa.Date))  # of revision 4: `backfill` writes today's columns
    op.create_index("mentions_by_words", "mentions", ["story", "part", "first", "last", "id"])
    op.create_index("events_by_day", "events", ["first_day", "id", "state", "end"])
    op.create_index("events_by_state", "events", ["state", "end", "last_reported"])
    op.create_index("events_by_last_report", "events", ["last_reported"])
    op.create_index("events_by_country", "events", ["country", "first_day"])
    op.create_index("events_by_place", "events", ["place", "first_day"])
    op.create_table(
        "event_pairs",
        sa.Column("event", sa.String, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("one", sa.String, primary_key=True),
        sa.Column("other", sa.String, primary_key=True),
        sa.Column("forth", sa.Boolean, nullable=False),
        sa.Column("back", sa.Boolean, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("type", sa.String, nullable=False),
    )
    ways = ["event", "forth", "back"]
    op.create_index("event_pairs_by_day", "event_pairs", ["one", "other", "day", *ways])
    op.create_index("event_pairs_by_type", "event_pairs", ["one", "other", "type", "day", *ways])
    op.create_table(
        "dyads",
        sa.Column("actor", sa.String, primary_key=True),
        sa.Column("recipient", sa.String, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("plover", sa.String, primary_key=True),
        sa.Column("quad", sa.Integer, primary_key=True),
        sa.Column("mutual", sa.Boolean, primary_key=True),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("squares", sa.Float, nullable=False),
        sa.Column("top", sa.String, nullable=False),
    )
    op.create_index("ix_dyads_day", "dyads", ["day"])
    op.create_table(
        "name_words",
        sa.Column("word", sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
    )
    op.create_table(
        "sentences",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("story", sa.String, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_index("sentences_by_story", "sentences", ["story", "n"], unique=True)
    fulltext.make(None, op.get_bind())


def _story() -> sa.Column[str]:
    return sa.Column("story", sa.String, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True)


def _mention() -> sa.Column[str]:
    return sa.Column("mention", sa.String, sa.ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True)
