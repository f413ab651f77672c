"""The commands over a record: keep, timeline, agenda, show, stats and forget, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli import app, options
from legation.model import Reading, Story
from legation.record import Record, Run, keeping
from tests.tellings import killed, reading

NASTY = "=HYPERLINK(1)\x1b]0;owned\x07 [bold red]Kenya met Ethiopia[/] \u202eon Thursday.\n\nThe end."


def plan(text: str, when: str | None, **more: object) -> Reading:
    more = {"status": "planned", "published": "2025-03-01"} | more
    return reading(text, "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], when=when, **more)  # type: ignore[arg-type]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    told = [
        plan("Kenya will meet Ethiopia on Thursday.", "2025-03-06", trigger="meet", where="Nairobi"),
        plan("Kenya met Ethiopia.", "2025-03-06", status="happened", published="2025-03-07", source="AFP"),
        plan("Kenya hopes to meet Ethiopia in April.", "2025-04-01/2025-04-30"),
        plan("Kenya was to meet Ethiopia on Sunday.", "2025-03-02"),
        reading(NASTY, "ASSAULT", ["ETH"], ["KEN"], when="2025-03-03", quantities=(killed(1200),), title="[red]=1+1"),
    ]
    with Record(path) as kept:
        for one in told:
            kept.keep(one)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "150"})


def test_a_timeline_is_a_table_of_days_sides_deeds_and_sources(record: Path) -> None:
    result = run("timeline", "Kenya", "ETH", "--record", record, "--as-of", "2025-03-10")
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()[1:] if line[:4] == "2025"]
    assert [line[0] for line in lines] == ["2025-03-02", "2025-03-03", "2025-03-06", "2025-04"]
    text = " ".join(result.stdout.split())
    assert "Amina Odhiambo (KEN GOV) → ETH CONSULT · happened Nairobi (KEN) AFP, Reuters" in text
    assert "CONSULT · lapsed" in text
    assert "\x1b" not in result.stdout


def test_a_timeline_for_programs_carries_its_evidence(record: Path) -> None:
    result = run(
        "timeline",
        "KEN",
        "ETH",
        "--record",
        record,
        "--since",
        "2025-03-05",
        "--until",
        "2025-03-07",
        "--format",
        "jsonl",
    )
    [line] = [json.loads(line) for line in result.stdout.splitlines()]
    assert line["event"]["state"] == "happened"
    assert [one["source"] for one in line["evidence"]] == ["Reuters", "AFP"]
    assert line["evidence"][0]["text"] == "Kenya will meet Ethiopia on Thursday."


def test_csv_runs_no_formula_and_has_a_column_a_field(record: Path) -> None:
    result = run("timeline", "KEN", "ETH", "--record", record, "--format", "csv", "--as-of", "2025-03-10")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["event.when.start"] for row in rows] == ["2025-03-02", "2025-03-03", "2025-03-06", "2025-04-01"]
    cells = [cell for row in rows for cell in row.values() if not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "|", "%"))]


def test_nothing_between_two_is_said_and_is_no_error(record: Path) -> None:
    result = run("timeline", "Chile", "Peru", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing between Chile and Peru" in result.stderr


def test_the_agenda_has_what_is_ahead_and_what_is_overdue(record: Path) -> None:
    text = run("agenda", "--record", record, "--as-of", "2025-03-10").stdout
    ahead, _, overdue = text.partition("overdue")
    assert "2025-04 " in ahead
    assert "2025-03-02" in overdue
    assert "2025-03-06" not in text
    assert "planned, as of 2025-03-10" in ahead
    states = [json.loads(line)["event"]["state"] for line in _jsonl("agenda", "Kenya", "--record", record)]
    assert states == ["lapsed", "lapsed"]  # asked today, long after


def _jsonl(*arguments: object) -> list[str]:
    return run(*arguments, "--format", "jsonl").stdout.splitlines()


def test_an_event_is_shown_with_its_life_numbers_and_words(record: Path) -> None:
    [met] = [event for event in _events(record) if event["state"] == "happened" and event["type"] == "CONSULT"]
    text = run("show", met["id"][:8], "--record", record).stdout
    assert "2025-03-01: planned" in text
    assert "2025-03-07: happened" in text
    assert "Kenya will meet Ethiopia on Thursday." in text
    assert "2025-03-07 · AFP" in text


def test_text_of_stories_cannot_steer_the_terminal(record: Path) -> None:
    [event] = [e for e in _events(record) if e["type"] == "ASSAULT"]
    text = run("show", event["id"], "--record", record).stdout
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[bold red]Kenya met Ethiopia[/]" in text
    assert "[red]=1+1" in text
    assert "killed soldiers: 1,200" in text


def _events(record: Path) -> list[dict[str, str]]:
    return [json.loads(line)["event"] for line in _jsonl("timeline", "KEN", "ETH", "--record", record)]


def test_stats_count_in_every_format(record: Path) -> None:
    text = run("stats", "--record", record).stdout
    assert "Reuters 4, AFP 1" in text
    assert "CONSULT 4, ASSAULT 1" in text
    [counted] = [json.loads(line) for line in _jsonl("stats", "--record", record)]
    assert (counted["stories"], counted["mentions"], counted["events"]) == (5, 5, 4)
    assert run("stats", "--record", record, "--format", "csv").exit_code == 0


def test_forgetting_a_source_leaves_the_events_that_others_tell(record: Path) -> None:
    result = run("forget", "--source", "AFP", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "forgot 1 story\n")
    assert [e["state"] for e in _events(record)] == ["lapsed", "happened", "lapsed", "lapsed"]
    again = run("forget", "--source", "AFP", "--record", record)
    assert again.exit_code == 2
    assert "no story of AFP" in again.stderr
    assert run("forget", "--record", record).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["timeline", "Kenya", "Ethopia"], "error: no actor is known as 'Ethopia': did you mean 'Ethiopia'?"),
        (["timeline", "Kenya", "Ethiopia", "--as-of", "tomorrow"], "error: 'tomorrow' is no date"),
        (["agenda", "--as-of", "2025-13-01"], "error: '2025-13-01' is no date"),
        (["show", "zzzz"], "error: no event has the id 'zzzz'"),
    ],
)
def test_a_mistake_is_one_line(record: Path, arguments: list[str], line: str) -> None:
    result = run(*arguments, "--record", record)
    assert result.exit_code == 2
    assert result.stderr.startswith(line)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command", [["timeline", "KEN", "ETH"], ["agenda"], ["stats"], ["show", "ab"], ["forget", "x"]]
)
def test_a_missing_record_is_told_and_not_made(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--record", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "there is no record here: make one with 'legation keep" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_record_comes_from_the_environment(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_RECORD", str(record))
    assert "CONSULT" in run("timeline", "KEN", "ETH").stdout


class Scripted:
    """A reader that finds one meeting in every story."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        for story in stories:
            self.read.append(story.text)
            yield Reading(story, plan(story.text, "2025-03-06").events)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    reader = Scripted()
    monkeypatch.setattr(options, "reader", lambda codebook, threads, who: reader)
    monkeypatch.setattr(keeping.Run, "by", classmethod(lambda cls, reader: Run("test")))
    return reader


