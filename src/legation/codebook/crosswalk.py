"""From a type, mode, status and contexts to the codes of the published ontologies: PLOVER strict, scores, CAMEO."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legation.codebook.schema import Codebook, EventType, Frame

_TABLE = Path(__file__).parent / "tables" / "cameo.tsv"
_FUTURE = frozenset({"planned", "possible"})
_UNDONE = frozenset({"cancelled", "failed", "denied"})


@dataclass(frozen=True)
class CameoRow:
    """One CAMEO code: the PLOVER type, mode and contexts it stands for; `promised` is what an AGREE is about."""

    code: str
    plover: str
    mode: str
    contexts: frozenset[str]
    promised: str


def strict(kind: EventType, status: str, frame: Frame | None = None) -> str:
    """The PLOVER type of the strict reading: what is only planned is an agreement, what is undone a rejection.

    A deed keeps its own type, or the one that its frame names because the published crosswalk has it there.
    """
    if status in _FUTURE and kind.promised is not None:
        return kind.promised
    if status in _UNDONE and kind.undone is not None:
        return kind.undone
    return frame.plover if frame is not None and frame.plover is not None else kind.plover


def score(codebook: Codebook, kind: EventType, mode: str | None, plover: str) -> float:
    """The PLOVER intensity: the mode's own where the strict type is the type itself, else the strict type's."""
    if plover == kind.plover:
        return kind.modes[mode].score if mode in kind.modes else kind.score
    return codebook.types[plover].score


@cache
def table() -> tuple[CameoRow, ...]:
    """The crosswalk, by code; facts of the CAMEO-to-PLOVER conversion of 2021-09-17, stale modes mapped to today's."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        found = [
            CameoRow(row["code"], row["plover"], row["mode"], frozenset(row["contexts"].split()), row["promised"])
            for row in rows
        ]
    return tuple(sorted(found, key=lambda row: row.code))


def cameo(kind: str, plover: str, mode: str | None, contexts: Collection[str]) -> str:
    """The CAMEO code of an event: the lowest of those that fit its type, mode and contexts, else the type's root.

    A row fits when it has the event's mode (or none), what an agreement promises, and contexts that the event has all
    of; among the fitting rows those with the mode, then with more of the contexts, go first.
    """
    promised = "" if kind == plover else kind
    fitting = [
        row
        for row in table()
        if row.plover == plover
        and row.mode in ("", mode)
        and row.contexts <= set(contexts)
        and row.promised in ("", promised)
    ]
    best = min(
        fitting,
        key=lambda row: (row.promised != promised, row.mode == "" and mode is not None, -len(row.contexts), row.code),
        default=None,
    )
    return best.code if best is not None else _root(plover)


def _root(plover: str) -> str:
    codes = [row.code for row in table() if row.plover == plover]
    return codes[0][:2] if codes else ""
