"""Direct quotations: where marks open and close, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast as typed

from spacy.tokens import Doc, Token

from legation.model import Span

_KEY = "legation.attribution.quotes"
_TEXT = "legation.attribution.text"
_BREAK = re.compile(r"\n\s*\n")
_MARK = re.compile(r"[“”«»\"]|``|''|(?<!\w)‘(?=\w)|(?<=[\w.,!?])’(?!\w)")
_CLOSED_BY = {"“": ("”",), "«": ("»",), "``": ("''", '"'), '"': ('"', "''"), "‘": ("’",), "''": ("''",)}


@dataclass(frozen=True)
class Quote:
    """Tokens `start` to `end` (exclusive) between marks, which are not part of it; `open` where it runs on."""

    start: int
    end: int
    open: bool = False


def text_of(doc: Doc) -> str:
    """The text of a `Doc`, which spaCy joins anew at every call, joined once."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    return typed(str, doc.user_data[_TEXT])


def find_quotes(doc: Doc) -> list[Quote]:
    """The quotations of a text in order, found once a `Doc`."""
    if _KEY not in doc.user_data:
        at = [token.idx for token in doc]
        found = []
        for (start, end), runs_on in _scan(text_of(doc)):
            first, last = bisect_left(at, start), bisect_left(at, end)
            while first < last and doc[first].is_space:
                first += 1
            if first < last:
                found.append(Quote(first, last, runs_on))
        doc.user_data[_KEY] = found
    return typed("list[Quote]", doc.user_data[_KEY])


def _scan(text: str) -> Iterator[tuple[Span, bool]]:
    """The characters between each pair of marks, and whether the quotation is taken up in the next paragraph."""
    breaks = [match.span() for match in (_BREAK if _BREAK.search(text) else re.compile("\n")).finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        following = text[starts[number + 1] :][:2].lstrip() if number + 1 < len(starts) else ""
        yield from _paragraph(text, start, end, following.startswith(("“", '"', "``")))


def _paragraph(text: str, start: int, end: int, taken_up: bool) -> Iterator[tuple[Span, bool]]:
    """Pairs of marks inside a paragraph. One that stays open counts only where the next paragraph opens with a mark:
    a stray mark must not swallow the story."""
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, end):
        if opened is not None and match.group() in _CLOSED_BY[opened.group()]:
            yield (opened.end(), match.start()), False
            opened = None
        elif match.group() in _CLOSED_BY and (opened is None or match.group() == opened.group()):
            opened = match
    if opened is not None and taken_up and opened.group() != "‘":
        yield (opened.end(), end), True


def quote_around(token: Token) -> Quote | None:
    """The quotation in which a token stands."""
    return next((quote for quote in find_quotes(token.doc) if quote.start <= token.i < quote.end), None)


def quoted_words(doc: Doc, quote: Quote) -> str:
    """The words between the marks, without a comma that only the reporting clause needs."""
    return doc[quote.start : quote.end].text.rstrip(", ")