def test_keeping_reads_each_story_once(tmp_path: Path, scripted: Scripted) -> None:
    news = tmp_path / "news.jsonl"
    texts = [f"Kenya's foreign minister will meet her counterpart in Addis Ababa on day {n}." for n in (1, 2, 3)]
    news.write_text("".join(json.dumps({"text": t, "published": "2025-03-01"}) + "\n" for t in texts[:2]))
    first = run("keep", news, "--record", tmp_path / "new.db")
    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines() == [
        "kept 2 stories",
        f"{tmp_path / 'new.db'} holds 2 stories, 2 mentions, 1 event",
    ]
    with news.open("a") as stream:
        stream.write(json.dumps({"text": texts[2], "published": "2025-03-01"}) + "\n")
    second = run("keep", news, "--record", tmp_path / "new.db", "--quiet")
    assert second.stdout.splitlines()[0] == "kept 1 story (2 were there already)"
    assert scripted.read == texts


def test_what_is_skipped_is_counted_and_the_rest_kept(tmp_path: Path, scripted: Scripted) -> None:
    news = tmp_path / "news.jsonl"
    good = {"text": "The prime minister flew to Nairobi for talks with her host.", "published": "2025-03-01"}
    news.write_text("\n".join([json.dumps(good), "{broken", json.dumps({"text": good["text"]})]))
    result = run("keep", news, tmp_path / "missing.txt", "--record", tmp_path / "new.db")
    assert result.exit_code == 2
    assert "kept 1 story" in result.stdout
    assert f"{news}:2:" in result.stderr
    assert f"{news}:3:" in result.stderr
    assert "missing.txt" in result.stderr
    assert "3 skipped: " in result.stderr


