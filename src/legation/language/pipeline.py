"""The spaCy component `legation_language`: fills a Doc with sentences, tags, lemmas, trees and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.symbols import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc

from legation.language.encoder import MODEL, WIDTH, Encoder
from legation.language.paragraphs import is_break, is_wrapped
from legation.language.parsing import Parse, parse

STATES = "legation_states"
SPACE_TAG = "_SP"
ATTRIBUTES = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3  # spaCy's codes of BIO


@lru_cache(maxsize=2)
def shared_encoder(folder: Path = MODEL) -> Encoder:
    """Return the encoder of a folder, loaded once a process."""
    return Encoder(folder)


@Language.factory(
    "legation_language",
    default_config={"threads": 1, "states": False},
    assigns=["token.pos", "token.tag", "token.lemma", "token.head", "token.dep", "token.is_sent_start", "doc.ents"],
)
def _make(nlp: Language, name: str, threads: int, states: bool) -> LanguageReader:
    return LanguageReader(threads=threads, states=states)


class LanguageReader:
    """Reads Docs; `threads` paragraphs at once. Sentence starts that a Doc has already are kept.

    With `states`, `doc.user_data[STATES]` holds the encoder's state of every token.
    """

    def __init__(self, *, threads: int = 1, states: bool = False, encoder: Encoder | None = None) -> None:
        self.threads = max(1, threads)
        self.states = states
        self.encoder = encoder or shared_encoder()
        self._pool: ThreadPoolExecutor | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Fill one Doc."""
        return next(self._read([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Fill Docs in order, `batch_size` at a time; the size changes the speed only."""
        docs = iter(stream)
        while batch := list(islice(docs, max(1, batch_size))):
            yield from self._read(batch)

    def _read(self, docs: list[Doc]) -> Iterator[Doc]:
        paragraphs = [split(doc) for doc in docs]
        tasks = [(doc, words) for doc, parts in zip(docs, paragraphs, strict=True) for words in parts]
        parses = iter(self._map(tasks))
        for doc, parts in zip(docs, paragraphs, strict=True):
            fill(doc, [(words, next(parses)) for words in parts])
            yield doc

    def _map(self, tasks: list[tuple[Doc, list[int]]]) -> Iterable[Parse]:
        if self.threads == 1 or len(tasks) < 2:
            return map(self._parse, tasks)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="legation-language")
        order = sorted(range(len(tasks)), key=lambda place: -len(tasks[place][1]))  # the longest first keeps all busy
        futures = {place: self._pool.submit(self._parse, tasks[place]) for place in order}
        return [futures[place].result() for place in range(len(tasks))]

    def _parse(self, task: tuple[Doc, list[int]]) -> Parse:
        doc, words = task
        texts = [doc[index].text for index in words]
        spaced = [index == 0 or bool(doc[index - 1].whitespace_) or doc[index - 1].is_space for index in words]
        starts = [bool(doc[index].is_sent_start) for index in words] if doc.has_annotation("SENT_START") else None
        return parse(self.encoder, texts, spaced, starts=starts, states=self.states)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.threads, self.states)


def _restored(threads: int, states: bool) -> LanguageReader:
    """Make a reader again in another process: the weights are read there, not sent."""
    return LanguageReader(threads=threads, states=states)


def add_states(doc: Doc) -> Doc:
    """Give a Doc the encoder's states where it has none yet."""
    if STATES not in doc.user_data:
        encoder = shared_encoder()
        parses = []
        for words in split(doc):
            spaced = [index == 0 or bool(doc[index - 1].whitespace_) or doc[index - 1].is_space for index in words]
            parses.append((words, parse(encoder, [doc[index].text for index in words], spaced, states=True)))
        doc.user_data[STATES] = _tensor(len(doc), parses)
    return doc


def split(doc: Doc) -> list[list[int]]:
    """Return the token indices of every paragraph's words, white space left out."""
    wrapped = is_wrapped(doc.text)
    paragraphs: list[list[int]] = [[]]
    for token in doc:
        if not token.is_space:
            paragraphs[-1].append(token.i)
        elif paragraphs[-1] and is_break(token.text, wrapped):
            paragraphs.append([])
    return [words for words in paragraphs if words]


def fill(doc: Doc, parses: list[tuple[list[int], Parse]]) -> None:
    """Write the parses of a Doc's paragraphs into it; white space hangs on the word before it, at first on the next."""
    strings = doc.vocab.strings
    table = np.zeros((len(doc), len(ATTRIBUTES)), np.int64)
    table[:, 5] = _OUTSIDE
    heads = _space_heads(doc)
    rows: dict[str, int] = {}

    def number(text: str) -> int:
        found = rows.get(text)
        if found is None:
            found = rows[text] = int(np.uint64(strings.add(text)).astype(np.int64)) if text else 0
        return found

    for index in range(len(doc)):
        if doc[index].is_space:
            table[index, 1:5] = [number("dep"), number("SPACE"), number(SPACE_TAG), number(doc[index].text)]
    for words, read in parses:
        for place, index in enumerate(words):
            heads[index] = words[read.heads[place]]
            tag = read.names[place]
            code = _OUTSIDE if tag == "O" else _BEGIN if tag[0] == "B" else _INSIDE
            table[index, 1:] = [
                number(read.deprels[place]),
                number(read.upos[place]),
                number(read.xpos[place]),
                number(read.lemmas[place]),
                code,
                number(tag[2:]),
            ]
    _close_gaps(doc, table)
    table[:, 0] = np.array(heads, np.int64) - np.arange(len(doc))
    if not parses and len(doc):
        table[0, 1] = number("root")
    doc.from_array(ATTRIBUTES, table.astype(np.uint64))  # type: ignore[arg-type]
    if any(read.states for _, read in parses):
        doc.user_data[STATES] = _tensor(len(doc), parses)


def _space_heads(doc: Doc) -> list[int]:
    """Return heads for white space: the word before it, else the next word, else the first token."""
    heads, before = [0] * len(doc), -1
    following = next((token.i for token in doc if not token.is_space), 0)
    for index in range(len(doc)):
        if not doc[index].is_space:
            before = index
        heads[index] = before if before >= 0 else following
    return heads


def _close_gaps(doc: Doc, table: np.ndarray[Any, np.dtype[np.int64]]) -> None:
    """Let a name that a line break runs through go on over the break."""
    for index in range(1, len(doc) - 1):
        if doc[index].is_space and table[index + 1, 5] == _INSIDE:
            table[index, 5:] = [_INSIDE, table[index + 1, 6]]


def _tensor(size: int, parses: list[tuple[list[int], Parse]]) -> np.ndarray[Any, np.dtype[np.float32]]:
    tensor = np.zeros((size, WIDTH), np.float32)
    for words, read in parses:
        tensor[words] = np.concatenate(read.states)
    return tensor
