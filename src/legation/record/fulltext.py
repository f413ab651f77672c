"""Full text over the sentences of stories: FTS5 in SQLite, `tsvector` with a GIN index in PostgreSQL, behind one face.

The index holds words, as `words_in` finds them, and no text. A sentence's id begins with the day of its story, so that
the latest matches are found first, and days bound a search, without a look at any other table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from legation.model import Span, Story
from legation.record.schema import sentences, stories
from legation.record.sentences import sentences as sentences_of

Phrase = tuple[str, ...]
"""Words that stand side by side."""

_MARKS = r"\u0300-\u036f"  # combining diacritics
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_ASKED = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')
_DAY = 1 << 32
"""Ids of one day: the day's ordinal times this, and the number of the sentence among those of the day."""

_INDEXES = {
    "sqlite": [
        "CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words"
        " USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')"
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS sentence_words"
        " (id BIGINT PRIMARY KEY REFERENCES sentences ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        "CREATE INDEX IF NOT EXISTS sentence_words_by_word ON sentence_words USING GIN (words)",
    ],
}
_INSERTS = {
    "sqlite": "INSERT INTO sentence_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO sentence_words (id, words) VALUES (:id, to_tsvector('simple', :words))",
}
_FORGET = "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', :id, :words)"


@sa.event.listens_for(sentences, "after_create")
def make(_: object, connection: sa.Connection, **__: Any) -> None:
    """Makes the index beside the table of sentences."""
    for statement in _INDEXES[connection.dialect.name]:
        connection.execute(sa.text(statement))


def fold(word: str) -> str:
    """A word as it is compared: small letters without diacritics."""
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def words_in(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text, folded, each with where it stands."""
    for match in _WORD.finditer(text):
        if word := fold(match.group()):
            yield word, match.span()


def phrases(asked: str) -> list[Phrase]:
    """What a search asks for: words, and phrases in quotation marks; "cease-fire" is a phrase of two. Any other sign
    is a blank: nothing that is typed steers the database."""
    parts = (quoted or word for quoted, word in _ASKED.findall(asked))
    found = (tuple(word for word, _ in words_in(part)) for part in parts)
    return list(dict.fromkeys(phrase for phrase in found if phrase))


def marks(text: str, wanted: Iterable[Phrase]) -> tuple[Span, ...]:
    """Where phrases stand in a text, in the order of the text."""
    told = list(words_in(text))
    found = {
        (told[n][1][0], told[n + len(phrase) - 1][1][1])
        for phrase in wanted
        for n in range(len(told) - len(phrase) + 1)
        if all(told[n + k][0] == word for k, word in enumerate(phrase))
    }
    return tuple(sorted(found))


def day_range(since: date | None, until: date | None) -> tuple[int, int]:
    """The ids of the sentences that were published between two days, both included; without any, those of undated
    stories too, which come before all others."""
    low = 0 if since is None and until is None else (since or date.min).toordinal() * _DAY
    return low, ((until or date.max).toordinal() + 1) * _DAY - 1


def day_of(sentence: int) -> int:
    """The id with which the day of a sentence begins."""
    return sentence - sentence % _DAY


def matches(
    connection: sa.Connection, wanted: Sequence[Phrase], low: int, high: int, limit: int | None = None
) -> list[int]:
    """The ids, from `low` to `high`, of the sentences that have all phrases, the last first."""
    columns = {"sqlite": "rowid", "postgresql": "id"}
    index = sa.table("sentence_words", sa.column(columns[connection.dialect.name], sa.BigInteger))
    (number,) = index.columns
    query = sa.select(number).where(*_asking(connection.dialect.name, wanted), number >= low, number <= high)
    return list(connection.scalars(query.order_by(number.desc()).limit(limit)))


def _asking(dialect: str, wanted: Sequence[Phrase]) -> Iterator[sa.ColumnElement[bool]]:
    """That a sentence has all phrases; the words are bound, and hold letters and digits alone."""
    if dialect == "sqlite":
        query = " ".join(f'"{" ".join(phrase)}"' for phrase in wanted)
        yield sa.literal_column("sentence_words").op("MATCH")(query)
    else:
        for phrase in wanted:
            yield sa.literal_column("words").op("@@")(sa.func.phraseto_tsquery("simple", " ".join(phrase)))


def add(connection: sa.Connection, told: Iterable[Story]) -> None:
    """Keeps where the sentences of new stories stand, and indexes their words."""
    for story in told:
        first = _next_id(connection, story.published)
        spans = [(part, span) for part in ("title", "text") for span in sentences_of(story.part(part))]
        rows = [
            {"id": first + n, "story": story.id, "n": n, "part": part, "first": span[0], "last": span[1]}
            for n, (part, span) in enumerate(spans)
        ]
        if rows:
            connection.execute(sentences.insert(), rows)
            connection.execute(sa.text(_INSERTS[connection.dialect.name]), [_indexed(row, story) for row in rows])


def remove(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Takes the sentences of stories out of the index, before the stories go; the rest goes with them."""
    if connection.dialect.name != "sqlite":
        return  # there the index is a table like others
    query = sa.select(sentences, stories.c.title, stories.c.text).join(stories).where(stories.c.id.in_(ids))
    gone = [
        {"id": row["id"], "words": _words(row[row["part"]][row["first"] : row["last"]])}
        for row in connection.execute(query.order_by(sentences.c.id)).mappings()
    ]
    if gone:
        connection.execute(sa.text(_FORGET), gone)


def _indexed(row: dict[str, Any], story: Story) -> dict[str, Any]:
    return {"id": row["id"], "words": _words(story.part(row["part"])[row["first"] : row["last"]])}


def _words(text: str) -> str:
    return " ".join(word for word, _ in words_in(text))


def _next_id(connection: sa.Connection, published: date | None) -> int:
    low, high = day_range(published, published) if published is not None else (0, _DAY - 1)
    last = connection.scalar(sa.select(sa.func.max(sentences.c.id)).where(sentences.c.id.between(low, high)))
    return low if last is None else last + 1
