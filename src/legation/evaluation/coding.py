"""How well a marked pair of actors is coded: PLOVER roots and classes of single sentences.

The rules (data/README.md): the 2018 root YIELD stands for CONCEDE and RETREAT, CONCEDE counts as class 2, types are
strict (future cooperation is AGREE). Given the pair, `Reader.relate` always answers. End to end nothing is given: a
pair is coded by the events whose actor overlaps the marked actor and whose recipient the marked recipient (both sides
free where an event has no recipients, as those who meet have), with the right root if one of them has it, and a pair
without such an event is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.evaluation import fingerprint, located, rows
from legation.evaluation.calibration import expected_error
from legation.evaluation.classes import Pair, accuracy, f1_by_label, macro_f1
from legation.evaluation.intervals import bootstrap
from legation.evaluation.report import Report, Row
from legation.model import EventMention, Participant, Relation, Span, Story

if TYPE_CHECKING:
    from legation import Reader

SUITE = "dev/coding.jsonl"
OLD_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True)
class Case:
    """A sentence with its marked pair (other spans for the same sides included), its root of 2018 and its class."""

    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    root: str
    quad: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> Case:
        others = row.get("other_spans") or {}
        sides = [[row[side], *others.get(side, [])] for side in ("actor", "recipient")]
        actors, recipients = (tuple((start, end) for start, end in spans) for spans in sides)
        return cls(row["text"], actors, recipients, row["root"], str(row["class"]))


def evaluate(data: Path, *, end_to_end: bool = False) -> Report:
    """Macro-F1 over roots and over classes, of given pairs or of pairs that must be found.

    Raises:
        DataError: the suite's file is not there.
    """
    (path,) = located(data, SUITE)
    cases = [Case.of(row) for row in rows(path)]
    from legation import Reader

    reader = Reader()
    if end_to_end:
        return Report("coding", (fingerprint(path),), tuple(figures(cases, coded(reader, cases))))
    relations = related(reader, cases)
    measured = (*figures(cases, [one.plover for one in relations]), calibration(cases, relations))
    return Report("coding", (fingerprint(path),), measured)


def related(reader: Reader, cases: Sequence[Case]) -> list[Relation]:
    """What is found of each given pair."""
    return [reader.relate(case.text, actor=case.actors[0], recipient=case.recipients[0]) for case in cases]


def calibration(cases: Sequence[Case], found: Sequence[Relation]) -> Row:
    """How far the probability of the type given to each pair lies from the share of strict types that are right."""
    sure = [one.scores[one.type] for one in found]
    right = [old_root(one.plover) == case.root for case, one in zip(cases, found, strict=True)]
    return Row("expected calibration error", expected_error(sure, right), len(cases))


def coded(reader: Reader, cases: Sequence[Case]) -> list[str | None]:
    """The strict type under which each pair was found; None where it was not."""
    readings = reader.read_many(Story(case.text) for case in cases)
    return [found_root(case, reading.events) for case, reading in zip(cases, readings, strict=True)]


def found_root(case: Case, events: Iterable[EventMention]) -> str | None:
    """The strict type of the event that has the pair: one with the right root before a surer one without."""
    fitting = [event for event in events if has_pair(case, event)]
    best = max(fitting, key=lambda event: (old_root(event.plover) == case.root, event.confidence), default=None)
    return best.plover if best else None


def has_pair(case: Case, event: EventMention) -> bool:
    """Whether the event's sides are the marked pair; among those who meet, two different ones in either order."""
    if event.recipients:
        return _touch(event.actors, case.actors) and _touch(event.recipients, case.recipients)
    return any(
        _touch([one], case.actors) and _touch([other], case.recipients)
        for one in event.actors
        for other in event.actors
        if one is not other
    )


def _touch(participants: Iterable[Participant], spans: Iterable[Span]) -> bool:
    return any(one.span[0] < end and start < one.span[1] for one in participants for start, end in spans)


def old_root(plover: str) -> str:
    """The name of a type in the PLOVER of 2018."""
    return OLD_ROOTS.get(plover, plover)


def quad_class(plover: str | None) -> str | None:
    """The quad class of a strict type as the data counts it."""
    from legation import codebook

    if plover is None:
        return None
    return "2" if plover == "CONCEDE" else str(codebook.load().types[plover].quad)


def figures(cases: Sequence[Case], found: Sequence[str | None]) -> Iterable[Row]:
    """The rows of the report for the strict type found of each case."""
    roots: list[Pair] = [(case.root, old_root(one) if one else None) for case, one in zip(cases, found, strict=True)]
    classes: list[Pair] = [(case.quad, quad_class(one)) for case, one in zip(cases, found, strict=True)]
    for name, pairs in (("root", roots), ("class", classes)):
        yield Row(f"{name} macro-F1", macro_f1(pairs), len(pairs), "", *bootstrap(pairs, macro_f1))
    for name, pairs in (("root", roots), ("class", classes)):
        yield Row(f"{name} accuracy", accuracy(pairs), len(pairs))
    if None in found:
        yield Row("pairs coded", sum(one is not None for one in found) / len(found), len(found))
    for root, score in f1_by_label(roots).items():
        yield Row(f"F1 {root}", score, sum(case.root == root for case in cases))
