"""Suite `language`: tags, lemmas, trees and sentence starts on the English UD treebanks EWT and GUM.

Gold tokens: words and sentences are given. Own tokens: the raw document, paragraphs joined by blank lines, is read;
words are aligned by their characters and figures are F1, as in the CoNLL 2018 shared task (Zeman et al. 2018), except
that `las` compares whole relations (`nsubj:pass`), `las, plain` what stands before the colon, as that task did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.evaluation import fingerprint, located
from legation.evaluation.report import Report, Row
from legation.evaluation.treebanks import Document, Word, read

TREEBANKS = ("ewt", "gum")
FIELDS = ("upos", "xpos", "lemma", "uas", "las", "las, plain")


def evaluate(data: Path, *, nlp: Language | None = None) -> Report:
    """Score a pipeline (ours by default) on the test parts of EWT and GUM under `data`.

    Raises:
        DataError: a treebank is not there.
    """
    figures, counts = _figures(data, nlp or _ours())
    names = tuple(fingerprint(path) for path in _paths(data))
    return Report("language", names, tuple(Row(name, value, counts[name]) for name, value in figures.items()))


def language(data: Path, nlp: Language) -> dict[str, float]:
    """Return the figures of `evaluate` by name, as shares."""
    return _figures(data, nlp)[0]


def _ours() -> Language:
    from legation.language import load

    return load()


def _paths(data: Path) -> list[Path]:
    return located(data, *(f"train/treebanks/en_{name}-test.conllu" for name in TREEBANKS))


def _figures(data: Path, nlp: Language) -> tuple[dict[str, float], dict[str, int]]:
    figures: dict[str, float] = {}
    sizes: dict[str, int] = {}
    for name, path in zip(TREEBANKS, _paths(data), strict=True):
        documents = read(path)
        words = sum(len(document.words) for document in documents)
        for setting, score in (("gold tokens", _on_gold_tokens), ("own tokens", _on_own_tokens)):
            for metric, value in score(documents, nlp).items():
                key = f"{name} {metric}, {setting}"
                figures[key] = value
                sizes[key] = sum(len(d.sentences) for d in documents) if metric == "sentences" else words
    return figures, sizes


def _on_gold_tokens(documents: list[Document], nlp: Language) -> dict[str, float]:
    right: Counter[str] = Counter()
    total = 0
    for document in documents:
        for first, last in document.ranges(document.paragraphs):
            gold = document.words[first:last]
            doc = read_words(nlp, document, first, last)
            found = [_word(doc, index) for index in range(len(doc))]
            heads = [word.head - first for word in gold]
            for index, (word, other) in enumerate(zip(gold, found, strict=True)):
                total += 1
                right.update(_agreement(word, other, heads[index] == other.head))
    return {name: right[name] / total for name in FIELDS}


def read_words(nlp: Language, document: Document, first: int, last: int) -> Doc:
    """Run a pipeline on given words and sentence starts."""
    words = document.words[first:last]
    spaces = [after.start > word.end for word, after in zip(words, [*words[1:], words[-1]], strict=True)]
    starts = set(document.sentences)
    marks: list[bool | int | None] = [index in starts for index in range(first, last)]
    doc = Doc(nlp.vocab, words=[word.text for word in words], spaces=spaces, sent_starts=marks)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _word(doc: Doc, index: int) -> Word:
    token = doc[index]
    relation = "root" if token.head.i == token.i else token.dep_
    end = token.idx + len(token)
    return Word(token.text, token.idx, end, token.pos_, token.tag_, token.lemma_, token.head.i, relation)


def _agreement(gold: Word, found: Word, same_head: bool) -> Iterator[str]:
    if gold.upos == found.upos:
        yield "upos"
    if gold.xpos == found.xpos:
        yield "xpos"
    if gold.lemma == found.lemma:
        yield "lemma"
    if same_head:
        yield "uas"
        if gold.deprel == found.deprel:
            yield "las"
        if gold.deprel.split(":")[0] == found.deprel.split(":")[0]:
            yield "las, plain"


def _on_own_tokens(documents: list[Document], nlp: Language) -> dict[str, float]:
    right: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for document, doc in zip(documents, nlp.pipe(document.text for document in documents), strict=True):
        words = [_word(doc, token.i) for token in doc if not token.is_space]
        place = {token.i: index for index, token in enumerate(token for token in doc if not token.is_space)}
        counts.update(words=len(document.words) + len(words))
        partner = align(document.words, words)
        for index, word in enumerate(document.words):
            other = partner.get(index)
            if other is None:
                continue
            right["words"] += 1
            found = words[other]
            head = place.get(found.head)
            right.update(_agreement(word, found, partner.get(word.head) == head))
        gold_sentences, own = sentence_spans(document), _own_sentences(doc)
        counts.update(sentences=len(gold_sentences) + len(own))
        right.update(sentences=len(gold_sentences & own))
    figures = {name: 2 * right[name] / counts["words"] for name in ("words", *FIELDS)}
    return figures | {"sentences": 2 * right["sentences"] / counts["sentences"]}


def align(gold: list[Word], found: list[Word]) -> dict[int, int]:
    """Return found indices by gold index for words that cover the same characters; each found word is used once."""
    by_span: dict[tuple[int, int], list[int]] = {}
    for index, word in enumerate(found):
        by_span.setdefault((word.start, word.end), []).append(index)
    partner = {}
    for index, word in enumerate(gold):
        candidates = by_span.get((word.start, word.end))
        if candidates:
            partner[index] = candidates.pop(0)
    return partner


def sentence_spans(document: Document) -> set[tuple[int, int]]:
    """Return the character spans of the gold sentences."""
    words = document.words
    return {(words[first].start, words[last - 1].end) for first, last in document.ranges(document.sentences)}


def _own_sentences(doc: Doc) -> set[tuple[int, int]]:
    spans = set()
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            spans.add((words[0].idx, words[-1].idx + len(words[-1])))
    return spans
