"""Types that the scorer was not trained on: known by the nearest of the worked examples that their file gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.codebook import EventType

Floats = NDArray[np.float32]

# A pair is likelier than not of a type from this similarity to its nearest example on, and surer by the steepness:
# `training/nearest.py` makes types of the modes of the shipped corpus, ten examples each, and tells precision and
# recall by threshold.
SIMILAR = 0.80
STEEPNESS = 25.0


@dataclass(frozen=True)
class Exemplar:
    """Where one worked example of a type lies in the scorer's space (see `place`); a near miss is none of the type."""

    kind: EventType
    place: Floats
    near_miss: bool = False


class Exemplars:
    """The examples of some types."""

    def __init__(self, examples: Iterable[Exemplar]) -> None:
        self.types: dict[str, EventType] = {}
        places: dict[tuple[str, bool], list[Floats]] = {}
        for one in examples:
            self.types[one.kind.name] = one.kind
            places.setdefault((one.kind.name, one.near_miss), []).append(one.place)
        self._places = {key: np.stack(rows) for key, rows in places.items()}

    def probabilities(self, at: Floats) -> dict[str, float]:
        """How likely a pair that lies `at` a place is of each type, taken alone."""
        return {name: self._probability(name, at) for name in self.types}

    def _probability(self, name: str, at: Floats) -> float:
        like, unlike = (self._nearest((name, near_miss), at) for near_miss in (False, True))
        return 0.0 if unlike >= like else float(1 / (1 + np.exp(-STEEPNESS * (like - SIMILAR))))

    def _nearest(self, key: tuple[str, bool], at: Floats) -> float:
        return float((self._places[key] @ at).max()) if key in self._places else -1.0

    def mixed(self, at: Floats, types: Mapping[str, float], *, strict: bool) -> dict[str, float]:
        """The probabilities `types` with those of these types put in; `strict`: under the type that each counts as."""
        found = self.probabilities(at)
        best = max(found, key=lambda name: found[name])
        mixed = {name: share * (1 - found[best]) for name, share in types.items()}
        name = self.types[best].plover if strict else best
        mixed[name] = mixed.get(name, 0.0) + found[best]
        return mixed if strict else {one: mixed.get(one, 0.0) for one in (*types, *found)}


def place(hidden: Floats, told: Floats) -> Floats:
    """Where a pair lies: the scorer's last state and the state of the words that tell it, each of length 1, as one."""
    parts = [part / max(float(np.linalg.norm(part)), 1e-8) for part in (hidden, told)]
    result: Floats = (np.concatenate(parts) / np.sqrt(len(parts))).astype(np.float32)
    return result
