"""Versions of one story; quantities and relations as tables; events that tell what is disputed (2026-11-27)."""

import sqlalchemy as sa
from alembic import op

from legation.record import backfill

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
    backfill.fill(op.get_bind())


def _story() -> sa.Column[str]:
    return sa.Column("story", sa.String, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True)


def _mention() -> sa.Column[str]:
    return sa.Column("mention", sa.String, sa.ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True)
