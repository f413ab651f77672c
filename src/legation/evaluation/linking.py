"""How well the mentions of a participant are brought together inside a story, on ECB+ and MEANTIME.

The rules: gold mentions, singletons kept, each document by itself; MUC, B³, CEAFe and CoNLL F1. ECB+ gives sentences of
a document, and its participants are those it calls human (people, bodies, and nations that act); MEANTIME gives whole
articles, and its participants are PER, ORG and LOC, for it does not tell nations from other places. Two figures stand
side by side: the base line that joins mentions of one wording, and the story's cast (`Identities`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.evaluation import clusters, coreference, fingerprint, located, rows
from legation.evaluation.coreference import Document, Word
from legation.evaluation.report import Report, Row
from legation.model import Participant, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from legation.actors.memory import Person

ECB = "dev/coreference/ecb_dev.jsonl"
MEANTIME = "dev/coreference/meantime.jsonl"
HUMAN = "participant_human"
KINDS = ("PER", "ORG", "LOC")
Key = tuple[Hashable, ...]


def evaluate(data: Path) -> Report:
    """MUC, B³, CEAFe and CoNLL F1 of the base line and of the cast, and the share of mentions that the cast tells.

    Raises:
        DataError: a file of the suite is not there.
    """
    paths = located(data, ECB, MEANTIME)
    from legation import language

    nlp = language.load()
    figures = [
        *measured("ecb", nlp, list(ecb_documents(rows(paths[0])))),
        *measured("meantime", nlp, list(meantime_documents(rows(paths[1])))),
    ]
    return Report("linking", tuple(fingerprint(path) for path in paths), tuple(figures))


def ecb_documents(lines: Iterable[dict[str, Any]]) -> Iterator[Document]:
    """The documents of an ECB+ file with the mentions of their human participants."""
    return coreference.documents(
        {**line, "events": [arg for arg in line["args"] if arg["type"] == HUMAN]} for line in lines
    )


def meantime_documents(lines: Iterable[dict[str, Any]]) -> Iterator[Document]:
    """The documents of a MEANTIME file with the mentions of people, bodies and places."""
    for line in lines:
        told = [entity for entity in line["entities"] if entity["ent_type"] in KINDS]
        words = (Word(line["id"], (entity["start"], entity["end"]), entity["chain"]) for entity in told)
        yield Document(line["id"], line["topic"], line["text"], tuple(words))


def measured(name: str, nlp: Language, found: list[Document]) -> Iterator[Row]:
    """The figures of one set of documents."""
    gold, same, linked = [], [], []
    told = 0
    docs = nlp.pipe([document.text for document in found])
    for document, doc in zip(found, docs, strict=True):
        identities = Identities(doc)
        words = sorted(document.words, key=lambda word: word.span)
        gold += grouped((word, (word.chain,)) for word in words)
        same += grouped((word, (wording(document.text, word.span),)) for word in words)
        linked += grouped((word, identities.key(word.span)) for word in words)
        told += sum(bool(identities.told(word.span)) for word in words)
    every = sum(len(document.words) for document in found)
    yield from _rows(f"{name} wording", gold, same, every, "base line: one wording in a document")
    yield from _rows(f"{name} cast", gold, linked, every, "whom the cast tells; others by their wording")
    yield Row(f"{name} told", told / every if every else 0.0, every, "gold mentions that the cast tells")


def wording(text: str, span: Span) -> str:
    """The words of a span in small letters, without a leading "the"."""
    words = text[slice(*span)].lower().split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Identities:
    """Who the mentions of a parsed story stand for: mentions with one `key` are one. Ask in the order of the story.

    In this order: the story's person, if told by name or office; a name, of a country where one is told; else what the
    first gold mention of him is worded as, so that a bare "he" goes with "the publicist", whom it takes up. A country
    and a sector alone make nobody one: there are many protesters in Chad.
    """

    def __init__(self, doc: Doc) -> None:
        from legation import actors

        self._doc = doc
        self._cast = actors.cast(doc)
        self._people: dict[Participant, Person] = {
            mention.participants[0]: mention.person
            for mention in self._cast.memory.mentions
            if mention.person is not None and len(mention.participants) == 1
        }
        self._worded: dict[Hashable, Key] = {}

    def told(self, span: Span) -> tuple[Participant, ...]:
        """Whom the cast tells at the head of a span; those joined to it by "and" only where the span holds them."""
        tokens = self._doc.char_span(*span, alignment_mode="expand")
        if tokens is None:
            return ()
        head: Token = tokens.root
        beyond = [child for child in head.children if child.dep_ == "conj" and child not in tokens]
        others = [participant for child in beyond for participant in self._cast.at(child)]
        found = tuple(participant for participant in self._cast.at(head) if participant not in others)
        return found or self._cast.placed(head)

    def key(self, span: Span) -> Key:
        """The identity of whom a span stands for."""
        found = self.told(span)
        if len(found) == 1:
            return self._identity(found[0], wording(self._doc.text, span))
        if found:
            return "several", frozenset(self._identity(one, one.text.lower()) for one in found)
        return "wording", wording(self._doc.text, span)

    def _identity(self, one: Participant, words: str) -> Key:
        person = self._people.get(one) or self._remembered(one)
        if person is not None and (person.name or person.office):
            return "person", id(person)
        if one.name:
            return "name", one.name.lower(), one.country
        return self._worded.setdefault(one if person is None else id(person), ("wording", words))

    def _remembered(self, one: Participant) -> Person | None:
        """The story's person for one told among others, as in "the two ministers"."""
        if one.kind != "person":
            return None
        if one.name:
            return self._cast.memory.find(one.name)
        return self._cast.memory.holder(one.office, one.country) if one.office and one.country else None


def grouped(words: Iterable[tuple[Word, Key]]) -> list[set[Word]]:
    """The mentions that share a key."""
    groups: dict[Key, set[Word]] = {}
    for word, key in words:
        groups.setdefault(key, set()).add(word)
    return list(groups.values())


def _rows(name: str, gold: list[set[Word]], found: list[set[Word]], count: int, note: str) -> Iterator[Row]:
    for measure, judge in {"MUC": clusters.muc, "B³": clusters.b_cubed, "CEAFe": clusters.ceaf_e}.items():
        yield Row(f"{name}: {measure} F1", judge(gold, found).f1, count, note)
    yield Row(f"{name}: CoNLL F1", clusters.conll(gold, found), count, note)
