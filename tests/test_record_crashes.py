"""Killed at any moment, a record holds whole stories only, and the next run takes up where the last one stopped."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from legation.errors import RecordError
from legation.model import Reading
from legation.record import Record, database
from tests.conftest import ROOT
from tests.tellings import reading
from tests.test_record_store import contents

STORIES = 40
KEEPER = """
import sys
from legation.record import Record
from tests.test_record_crashes import archive
with Record(sys.argv[1]) as record:
    print("open", flush=True)
    for reading in archive():
        if not record.has(reading.story):
            record.keep(reading)
"""


def archive() -> list[Reading]:
    """Stories of which ten at a time tell one happening, so that keeping one rewrites what others rest on."""
    return [
        reading(f"Report {n} of the talks.", "CONSULT", ["KEN", "ETH"], when=f"2025-03-{n // 10 + 1:02}")
        for n in range(STORIES)
    ]


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", KEEPER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def check(path: Path) -> int:
    """The number of stories, after checking that the file is sound and that every story in it is whole."""
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    whole = {one.story.id: one for one in archive()}
    with Record(path, create=False) as record:
        stories = list(record.stories())
        for story in stories:
            assert record.reading(story.id) == whole[story.id]
        assert sum(len(event.mentions) for event in record.events()) == len(stories)
    return len(stories)


def test_kill_minus_nine_loses_at_most_the_story_in_hand(tmp_path: Path) -> None:
    path, chance = tmp_path / "record.db", random.Random(2025)
    counts = [0]
    for _ in range(3):
        keeper = start(path)
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.0, 0.3))
        keeper.send_signal(signal.SIGKILL)
        keeper.communicate()
        counts.append(check(path))
    assert counts == sorted(counts)
    last = start(path)
    last.communicate()
    assert last.returncode == 0
    assert check(path) == STORIES
    with Record(path) as record, Record(":memory:") as undisturbed:
        for one in archive():
            undisturbed.keep(one)
        assert contents(record) == contents(undisturbed)


def test_two_keep_at_once_while_a_third_asks(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Record(path).close()
    halves = [archive()[::2], archive()[1::2]]
    faults: list[Exception] = []

    def keep(half: list[Reading]) -> None:
        try:
            with Record(path) as record:
                for one in half:
                    record.keep(one)
        except Exception as fault:
            faults.append(fault)

    writers = [threading.Thread(target=keep, args=(half,)) for half in halves]
    for writer in writers:
        writer.start()
    with Record(path) as record:
        while any(writer.is_alive() for writer in writers):
            for event in record.events(parties=["KEN", "ETH"]):
                assert record.mentions(event.mentions[:1]) or record.event(event.id) is None
    for writer in writers:
        writer.join()
    assert faults == []
    assert check(path) == STORIES


def test_a_record_held_by_another_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    path = tmp_path / "record.db"
    Record(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Record(path) as record, pytest.raises(RecordError, match="another program has held the record"):
        record.keep(archive()[0])
    holder.close()


def test_a_full_disk_is_told_and_nothing_is_half_kept(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        record.keep(archive()[0])
        with record.reading_transaction() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = reading("Talks. " * 40_000, "CONSULT", ["KEN", "ETH"])
        with pytest.raises(RecordError, match="disk is full"):
            record.keep(long)
        assert [story.id for story in record.stories()] == [archive()[0].story.id]
