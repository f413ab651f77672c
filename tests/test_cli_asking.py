"""Filters, same-day, search, tension and panel as a user types them: tables, files, limits, slips and hostile text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.record import Record
from tests.tellings import reading

NASTY = "=HYPERLINK(1)\x1b]0;owned\x07 [bold red]Ethiopia shelled Kenya[/] \u202eon Monday."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    met = {"when": "2025-03-03", "where": "Nairobi", "published": "2025-03-04"}
    told = [
        reading("Kenya met Ethiopia in Nairobi.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], **met),  # type: ignore[arg-type]
        reading("Odhiambo met them.", "CONSULT", ["KEN:Amina Odhiambo"], ["ETH"], source="AFP", **met),  # type: ignore[arg-type]
        reading(NASTY, "ASSAULT", ["ETH"], ["KEN"], when="2025-03-03", score=-9.0, quad=4, plover="ASSAULT"),
        reading("Uganda aided Somalia.", "AID", ["UGA"], ["SOM"], when="2025-03-04", score=10.0, plover="AID"),
        *(
            reading(f"They will meet on March {day}.", "CONSULT", ["KEN"], ["ETH"], when=f"2025-03-{day}",
                    status="planned", published="2025-03-04")
            for day in range(20, 30, 3)
        ),
    ]  # fmt: skip
    with Record(path) as kept:
        for one in told:
            kept.keep(one)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "150"})


def rows(*arguments: object) -> list[dict[str, str]]:
    result = run(*arguments, "--format", "csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_filters_narrow_down_a_timeline(record: Path) -> None:
    asked = ("timeline", "Kenya", "Ethiopia", "--record", record, "--as-of", "2025-03-10")
    assert [one["event.type"] for one in rows(*asked, "--status", "happened")] == ["CONSULT", "ASSAULT"]
    assert len(rows(*asked, "--type", "assault", "--type", "AID")) == 1
    assert len(rows(*asked, "--place", "Nairobi", "--min-sources", 2, "--actor", "Odhiambo")) == 1
    assert rows(*asked, "--place", "Norway") == []
    assert "nothing between Kenya and Ethiopia" in run(*asked, "--place", "Norway").stderr


def test_a_limit_keeps_the_last_and_says_that_there_are_more(record: Path) -> None:
    asked = ("timeline", "Kenya", "Ethiopia", "--record", record, "--as-of", "2025-03-10", "--limit", 2)
    assert [one["event.when.start"] for one in rows(*asked)] == ["2025-03-26", "2025-03-29"]
    assert "the last 2 of more: --limit 0 shows all" in run(*asked).stderr
    whole = run(*asked[:-1], 0)
    assert (len(whole.stdout.splitlines()), whole.stderr) == (7, "")
    agenda = run("agenda", "--record", record, "--as-of", "2025-03-10", "--limit", 1)
    assert "2025-03-20" in agenda.stdout
    assert "2025-03-23" not in agenda.stdout
    assert "planned, as of 2025-03-10: 1 of more; --limit 0 shows all" in agenda.stderr


def test_what_else_happened_that_day(record: Path) -> None:
    [shelled] = rows("timeline", "ETH", "KEN", "--record", record, "--type", "ASSAULT")
    beside = rows("same-day", shelled["event.id"][:8], "--record", record)
    assert [(one["event.type"], one["shared"]) for one in beside] == [("CONSULT", '["ETH", "KEN"]'), ("AID", "[]")]
    table = run("same-day", shelled["event.id"], "--record", record, "--within", 0)
    assert "ETH, KEN" in table.stdout
    assert "AID" not in table.stdout
    nothing = run("same-day", shelled["event.id"], "--record", record, "--type", "SANCTION")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "nothing else that was asked for lies within 1 days" in nothing.stderr


def test_sentences_are_found_with_where_they_stand(record: Path) -> None:
    shown = run("search", "met", "Nairobi", "--record", record).stdout
    assert "2025-03-04 · Reuters" in shown
    assert "Kenya met Ethiopia in Nairobi." in shown
    [line] = run("search", '"met them"', "--record", record, "--format", "jsonl").stdout.splitlines()
    found = json.loads(line)
    assert [found["text"][first:last] for first, last in found["marks"]] == ["met them"]
    assert len(found["events"]) == 1
    assert len(rows("search", "they will", "--record", record, "--limit", 3)) == 3
    assert "the last 3 of more" in run("search", "they will", "--record", record, "--limit", 3).stderr
    assert "nothing that was asked for is found for peace" in run("search", "peace", "--record", record).stderr


def test_text_that_is_found_cannot_run(record: Path) -> None:
    shown = run("search", "shelled", "--record", record)
    assert "[bold red]Ethiopia shelled Kenya[/]" in shown.stdout
    for hostile in ("\x1b", "\x07", "\u202e"):
        assert hostile not in shown.stdout
    [cells] = rows("search", "shelled", "--record", record)
    assert cells["text"].startswith("'=HYPERLINK")


def test_tension_by_period_with_its_whole(record: Path) -> None:
    table = run("tension", "Kenya", "Ethiopia", "--record", record, "--per", "day").stdout
    assert "2025-03-03  2025-03-03  -6.5" in table
    [found] = [json.loads(run("tension", "KEN", "ETH", "--record", record, "--format", "jsonl").stdout)]
    assert (found["whole"]["events"], found["whole"]["net"], len(found["whole"]["top"])) == (2, -6.5, 2)
    [month] = rows("tension", "KEN", "ETH", "--record", record)
    assert (month["cooperative"], month["conflictual"]) == ("1", "1")
    assert "nothing that took place between KEN and SOM" in run("tension", "KEN", "SOM", "--record", record).stderr


def test_a_panel_is_a_file_for_regressions(record: Path) -> None:
    panel = rows("panel", "--record", record)
    assert [(one["actor"], one["recipient"], one["score"]) for one in panel] == [
        ("ETH", "KEN", "-9.0"), ("KEN", "ETH", "2.5"), ("UGA", "SOM", "10.0"),
    ]  # fmt: skip
    assert (panel[0]["types.assault"], panel[0]["quads.material_conflict"]) == ("1", "1")
    filled = run("panel", "--record", record, "--per", "day", "--zero-fill", "--format", "jsonl").stdout.splitlines()
    assert len(filled) == 3 * 2
    empty = run("panel", "--record", record, "--until", "2000-01-01")
    assert (empty.exit_code, len(empty.stdout.splitlines())) == (0, 1)
    assert "nothing that took place between two in that time" in empty.stderr


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["timeline", "KEN", "ETH", "--type", "CONSLUT"],
            "error: 'CONSLUT' is no type of event: did you mean CONSULT?",
        ),
        (["timeline", "KEN", "ETH", "--place", "Nairobbi"], "error: no event of the record takes place in 'Nairobbi'"),
        (["agenda", "--status", "plannd"], "error: 'plannd' is no state of an event: did you mean planned?"),
        (["search", '"'], "error: '\"' holds no word to search for"),
        (["same-day", "zz"], "error: no event has the id 'zz'"),
        (["tension", "KEN", "Kenya"], "error: 'KEN' and 'Kenya' are one: name two parties"),
        (["tension", "KEN", "Odhiambo"], "error: 'Odhiambo' is a person"),
        (["panel", "--since", "2025-03-02", "--until", "2025-03-01"], "error: since 2025-03-02 until 2025-03-01"),
    ],
)
def test_a_slip_is_one_line(record: Path, arguments: list[str], line: str) -> None:
    result = run(*arguments, "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(line)
    assert len(result.stderr.splitlines()) == 1
