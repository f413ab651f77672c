"""The corpus of worked examples: one TSV a type in `examples/` beside the type files, read only when asked for.

Each row is type, mode, status, what the frames lack to read it, and marked sentence; "-" is nothing, and `none` the
type of words that tell no event. What stands in another type's file is a near miss: its words look like that type.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.codebook.loader import own_types, shipped
from legation.codebook.markup import parse
from legation.codebook.schema import Codebook, Example
from legation.errors import CodebookError
from legation.model import STATUSES

FOLDER = Path(__file__).parent / "examples"
NONE = "none"  # the type of an example that tells no event at all
BLANK = "-"
COLUMNS = ("type", "mode", "status", "needs", "text")


def corpus(codebook: Codebook, folder: Path = FOLDER) -> list[Example]:
    """Every worked example of a codebook: those of its type files, and those of the TSV files in `folder`.

    A shipped type that one of the user's own stands for has no examples but those of its own file.

    Raises:
        CodebookError: a row is wrong; the file and the line are told.
    """
    own = own_types(codebook)
    rows = (example for path in sorted(folder.glob("*.tsv")) for example in read(path, shipped()))
    return [*codebook.examples, *(example for example in rows if example.type not in own)]


def read(path: Path, codebook: Codebook) -> Iterator[Example]:
    """The examples of one TSV file.

    Raises:
        CodebookError: a row is wrong.
    """
    for line, row in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if row and not row.startswith("#"):
            try:
                yield _example(row.split("\t"), path.stem.upper(), codebook)
            except ValueError as error:
                raise CodebookError(str(error), path=path, line=line) from None


def _example(cells: list[str], file: str, codebook: Codebook) -> Example:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} columns, where {', '.join(COLUMNS)} are expected, tabs between them")
    kind, mode, status, needs, marked = cells
    if kind != NONE and kind not in codebook.types:
        raise ValueError(f"'{kind}' is no type")
    if mode != BLANK and (kind == NONE or mode not in codebook.types[kind].modes):
        raise ValueError(f"'{mode}' is no mode of {kind}")
    if status not in STATUSES:
        raise ValueError(f"'{status}' is no status: use one of {', '.join(STATUSES)}")
    text, spans, others = parse(marked)
    if "t" not in spans:
        raise ValueError("the trigger is not marked: put <t>…</t> around it")
    return Example(
        text, spans.get("a"), spans.get("r"), spans["t"], None if kind == NONE else kind, status,
        None if mode == BLANK else mode, None if needs == BLANK else needs, near_miss=kind != file, bystanders=others,
    )  # fmt: skip
