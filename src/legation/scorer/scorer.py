"""The scorer at run time: the arithmetic of `network.Network` in numpy, over the states that the encoder gives anyway.

One call scores all pairs of some sentences together; each answer rests on its own sentence alone.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

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
Asked = tuple[Floats, Sequence[Pair]]  # the states of the words of a sentence (words, width), and pairs in it


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

    @cached_property
    def type(self) -> str:
        """The likeliest type, `NOTHING` left out."""
        return max((share, name) for name, share in self.types.items() if name != NOTHING)[1]

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
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        part.replace(path)  # at once, so that no half file is ever read

    def judge(self, asked: Sequence[Asked]) -> list[list[Judgement]]:
        """Judge pairs of some sentences, given as the states of its words (words, width) and its pairs each.

        They share the arithmetic alone: an answer rests on its own sentence.
        """
        asked = list(asked)
        if not any(pairs for _, pairs in asked):
            return [[] for _ in asked]
        with _libraries().limit(limits=1, user_api="blas"):
            found = iter(self._judge([one for one in asked if one[1]]))
        return [next(found) if pairs else [] for _, pairs in asked]

    def _judge(self, asked: Sequence[Asked]) -> list[list[Judgement]]:
        hidden = self._hidden(asked)
        types, strict = (_softmax(self._linear(name, hidden) / self.temperature) for name in ("types", "strict"))
        rest = self._rest(hidden, types[:, self.labels.types.index(NOTHING)] < _UNLIKELY)
        rows = iter(zip(hidden, types.tolist(), strict.tolist(), rest, strict=True))
        return [[self._judgement(states, *next(rows)) for _ in pairs] for states, pairs in asked]

    def _rest(self, hidden: Floats, likely: NDArray[np.bool_]) -> list[tuple[list[float], list[float], Floats] | None]:
        """Modes, statuses and pointing of each pair; None where so little speaks for an event that it would be idle."""
        modes, statuses = (_softmax(self._linear(name, hidden[likely])).tolist() for name in ("modes", "statuses"))
        found = zip(modes, statuses, self._pointing(hidden[likely]), strict=True)
        return [next(found) if one else None for one in likely]

    def _judgement(
        self,
        states: Floats,
        hidden: Floats,
        types: list[float],
        strict: list[float],
        rest: tuple[list[float], list[float], Floats] | None,
    ) -> Judgement:
        """The numbers of a pair by their names; those that were idle to work out are all alike."""
        labels = self.labels
        if rest is None:
            share = 1 / len(labels.statuses)
            told: tuple[dict[str, float], dict[str, float], Floats]
            told = {}, dict.fromkeys(labels.statuses, share), np.full(len(states), 1 / len(states), np.float32)
        else:
            modes, statuses, pointing = rest
            told = (
                dict(zip(labels.modes, modes, strict=True)),
                dict(zip(labels.statuses, statuses, strict=True)),
                _softmax(states @ pointing),
            )
        judged = Judgement(
            dict(zip(labels.types, types, strict=True)), dict(zip(labels.strict, strict, strict=True)), *told, hidden
        )
        return judged if self.exemplars is None else self._helped(judged, states, self.exemplars)

    def _helped(self, judged: Judgement, states: Floats, exemplars: Exemplars) -> Judgement:
        at = place(judged.hidden, judged.trigger @ states)
        return replace(
            judged,
            types=exemplars.mixed(at, judged.types, strict=False),
            strict=exemplars.mixed(at, judged.strict, strict=True),
        )

    def forward(self, states: Floats, pairs: Sequence[Pair]) -> dict[str, Floats]:
        """The scores of every output for pairs of one sentence, before any softmax; and the state they are made from.

        Rows are pairs. The scores of the trigger are short of what is the same for all words.
        """
        hidden = self._hidden([(states, pairs)])
        pointed = self._pointing(hidden) @ states.T
        return {name: self._linear(name, hidden) for name in OUTPUTS} | {"trigger": pointed, "hidden": hidden}

    def _hidden(self, asked: Sequence[Asked]) -> Floats:
        """The last state of each pair."""
        starts = np.cumsum([0, *(len(states) for states, _ in asked)]).tolist()
        states = np.concatenate([states for states, _ in asked])
        width = states.shape[1]
        parts = [self._distinct(states, list(_ranges(asked, starts, role)), role) for role in range(len(ROLES))]
        places = [np.stack([pair.places(len(given)) for pair in pairs]) for given, pairs in asked]
        told: list[Floats] = []
        for hop in range(2):
            keys, values = (self._linear(f"{name}.{hop}", states) for name in ("keys", "values"))
            queries = self._asked(f"queries.{hop}", parts, told)
            bias = self.weights[f"place.{hop}"]
            brought, row = np.empty((len(queries), width), np.float32), 0
            for at, start, end in zip(places, starts, starts[1:], strict=False):
                rows, words = slice(row, row + len(at)), slice(start, end)
                brought[rows] = _attend(queries[rows], keys[words], values[words], bias[:, at])
                row += len(at)
            told.append(brought)
        hidden = _gelu(self._asked("hidden", parts, told))
        result: Floats = hidden + _gelu(self._linear("second", hidden))
        return result

    def _pointing(self, hidden: Floats) -> Floats:
        """What to multiply the states of words with, for their scores to be the trigger; a row for each pair.

        The layers of the question and of the words are taken together, as pairs are fewer than words.
        """
        question = self._linear("pointer", hidden)
        result: Floats = question @ self.weights["pointed.weight"] / math.sqrt(question.shape[1])
        return result

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

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self._turned[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result

    def helped(self, exemplars: Exemplars) -> Scorer:
        """The same scorer, told of more types by examples."""
        return Scorer(self.weights, self.labels, self.temperature, exemplars, self.encoder)


@cache
def _libraries() -> ThreadpoolController:
    """Numpy's threads, of which one is let work: the products are small, and readers side by side would only wait."""
    return ThreadpoolController()


def _ranges(asked: Sequence[Asked], starts: Sequence[int], role: int) -> Iterator[Range | None]:
    """The part that each pair gives for a role, in the words of all sentences one after the other."""
    for start, (_, pairs) in zip(starts, asked, strict=False):
        for pair in pairs:
            part = pair.ranges[role]
            yield part and (part[0] + start, part[1] + start)


def _attend(queries: Floats, keys: Floats, values: Floats, bias: Floats) -> Floats:
    """What the words of a sentence tell each pair: (pairs, width), (words, width) twice, (heads, pairs, words)."""
    by_head = [one.reshape(len(one), _HEADS, -1).transpose(1, 0, 2) for one in (queries, keys, values)]
    scores = by_head[0] @ by_head[1].transpose(0, 2, 1) / math.sqrt(by_head[0].shape[2])
    result: Floats = (_softmax(scores + bias) @ by_head[2]).transpose(1, 0, 2).reshape(queries.shape)
    return result


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result


# Abramowitz & Stegun 7.1.26, to 1.5e-7: numpy has no error function.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def _gelu(x: Floats) -> Floats:
    z = np.abs(x) * math.sqrt(0.5)
    t = 1 / (1 + 0.3275911 * z)
    tail = np.zeros_like(x)
    for factor in reversed(_ERF):
        tail += factor
        tail *= t
    result: Floats = 0.5 * x * (1 + np.sign(x) * (1 - tail * np.exp(-z * z)))
    return result
