"""`legation read` from the command line, with a reader that reads what the tests tell it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli import app, options
from legation.model import Attribution, Drop, EventMention, Reading, Story
from tests.told import mention, someone, spot, when, where

TEXT = "Oman's foreign minister met Iran's envoy in Muscat on Monday, state media said. Nothing else happened."
SAID = "state media said"


class Scripted:
    """A reader that finds one meeting in every story that holds `TEXT`, and nothing in others."""

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        for story in stories:
            events = (meeting(story),) if TEXT in story.text else ()
            drops = (Drop(1, spot(story.text, "Nothing else happened."), "no word of the codebook"),) if events else ()
            yield Reading(story, events=events, dropped=drops)


def meeting(story: Story) -> EventMention:
    text = story.text
    media = someone(text, "state media", "OMN", sector="MED", name="Oman[bold]TV\x1b[2J")
    return mention(
        story,
        "met",
        "CONSULT",
        mode="visit",
        sentence="Oman's foreign minister met Iran's envoy in Muscat on Monday",
        actors=(someone(text, "Oman's foreign minister", "OMN", sector="GOV", name="Salim al-Harthy"),),
        recipients=(someone(text, "Iran's envoy", "IRN"),),
        when=when(text, "Monday", "2024-05-13"),
        where=where(text, "Muscat", "OMN"),
        attribution=Attribution("said", spot(text, SAID), (), media),
        confidence=0.8,
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr(options, "reader", lambda codebook, threads, who: Scripted())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "wire.jsonl").write_text(
        json.dumps({"text": TEXT, "published": "2024-05-14", "title": "[red]Oman[/red]: Iran\x1b]0;x\x07 envoy"})
        + "\n{broken\n"
        + json.dumps({"text": "The weather was fine on the coast all day long.", "published": "2024-05-14"})
        + "\n"
    )

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, ["read", *arguments], input=stdin)

    return run


def test_a_story_gives_one_json_object_a_mention(read: Callable[..., Result]) -> None:
    result = read("good.txt", "--published", "2024-05-14", "--source", "ONA", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    (event,) = [EventMention.from_dict(json.loads(line)) for line in result.stdout.splitlines()]
    assert event == meeting(Story(TEXT, published="2024-05-14", source="ONA"))


def test_csv_has_dotted_columns(read: Callable[..., Result]) -> None:
    result = read("wire.jsonl", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["when.start"], row["where.name"], row["type"]) == ("2024-05-13", "Muscat", "CONSULT")


def test_the_table_tells_who_met_whom_when_where_and_on_whose_word(read: Callable[..., Result]) -> None:
    result = read("good.txt", "--published", "2024-05-14", "--source", "ONA")
    heading, columns, row, *_ = result.stdout.splitlines()
    assert heading == "2024-05-14 · ONA"
    assert columns.split("  ")[0] == "when"
    for words in ("2024-05-13", "Salim al-Harthy (OMN GOV) → Iran's envoy", "CONSULT visit", "Muscat (OMN)"):
        assert words in row


def test_what_a_story_holds_cannot_steer_the_terminal(read: Callable[..., Result]) -> None:
    result = read("wire.jsonl")
    assert not set(result.stdout) & {"\x1b", "\x07", "\x9b"}
    assert "[red]Oman[/red]" in result.stdout
    assert "Oman[bold]TV" in result.stdout


def test_a_story_without_events_says_so(read: Callable[..., Result]) -> None:
    assert "no events" in read("wire.jsonl").stdout


def test_what_is_skipped_is_told_and_counted_and_the_rest_is_read(read: Callable[..., Result]) -> None:
    result = read("wire.jsonl", "gone.txt", "--format", "jsonl")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    first, second, last = result.stderr.splitlines()
    assert first.startswith("skipped: wire.jsonl:2: malformed JSON at column 2")
    assert second == "skipped: gone.txt: there is no such file or folder"
    assert last == "2 skipped: 1 malformed, 1 missing"


def test_a_reason_that_keeps_coming_is_told_twenty_times(read: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("{\n" * 500)
    lines = read("many.jsonl", "--format", "jsonl").stderr.splitlines()
    assert len(lines) == 22
    assert lines[-1] == "500 skipped: 500 malformed"


def test_no_date_is_one_line_and_unknown_reads_without(read: Callable[..., Result]) -> None:
    result = read("good.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].startswith("skipped: good.txt: has no publication date: give --published")
    assert read("good.txt", "--published", "unknown").exit_code == 0
    wrong = read("good.txt", "--published", "yesterday")
    assert (wrong.exit_code, len(wrong.stderr.splitlines())) == (2, 1)
    assert "'yesterday' is no date" in wrong.stderr


def test_standard_input_and_an_output_file(read: Callable[..., Result], tmp_path: Path) -> None:
    arguments = ("-", "--published", "2024-05-14", "--format", "jsonl", "--output", "out.jsonl")
    result = read(*arguments, stdin=TEXT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1
    result = read("good.txt", "--published", "2024-05-14", "--output", "no/such/folder/out.txt")
    assert (result.exit_code, result.stderr) == (2, "error: no/such/folder/out.txt: no such file or directory\n")


def test_mentions_of_little_confidence_are_left_out_and_explained(read: Callable[..., Result]) -> None:
    arguments = ("good.txt", "--published", "2024-05-14", "--format", "jsonl", "--explain")
    result = read(*arguments)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.splitlines()[1:] == [
        "  sentence 0: CONSULT 'met' 0.80: frame codebook/consult.toml#test",
        "  sentence 1: no event: no word of the codebook: Nothing else happened.",
    ]
    result = read(*arguments, "--min-confidence", "0.9")
    assert result.stdout == ""
    assert "left out: confidence under 0.9" in result.stderr
    assert read(*arguments, "--min-confidence", "1.5").exit_code == 2


def test_an_interrupted_reading_ends_quietly(read: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Scripted, stories: Iterable[Story]) -> Iterator[Reading]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(Scripted, "read_many", interrupted)
    result = read("good.txt", "--published", "2024-05-14")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """The whole program, whose reader leaves after one line of many."""
    script = """
import sys
sys.argv = ["legation", "read", "-", "--format", "jsonl", "--quiet"]
from tests.test_cli_read import Scripted
from legation.cli import main, options
options.reader = lambda codebook, threads, who: Scripted()
main()
"""
    lines = (json.dumps({"text": f"{number}. {TEXT}", "published": "2024-05-14"}) + "\n" for number in range(3000))
    (tmp_path / "wire.jsonl").write_text("".join(lines))
    with (tmp_path / "wire.jsonl").open() as wire:
        command, pipe = [sys.executable, "-c", script], subprocess.PIPE
        running = subprocess.Popen(command, stdin=wire, stdout=pipe, stderr=pipe, cwd=Path(__file__).parent.parent)
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["type"] == "CONSULT"
        running.stdout.close()
        assert running.stderr.read() == b""
        running.stderr.close()
        assert running.wait(30) != 0
