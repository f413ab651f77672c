"""Migrations: how a record of an older schema becomes one of today's, by alembic, in the transaction of the caller.

Each revision is a module of `revisions`, numbered as `schema.VERSION` is; what it fills new tables with comes from what
the record holds. Records made before alembic came tell their version in `about` alone.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from legation.record import schema


def migrate(connection: sa.Connection, version: int) -> None:
    """Brings a record from `version` to today's schema."""
    config = _config(connection)
    if MigrationContext.configure(connection).get_current_revision() is None:
        stamp(connection, version)
    command.upgrade(config, "head")
    about = schema.about
    connection.execute(about.update().where(about.c.key == "schema").values(value=str(schema.VERSION)))


def stamp(connection: sa.Connection, version: int) -> None:
    """Notes for alembic which revision a record is at."""
    script = ScriptDirectory.from_config(_config(connection))
    MigrationContext.configure(connection).stamp(script, str(version))


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.attributes["connection"] = connection
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("version_locations", str(Path(__file__).parent / "revisions").replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
