"""Times: expressions in a text, their TimeML values, and the days that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from legation.model import TimeExpression, day
from legation.times import cues
from legation.times.grammar import Scan
from legation.times.moments import lasting, when
from legation.times.resolution import resolve

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find", "lasting", "refine", "when"]


def find(text: str, published: date | datetime | str | None = None) -> list[TimeExpression]:
    """The time expressions of a text, in order and without overlap; no parse is needed.

    Relative times count from `published`. Without it they keep a value with unknown digits (XXXX-WXX-1, PAST_REF) and
    have no days. Bounds are honest: "last month" is the whole month, "early 2024" its first half.

    Raises:
        DateError: `published` is a string that is no ISO date.
    """
    scan = Scan.of(text)
    return resolve(scan, scan.mentions(), day(published), cues.by_words)


def refine(
    doc: Doc, expressions: Sequence[TimeExpression], published: date | datetime | str | None = None
) -> list[TimeExpression]:
    """The same expressions, where the tense of the governing verb in a parsed `doc` chooses past or future.

    "Will meet on Tuesday" is ahead, "met on Tuesday" behind. Expressions that `find` would not give stay as they are.
    """
    scan = Scan.of(doc.text)
    by_span = {found.span: found for found in resolve(scan, scan.mentions(), day(published), cues.by_tree(doc))}
    return [replace(by_span.get(old.span, old), part=old.part) for old in expressions]
