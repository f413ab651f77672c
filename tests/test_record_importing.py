"""What is exported as JSON Lines or Parquet and imported elsewhere is the same record; what is not right is told."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError
from legation.exports.exporting import export
from legation.model import EventMention, Office, Reading, Story, day
from legation.record import Record, Run
from legation.record.extracts import Extract, each_reading
from legation.record.importing import Tally, import_files
from legation.record.transfer import KeptReading, OfficeList, office_lists, read_transfer
from legation.sources import Skip, Skips
from tests.strategies import archives, runs
from tests.tellings import killed, reading
from tests.test_record_store import contents

LISTED = Office("Rosa =1+1 Mamani", "president", "PER", None, "current", day("2021-07-28"), None)
OLD = Run("0.1.0", "c0deb00c", "we19", None)


def imported(record: Record, *paths: Path) -> tuple[Tally, list[Skip]]:
    skipped: list[Skip] = []
    *_, tally = import_files(record, paths, Skips(skipped.append))
    return tally, skipped


def exported(record: Record, to: str, path: Path) -> Path:
    export(record, to, path)
    return path


@settings(max_examples=25)
@given(archives(4), st.lists(runs, min_size=4, max_size=4), st.sampled_from(["jsonl", "parquet"]))
def test_a_record_comes_back_from_a_file_as_it_was(archive: list[Reading], by: list[Run], to: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(":memory:") as record, Record(":memory:") as other:
        for one, run in zip(archive, by, strict=False):
            record.keep(one, run)
        record.import_offices("wikidata.json", [LISTED])
        path = exported(record, to, Path(folder) / "a")
        tally, skipped = imported(other, path)
        assert skipped == []
        assert (tally.kept, tally.known, tally.lists) == (len(archive), 0, 1)
        assert contents(other) == contents(record)
        assert list(each_reading(other, Extract())) == list(each_reading(record, Extract()))
        assert other.events() == record.events()
        assert exported(other, to, Path(folder) / "b").read_bytes() == path.read_bytes()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "desk.db")
    told = [
        reading("Kenya met Ethiopia.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], when="2025-03-06", where="Nairobi"),
        reading("Raiders killed 3 in Moyale.", "ASSAULT", ["ETH/REB"], ["KEN"], quantities=(killed(3.0),)),
        Reading(Story("It rained in Oslo.", published="2025-03-01")),
    ]
    for one in told:
        record.keep(one, OLD)
    return record


@pytest.mark.parametrize("to", ["jsonl", "parquet"])
def test_importing_again_changes_nothing(record: Record, tmp_path: Path, to: str) -> None:
    path = exported(record, to, tmp_path / "a")
    before = contents(record)
    tally, skipped = imported(record, path, path)
    assert (tally, skipped) == (Tally(0, 6, 0), [])
    assert contents(record) == before


def test_both_formats_tell_the_same(record: Record, tmp_path: Path) -> None:
    with Record(":memory:") as other:
        imported(other, exported(record, "jsonl", tmp_path / "a"))
        tally, _ = imported(other, exported(record, "parquet", tmp_path / "b"))
    assert tally == Tally(0, 3, 0)


def test_a_reading_by_another_run_takes_the_place_of_the_one_before(record: Record, tmp_path: Path) -> None:
    path = exported(record, "jsonl", tmp_path / "a")
    with Record(":memory:") as other:
        story = next(record.stories())
        other.keep(Reading(story), Run("0.0.1"))
        imported(other, path)
        assert contents(other) == contents(record)
        assert {run for _, run in each_reading(other, Extract())} == {OLD}


def test_an_import_that_is_stopped_goes_on_where_it_was(record: Record, tmp_path: Path) -> None:
    path = exported(record, "jsonl", tmp_path / "a")
    with Record(":memory:") as other:
        steps = import_files(other, [path], Skips())
        next(steps)
        steps.close()
        assert len(list(other.stories())) == 1
        tally, _ = imported(other, path)
        assert tally == Tally(2, 1, 0)
        assert contents(other) == contents(record)


def damaged(change: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], str]:
    def damage(row: dict[str, Any]) -> str:
        change(row)
        return json.dumps(row)

    return damage


FAULTS: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "cut off": (lambda row: json.dumps(row)[:100], "malformed: no JSON at column"),
    "a list": (lambda row: "[1]", "malformed: no JSON object"),
    "a mention": (lambda row: json.dumps(row["events"][0]), "holds no readings to import"),
    "newer": (damaged(lambda row: row.update(layout=2)), "has layout 2, written by a newer Legation"),
    "layout of words": (damaged(lambda row: row.update(layout="1")), "holds no readings to import"),
    "no run": (damaged(lambda row: row.pop("run")), "malformed: fields are missing"),
    "no story": (damaged(lambda row: row.update(story=None)), "malformed: fields are missing"),
    "no list": (damaged(lambda row: row.update(events=7)), "malformed: fields are missing"),
    "no text": (damaged(lambda row: row["story"].update(text=7)), "malformed: 'story.text' is no text"),
    "half a character": (
        damaged(lambda row: row["story"].update(title="\ud800")),
        "malformed: 'story.title' is no text",
    ),
    "no day": (damaged(lambda row: row["story"].update(published="soon")), "malformed: 'soon' is no date"),
    "no number": (damaged(lambda row: row["events"][0].update(score=float("nan"))), "'events.score' is no number"),
    "no whole number": (damaged(lambda row: row["events"][0].update(quad=True)), "'events.quad' is no whole number"),
    "no span": (damaged(lambda row: row["events"][0].update(span=[9, 1])), "'events.span' is no span"),
    "no status": (damaged(lambda row: row["events"][0].update(status="maybe")), "'maybe' is no status of an event"),
    "no meaning": (damaged(lambda row: row["events"][0].update(meaning="ab12:?")), "an event whose 'meaning' is none"),
    "twice one event": (damaged(lambda row: row["events"].append(row["events"][0])), "two events with one id"),
    "another's event": (
        damaged(lambda row: row["events"][0]["story"].update(id="x")),
        "malformed: an event of another story",
    ),
    "a taken id": (damaged(lambda row: row["story"].update(id="other") or _moved(row)), "the record refuses story"),
    "too deep": (lambda row: "[" * 100_000, "malformed: no JSON in UTF-8"),
}


def _moved(row: dict[str, Any]) -> None:
    """The event keeps its id and goes to the story that the row is now of."""
    row["events"][0]["story"]["id"] = row["story"]["id"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_line_that_is_not_right_is_told_and_the_others_are_kept(record: Record, tmp_path: Path, fault: str) -> None:
    damage, message = FAULTS[fault]
    rows = [json.loads(line) for line in exported(record, "jsonl", tmp_path / "a").read_text().splitlines()]
    rows.sort(key=lambda row: not row["events"])
    path = tmp_path / "b"
    path.write_text("\n".join([json.dumps(rows[0]), damage(json.loads(json.dumps(rows[0]))), "", json.dumps(rows[1])]))
    with Record(":memory:") as other:
        tally, [skip] = imported(other, path)
        assert str(skip).startswith(f"{path}:2: ")
        assert message in str(skip)
        assert tally.kept == 2
        with Record(":memory:") as whole:
            for row in rows[:2]:
                kept = read_transfer(row)
                assert isinstance(kept, KeptReading)
                whole.keep(kept.reading, kept.run)
            assert contents(other) == contents(whole)


def test_files_that_hold_nothing_to_import_are_told(record: Record, tmp_path: Path) -> None:
    files = {
        "missing.jsonl": "cannot be read: no such file",
        "empty.jsonl": "is empty",
        "news.txt": "holds no readings to import",
        "bytes.bin": "holds no readings to import",
        "mentions.parquet": "holds no readings to import",
        "newer.parquet": "has layout 2",
        "cut.parquet": "is no Parquet file that can be read",
    }
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "news.txt").write_text("Kenya met Ethiopia.")
    (tmp_path / "bytes.bin").write_bytes(b"\xff\xfe\x00")
    export(record, "parquet", tmp_path / "mentions.parquet", rows="mentions")
    whole = exported(record, "parquet", tmp_path / "whole.parquet")
    (tmp_path / "cut.parquet").write_bytes(whole.read_bytes()[:-20])
    table = pq.read_table(whole)
    pq.write_table(table.replace_schema_metadata({"legation.layout": "2"}), tmp_path / "newer.parquet")
    with Record(":memory:") as other:
        tally, skipped = imported(other, *(tmp_path / name for name in files))
    assert tally == Tally()
    for skip, (name, message) in zip(skipped, files.items(), strict=True):
        assert str(skip).startswith(str(tmp_path / name))
        assert message in str(skip)


def test_rows_of_a_table_are_checked_as_lines_are(record: Record, tmp_path: Path) -> None:
    whole = pq.read_table(exported(record, "parquet", tmp_path / "a"))
    texts = pa.array([None, *whole["story.text"].to_pylist()[1:]], pa.string())
    wrong = whole.set_column(whole.schema.get_field_index("story.text"), "story.text", texts)
    pq.write_table(wrong.replace_schema_metadata(whole.schema.metadata), tmp_path / "b")
    with Record(":memory:") as other:
        tally, [skip] = imported(other, tmp_path / "b")
        assert str(skip) == f"{tmp_path / 'b'}:1: malformed: 'story.text' is no text"
        assert tally.kept == 2


def test_lists_of_holders_come_with_the_record_and_replace_their_like(record: Record, tmp_path: Path) -> None:
    record.import_offices("holders.csv", [LISTED])
    path = exported(record, "jsonl", tmp_path / "a")
    with Record(":memory:") as other:
        other.import_offices("holders.csv", [replace(LISTED, person="Somebody Else")] * 2)
        tally, _ = imported(other, path)
        assert tally.lists == 1
        [told] = office_lists(other)
        assert (told.source, [one.person for one in told.holders]) == ("holders.csv", [LISTED.person])
        assert other.holders(country="PER")[0].person == LISTED.person


@pytest.mark.parametrize("row", [{"layout": 1, "source": "x", "holders": [{"person": 7}]}, {"layout": 0}])
def test_a_wrong_list_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        read_transfer(row)


def test_the_places_of_events_keep_their_features(record: Record, tmp_path: Path) -> None:
    """By them the record settles where an event was; the contract's JSON leaves them out."""
    path = exported(record, "jsonl", tmp_path / "a")
    assert [row["where"]["feature"] for row in _mentions(path) if row["where"]] == ["P"]
    assert list(OfficeList("x", ()).to_dict()) == ["source", "holders", "layout"]


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_what_the_words_of_events_mean_goes_along(format: str, tmp_path: Path) -> None:
    """By it the record finds out how alike two tellings are; the contract's JSON leaves it out."""
    first, second = (reading(f"Japan met Korea {n}.", "CONSULT", ["JPN", "KOR"]) for n in range(2))
    told = Reading(first.story, (replace(first.events[0], meaning="ab12:f38="),))
    with Record(":memory:") as record:
        record.keep(told)
        record.keep(second)
        path = exported(record, format, tmp_path / "a")
    with Record(":memory:") as other:
        imported(other, path)
        kept = [mention.meaning for one in (told, second) for mention in _kept(other, one)]
    assert kept == ["ab12:f38=", None]


def _kept(record: Record, one: Reading) -> tuple[EventMention, ...]:
    found = record.reading(one.story.id)
    return found.events if found is not None else ()


def _mentions(path: Path) -> list[dict[str, Any]]:
    return [mention for line in path.read_text().splitlines() for mention in json.loads(line)["events"]]
