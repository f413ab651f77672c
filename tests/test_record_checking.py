"""Is a record sound, what does reading it again change, and is a copy of it whole."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import legation
from legation.errors import RecordError
from legation.model import Story
from legation.record import Record, Run, keep_unread
from legation.record.checking import check
from legation.record.recoding import differences, recode
from tests.tellings import reading
from tests.test_record_store import contents

STORIES = [
    Story(
        "Ghana's president met Togo's prime minister in Lome on Friday. Ghana will send 40 tonnes of rice on Monday.",
        published="2025-03-07",
        source="AFP",
    ),
    Story("Gunmen killed 12 soldiers in Mopti on Friday, Mali's army said.", published="2025-03-08", source="AP"),
]


@pytest.fixture(scope="module")
def reader() -> legation.Reader:
    return legation.Reader()


@pytest.fixture
def path(reader: legation.Reader, tmp_path: Path) -> Path:
    with Record(tmp_path / "record.db") as record:
        list(keep_unread(record, reader, STORIES))
    return tmp_path / "record.db"


def tampered(path: Path, statement: str) -> set[str]:
    """The kinds of faults, with the first word of why, after something was done to a record behind its back."""
    with sqlite3.connect(path) as raw:
        assert raw.execute(statement).rowcount > 0
    raw.close()
    with Record(path) as record:
        return {fault.what for fault in check(record)}


def test_a_record_as_it_was_kept_is_sound(path: Path) -> None:
    with Record(path) as record:
        assert list(check(record)) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE stories SET text = replace(text, 'Ghana', 'Gabon')", {"story", "mention"}),
        ("UPDATE mentions SET type = 'AID' WHERE type = 'CONSULT'", {"mention"}),
        ("UPDATE mentions SET body = replace(body, 'killed', 'filled')", {"story", "mention", "event"}),
        ("DELETE FROM event_mentions", {"mention"}),
        ("DELETE FROM leads", {"event"}),
        ("UPDATE events SET stories = 9", {"event"}),
        ("UPDATE versions SET signature = x'00'", {"story"}),
        ("DELETE FROM readings", {"story"}),
        ("DELETE FROM stories WHERE source = 'AP'", {"file"}),
    ],
)
def test_what_was_changed_behind_its_back_is_found(path: Path, statement: str, what: set[str]) -> None:
    assert what <= tampered(path, statement)


def test_reading_everything_again_mends_a_record(path: Path, reader: legation.Reader) -> None:
    tampered(path, "DELETE FROM event_mentions")
    with Record(path) as record, Record(":memory:") as fresh:
        assert sum(len(one.differences) for one in recode(record, reader, every=True)) == 0
        assert list(check(record)) == []
        list(keep_unread(fresh, reader, STORIES))
        assert contents(record) == contents(fresh)


def test_only_what_another_run_has_read_is_read_again(path: Path, reader: legation.Reader) -> None:
    with Record(path) as record:
        assert list(recode(record, reader)) == []
        old = record.reading(STORIES[1].id)
        assert old is not None
        record.keep(replace(old, events=()), Run("0.0.1"))
        (recoded,) = recode(record, reader)
        assert recoded.story == STORIES[1]
        assert {difference.kind for difference in recoded.differences} == {"came"}
        assert record.reading(STORIES[1].id) == old


def test_differences_tell_what_came_went_and_changed() -> None:
    before = reading("They met in Nairobi.", "CONSULT", ["KEN"], ["ETH"])
    after = replace(before, events=(replace(before.events[0], status="planned", why=("another reason",)),))
    (changed,) = differences(before, after)
    assert (changed.kind, changed.fields) == ("changed", (("status", "happened", "planned"),))
    assert [one.kind for one in differences(before, replace(before, events=()))] == ["went"]
    assert [one.kind for one in differences(None, before)] == ["came"]
    assert list(differences(before, before)) == []


def test_a_copy_is_whole_while_the_record_is_written_to(tmp_path: Path) -> None:
    archive = [reading(f"Report {n} of the talks.", "CONSULT", ["KEN", "ETH"], when="2025-03-06") for n in range(60)]
    with Record(tmp_path / "record.db") as record:
        record.keep(archive[0])

        def keep() -> None:
            for one in archive[1:]:
                record.keep(one)

        writer = threading.Thread(target=keep)
        writer.start()
        for number in range(5):
            record.backup(tmp_path / f"copy{number}.db")
        writer.join()
    for number in range(5):
        with Record(tmp_path / f"copy{number}.db", create=False) as copy:
            ids = [story.id for story in copy.stories()]
            assert ids
            assert sum(len(event.mentions) for event in copy.events()) == len(ids)


def test_a_copy_overwrites_nothing_and_needs_its_folder(path: Path, tmp_path: Path) -> None:
    with Record(path) as record:
        with pytest.raises(RecordError, match="is there already: name a new file"):
            record.backup(path)
        with pytest.raises(RecordError, match=r"folder .* is not there"):
            record.backup(tmp_path / "no" / "copy.db")
