"""Stories out of text, HTML and JSON Lines files, folders of them, and standard input.

Everything streams: one line or one file of at most `LONGEST` bytes is in memory at a time. What cannot be read is
passed over and counted (`Skips`), and the stories around it are still read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from legation.errors import DateError, InputError, LanguageError
from legation.model import Story
from legation.sources import lines, pages
from legation.sources.language import is_english
from legation.sources.lines import UnreadableError
from legation.sources.skips import Skip, Skips

LONGEST = 10_000_000  # bytes of one text file or one line; the longest news stories have some 200,000
SUFFIXES = {".txt": "text", ".md": "text", ".jsonl": "lines", ".ndjson": "lines", ".html": "page", ".htm": "page"}
STDIN = "-"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class _Defaults:
    """What holds for stories that do not tell it themselves."""

    published: date | None
    undated: bool  # whether a story without a date is read all the same
    source: str | None


def stories(
    paths: Sequence[Path | str], *, published: date | str | None = None, source: str | None = None, skips: Skips
) -> Iterator[Story]:
    """The stories of files, folders (all of `SUFFIXES` in them, sorted) and standard input ("-"), one at a time.

    `published` is the day of stories that tell none, or "unknown" to read them without one; `source` is likewise theirs
    where they name none. Whatever cannot be read is added to `skips` with its path, line and reason.
    """
    defaults = _Defaults(published if isinstance(published, date) else None, published == "unknown", source)
    for path in paths:
        if path == STDIN:
            with _skipping("<stdin>", None, skips):
                yield from _stream(sys.stdin.buffer, "<stdin>", "", defaults, skips)
        elif Path(path).is_dir():
            yield from _folder(Path(path), defaults, skips)
        else:
            yield from _file(Path(path), defaults, skips)


def story(path: Path, *, published: date | None = None, source: str | None = None) -> Story:
    """The first story in the file `path`, with or without a date.

    Raises:
        InputError: the file cannot be read or holds no story; its subclasses DateError and LanguageError say which.
    """
    skipped: list[Skip] = []
    found = next(_file(path, _Defaults(published, True, source), Skips(skipped.append)), None)
    if skipped:
        raise skipped[0].error
    if found is None:
        raise InputError("holds no story", path=path)
    return found


@contextmanager
def _skipping(name: str, line: int | None, skips: Skips) -> Iterator[None]:
    """Count an error of what is read inside under its reason, with this place on it, and go on after it."""
    try:
        yield
    except UnreadableError as error:
        skips.add(Skip(error.reason, InputError(error.message, path=name, line=error.line or line)))
    except DateError as error:
        skips.add(Skip("with a date that is none", DateError(error.message, path=name, line=line)))
    except LanguageError as error:
        skips.add(Skip("not in English", LanguageError(error.message, path=name, line=line)))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        skips.add(Skip("unreadable", InputError(f"cannot be read: {reason}", path=name, line=line)))


def _folder(folder: Path, defaults: _Defaults, skips: Skips) -> Iterator[Story]:
    found = False
    for path in walk(folder):
        found = True
        yield from _file(path, defaults, skips)
    with _skipping(str(folder), None, skips):
        if not found:
            raise UnreadableError("without stories", f"no stories in this folder: it has no {', '.join(SUFFIXES)} file")


def walk(folder: Path) -> Iterator[Path]:
    """The files with a known suffix under `folder`, sorted; hidden ones and links to folders are left alone."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(root) / name


def _file(path: Path, defaults: _Defaults, skips: Skips) -> Iterator[Story]:
    with _skipping(str(path), None, skips):
        if not path.exists():
            raise UnreadableError("missing", "there is no such file or folder")
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), SUFFIXES.get(path.suffix.lower(), ""), defaults, skips)


def _stream(stream: IO[bytes], name: str, kind: str, defaults: _Defaults, skips: Skips) -> Iterator[Story]:
    """The stories of open bytes: `kind` is one of the values of `SUFFIXES`, or "" to look at how they begin."""
    first, whole = lines.bounded_line(stream, LONGEST)
    kind = kind or _kind(first)
    if not first.strip() and not first.endswith(b"\n"):
        raise UnreadableError("empty", "is empty")
    if kind == "lines":
        yield from _rows(stream, first, whole, name, defaults, skips)
        return
    data = first + stream.read(LONGEST + 1 - len(first))
    if not whole or len(data) > LONGEST:
        raise UnreadableError("too long", f"is longer than {LONGEST // 1_000_000} MB: no news story is")
    told = pages.extract(data) if kind == "page" else {"text": lines.decode(data.removeprefix(_BOM))}
    yield _completed(told, defaults)


def _kind(start: bytes) -> str:
    """How bytes of unknown kind begin: as an object a line, as a page, or as plain text."""
    start = start[:200].removeprefix(_BOM).lstrip().lower()
    if start.startswith(b"{"):
        return "lines"
    return "page" if start.startswith((b"<!doctype html", b"<html")) else "text"


def _rows(stream: IO[bytes], line: bytes, whole: bool, name: str, defaults: _Defaults, skips: Skips) -> Iterator[Story]:
    """The stories of JSON Lines whose first line is already read."""
    line = line.removeprefix(_BOM)
    number = 1
    while line:
        with _skipping(name, number, skips):
            if not whole:
                raise UnreadableError("too long", f"the line is longer than {LONGEST // 1_000_000} MB")
            if line.strip():
                yield _completed(lines.parse(line), defaults)
        line, whole = lines.bounded_line(stream, LONGEST)
        number += 1


def _completed(told: dict[str, Any], defaults: _Defaults) -> Story:
    """The story that is told by these arguments of `Story`, and where they are silent by the defaults.

    Raises:
        UnreadableError: it has no words or no date; DateError: its date is none; LanguageError: it is not in English.
    """
    arguments = {"published": defaults.published, "source": defaults.source, **told}
    complete = Story(arguments.pop("text"), **arguments)
    if not any(character.isalnum() for character in complete.text):
        raise UnreadableError("empty", "is empty: there are no words in it")
    if not is_english(f"{complete.title}\n{complete.text}"):
        raise LanguageError("is not in English, the only language that is read")
    if complete.published is None and not defaults.undated:
        hint = "give --published DATE, or --published unknown to leave relative times unresolved"
        raise UnreadableError("without a publication date", f"has no publication date: {hint}")
    return complete
