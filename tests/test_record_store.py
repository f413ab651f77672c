"""Keeping and reading back: round trips, idempotence, replacement, forgetting, and what a database may refuse."""

from __future__ import annotations

import json
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import MissingExtraError, RecordError
from legation.model import Drop, Reading, Story
from legation.record import Record, Run
from legation.record.census import census
from legation.record.schema import metadata
from tests.strategies import archives, readings

quick = settings(max_examples=15, deadline=None)


def contents(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted: two records with equal contents hold the same. Runs are left out, as they stay
    when what they read is replaced, and the ids of sentences, which are given out as stories come."""
    with record.reading_transaction() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(*_columns(table)))), key=repr)
            for table in metadata.sorted_tables
            if table.name != "runs"
        }


def _columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.columns if (table.name, column.name) != ("sentences", "id")]


@quick
@given(archives(3))
def test_a_reading_comes_back_as_it_was_kept(archive: list[Reading]) -> None:
    with Record(":memory:") as record:
        for reading in archive:
            assert record.keep(reading)
        for reading in archive:
            assert record.reading(reading.story.id) == reading
            assert record.has(reading.story)
        assert list(record.stories()) == sorted(
            (reading.story for reading in archive),
            key=lambda story: (
                (story.published is not None, story.published, story.id) if story.published else (False, None, story.id)
            ),
        )


@quick
@given(readings())
def test_the_contract_s_json_comes_back_byte_for_byte(reading: Reading) -> None:
    with Record(":memory:") as record:
        record.keep(reading)
        kept = record.reading(reading.story.id)
    assert kept is not None
    assert json.dumps(kept.to_dict()) == json.dumps(reading.to_dict())
    assert [m.where.feature for m in kept.events if m.where] == [m.where.feature for m in reading.events if m.where]
    assert [m.meaning for m in kept.events] == [m.meaning for m in reading.events]


@quick
@given(archives(4))
def test_keeping_again_changes_nothing(archive: list[Reading]) -> None:
    with Record(":memory:") as record:
        for reading in archive:
            record.keep(reading)
        before = contents(record)
        assert [record.keep(reading) for reading in archive] == [False] * len(archive)
        assert contents(record) == before


@quick
@given(archives(4), st.data())
def test_a_new_reading_takes_the_place_of_the_old_one(archive: list[Reading], data: st.DataObject) -> None:
    again = [data.draw(readings(st.just(reading.story))) for reading in archive]
    with Record(":memory:") as record, Record(":memory:") as fresh:
        for reading in archive + again:
            record.keep(reading, Run("2"))
        for reading in again:
            fresh.keep(reading, Run("2"))
        assert contents(record) == contents(fresh)


@quick
@given(archives(5), st.data())
def test_forgetting_leaves_what_was_never_kept(archive: list[Reading], data: st.DataObject) -> None:
    gone = {reading.story.id for reading in archive if data.draw(st.booleans())}
    with Record(":memory:") as record, Record(":memory:") as fresh:
        for reading in archive:
            record.keep(reading)
            if reading.story.id not in gone:
                fresh.keep(reading)
        for story in sorted(gone):
            assert record.forget(story=story) == 1
            assert record.forget(story=story) == 0
        assert contents(record) == contents(fresh)


def reading_of(text: str, **told: str) -> Reading:
    return Reading(Story(text, **told))  # type: ignore[arg-type]


def test_a_source_is_forgotten_as_a_whole() -> None:
    with Record(":memory:") as record:
        for text, source in (("One.", "AFP"), ("Two.", "AP"), ("Three.", "AFP")):
            record.keep(reading_of(text, source=source))
        assert record.forget(source="AFP") == 2
        assert [story.source for story in record.stories()] == ["AP"]
        with pytest.raises(RecordError, match="either a story or a source"):
            record.forget()


def test_another_version_of_the_reader_has_not_read_the_story_yet() -> None:
    reading = reading_of("Envoys from Chile met in Lima.")
    with Record(":memory:") as record:
        record.keep(reading, Run("0.1", "codebook a", "weights a"))
        assert record.has(reading.story, Run("0.1", "codebook a", "weights a"))
        assert not record.has(reading.story, Run("0.1", "codebook b", "weights a"))
        assert not record.has(replace_text(reading.story, "Envoys from Peru met in Lima."), Run("0.1", "codebook a"))
        assert record.keep(reading, Run("0.1", "codebook b", "weights a"))
        assert census(record).stories == 1


def replace_text(story: Story, text: str) -> Story:
    return Story(text, id=story.id)


def test_a_file_keeps_what_a_later_process_reads(tmp_path: Path) -> None:
    reading = reading_of("Norway hosted the talks.", published="2025-02-24")
    with Record(tmp_path / "record.db") as record:
        record.keep(reading)
    with Record(str(tmp_path / "record.db"), create=False) as record:
        assert record.reading(reading.story.id) == reading
        assert record.reading("unheard of") is None


def test_a_failed_keep_leaves_the_story_as_it_was(tmp_path: Path) -> None:
    good, bad = reading_of("Ghana lifted the ban.", id="1"), reading_of("Ghana \ud800 lifted the ban.", id="1")
    with Record(tmp_path / "record.db") as record:
        record.keep(good)
        with pytest.raises(RecordError, match="half characters"):
            record.keep(bad)
        assert record.reading("1") == good


def test_a_missing_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here: make one with 'legation keep"):
        Record(tmp_path / "none.db", create=False)
    with pytest.raises(RecordError, match=r"folder .* is not there"):
        Record(tmp_path / "no" / "record.db")
    with pytest.raises(RecordError, match="is a folder"):
        Record(tmp_path)


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "prose.db").write_text("This is a letter, and a long one at that. " * 100)
    with pytest.raises(RecordError, match="this file is no record"):
        Record(tmp_path / "prose.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(RecordError, match="holds other tables"):
        Record(tmp_path / "other.db")


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    Record(tmp_path / "record.db").close()
    with sqlite3.connect(tmp_path / "record.db") as newer:
        newer.execute("UPDATE about SET value = '99' WHERE key = 'schema'")
    newer.close()
    with pytest.raises(RecordError, match=r"schema 99.*upgrade with 'pip install -U legation'"):
        Record(tmp_path / "record.db")


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        for n in range(50):
            record.keep(reading_of(f"Story {n}. " + "Ministers met. " * 300))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x13" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with pytest.raises(RecordError, match=r"damaged|no record|database says"), Record(path) as record:
        list(record.stories())


def test_other_databases_are_asked_for_plainly() -> None:
    with pytest.raises(RecordError, match="no database that Legation keeps"):
        Record("carrierpigeon://host/name")


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'legation\[postgres\]'"):
        Record("postgresql://desk@localhost/record")


def test_a_census_counts_every_kind() -> None:
    with Record(":memory:") as record:
        empty = census(record)
        assert (empty.stories, empty.types, empty.first_published) == (0, {}, None)
        dropped = tuple(Drop(0, (0, 4), reason) for reason in ("no actor", "part of 'sent'", "part of 'put'"))
        record.keep(replace(reading_of("Chad met Niger.", published="2025-01-02", source="AFP"), dropped=dropped))
        counted = census(record)
    assert counted.sources == {"AFP": 1}
    assert counted.drops == {"part of …": 2, "no actor": 1}
    assert counted.first_published == counted.last_published is not None
