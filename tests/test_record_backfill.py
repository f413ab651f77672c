"""A record of before schema 3 is given what questions ask by, as if it had been kept so from the start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings

from legation.model import Reading
from legation.questions import search, timeline
from legation.record import Record
from legation.record.backfill import fill_all
from tests.strategies import archives
from tests.tellings import reading
from tests.test_record_store import contents

NEW = ("event_pairs", "dyads", "name_words", "sentences", "sentence_words")


def age(path: Path) -> None:
    """Makes a record what it was before: without the tables, columns and indexes of schema 3."""
    with closing(sqlite3.connect(path)) as old:
        for table in NEW:
            old.execute(f"DROP TABLE {table}")
        for (name,) in old.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND name IN ('events_by_day', 'events_by_country', "
            "'events_by_place', 'event_participants_by_state', 'event_participants_by_name_and_state', "
            "'mentions_by_words', 'events_by_state', 'events_by_last_report')"
        ).fetchall():
            old.execute(f"DROP INDEX {name}")
        for column in ("first_day", "last_day", "place", "sources"):
            old.execute(f"ALTER TABLE events DROP COLUMN {column}")
        old.execute("ALTER TABLE event_participants DROP COLUMN state")
        old.execute("UPDATE about SET value = '2' WHERE key = 'schema'")
        old.commit()


def test_an_older_record_answers_as_a_new_one(tmp_path: Path) -> None:
    told = [
        reading("Kenya met Ethiopia in Nairobi.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], where="Nairobi"),
        reading("Kenya accused Ethiopia.", "ACCUSE", ["KEN"], ["ETH"], when="2025-03-02", published="2025-03-03"),
        reading("Undated, they met.", "CONSULT", ["KEN", "ETH"], [], published=None),
    ]
    with Record(tmp_path / "record.db") as record:
        for one in told:
            record.keep(one)
        before = contents(record)
        asked = timeline(record, "Odhiambo", "ETH"), search(record, "they met")
    age(tmp_path / "record.db")
    with Record(tmp_path / "record.db") as record:
        assert contents(record) == before
        assert (timeline(record, "Odhiambo", "ETH"), search(record, "they met")) == asked
        assert record.forget(story=told[0].story.id) == 1
        assert search(record, "nairobi") == []


@settings(max_examples=15, deadline=None)
@given(archives(5))
def test_filling_what_is_full_changes_nothing(archive: list[Reading]) -> None:
    with Record(":memory:") as record:
        for one in archive:
            record.keep(one)
        before = contents(record)
        with record._writing() as connection:
            fill_all(connection)
        assert contents(record) == before
