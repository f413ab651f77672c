"""Labelled sentences: tables of sentences whose trigger stands in double brackets, read and parsed for tests."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation import language
from legation.model import Participant

DATA = Path(__file__).parent / "data"


class Nobody:
    """A cast that knows no one: speakers are then told by their words alone."""

    def at(self, token: Token) -> tuple[Participant, ...]:
        return ()


@dataclass(frozen=True)
class Labelled:
    """One row of a table and its parsed trigger."""

    row: dict[str, str]
    trigger: Token

    def __str__(self) -> str:
        return self.row["sentence"]


@cache
def nlp() -> Language:
    return language.load()


def parse(marked: str) -> Token:
    """The trigger, marked by double brackets, of a sentence."""
    text, at = _unmark(marked)
    return _token(nlp()(text), at)


@cache
def load(name: str, half: str) -> tuple[Labelled, ...]:
    """The rows of one half ("tune" or "check") of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]
    unmarked = [_unmark(row["sentence"]) for row in rows]
    docs = nlp().pipe([text for text, _ in unmarked])
    return tuple(Labelled(row, _token(doc, at)) for row, doc, (_, at) in zip(rows, docs, unmarked, strict=True))


def _unmark(marked: str) -> tuple[str, int]:
    before, rest = marked.split("[[")
    return before + rest.replace("]]", ""), len(before)


def _token(doc: Doc, at: int) -> Token:
    return next(token for token in doc if token.idx <= at < token.idx + len(token.text))
