"""What the documentation says is so: the README's examples run as printed, the page of commands is the program's."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DISPATCHES = ROOT / "demo" / "dispatches.jsonl"
CODEBOOK = ROOT / "tests" / "data" / "codebook"


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in that language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """The commands of the README that call Legation, each with what is printed under it."""
    found = re.findall(r"^\$ (.*)\n((?:(?!\$ ).+\n)*)", "\n".join(blocks("console")), re.MULTILINE)
    return [(line.split("  #")[0].rstrip(), printed) for line, printed in found if "legation" in line]


def squeezed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the README's commands name: dispatches, types of one's own; the record comes as they run."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "dispatches").mkdir()
    stories = DISPATCHES.read_text(encoding="utf-8").splitlines(keepends=True)
    told = [line for line in stories if "Ethiopia" in line][:2]
    (folder / "dispatches" / "wire.jsonl").write_text("".join(told), encoding="utf-8")
    (folder / "my-types").symlink_to(CODEBOOK)
    return folder


def test_every_command_of_the_readme_works_and_prints_what_stands_there(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    ran = []
    for line, printed in examples():
        fed, _, command = line.rpartition(" | ")
        words = shlex.split(command)[1:]
        if words[0] == "evaluate":
            words += ["--data", str(desk)]
        result = CliRunner().invoke(
            app, words, input=" ".join(shlex.split(fed)[1:]) + "\n" if fed else "", env={"COLUMNS": "120"}
        )
        assert result.exit_code == (2 if words[0] == "evaluate" else 0), f"{line}: {result.output}"
        if words[0] == "evaluate":
            assert "not here" in result.stderr
        if printed:
            assert squeezed(result.stdout) == squeezed(printed)
        ran.append(words[0])
    assert ran == [
        "read", "keep", "timeline", "agenda", "timeline", "search", "tension", "panel", "who", "precedents", "check",
        "backup", "export", "codebook", "evaluate",
    ]  # fmt: skip


def test_the_snippet_of_the_readme_runs(tmp_path: Path) -> None:
    [snippet] = blocks("python")
    done = subprocess.run([sys.executable, "-c", snippet], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("CONSULT planned 2025-03-06 ['KEN', 'ETH']")
    assert (tmp_path / "record.db").exists()


def test_the_page_of_commands_is_the_program_s() -> None:
    written = subprocess.run(
        [sys.executable, "docs/cli.py"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == written.stdout, "write it anew: python docs/cli.py > docs/cli.md"


def test_pages_that_the_readme_links_are_there() -> None:
    pages = re.findall(r"\]\(([\w./-]+)\)", README)
    assert pages
    assert [page for page in pages if not (ROOT / page).exists()] == []
