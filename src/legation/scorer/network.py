"""The scorer in torch, for training; `scorer.py` runs the same arithmetic in numpy. Needs the extra `train`."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from legation.scorer.labels import Labels
from legation.scorer.pairs import PLACES, ROLES
from legation.scorer.samples import Sample
from legation.scorer.scorer import OUTPUTS, Scorer

HEADS = 6
HIDDEN = 512
UNKNOWN = -100  # a target that is not told
RANGES = (*ROLES, "told", "sentence")
"""The word ranges of a pair in the order of a row's columns: `told` is the trigger whether or not the pair gives it."""


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
    for name in OUTPUTS:
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
        self.index = {name: {item: place for place, item in enumerate(getattr(labels, name))} for name in OUTPUTS}

    def __call__(
        self, samples: Sequence[tuple[int, Sample, tuple[int, int]]], sizes: Sequence[int]
    ) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """The tensors of pairs.

        Args:
            samples: for each pair its window, the sample, and the words [start, end) of its sentence.
            sizes: the number of words of each window.
        """
        told = torch.tensor([self.row(sample, sentence) for _, sample, sentence in samples])
        return spread(told, torch.tensor([window for window, *_ in samples]), max(sizes))

    def row(self, sample: Sample, sentence: tuple[int, int]) -> list[int]:
        """A pair in numbers: the ends of its `RANGES`, noughts where one is not given, then the ids of `OUTPUTS`."""
        ends = [end for part in (*sample.pair.ranges, sample.trigger, sentence) for end in part or (0, 0)]
        labels = {"types": sample.type, "strict": sample.strict, "modes": sample.mode, "statuses": sample.status}
        return ends + [self.index[name].get(labels[name] or "", UNKNOWN) for name in OUTPUTS]


def spread(told: Tensor, windows: Tensor, width: int) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """The network's inputs and targets out of rows of `Targets.row`; `Pair.pools` and `Pair.places` say the same.

    Args:
        told: (pairs, 2 * ranges + outputs).
        windows: (pairs,), the window of each pair.
        width: the words of the longest window.
    """
    words = torch.arange(width, device=told.device)
    starts, ends = told[:, 0 : 2 * len(RANGES) : 2, None], told[:, 1 : 2 * len(RANGES) : 2, None]
    inside = (words >= starts) & (words < ends)
    given = ends[:, :2] > 0
    actor, recipient = (starts[:, part] * width + ends[:, part] for part in (0, 1))  # in the order of the ranges
    turned = 3 * (given.all(1) & (recipient < actor)).long()
    first = torch.where(given, starts[:, :2], width).amin(1) * given.any(1)
    last = torch.where(given, starts[:, :2], 0).amax(1)
    places = (PLACES.index("behind") - (words < last).long() - (words < first).long()) + turned
    for part in reversed(range(len(ROLES))):
        places = torch.where(inside[:, part], part, places)
    roles = inside[:, : len(ROLES)].float()
    inputs = {
        "rows": windows,
        "mask": inside[:, RANGES.index("sentence")],
        "pools": roles / roles.sum(-1, keepdim=True).clamp(min=1),
        "places": places,
    }
    targets = {name: told[:, 2 * len(RANGES) + column] for column, name in enumerate(OUTPUTS)}
    return inputs, targets | {"trigger": inside[:, RANGES.index("told")].float()}


def grown(scorer: Scorer, labels: Labels) -> Network:
    """The scorer's network with rows for the classes of `labels`; those that are new begin small."""
    network = Network(scorer.weights["absent"].shape[1], labels)
    state = network.state_dict()
    for name, value in scorer.weights.items():
        output, _, part = name.partition(".")
        if output not in OUTPUTS:
            state[name] = torch.from_numpy(value)
            continue
        old, new = getattr(scorer.labels, output), getattr(labels, output)
        for row, label in enumerate(new):
            if label in old:
                state[name][row] = torch.as_tensor(value[old.index(label)])
            elif part == "weight":
                state[name][row] *= 0.1
    network.load_state_dict(state)
    return network
