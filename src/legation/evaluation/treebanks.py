"""CoNLL-U documents as they are scored: paragraphs of words with their offsets in the text that a reader would see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BLANK = "\n\n"  # between paragraphs


@dataclass(frozen=True)
class Word:
    """A syntactic word; `head` is an index in its document, its own for a root."""

    text: str
    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int
    deprel: str


@dataclass
class Document:
    """A document's text (paragraphs joined by blank lines), its words, and where sentences and paragraphs begin."""

    name: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def ranges(self, starts: list[int]) -> list[tuple[int, int]]:
        """Return index ranges of words for the starts of sentences or paragraphs."""
        return list(zip(starts, [*starts[1:], len(self.words)], strict=True))


def read(path: Path) -> list[Document]:
    """Read a CoNLL-U file; a document begins at `newdoc`, a paragraph at `newpar`."""
    documents: list[Document] = []
    for block in _blocks(path):
        comments = {line.split("=")[0].strip("# ").split(" ")[0]: line for line in block if line.startswith("#")}
        if "newdoc" in comments or not documents:
            documents.append(Document(comments.get("newdoc", "").split("=")[-1].strip()))
        document = documents[-1]
        if "newpar" in comments or not document.words:
            document.text = document.text.rstrip() + BLANK if document.words else ""
            document.paragraphs.append(len(document.words))
        elif not document.text.endswith((" ", BLANK)):
            document.text += " "
        document.sentences.append(len(document.words))
        document.ids.append(comments.get("sent_id", "").split("=")[-1].strip())
        _append(document, [line.split("\t") for line in block if line[0].isdigit()])
    for document in documents:
        document.text = document.text.rstrip()
    return documents


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if any(line[0].isdigit() for line in lines):
            yield lines


def _append(document: Document, rows: list[list[str]]) -> None:
    base = len(document.words)
    spans = _spans(document, rows)
    for row in rows:
        if row[0].isdigit():
            head = base + int(row[6]) - 1 if row[6] != "0" else base + int(row[0]) - 1
            document.words.append(Word(row[1], *spans[row[0]], row[3], row[4], row[2], head, row[7]))


def _spans(document: Document, rows: list[list[str]]) -> dict[str, tuple[int, int]]:
    """Extend the text; return offsets by word id. The words of a multi-word token share out its letters in order."""
    spans: dict[str, tuple[int, int]] = {}
    pending: list[tuple[int, int]] = []
    until = 0
    for row in rows:
        if "." in row[0]:
            continue
        if row[0].isdigit() and int(row[0]) <= until:
            spans[row[0]] = pending.pop(0)
            continue
        start = len(document.text)
        document.text += row[1]
        if "-" in row[0]:
            first, until = map(int, row[0].split("-"))
            forms = [other[1] for other in rows if other[0].isdigit() and first <= int(other[0]) <= until]
            pending = _share(start, row[1], forms)
        else:
            spans[row[0]] = (start, len(document.text))
        if "SpaceAfter=No" not in row[9]:
            document.text += " "
    return spans


def _share(start: int, surface: str, forms: list[str]) -> list[tuple[int, int]]:
    if "".join(forms) != surface:
        return [(start, start + len(surface))] * len(forms)
    spans = []
    for form in forms:
        spans.append((start, start + len(form)))
        start += len(form)
    return spans
