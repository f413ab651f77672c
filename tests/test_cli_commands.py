"""The table of commands: none vanishes unseen, each starts fast, is documented and ends as it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from legation import __version__, evaluation
from legation.cli import COMMANDS, app, load
from legation.cli.export import ExportFormat, Rows
from legation.cli.options import Format
from legation.evaluation import Report, Row
from legation.exports import EXPORTS, FORMATS

HEAVY = ("spacy", "onnxruntime", "numpy", "sqlalchemy", "trafilatura", "rich", "py3langid")


def run(*arguments: str, **environment: str) -> Any:
    return CliRunner().invoke(app, list(arguments), env=environment)


def test_the_commands_are_these() -> None:
    assert list(COMMANDS) == [
        "read", "keep", "timeline", "agenda", "precedents", "same-day", "search", "tension", "panel", "who",
        "who-import", "show", "stats", "check", "recode", "backup", "export", "import", "forget", "codebook",
        "evaluate",
    ]  # fmt: skip


def test_the_formats_of_read_are_the_exporters_and_the_table() -> None:
    assert {one.value for one in Format} == {"table", *FORMATS}


def test_the_formats_of_export_are_the_exporters() -> None:
    assert [one.value for one in ExportFormat] == list(EXPORTS)
    assert {one.value for one in Rows} == {rows for choice in EXPORTS.values() for rows in choice}
    to = next(one for one in load("export").params if one.name == "to")
    assert to.metavar == "|".join(EXPORTS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_is_documented(name: str) -> None:
    command = load(name)
    assert command.help.splitlines()[0] == COMMANDS[name]
    inner = list(getattr(command, "commands", {}).values())
    for one in inner or [command]:
        assert one.help
        for parameter in one.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name} has no help"
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert COMMANDS[name] in shown.stdout


def test_help_lists_every_command_without_loading_any() -> None:
    code = (
        "import sys; sys.argv = ['legation', '--help']\n"
        "from legation.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"heavy = [name for name in sys.modules if name.split('.')[0] in {HEAVY}]\n"
        "assert not heavy, heavy\n"
        "assert 'legation.cli.read' not in sys.modules\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name, help_text in COMMANDS.items():
        assert f"{name} " in shown.stdout
        assert help_text in " ".join(shown.stdout.split())


def test_the_version() -> None:
    assert run("--version").stdout == f"legation {__version__}\n"


def test_an_unknown_command_names_the_nearest() -> None:
    result = run("raed")
    assert result.exit_code == 2
    assert "'read'" in result.stderr


def test_shell_completion_offers_commands_and_options() -> None:
    environment = {**os.environ, "_LEGATION_COMPLETE": "complete_bash", "COMP_CWORD": "1", "COMP_WORDS": "legation co"}
    command = [sys.executable, "-c", "import sys; sys.argv = ['legation']; from legation.cli import main; main()"]
    offered = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert offered.stdout.split() == ["codebook"]
    environment |= {"COMP_CWORD": "2", "COMP_WORDS": "legation read --pub"}
    offered = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert offered.stdout.split() == ["--published"]


def test_an_unreadable_codebook_is_one_line_a_file(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('name = "ACCUSE"\nquad = = 3\n')
    result = run("codebook", "check", "--codebook", str(tmp_path))
    assert result.exit_code == 2
    first, last = result.stderr.splitlines()
    assert first.startswith(f"{tmp_path / 'bad.toml'}:2: ")
    assert last == "1 wrong"


def test_the_shipped_codebook_is_right() -> None:
    result = run("codebook", "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "types" in result.stdout


def test_the_suites_are_these() -> None:
    assert list(evaluation.SUITES) == [
        "language", "names", "coding", "actors", "times", "places", "stories", "coreference",
        "linking",
    ]  # fmt: skip


@pytest.mark.parametrize("suite", evaluation.SUITES)
def test_a_missing_folder_is_one_clear_line(suite: str, tmp_path: Path) -> None:
    result = run("evaluate", suite, "--data", str(tmp_path))
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert str(tmp_path) in line


def test_an_unknown_suite_names_those_that_are() -> None:
    result = run("evaluate", "vibes")
    assert result.exit_code == 2
    assert "coreference" in result.stderr


def test_a_report_is_a_table_and_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("times", ("a.jsonl sha256:0",), (Row("value F1", 0.5, 10, "strict", 0.4, 0.6), Row("type", 1.0, 3)))
    monkeypatch.setattr(evaluation, "evaluate", lambda suite, data: report)
    target = tmp_path / "report.json"
    result = run("evaluate", "times", "--data", str(tmp_path), "--json", str(target), COLUMNS="120")
    assert result.exit_code == 0
    assert "value F1" in result.stdout
    assert "0.400-0.600" in result.stdout
    assert Report.from_dict(json.loads(target.read_text())) == report


def test_main_writes_utf_8_wherever_it_runs() -> None:
    code = "import sys; sys.argv = ['legation', 'n\\u00f6']; from legation.cli import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert said.returncode == 2
    assert "nö".encode() in said.stderr
