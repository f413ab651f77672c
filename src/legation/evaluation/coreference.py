"""How well mentions of one happening are brought together across documents, on ECB+.

The rules (data/README.md): gold mentions, singletons kept, the documents of a topic pooled; MUC, B³, CEAFe and CoNLL F1
over all topics. ECB+ marks every eventive word and dates no document, where the record merges typed mentions with
parties and days. So three figures stand side by side: the base line that joins mentions of a topic with one head lemma;
`likeness`, which groups words over the stories of a topic, told neither sub-topics nor participants; and the record's
merging over those gold words that the coder codes, where every other gold word stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation import likeness
from legation.evaluation import clusters, fingerprint, located, rows
from legation.evaluation.report import Report, Row
from legation.language import with_states
from legation.model import EventMention, Span, Story
from legation.record.merging import rearrange
from legation.record.tellings import Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from legation import Reader

SUITE = "dev/coreference/ecb_dev.jsonl"
GAP = "\n"


@dataclass(frozen=True)
class Word:
    """A gold mention: its document, its place in the document's text, and its chain."""

    document: str
    span: Span
    chain: str


@dataclass(frozen=True)
class Document:
    """The sentences of one document as one text, and the gold mentions in it."""

    name: str
    topic: str
    text: str
    words: tuple[Word, ...]


def evaluate(data: Path) -> Report:
    """MUC, B³, CEAFe and CoNLL F1 of the base line, of likeness and of the record's merging.

    Raises:
        DataError: the suite's file is not there.
    """
    (path,) = located(data, SUITE)
    from legation import Reader

    found = list(documents(rows(path)))
    gold = grouped((word, (word.chain,)) for document in found for word in document.words)
    reader = Reader()
    merged, coded = merged_words(reader, found)
    joined = grouped(alike(reader, found))
    every = sum(len(document.words) for document in found)
    figures = [
        *_rows("lemma", gold, grouped(lemmas(reader, found)), every, "base line: one head lemma in a topic"),
        *_rows("likeness", gold, joined, every, "learned, over the stories of a topic"),
        *_rows("record", gold, merged, every, "the record's merging; words not coded stay alone"),
        *_rows("record, coded only", _within(gold, coded), _within(merged, coded), len(coded), "the words coded"),
        *_rows("likeness, coded only", _within(gold, coded), _within(joined, coded), len(coded), "the words coded"),
        Row("words coded", len(coded) / every, every),
    ]
    return Report("coreference", (fingerprint(path),), tuple(figures))


def documents(lines: Iterable[dict[str, Any]]) -> Iterator[Document]:
    """The documents that the sentences of a suite's file make up."""
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        by_name[line["doc"]].append(line)
    for name, sentences in by_name.items():
        text, words = "", []
        for sentence in sentences:
            words += [
                Word(name, (len(text) + event["start"], len(text) + event["end"]), event["chain"])
                for event in sentence["events"]
            ]
            text += sentence["text"] + GAP
        yield Document(name, sentences[0]["topic"], text, tuple(words))


def lemmas(reader: Reader, found: Iterable[Document]) -> Iterator[tuple[Word, tuple[str, str]]]:
    """Each gold mention with its topic and the lemma of its head."""
    for document in found:
        doc = reader.nlp(document.text)
        for word in document.words:
            yield word, (document.topic, head_lemma(doc, word.span))


def head_lemma(doc: Doc, span: Span) -> str:
    """The lemma of the word that heads a span, in small letters."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    return tokens.root.lemma_.lower() if tokens is not None else doc.text[slice(*span)].lower()


def alike(reader: Reader, found: Iterable[Document]) -> Iterator[tuple[Word, tuple[str, str]]]:
    """Each gold mention with its topic and the number of its group among the stories of the topic."""
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in found:
        topics[document.topic].append(document)
    for topic, together in topics.items():
        docs = [with_states(reader.nlp(document.text)) for document in together]
        words = [(number, word) for number, document in enumerate(together) for word in document.words]
        told = [likeness.word(number, docs[number], word.span) for number, word in words]
        for (_, word), group in zip(words, likeness.gather(docs, told).groups, strict=True):
            yield word, (topic, str(group))


def merged_words(reader: Reader, found: list[Document]) -> tuple[list[set[Word]], set[Word]]:
    """The gold mentions as the record merges the events read at them, by topic, and those of them that were read."""
    readings = reader.read_many(Story(document.text, id=document.name) for document in found)
    leads: dict[str, str] = {}
    at: dict[Word, str] = {}
    by_topic: dict[str, list[Telling]] = defaultdict(list)
    for document, reading in zip(found, readings, strict=True):
        told = dict(_told(document, reading.events))
        at |= {word: event.id for word, event in told.items()}
        by_topic[document.topic] += [Telling(event) for event in told.values()]
    for tellings in by_topic.values():
        leads |= merge(tellings)
    alone = ((word, (word.document, str(word.span))) for document in found for word in document.words)
    return grouped((word, (leads[at[word]],) if word in at else key) for word, key in alone), set(at)


def _told(document: Document, events: Iterable[EventMention]) -> Iterator[tuple[Word, EventMention]]:
    """Each gold mention at which an event was read, with that event; each event once."""
    free = list(events)
    for word in document.words:
        for event in free:
            start, end = event.trigger.span
            if start < word.span[1] and word.span[0] < end:
                free.remove(event)
                yield word, event
                break


def merge(tellings: list[Telling]) -> dict[str, str]:
    """The leader of each telling when these are all that the record holds."""
    leads: dict[str, str] = {}
    rearrange(tellings, [], lambda one: [other for other in tellings if other.id != one.id], leads)
    return leads


def grouped(words: Iterable[tuple[Word, tuple[str, ...]]]) -> list[set[Word]]:
    """The mentions that share a key."""
    groups: dict[tuple[str, ...], set[Word]] = defaultdict(set)
    for word, key in words:
        groups[key].add(word)
    return list(groups.values())


def _within(groups: list[set[Word]], words: set[Word]) -> list[set[Word]]:
    return [kept for group in groups if (kept := group & words)]


def _rows(name: str, gold: list[set[Word]], found: list[set[Word]], count: int, note: str) -> Iterator[Row]:
    scores = {"MUC": clusters.muc, "B³": clusters.b_cubed, "CEAFe": clusters.ceaf_e}
    for measure, judge in scores.items():
        yield Row(f"{name}: {measure} F1", judge(gold, found).f1, count, note)
    yield Row(f"{name}: CoNLL F1", clusters.conll(gold, found), count, note)
