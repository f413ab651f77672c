"""The tree of errors, as it is drawn and as it is; the words and the data that each carries."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from legation import errors
from legation.errors import CodebookError, InputError, LegationError, MissingExtraError, RecordError

CLASSES = {
    name: one for name, one in vars(errors).items() if inspect.isclass(one) and one.__module__ == errors.__name__
}


def drawn() -> dict[str, str]:
    """Name -> parent, as the docstring draws them: each step of four columns is a generation."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"([│├└─ ]*)(\w+Error)\b", line):
            depth = len(match[1]) // 4
            path = [*path[:depth], match[2]]
            parents[match[2]] = path[-2] if depth else "Exception"
    return parents


def test_the_tree_is_drawn_as_it_is() -> None:
    assert drawn() == {name: one.__bases__[0].__name__ for name, one in CLASSES.items()}


@pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES)
def test_every_error_is_ours_and_documented(kind: type[Exception]) -> None:
    assert issubclass(kind, LegationError)
    assert kind.__doc__


def test_a_place_stands_before_the_words_and_on_the_error() -> None:
    error = InputError("is empty", path=Path("wire.jsonl"), line=3)
    assert str(error) == "wire.jsonl:3: is empty"
    assert (error.path, error.line, error.message) == (Path("wire.jsonl"), 3, "is empty")
    assert str(InputError("is empty")) == "is empty"
    assert str(RecordError("is a folder", path="records")) == "records: is a folder"
    assert CodebookError("'mode' is missing", path="aid.toml", line=9, field="mode").field == "mode"


def test_a_missing_extra_tells_the_command_that_adds_it() -> None:
    assert "pip install 'legation[postgres]'" in str(MissingExtraError("a record in PostgreSQL", "postgres"))
