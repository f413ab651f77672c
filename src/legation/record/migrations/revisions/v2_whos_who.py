"""The who's-who: what stories and imported lists tell of offices (2026-11-23)."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """What the stories tell of offices comes as they are read again."""
    op.add_column("runs", sa.Column("who", sa.String))
    op.create_table(
        "office_mentions",
        sa.Column("story", sa.String, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        *_office(),
        sa.Column("since_grain", sa.String),
        sa.Column("until_grain", sa.String),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "office_imports",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        *_office(),
        comment="holders of offices that no story told; each source apart",
    )
    for table in ("office_mentions", "office_imports"):
        op.create_index(f"ix_{table}_person", table, ["person"])
        op.create_index(f"{table}_by_office", table, ["country", "office"])


def _office() -> list[sa.Column[object]]:
    return [
        sa.Column("person", sa.String, nullable=False),
        sa.Column("office", sa.String, nullable=False),
        sa.Column("country", sa.String),
        sa.Column("code", sa.String),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("until", sa.Date),
    ]
