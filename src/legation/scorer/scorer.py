"""The scorer at run time: the arithmetic of `network.Network` in numpy, over the states that the encoder gives anyway.

One call scores all pairs of one sentence, so an answer rests on that sentence alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from legation.codebook import EventType
from legation.errors import CodebookError
from legation.scorer.exemplars import Exemplars, place
from legation.scorer.labels import NOTHING, Labels
from legation.scorer.pairs import ROLES, Pair, Range

MODEL = Path(__file__).parent / "model" / "relations.npz"
OUTPUTS = ("types", "strict", "modes", "statuses")
_HEADS = 6  # as in `network`
_SCALE = ".scale"
_LIKELY = 0.5
_UNLIKELY = 0.97  # probability of nothing from which no more is worked out

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Judgement:
    """What the scorer holds of one pair: probabilities by class, and of each word of the sentence to be the trigger.

    `types` and `strict` hold `NOTHING` too; `modes` are those of all types.
    """

    types: Mapping[str, float]
    strict: Mapping[str, float]
    modes: Mapping[str, float]
    statuses: Mapping[str, float]
    trigger: Floats
    hidden: Floats

    @property
    def type(self) -> str:
        """The likeliest type, `NOTHING` left out."""
        return max((name for name in self.types if name != NOTHING), key=lambda name: self.types[name])

    @property
    def event(self) -> float:
        """The probability that any event is told between the two."""
        return 1.0 - self.types[NOTHING]

    def mode(self, kind: EventType) -> str | None:
        """The mode of a type that is likelier than not; None where there is none."""
        best = max(kind.modes, key=lambda mode: self.modes.get(f"{kind.name}.{mode}", 0.0), default=None)
        return best if best is not None and self.modes.get(f"{kind.name}.{best}", 0.0) >= _LIKELY else None

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=lambda name: self.statuses[name])


class Scorer:
    """Weights with their classes. `temperature` divides the scores of types: it was fitted on held-out examples.

    `exemplars` tell types that the weights do not know; `encoder` is the digest of the encoder that they learned from.
    """

    def __init__(
        self,
        weights: Mapping[str, Floats],
        labels: Labels,
        temperature: float = 1.0,
        exemplars: Exemplars | None = None,
        encoder: str = "",
    ) -> None:
        self.weights = dict(weights)
        self.labels = labels
        self.temperature = temperature
        self.exemplars = exemplars
        self.encoder = encoder
        self._turned = {
            name: np.ascontiguousarray(value.T) for name, value in self.weights.items() if name.endswith(".weight")
        }
        self._last: tuple[Floats, list[tuple[Floats, Floats]]] | None = None

    @classmethod
    def from_file(cls, path: Path = MODEL) -> Scorer:
        """Read weights that `save` wrote.

        Raises:
            CodebookError: the file is none of them.
        """
        try:
            return cls._read(path)
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise CodebookError(f"cannot be read as a scorer's weights: {error}", path=path) from error

    @classmethod
    def _read(cls, path: Path) -> Scorer:
        with np.load(path) as file:
            told = json.loads(str(file["labels"]))
            weights = {name: file[name].astype(np.float32) for name in file.files if name != "labels"}
        for name in [name for name in weights if name.endswith(_SCALE)]:
            weights[name.removesuffix(_SCALE)] *= weights.pop(name)
        temperature, encoder = float(told.pop("temperature")), str(told.pop("encoder", ""))
        labels = Labels(**{name: tuple(items) for name, items in told.items()})
        return cls(weights, labels, temperature, encoder=encoder)

    def save(self, path: Path) -> None:
        """Write matrices as int8 with a scale a row, the rest as half floats, and the classes."""
        told = json.dumps(asdict(self.labels) | {"temperature": self.temperature, "encoder": self.encoder})
        arrays: dict[str, NDArray[np.generic]] = {"labels": np.array(told)}
        for name, value in sorted(self.weights.items()):
            if name.endswith(".weight"):
                scale = (np.maximum(np.abs(value).max(1, keepdims=True), 1e-8) / 127).astype(np.float32)
                arrays |= {name: np.round(value / scale).astype(np.int8), name + _SCALE: scale}
            else:
                arrays[name] = value.astype(np.float16)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        Path(file.name).replace(path)  # at once, so that no half file is ever read

    def judge(self, states: Floats, pairs: Sequence[Pair]) -> list[Judgement]:
        """Judge pairs of one sentence; `states`: (words, width)."""
        if not pairs:
            return []
        hidden = self._hidden(states, pairs)
        types, strict = (_softmax(self._linear(name, hidden) / self.temperature) for name in ("types", "strict"))
        found = []
        for row, state in enumerate(hidden):
            told = dict(zip(self.labels.types, types[row].tolist(), strict=True))
            rest = self._rest(states, state) if told[NOTHING] < _UNLIKELY else self._even(len(states))
            modes, statuses, trigger = rest
            found.append(
                Judgement(
                    told,
                    dict(zip(self.labels.strict, strict[row].tolist(), strict=True)),
                    modes, statuses, trigger, state,
                )
            )  # fmt: skip
        return found if self.exemplars is None else [self._helped(one, states, self.exemplars) for one in found]

    def _rest(self, states: Floats, state: Floats) -> tuple[dict[str, float], dict[str, float], Floats]:
        """Modes, statuses and trigger by the last state of a pair."""
        modes, statuses = (_softmax(self._linear(name, state)).tolist() for name in ("modes", "statuses"))
        trigger = _softmax(self._pointed(states) @ self._linear("pointer", state) / math.sqrt(states.shape[1]))
        return (
            dict(zip(self.labels.modes, modes, strict=True)),
            dict(zip(self.labels.statuses, statuses, strict=True)),
            trigger,
        )

    def _even(self, words: int) -> tuple[dict[str, float], dict[str, float], Floats]:
        """The same where so little speaks for an event that working them out is idle: all alike."""
        share = 1 / len(self.labels.statuses)
        return {}, dict.fromkeys(self.labels.statuses, share), np.full(words, 1 / words, np.float32)

    def _helped(self, judged: Judgement, states: Floats, exemplars: Exemplars) -> Judgement:
        at = place(judged.hidden, judged.trigger @ states)
        return replace(
            judged,
            types=exemplars.mixed(at, judged.types, strict=False),
            strict=exemplars.mixed(at, judged.strict, strict=True),
        )

    def forward(self, states: Floats, pairs: Sequence[Pair]) -> dict[str, Floats]:
        """The scores of every output, before any softmax: rows are pairs; and the state that they are made from."""
        hidden = self._hidden(states, pairs)
        pointed = self._linear("pointer", hidden) @ self._pointed(states).T / math.sqrt(states.shape[1])
        return {name: self._linear(name, hidden) for name in OUTPUTS} | {"trigger": pointed, "hidden": hidden}

    def _hidden(self, states: Floats, pairs: Sequence[Pair]) -> Floats:
        """The last state of each pair."""
        words, width = states.shape
        parts = [self._distinct(states, [pair.ranges[role] for pair in pairs], role) for role in range(len(ROLES))]
        places = np.stack([pair.places(words) for pair in pairs])
        size = width // _HEADS
        told: list[Floats] = []
        for hop, (keys, values) in enumerate(self._sentence(states)):
            query = self._asked(f"queries.{hop}", parts, told).reshape(-1, _HEADS, size)
            bias = self.weights[f"place.{hop}"][:, places].transpose(1, 0, 2)
            scores = np.matmul(query[:, :, None, :], keys)[:, :, 0, :] / math.sqrt(size)
            weights = _softmax(scores + bias)
            told.append(np.matmul(weights[:, :, None, :], values)[:, :, 0, :].reshape(len(pairs), width))
        hidden = _gelu(self._asked("hidden", parts, told))
        result: Floats = hidden + _gelu(self._linear("second", hidden))
        return result

    def _pointed(self, states: Floats) -> Floats:
        """What the words of a sentence are to a question for the trigger."""
        return self._linear("pointed", states)

    def _distinct(self, states: Floats, ranges: Sequence[Range | None], role: int) -> tuple[Floats, NDArray[np.intp]]:
        """The mean states of the different parts that pairs give for a role, and which of them each pair gives."""
        order = {part: at for at, part in enumerate(dict.fromkeys(ranges))}
        means = [
            self.weights["absent"][role] if part is None else states[part[0] : part[1]].mean(0, dtype=np.float32)
            for part in order
        ]
        return np.stack(means), np.array([order[part] for part in ranges])

    def _asked(self, name: str, parts: Sequence[tuple[Floats, NDArray[np.intp]]], told: Sequence[Floats]) -> Floats:
        """A layer over the parts of each pair and what was told of them; what many pairs share is worked out once."""
        matrix = self._turned[f"{name}.weight"]
        width = parts[0][0].shape[1]
        found: Floats = self.weights[f"{name}.bias"] + np.zeros((len(parts[0][1]), 1), np.float32)
        for at, (means, rows) in enumerate(parts):
            found += (means @ matrix[at * width : (at + 1) * width])[rows]
        for at, one in enumerate(told, start=len(parts)):
            found += one @ matrix[at * width : (at + 1) * width]
        return found

    def _sentence(self, states: Floats) -> list[tuple[Floats, Floats]]:
        """Keys (heads, size, words) and values (heads, words, size) of both hops; those of the last call are kept."""
        kept = self._last
        if kept is not None and kept[0] is states:
            return kept[1]
        words, width = states.shape
        size = width // _HEADS
        found = [
            (
                self._linear(f"keys.{hop}", states).reshape(words, _HEADS, size).transpose(1, 2, 0),
                self._linear(f"values.{hop}", states).reshape(words, _HEADS, size).transpose(1, 0, 2),
            )
            for hop in range(2)
        ]
        self._last = states, found
        return found

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self._turned[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result

    def helped(self, exemplars: Exemplars) -> Scorer:
        """The same scorer, told of more types by examples."""
        return Scorer(self.weights, self.labels, self.temperature, exemplars, self.encoder)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result


# Abramowitz & Stegun 7.1.26, to 1.5e-7: numpy has no error function.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def _gelu(x: Floats) -> Floats:
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    tail = sum(factor * t ** (power + 1) for power, factor in enumerate(_ERF))
    erf = np.sign(x) * (1 - tail * np.exp(-(z**2)))
    result: Floats = (0.5 * x * (1 + erf)).astype(np.float32)
    return result
