"""The classes of the scorer's outputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.codebook import Codebook
from legation.model import STATUSES

NOTHING = "none"  # the class of a pair between which no event is told


@dataclass(frozen=True)
class Labels:
    """The classes by output, in the order of their ids; `modes` are written "TYPE.mode".

    `types` is what happens, `strict` its type in the strict reading, in which a planned visit is an AGREE.
    """

    types: tuple[str, ...]
    strict: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...] = STATUSES

    @classmethod
    def of(cls, codebook: Codebook, types: Iterable[str] | None = None) -> Labels:
        """The classes of a codebook: NOTHING first, then its types by name."""
        names = sorted(codebook.types if types is None else types)
        roots = sorted({codebook.types[name].plover for name in names})
        modes = tuple(f"{name}.{mode}" for name in names for mode in codebook.types[name].modes)
        return cls((NOTHING, *names), (NOTHING, *roots), modes)
