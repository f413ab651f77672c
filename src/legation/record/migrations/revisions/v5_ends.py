"""The last days of mentions in an index, so that merging looks at no more of them as a record grows (2026-11-28)."""

from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Adds the index."""
    op.create_index("tracks_by_ends", "tracks", ["type", "party", "high"])
