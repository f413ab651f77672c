"""The rooms stand in the order that docs/architecture.md gives them, and each imports only from those before it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "legation"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ORDER = [room for heading in re.findall(r"^\*\*([a-z, ]+)\.\*\*", PAGE, re.MULTILINE) for room in heading.split(", ")]
# The names that `legation` itself gives, and the rooms that they live in.
HOMES = {"Reader": "reading", "Record": "record", "fetch": "sources", "read": "reading", "__version__": "errors"}


def modules(room: str) -> list[Path]:
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, anywhere in it; our own imports are absolute."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(PACKAGE)}:{node.lineno}: write the whole name of the module"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_used(room: str) -> dict[str, str]:
    """The other rooms that a room imports from, each with a module that does."""
    used = {}
    for path in modules(room):
        for name in imported(path):
            top, _, rest = name.partition(".")
            inner = rest.partition(".")[0]
            inner = HOMES.get(inner, inner)
            if top == "legation" and inner not in ("", room):
                used[inner] = str(path.relative_to(PACKAGE))
    return used


def test_the_page_tells_every_room_once() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert sorted(ORDER) == sorted(there - {"__init__"})


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    before = set(ORDER[: ORDER.index(room)])
    assert {other: where for other, where in rooms_used(room).items() if other not in before} == {}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {name.partition(".")[0] for path in PACKAGE.rglob("*.py") for name in imported(path)}
    foreign = names - set(sys.stdlib_module_names) - {"legation", "__future__"}
    assert foreign - {"pyarrow", "torch"} == {re.split(r"[^a-z0-9]", one)[0] for one in told}


def test_what_an_extra_brings_is_imported_where_it_is_asked_for() -> None:
    at_load = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        if name.name.partition(".")[0] in ("pyarrow", "icalendar")
    }
    assert at_load == set()


def test_only_training_needs_torch() -> None:
    users = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "torch" in set(imported(path))}
    assert users == {"scorer/learning.py", "scorer/network.py"}


@pytest.mark.parametrize("module", ["legation.questions", "legation.times", "legation.places", "legation.cli"])
def test_what_needs_no_parser_loads_none(module: str) -> None:
    code = (
        f"import sys, {module}; "
        "heavy = {name.partition('.')[0] for name in sys.modules} & {'spacy', 'onnxruntime', 'trafilatura'}; "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
