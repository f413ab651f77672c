"""Records of older versions: they open, keep all they held, and end with the schema and the contents of new ones."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from legation.model import Reading
from legation.record import Record, migrations, schema
from tests.tellings import killed, reading
from tests.test_record_store import contents

DATA = Path(__file__).parent / "data"
OLD = range(1, schema.VERSION)


def archive() -> list[Reading]:
    """What the dumps of old records were made from, by the programs of their day."""
    plan = "Kenya will meet Ethiopia on Thursday, the ministry in Nairobi announced on Monday"
    planned = {"status": "planned", "when": "2025-03-06", "published": "2025-03-03"}
    return [
        reading(
            "Kenya met Ethiopia in Nairobi on Thursday, where 12 soldiers had been killed the week before.",
            "CONSULT",
            ["KEN:Amina Odhiambo"],
            ["ETH"],
            when="2025-03-06",
            where="Nairobi",
            quantities=(killed(12),),
            speaker="KEN",
        ),
        reading(f"{plan}.", "CONSULT", ["KEN"], ["ETH"], source="AFP", **planned),
        reading(f"{plan}, an official said.", "CONSULT", ["KEN"], ["ETH"], source="AP", **planned),
    ]


def old_record(version: int, folder: Path) -> Path:
    path = folder / f"v{version}.db"
    with sqlite3.connect(path) as raw:
        raw.executescript((DATA / f"record_v{version}.sql").read_text(encoding="utf-8"))
    raw.close()
    return path


@pytest.mark.parametrize("version", OLD)
def test_an_old_record_becomes_what_a_new_one_of_its_stories_is(version: int, tmp_path: Path) -> None:
    with Record(old_record(version, tmp_path)) as migrated, Record(":memory:") as fresh:
        for one in archive():
            fresh.keep(one)
        theirs, ours = contents(migrated), contents(fresh)
        runs = {row[1] for row in theirs.pop("readings")} | {row[1] for row in ours.pop("readings")}
        assert theirs == ours
        assert [migrated.reading(one.story.id) for one in archive()] == archive()
    assert runs


def compared(connection: sa.Connection) -> MigrationContext:
    """Compares a record's tables with the schema's, but for the index of words, of which each database has its own."""

    def ours(_: object, name: str | None, *__: object) -> bool:
        return not str(name).startswith("sentence_words")

    return MigrationContext.configure(connection, opts={"include_object": ours})


@pytest.mark.parametrize("version", [*OLD, None])
def test_tables_columns_and_indexes_are_those_of_the_schema(version: int | None, tmp_path: Path) -> None:
    path = old_record(version, tmp_path) if version else tmp_path / "new.db"
    with Record(path) as record, record.reading_transaction() as connection:
        context = compared(connection)
        assert compare_metadata(context, schema.metadata) == []
        assert context.get_current_revision() == str(schema.VERSION)
        assert connection.scalars(sa.select(schema.about.c.value)).all() == [str(schema.VERSION)]


def test_the_schema_s_number_is_that_of_the_last_revision() -> None:
    with Record(":memory:") as record, record.reading_transaction() as connection:
        script = ScriptDirectory.from_config(migrations._config(connection))
    numbers = [str(number) for number in range(1, schema.VERSION + 1)]
    assert script.get_heads() == numbers[-1:]
    assert [one.revision for one in script.walk_revisions()] == numbers[::-1]


def test_a_migration_that_fails_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_record(2, tmp_path)

    def fail(_: sa.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("legation.record.backfill.fill", fail)
    with pytest.raises(KeyboardInterrupt):
        Record(path)
    with sqlite3.connect(path) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert raw.execute("SELECT value FROM about WHERE key = 'schema'").fetchone() == ("2",)
    raw.close()
    assert "versions" not in tables
    monkeypatch.undo()
    with Record(path) as record:
        assert len(list(record.stories())) == len(archive())