def test_asking_loads_neither_parser_nor_model(record: Path) -> None:
    heavy = ("spacy", "onnxruntime", "numpy", "trafilatura", "py3langid")
    code = (
        "import sys; from legation.cli import app; app(sys.argv[1:], standalone_mode=False);"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "timeline", "Kenya", "Ethiopia", "--record", str(record)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"
    assert "CONSULT" in ended.stdout


def test_who_held_an_office_with_its_words(tmp_path: Path) -> None:
    path, story = tmp_path / "desk.db", tmp_path / "a.txt"
    story.write_text("Kenya's foreign minister, Amina Odhiambo, flew to Lusaka on Monday.")
    assert run("keep", story, "--published", "2025-03-03", "--record", path, "--quiet").exit_code == 0
    result = run("who", "foreign minister", "--of", "Kenya", "--on", "2025-03-03", "--words", "--record", path)
    assert result.exit_code == 0, result.output
    assert re.search(r"foreign minister +KEN +Amina Odhiambo +\(2024-09-01\) +\(2025-09-02\) +1 story", result.stdout)
    assert "Kenya's foreign minister, Amina Odhiambo, flew to Lusaka" in result.stdout
    row = json.loads(run("who", "Odhiambo", "--record", path, "--format", "jsonl").stdout)
    assert (row["holder"]["country"], row["holder"]["first_told"], row["disputed"]) == ("KEN", "2025-03-03", False)
    nobody = run("who", "president", "--record", path)
    assert (nobody.exit_code, nobody.stdout) == (0, "")
    assert "nobody is told to hold that office" in nobody.stderr
    unknown = run("who", "Nobody Atall", "--record", path)
    assert (unknown.exit_code, unknown.stdout) == (2, "")


def test_a_list_is_imported_asked_and_forgotten(tmp_path: Path) -> None:
    path, holders = tmp_path / "desk.db", tmp_path / "holders.csv"
    holders.write_text("person,office,country,since\nRosa =1+1 Mamani,president,Peru,2021-07-28\n")
    done = run("who-import", holders, "--record", path)
    assert done.stdout.strip() == f"kept 1 holder of offices from holders.csv in {path}"
    assert "Rosa =1+1 Mamani  2021-07-28" in run("who", "president", "--of", "PER", "--record", path).stdout
    (row,) = csv.DictReader(io.StringIO(run("who", "--record", path, "--format", "csv").stdout))
    assert (row["holder.country"], row["holder.since"]) == ("PER", "2021-07-28")
    assert run("forget", "--source", "holders.csv", "--record", path).stdout == "forgot a list of 1 holder of offices\n"
    assert run("forget", "--source", "holders.csv", "--record", path).exit_code == 2
    query = tmp_path / "query.json"
    query.write_text(json.dumps([{"itemLabel": "Q7", "positionLabel": "president"}] * 2))
    empty = run("who-import", query, "--record", path)
    assert (empty.exit_code, "left out 2 rows: no label" in empty.stderr) == (2, True)
    broken = run("who-import", tmp_path / "missing.csv", "--record", path)
    assert broken.exit_code == 2
    assert "cannot be read" in broken.stderr


def test_a_record_names_whom_a_story_leaves_unnamed(record: Path, tmp_path: Path) -> None:
    story, holders = tmp_path / "a.txt", tmp_path / "holders.csv"
    story.write_text("Peru's president condemned Chile on Monday.")
    holders.write_text("person,office,country\nRosa Mamani,president,Peru\n")
    run("who-import", holders, "--record", record)
    for known in (record, holders):
        result = run("read", story, "--published", "2025-03-03", "--who", known, "--format", "jsonl", "--quiet")
        assert json.loads(result.stdout)["actors"][0]["name"] == "Rosa Mamani"
