"""Where text is written: a file, or standard output where none is named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """A stream in UTF-8 that leaves the ends of lines to the format; a file is closed in the end."""
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as stream:
        yield stream
