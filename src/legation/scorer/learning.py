"""Fine-tuning the scorer for a codebook with types of one's own: `legation codebook train DIR`.

The encoder stays as it is, so its states are worked out once and only the small network on top learns: minutes on a
CPU. Shipped examples are learned along with the new ones, so that nothing is forgotten. Needs the extra `train`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from legation import language
from legation.codebook import Codebook, Example
from legation.codebook.examples import corpus
from legation.scorer.labels import Labels
from legation.scorer.loading import TRAINED
from legation.scorer.network import SHARES, Network, Targets, grown, losses
from legation.scorer.samples import Sample, grouped, samples
from legation.scorer.scorer import Floats, Scorer

RATE = 3e-4
BATCH = 48  # sentences a step
SHIPPED = 4000  # sentences of the shipped corpus that are learned along
OWN = 0.15  # share of an epoch's sentences that show the user's own types, each at most `MOST` times
MOST = 40
SEED = 20261127


@dataclass(frozen=True)
class Read:
    """A sentence's states and its pairs."""

    states: Floats
    samples: tuple[Sample, ...]


def train(
    book: Codebook, own: Collection[str], epochs: int = 4, progress: Callable[[int, float], None] | None = None
) -> Scorer:
    """A scorer for all types of `book`, from the shipped one.

    Args:
        book: the shipped types and the user's.
        own: the names of the user's types, whose examples are shown more often.
        epochs: passes over the examples.
        progress: told the epoch and its mean loss.
    """
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    labels = Labels.of(book)
    shipped = Scorer.from_file()
    network = grown(shipped, labels)
    texts = {example.text for name in own for example in book.types[name].examples}
    told = grouped(corpus(book))
    mine = [one for one in told if one[0].text in texts]
    others = [one for one in told if one[0].text not in texts]
    learned = read(book, chance.sample(others, min(SHIPPED, len(others))))
    shown = learned + read(book, mine) * max(1, min(MOST, int(OWN * len(learned) / max(1, len(mine)))))
    adam = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    targets_of = Targets(labels)
    network.train()
    for epoch in range(epochs):
        chance.shuffle(shown)
        total, pairs = 0.0, 0
        for first in range(0, len(shown), BATCH):
            batch = [_asked(one, chance) for one in shown[first : first + BATCH]]
            scores, targets = _scored(network, targets_of, batch)
            found = losses(scores, targets, torch.ones(len(scores["types"])))
            loss = torch.stack([SHARES[name] * part for name, part in found.items()]).sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
            total += float(loss.detach()) * len(scores["types"])
            pairs += len(scores["types"])
        if progress is not None:
            progress(epoch + 1, total / max(1, pairs))
    weights = {name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items()}
    return Scorer(weights, labels, shipped.temperature, encoder=language.encoder_digest())


def _asked(one: Read, chance: random.Random) -> Read:
    """The sentence with half of its pairs asked without their trigger, as the scorer is where no frame speaks."""
    asked = (
        sample if chance.random() < 0.5 else replace(sample, pair=replace(sample.pair, trigger=None))
        for sample in one.samples
    )
    return Read(one.states, tuple(asked))


def _scored(
    network: Network, targets_of: Targets, batch: Sequence[Read]
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """The network's scores of the pairs of some sentences, and the targets."""
    sizes = [len(one.states) for one in batch]
    pairs = [(row, sample, (0, sizes[row])) for row, one in enumerate(batch) for sample in one.samples]
    inputs, targets = targets_of(pairs, sizes)
    states = nn.utils.rnn.pad_sequence([torch.from_numpy(one.states) for one in batch], batch_first=True)
    return network(states, **inputs), targets


def read(book: Codebook, told: Sequence[Sequence[Example]]) -> list[Read]:
    """The pairs of sentences, each told by its examples, with the states of their words."""
    nlp = language.load(states=True)
    found: list[Read] = []
    for examples, doc in zip(told, nlp.pipe(one[0].text for one in told), strict=True):
        words = [token for token in doc if not token.is_space]
        bounds = [(token.idx, token.idx + len(token)) for token in words]
        if pairs := samples(book, examples, bounds):
            found.append(Read(language.states(words), pairs))
    return found


def save(scorer: Scorer, folder: Path) -> Path:
    """Write the scorer beside the types that it was trained for."""
    path = folder / TRAINED
    scorer.save(path)
    return path
