"""The days of events beside those who take part in them, so that what somebody does is found in order of time
(2026-11-27)."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Records of schema 3 have two indexes that give way; a record that has just come from schema 2 has the days."""
    inspector = sa.inspect(op.get_bind())
    for index in inspector.get_indexes("event_participants"):
        if index["name"] in ("event_participants_by_state", "event_participants_by_name_and_state"):
            op.drop_index(index["name"], "event_participants")
    if "day" not in {column["name"] for column in inspector.get_columns("event_participants")}:
        op.add_column("event_participants", sa.Column("day", sa.Date))
        op.execute(
            "UPDATE event_participants SET day ="
            " (SELECT first_day FROM events WHERE events.id = event_participants.event)"
        )
    op.create_index("event_participants_by_day", "event_participants", ["party", "day", "event", "state"])
    op.create_index("event_participants_by_name_and_day", "event_participants", ["name", "day", "event", "state"])
