"""Suite `names`: persons, organisations and places on UNER-EWT (web English) and CrossNER politics (Wikipedia).

Words are given as the corpora have them, sentence by sentence; a name counts where its span and its type are right
(F1). CrossNER's types are ours by `CROSSNER`; with `MISC`, its elections, events and the rest count too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.evaluation import fingerprint, located
from legation.evaluation.report import Report, Row

CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": "LOC",
    "country": "LOC",
    "election": "MISC",
    "event": "MISC",
    "misc": "MISC",
}
KINDS = ("PER", "ORG", "LOC")
FILES = ("train/names/uner_ewt-test.iob2", "train/names/crossner_politics-dev.txt")
_CLOSING = set(",.;:!?)]}%") | {"'s", "n't", "'", "’s", "’"}
_OPENING = set("([{$")

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """Words, whether a space goes after each, and the gold spans (first, end, type) over them."""

    words: list[str]
    spaces: list[bool]
    names: set[Span]


def evaluate(data: Path, *, nlp: Language | None = None) -> Report:
    """Score a pipeline (ours by default) on UNER-EWT test and CrossNER-politics dev under `data`.

    Raises:
        DataError: a corpus is not there.
    """
    figures = _figures(data, nlp or _ours())
    prints = tuple(fingerprint(path) for path in located(data, *FILES))
    return Report("names", prints, tuple(Row(name, value, count) for name, (value, count) in figures.items()))


def names(data: Path, nlp: Language) -> dict[str, float]:
    """Return the figures of `evaluate` by name, as shares."""
    return {name: value for name, (value, _) in _figures(data, nlp).items()}


def _ours() -> Language:
    from legation.language import load

    return load()


def _figures(data: Path, nlp: Language) -> dict[str, tuple[float, int]]:
    uner, crossner = located(data, *FILES)
    figures = {}
    for corpus, sentences, kinds in (
        ("uner", list(_read_uner(uner)), KINDS),
        ("crossner", list(_read_crossner(crossner)), (*KINDS, "MISC")),
    ):
        found = [_found(nlp, sentence) for sentence in sentences]
        for label, chosen in (("PER/ORG/LOC", KINDS), *((kind, (kind,)) for kind in kinds), ("all four", kinds)):
            if label != "all four" or len(kinds) == 4:
                figures[f"{corpus} {label} f1"] = _f1(sentences, found, chosen)
    return figures


def _f1(sentences: list[Sentence], found: list[set[Span]], kinds: tuple[str, ...]) -> tuple[float, int]:
    right = gold = own = 0
    for sentence, spans in zip(sentences, found, strict=True):
        wanted = {span for span in sentence.names if span[2] in kinds}
        given = {span for span in spans if span[2] in kinds}
        right, gold, own = right + len(wanted & given), gold + len(wanted), own + len(given)
    return 2 * right / max(1, gold + own), gold


def _found(nlp: Language, sentence: Sentence) -> set[Span]:
    starts: list[bool | int | None] = [index == 0 for index in range(len(sentence.words))]
    doc = Doc(nlp.vocab, words=sentence.words, spaces=sentence.spaces, sent_starts=starts)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return {(entity.start, entity.end, entity.label_) for entity in doc.ents}


def _read_uner(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        text = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# text =")), "")
        if rows:
            words = [row[1] for row in rows]
            yield Sentence(words, _spaces_in(text, words), spans_of([row[2] for row in rows]))


def _read_crossner(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows:
            words = [row[0] for row in rows]
            tags = [row[-1] if row[-1] == "O" else row[-1][:2] + CROSSNER[row[-1][2:]] for row in rows]
            yield Sentence(words, _spaces_between(words), spans_of(tags))


def _spaces_in(text: str, words: list[str]) -> list[bool]:
    """Tell after which words the text has a space; one is taken to be there where the text does not spell the words."""
    spaces, place = [], 0
    for word in words:
        found = text.find(word, place)
        place = found + len(word) if found >= 0 else place
        spaces.append(found < 0 or place >= len(text) or text[place].isspace())
    return spaces


def _spaces_between(words: list[str]) -> list[bool]:
    """Guess the spaces of a corpus that has none: none before closing marks, none after opening ones."""
    after = [*words[1:], ""]
    return [later not in _CLOSING and word not in _OPENING for word, later in zip(words, after, strict=True)]


def spans_of(tags: list[str]) -> set[Span]:
    """Return (first, end, type) of the names in BIO tags; an I without its B begins a name."""
    spans: set[Span] = set()
    first, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and (tag[:2] != "I-" or tag[2:] != kind):
            spans.add((first, index, kind))
            kind = ""
        if tag != "O" and not kind:
            first, kind = index, tag[2:]
    return spans
