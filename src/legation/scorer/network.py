"""The scorer in torch, for training; `scorer.py` runs the same arithmetic in numpy. Needs the extra `train`."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from legation.scorer.labels import Labels
from legation.scorer.pairs import PLACES, ROLES
from legation.scorer.samples import Sample

HEADS = 6
HIDDEN = 512
UNKNOWN = -100  # a target that is not told


class Network(nn.Module):
    """Word states of a sentence and a pair in it to scores of type, strict type, mode, status and trigger.

    The pooled states of actor, recipient and trigger ask the sentence twice: what the first attention brings is part of
    the second question.
    """

    def __init__(self, width: int, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        self.absent = nn.Parameter(torch.randn(len(ROLES), width) * 0.05)
        self.keys = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.values = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.queries = nn.ModuleList(nn.Linear((len(ROLES) + hop) * width, width) for hop in range(2))
        self.place = nn.ParameterList(nn.Parameter(torch.zeros(HEADS, len(PLACES))) for _ in range(2))
        self.hidden = nn.Linear((len(ROLES) + 2) * width, HIDDEN)
        self.second = nn.Linear(HIDDEN, HIDDEN)
        self.types = nn.Linear(HIDDEN, len(labels.types))
        self.strict = nn.Linear(HIDDEN, len(labels.strict))
        self.modes = nn.Linear(HIDDEN, len(labels.modes))
        self.statuses = nn.Linear(HIDDEN, len(labels.statuses))
        self.pointer = nn.Linear(HIDDEN, width)
        self.pointed = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, rows: Tensor, mask: Tensor, pools: Tensor, places: Tensor) -> dict[str, Tensor]:
        """Score pairs.

        Args:
            states: (windows, words, width), the states of the words of some windows.
            rows: (pairs,), the window of each pair.
            mask: (pairs, words), true for the words of the pair's sentence.
            pools, places: see `Pair`; (pairs, 3, words) and (pairs, words).
        """
        given = pools.sum(-1, keepdim=True) > 0
        pooled = pools.to(states.dtype) @ states[rows]
        asked = torch.where(given, pooled, self.absent.to(states.dtype)).flatten(1)
        for keys, values, queries, place in zip(self.keys, self.values, self.queries, self.place, strict=True):
            bias = place[:, places].permute(1, 0, 2).masked_fill(~mask[:, None, :], -1e4)
            told = _attend(queries(asked), keys(states)[rows], values(states)[rows], bias)
            asked = torch.cat([asked, told], 1)
        hidden = functional.gelu(self.hidden(self.dropout(asked)))
        hidden = hidden + functional.gelu(self.second(self.dropout(hidden)))
        last = self.dropout(hidden)
        pointed = torch.einsum("pw,pnw->pn", self.pointer(last), self.pointed(states)[rows]) / states.shape[-1] ** 0.5
        return {
            "types": self.types(last).float(),
            "strict": self.strict(last).float(),
            "modes": self.modes(last).float(),
            "statuses": self.statuses(last).float(),
            "trigger": pointed.float().masked_fill(~mask, -1e4),
            "hidden": hidden,
        }


def _attend(query: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
    """Attention of one question a pair: (pairs, width), (pairs, words, width) twice, (pairs, heads, words)."""
    pairs, words, width = keys.shape
    size = width // HEADS
    scores = torch.einsum("phs,pwhs->phw", query.view(pairs, HEADS, size), keys.view(pairs, words, HEADS, size))
    weights = torch.softmax(scores.float() / size**0.5 + bias, -1).to(values.dtype)
    return torch.einsum("phw,pwhs->phs", weights, values.view(pairs, words, HEADS, size)).reshape(pairs, width)


def losses(scores: dict[str, Tensor], targets: dict[str, Tensor], weight: Tensor) -> dict[str, Tensor]:
    """The mean loss of each output over the pairs that tell its target; `weight` is each pair's.

    Targets: class ids (pairs,), `UNKNOWN` where not told; for `trigger` the share of each word (pairs, words).
    """
    found: dict[str, Tensor] = {}
    for name in ("types", "strict", "modes", "statuses"):
        known = targets[name] != UNKNOWN
        if known.any():
            each = functional.cross_entropy(
                scores[name][known], targets[name][known], reduction="none", label_smoothing=0.05
            )
            found[name] = (each * weight[known]).sum() / weight[known].sum()
    told = targets["trigger"].sum(-1) > 0
    if told.any():
        likely = functional.log_softmax(scores["trigger"][told], -1)
        each = -torch.log((likely.exp() * (targets["trigger"][told] > 0)).sum(-1).clamp(min=1e-6))
        found["trigger"] = (each * weight[told]).sum() / weight[told].sum()
    return found


SHARES = {"types": 1.0, "strict": 1.0, "modes": 0.3, "statuses": 0.5, "trigger": 0.3}
"""The share of each output in the loss."""


class Targets:
    """Samples as the network's inputs and targets."""

    def __init__(self, labels: Labels) -> None:
        self.index = {
            name: {item: place for place, item in enumerate(getattr(labels, name))}
            for name in ("types", "strict", "modes", "statuses")
        }

    def __call__(
        self, samples: Sequence[tuple[int, Sample, tuple[int, int]]], sizes: Sequence[int]
    ) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """The tensors of pairs.

        Args:
            samples: for each pair its window, the sample, and the words [start, end) of its sentence.
            sizes: the number of words of each window.
        """
        width = max(sizes)
        pools = torch.zeros(len(samples), len(ROLES), width)
        places = torch.full((len(samples), width), PLACES.index("behind"))
        mask = torch.zeros(len(samples), width, dtype=torch.bool)
        trigger = torch.zeros(len(samples), width)
        ids: dict[str, list[int]] = {name: [] for name in self.index}
        for at, (row, sample, (start, end)) in enumerate(samples):
            size = sizes[row]
            pools[at, :, :size] = torch.from_numpy(sample.pair.pools(size))
            places[at, :size] = torch.from_numpy(sample.pair.places(size))
            mask[at, start:end] = True
            if sample.trigger is not None:
                trigger[at, slice(*sample.trigger)] = 1
            told = {"types": sample.type, "strict": sample.strict, "modes": sample.mode, "statuses": sample.status}
            for name, label in told.items():
                ids[name].append(UNKNOWN if label is None else self.index[name].get(label, UNKNOWN))
        rows = torch.tensor([row for row, *_ in samples])
        inputs = {"rows": rows, "mask": mask, "pools": pools, "places": places}
        return inputs, {name: torch.tensor(found) for name, found in ids.items()} | {"trigger": trigger}
