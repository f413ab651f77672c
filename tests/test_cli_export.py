"""`legation export` and `legation import`, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.exports import EXPORTS, columns
from legation.model import EventMention, Office
from legation.record import Record, Run
from tests.tellings import reading
from tests.test_record_store import contents

EMPTY = "nothing of that is in"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    told = [
        reading(
            "Kenya will meet Ethiopia.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], status="planned",
            when="2025-03-06", published="2025-03-01", where="Nairobi", trigger="meet",
        ),
        reading(
            "Kenya met Ethiopia.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], when="2025-03-06", published="2025-03-07"
        ),
        reading("=Raiders attacked.", "ASSAULT", ["ETH/REB"], ["KEN"], when="2025-03-03", source="=AFP"),
        reading("Norway met Chile.", "CONSULT", ["NOR"], ["CHL"], when="2025-02-01", published="2025-02-01"),
    ]  # fmt: skip
    with Record(path) as kept:
        for one in told:
            kept.keep(one, Run("0.1.0", "c0de"))
    return path


def run(*arguments: object, input: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input, env={"COLUMNS": "150"})


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("to", EXPORTS)
def test_each_format_is_written_to_a_file_and_twice_the_same(record: Path, tmp_path: Path, to: str) -> None:
    files = [tmp_path / "first", tmp_path / "second"]
    for file in files:
        result = run("export", "--to", to, "--record", record, "--output", file)
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("wrote ")
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].stat().st_size > 100


@pytest.mark.parametrize("to", [to for to in EXPORTS if to != "parquet"])
def test_what_goes_to_standard_output_is_what_goes_to_a_file(record: Path, tmp_path: Path, to: str) -> None:
    file = tmp_path / "file"
    run("export", "--to", to, "--record", record, "--output", file)
    result = run("export", "--to", to, "--record", record)
    assert result.stdout_bytes == file.read_bytes()


def test_a_record_goes_through_a_pipe(record: Path, tmp_path: Path) -> None:
    sent = run("export", "--to", "jsonl", "--record", record)
    got = run("import", "-", "--record", tmp_path / "new.db", input=sent.stdout)
    assert got.exit_code == 0, got.output
    assert got.stdout.splitlines()[0] == "kept 4 stories"
    with Record(record) as one, Record(tmp_path / "new.db") as other:
        assert contents(one) == contents(other)


@pytest.mark.parametrize("to", ["jsonl", "parquet"])
def test_a_record_goes_through_a_file_with_its_lists(record: Path, tmp_path: Path, to: str) -> None:
    with Record(record) as kept:
        kept.import_offices("list", [Office("Rosa Mamani", "president", "PER", None, "current", None, None)])
    file, new = tmp_path / "file", tmp_path / "new.db"
    run("export", "--to", to, "--record", record, "--output", file)
    result = run("import", file, "--record", new)
    assert result.stdout.splitlines() == [
        "kept 4 stories, 1 list of holders of offices",
        f"{new} holds 4 stories, 4 mentions, 3 events",
    ]
    again = run("import", file, file, "--record", new)
    assert again.stdout.splitlines()[0] == "kept 0 stories (8 were there already), 2 lists of holders of offices"
    with Record(record) as one, Record(new) as other:
        assert contents(one) == contents(other)


def test_what_cannot_be_imported_is_told_and_the_exit_code_says_so(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    run("export", "--to", "jsonl", "--record", record, "--output", file)
    file.write_text(file.read_text() + "{broken\n")
    result = run("import", file, tmp_path / "missing", "--record", tmp_path / "new.db")
    assert result.exit_code == 2
    assert result.stdout.startswith("kept 4 stories\n")
    assert f"skipped: {file}:5: malformed" in result.stderr
    assert "missing: cannot be read" in result.stderr
    assert "2 skipped: " in result.stderr


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_are_readings_mentions_or_events(record: Path) -> None:
    readings = lines(run("export", "--to", "jsonl", "--record", record))
    assert [row["run"]["version"] for row in readings] == ["0.1.0"] * 4
    assert readings[0]["story"]["text"] == "Norway met Chile."
    mentions = lines(run("export", "--to", "jsonl", "--rows", "mentions", "--record", record))
    with Record(record) as kept:
        told = {one.id: one for one in kept.mentions()}
    assert [EventMention.from_dict(row) for row in mentions] == [told[row["id"]] for row in mentions]
    assert [row["story"]["published"] for row in mentions] == ["2025-02-01", "2025-03-01", "2025-03-06", "2025-03-07"]
    events = lines(run("export", "--to", "jsonl", "--rows", "events", "--record", record))
    assert [(row["when"]["start"], row["state"]) for row in events] == [
        ("2025-02-01", "happened"),
        ("2025-03-03", "happened"),
        ("2025-03-06", "happened"),
    ]


def test_csv_has_a_mention_a_row_and_no_formulas(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--to", "csv", "--record", record).stdout)))
    assert list(rows[0]) == columns.columns(EventMention)
    assert [row["story.source"] for row in rows] == ["Reuters", "Reuters", "'=AFP", "Reuters"]


def test_parquet_has_dotted_columns_of_proper_types(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "mentions.parquet"
    run("export", "--to", "parquet", "--rows", "mentions", "--record", record, "--output", file)
    table = pq.read_table(file)
    assert table.column_names == columns.columns(EventMention)
    types = {name: table.schema.field(name).type for name in ("when.start", "score", "quad", "background", "contexts")}
    assert types == {
        "when.start": pa.date32(), "score": pa.float64(), "quad": pa.int64(), "background": pa.bool_(),
        "contexts": pa.list_(pa.string()),
    }  # fmt: skip
    assert table["where.name"].to_pylist() == [None, "Nairobi", None, None]
    assert table["actors"].to_pylist()[1][0]["name"] == "Amina Odhiambo"
    run("export", "--to", "parquet", "--rows", "events", "--record", record, "--output", file)
    assert pq.read_table(file, columns=["state"])["state"].to_pylist() == ["happened"] * 3


def test_gdelt_s_header_lies_beside_its_file(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.tsv"
    run("export", "--to", "gdelt", "--record", record, "--output", file)
    header = (tmp_path / "events.tsv.header.tsv").read_text().split("\t")
    assert {len(line.split("\t")) for line in file.read_text().splitlines()} == {len(header)} == {61}


# ── selections ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ([], ["02-01", "03-03", "03-06"]),
        (["--since", "2025-03-01"], ["03-03", "03-06"]),
        (["--until", "2025-03-03"], ["02-01", "03-03"]),
        (["--type", "consult"], ["02-01", "03-06"]),
        (["--type", "ASSAULT", "--type", "CONSULT", "--until", "2025-03-03"], ["02-01", "03-03"]),
        (["--actor", "Kenya"], ["03-03", "03-06"]),
        (["--actor", "odhiambo"], ["03-06"]),
        (["--actor", "Kenya", "--actor", "Chile"], []),
        (["--as-of", "2025-03-04"], ["02-01", "03-06"]),
    ],
)
def test_a_selection_is_of_all_kinds_of_rows(record: Path, options: list[str], days: list[str]) -> None:
    def started(rows: str) -> list[str]:
        result = run("export", "--to", "jsonl", "--rows", rows, "--record", record, *options)
        assert (EMPTY in result.stderr) == (not days)
        found = lines(result)
        mentions = [one for row in found for one in row["events"]] if rows == "readings" else found
        return sorted({one["when"]["start"][5:] for one in mentions})

    for rows in ("events", "mentions", "readings"):
        assert started(rows) == days


def test_as_of_a_day_an_event_is_what_it_was(record: Path) -> None:
    def states(day: str) -> list[str]:
        result = run("export", "--to", "jsonl", "--rows", "events", "--record", record, "--as-of", day)
        return [row["state"] for row in lines(result)]

    assert states("2025-03-02") == ["happened", "planned"]
    assert states("2025-03-07") == ["happened", "happened", "happened"]
    result = run("export", "--to", "ics", "--record", record, "--as-of", "2025-03-02")
    [entry] = Calendar.from_ical(result.stdout).walk("VEVENT")
    assert "Amina Odhiambo" in str(entry["summary"])
    assert "left out 1 event: no plan" in result.stderr


def test_lists_go_with_the_whole_record_alone(record: Path) -> None:
    with Record(record) as kept:
        kept.import_offices("list", [Office("Rosa Mamani", "president", "PER", None, "current", None, None)])
    assert len(lines(run("export", "--to", "jsonl", "--record", record))) == 5
    result = run("export", "--to", "jsonl", "--record", record, "--type", "ASSAULT")
    assert len(lines(result)) == 1
    assert "left out 1 holder: lists go with the whole record alone" in result.stderr


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "parquet"], "error: parquet is no text: name a file to write with --output FILE"),
        (["--to", "csv", "--rows", "readings"], "error: csv has no rows of readings: it has mentions or events"),
        (["--to", "gdelt", "--rows", "mentions"], "error: gdelt has no rows of mentions: it has events"),
        (["--to", "csv", "--type", "CONSLT"], "error: no event of type 'CONSLT' is in"),
        (["--to", "csv", "--actor", "Ethopia"], "error: no actor is known as 'Ethopia': did you mean 'Ethiopia'?"),
        (["--to", "csv", "--since", "soon"], "error: 'soon' is no date"),
        (["--to", "csv", "--record", "none.db"], "error: none.db: there is no record here"),
        (["--to", "csv", "--output", "/nowhere/a.csv"], "error: /nowhere/a.csv: no such file or directory"),
        (["--to", "parquet", "--output", "/nowhere/a"], "error: /nowhere/a: no such file or directory"),
    ],
)
def test_a_mistake_is_one_line(record: Path, options: list[str], message: str) -> None:
    result = run("export", "--record", record, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(message)


def test_the_record_itself_is_never_written_over(record: Path) -> None:
    before = record.read_bytes()
    for to in ("jsonl", "parquet"):
        result = run("export", "--to", to, "--record", record, "--output", record)
        assert result.exit_code == 2
        assert "this is the record itself: name another file" in result.stderr
    assert record.read_bytes() == before


def test_parquet_without_pyarrow_names_its_extra(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.parquet"
    run("export", "--to", "parquet", "--record", record, "--output", file)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for command in (("export", "--to", "parquet", "--output", tmp_path / "b"), ("import", file)):
        result = run(*command, "--record", record)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "error: Parquet needs an extra that is not installed: pip install 'legation[corpus]'\n"
        )  # fmt: skip


# ── the agenda as a calendar ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_agenda_is_a_calendar(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Record(path) as kept:
        for day, who in (("2025-03-20", "ETH"), (None, "UGA"), ("2025-03-05", "TZA")):
            kept.keep(
                reading(
                    f"Kenya will meet {who}.", "CONSULT", ["KEN"], [who], status="planned", when=day,
                    published="2025-03-01", trigger="meet",
                )
            )  # fmt: skip
    result = run("agenda", "Kenya", "--record", path, "--as-of", "2025-03-10", "--format", "ics")
    assert result.exit_code == 0, result.output
    told = [(str(one["summary"]), str(one["status"])) for one in Calendar.from_ical(result.stdout).walk("VEVENT")]
    assert told == [("KEN → ETH: CONSULT", "CONFIRMED"), ("KEN → TZA: CONSULT", "TENTATIVE")]
    assert result.stderr == "left out 1 plan: no day is told\n"


def test_exporting_loads_neither_parser_nor_model(record: Path) -> None:
    heavy = ("spacy", "onnxruntime", "numpy", "trafilatura", "py3langid", "pyarrow")
    code = (
        "import sys; from legation.cli import app; app(sys.argv[1:], standalone_mode=False);"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "export", "--to", "icews", "--record", str(record)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stderr.splitlines()[-1] == "[]"
    assert "Ethiopia" in ended.stdout
