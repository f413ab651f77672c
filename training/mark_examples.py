"""Write `needs = "scorer"` under each worked example that the parser and the frames do not read, and nowhere else.

    python training/mark_examples.py [FOLDER]

Run it after a change of the parser, the grammar or the frames; the tests fail while the marks are stale.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from legation import language
from legation.codebook import load
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


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    book = load(None if folder == SHIPPED else folder)
    misread: dict[str, set[str]] = {}
    for name, example, told in failures(book, language.load()):
        misread.setdefault(name, set()).add(example.text)
        print(f"{name}: {example.text}\n    {told}")
    counts: Counter[str] = Counter()
    for kind in book.types.values():
        if (folder / kind.file).exists():
            counts[kind.name] = mark(folder / kind.file, misread.get(kind.name, set()))
    total = sum(len(kind.examples) for kind in book.types.values())
    print(f"{counts.total()} of {total} examples need the scorer: {dict(counts)}")


if __name__ == "__main__":
    main()
