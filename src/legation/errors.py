"""The tree of errors. A message says what happened, to what, and what to do next; the data is on the exception.

LegationError
├── InputError                what was given cannot be read (path, line)
│   ├── DateError             a date that is none
│   └── LanguageError         a story that is not English
├── CodebookError             a codebook file is wrong (path, line, field)
├── StageError                stages in an order that cannot work (stage, missing)
├── RecordError               the record cannot be opened, read or written (path)
├── ActorError                a name that stands for no known actor
├── QuestionError             a question that cannot be asked: a filter or words that stand for nothing
├── DataError                 an evaluation suite's data is not there (path)
└── MissingExtraError         an optional part is not installed (extra)
"""

from __future__ import annotations

from pathlib import Path


class LegationError(Exception):
    """The root: everything that Legation raises on purpose."""


class InputError(LegationError):
    """What was given cannot be read. `path` and `line` (from 1) tell where, as far as known."""

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.message = message
        super().__init__(_located(message, path, line))


class DateError(InputError):
    """A date that is none."""


class LanguageError(InputError):
    """A story that is not in English."""


class CodebookError(LegationError):
    """A codebook file is wrong; `path`, `line` (from 1) and `field` tell where, as far as known."""

    def __init__(
        self, message: str, *, path: Path | str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        self.path = path
        self.line = line
        self.field = field
        self.message = message
        super().__init__(_located(message, path, line))


class StageError(LegationError):
    """A stage needs what no stage before it gives."""

    def __init__(self, stage: str, missing: frozenset[str]) -> None:
        self.stage = stage
        self.missing = missing
        needs = ", ".join(sorted(missing))
        super().__init__(f"stage '{stage}' needs {needs}, which no stage before it provides: add or move that stage")


class RecordError(LegationError):
    """The record cannot be opened, read or written."""

    def __init__(self, message: str, *, path: Path | str | None = None) -> None:
        self.path = path
        super().__init__(_located(message, path))


class ActorError(LegationError):
    """A name that stands for no known actor."""


class QuestionError(LegationError):
    """A question that cannot be asked: a filter that is none, or words that stand for nothing."""


class DataError(LegationError):
    """The data of an evaluation suite is not there or not as described."""

    def __init__(self, message: str, *, path: Path | str | None = None) -> None:
        self.path = path
        super().__init__(_located(message, path))


class MissingExtraError(LegationError):
    """An optional part is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs an extra that is not installed: pip install 'legation[{extra}]'")


def _located(message: str, *where: Path | str | int | None) -> str:
    """The message after the path, and the line, that it is about."""
    place = ":".join(str(part) for part in where if part is not None)
    return f"{place}: {message}" if place else message
