"""How many stories files and folders may hold, for telling how long a run still takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.sources.files import STDIN, SUFFIXES, walk


def count(paths: Iterable[Path | str]) -> int | None:
    """The lines of JSON Lines files and the number of other files, unread; None where standard input is among them."""
    found = 0
    for path in paths:
        if path == STDIN:
            return None
        found += sum(_lines(file) for file in _files(Path(path)))
    return found


def _files(path: Path) -> Iterator[Path]:
    return walk(path) if path.is_dir() else iter([path] if path.is_file() else [])


def _lines(file: Path) -> int:
    if SUFFIXES.get(file.suffix.lower()) != "lines":
        return 1
    try:
        with file.open("rb") as stream:
            blocks = iter(lambda: stream.read(1 << 20), b"")
            return sum(block.count(b"\n") for block in blocks)
    except OSError:
        return 0  # told as skipped when it is read
