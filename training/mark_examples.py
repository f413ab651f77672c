"""Mark each worked example that the parser and the frames do not read as needing the scorer, and no other.

    python training/mark_examples.py [FOLDER]

In a type file that is a line `needs = "scorer"`, in the shipped corpus the fourth column.

Run it after a change of the parser, the grammar or the frames; the tests fail while the marks are stale.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from spacy.language import Language

from legation import language
from legation.codebook import Codebook, load
from legation.codebook.examples import FOLDER, read
from legation.codebook.loader import SHIPPED
from legation.codebook.markup import parse
from legation.evaluation.examples import failures

NEEDS = 'needs = "scorer"\n'
TEXT = re.compile(r'(?m)^text = "((?:[^"\\]|\\.)*)"\n')


def mark(path: Path, misread: set[str]) -> int:
    """Rewrite one type file; the number of examples that it has marked now."""
    head, *tables = re.split(
        r"(?m)^(?=\[\[(?:examples|near_misses)]])", path.read_text(encoding="utf-8").replace(NEEDS, "")
    )
    marked = 0
    for number, table in enumerate(tables):
        quoted = TEXT.search(table)
        if quoted and parse(quoted[1].replace('\\"', '"'))[0] in misread:
            tables[number] = table.rstrip("\n") + "\n" + NEEDS + ("\n" if number + 1 < len(tables) else "")
            marked += 1
    path.write_text(head + "".join(tables), encoding="utf-8")
    return marked


def mark_table(path: Path, book: Codebook, nlp: Language) -> tuple[int, int]:
    """Rewrite one TSV file of the corpus; how many of its examples need the scorer, and how many there are."""
    name = path.stem.upper()
    rows = path.read_text(encoding="utf-8").split("\n")
    told = [(name, one) for one in read(path, book)]
    misread = {(one.text, one.actor, one.recipient, one.trigger) for _, one, _ in failures(book, nlp, told)}
    examples = iter(one for _, one in told)
    marked = []
    for row in rows:
        if row and not row.startswith("#"):
            one = next(examples)
            cells = row.split("\t")
            cells[3] = "scorer" if (one.text, one.actor, one.recipient, one.trigger) in misread else "-"
            row = "\t".join(cells)
        marked.append(row)
    path.write_text("\n".join(marked), encoding="utf-8")
    return len(misread), len(told)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    book = load(None if folder == SHIPPED else folder)
    misread: dict[str, set[str]] = {}
    nlp = language.load()
    for name, example, told in failures(book, nlp):
        misread.setdefault(name, set()).add(example.text)
        print(f"{name}: {example.text}\n    {told}")
    counts: Counter[str] = Counter()
    for kind in book.types.values():
        if (folder / kind.file).exists():
            counts[kind.name] = mark(folder / kind.file, misread.get(kind.name, set()))
    total = sum(len(kind.examples) for kind in book.types.values())
    for table in sorted((folder / FOLDER.name).glob("*.tsv")):
        beyond, all_ = mark_table(table, book, nlp)
        print(f"{table.stem}: {beyond} of {all_} need the scorer", flush=True)
    print(f"{counts.total()} of {total} examples need the scorer: {dict(counts)}")


if __name__ == "__main__":
    main()
