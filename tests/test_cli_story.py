"""One story through the real reader and the real commands, as a newcomer types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import legation
from legation.cli import app
from legation.model import EventMention

TEXT = (
    "Zambia's finance minister, Grace Mulenga, will meet her Namibian counterpart in Windhoek on Friday, the Zambian "
    "finance ministry said. Lusaka on Monday condemned the killing of two drivers by Angolan soldiers."
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wire") / "zambia.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "150"})


def test_the_command_and_the_library_read_alike(story: Path) -> None:
    result = run("read", story, "--published", "2025-03-04", "--source", "ZANIS", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    told = tuple(EventMention.from_dict(json.loads(line)) for line in result.stdout.splitlines())
    assert told == legation.read(story, published="2025-03-04", source="ZANIS").events
    meeting = next(event for event in told if event.type == "CONSULT")
    assert (meeting.status, meeting.plover) == ("planned", "AGREE")
    assert meeting.when is not None
    assert meeting.when.to_dict()["start"] == "2025-03-07"
    assert {one.country for one in (*meeting.actors, *meeting.recipients)} == {"ZMB", "NAM"}
    for event in told:
        for one in (*event.actors, *event.recipients, event.trigger):
            assert TEXT[slice(*one.span)] == one.text


def test_table_and_csv_have_a_row_a_mention(story: Path) -> None:
    events = legation.read(story, published="2025-03-04").events
    table = run("read", story, "--published", "2025-03-04").stdout
    rows = list(csv.DictReader(io.StringIO(run("read", story, "--published", "2025-03-04", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [event.id for event in events]
    for event in events:
        assert event.type in table


def test_every_word_of_the_story_is_accounted_for(story: Path) -> None:
    lines = run("read", story, "--published", "2025-03-04", "--format", "jsonl", "--explain").stderr.splitlines()
    events = legation.read(story, published="2025-03-04").events
    for event in events:
        assert any(f"{event.type} '{event.trigger.text}'" in line for line in lines)
        assert event.why
