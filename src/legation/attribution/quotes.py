"""Direct quotations: where marks open and close, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast as typed

from spacy.tokens import Doc, Token

_OPEN = {"“": "”", "«": "»", "„": "“", "``": "''"}
_STRAIGHT = frozenset({'"', "''", "``"})
_KEY = "legation.attribution.quotes"
# Longer than this no mark was opened on purpose: a stray one must not swallow the story.
_LONGEST = 400


@dataclass(frozen=True)
class Quote:
    """Tokens `start` to `end` (exclusive) between marks, which are not part of it; `open` where it runs on."""

    start: int
    end: int
    open: bool = False


def find_quotes(doc: Doc) -> list[Quote]:
    """The quotations of a text in order, found once a `Doc`."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _scan(doc)
    return typed("list[Quote]", doc.user_data[_KEY])


def _scan(doc: Doc) -> list[Quote]:
    """Pairs of marks; a quotation that is open at the end of a paragraph ends there and may be opened again."""
    found: list[Quote] = []
    start: int | None = None
    closing = ""
    for token in doc:
        mark = token.text
        if start is None:
            if mark in _OPEN or mark in _STRAIGHT:
                start, closing = token.i + 1, _OPEN.get(mark, mark)
            elif token.i and mark == "‘" and token.is_punct:
                start, closing = token.i + 1, "’"
        elif mark == closing or (closing in _STRAIGHT and mark in _STRAIGHT) or (closing == "''" and mark == '"'):
            if token.i > start:
                found.append(Quote(start, token.i))
            start = None
        elif _breaks(token) or token.i - start > _LONGEST:
            if token.i - start <= _LONGEST and token.i > start:
                found.append(Quote(start, token.i, open=True))
            start = None
    if start is not None and start < len(doc) <= start + _LONGEST and closing != "’":
        found.append(Quote(start, len(doc), open=True))
    return found


def _breaks(token: Token) -> bool:
    """True where a paragraph ends."""
    return "\n" in token.text


def quote_around(token: Token) -> Quote | None:
    """The quotation in which a token stands."""
    return next((quote for quote in find_quotes(token.doc) if quote.start <= token.i < quote.end), None)


def quoted_words(doc: Doc, quote: Quote) -> str:
    """The words between the marks, without a comma that only the reporting clause needs."""
    return doc[quote.start : quote.end].text.rstrip(", ")
