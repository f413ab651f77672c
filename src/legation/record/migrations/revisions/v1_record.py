"""The first records (2026-11-22), made without alembic."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing went before."""
