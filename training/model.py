"""The one encoder and its heads, in plain torch.

The encoder is all-MiniLM-L6-v2 (6 layers of 384), read from its safetensors; its words are the first pieces, and a
learned embedding of the word's shape is added, because the vocabulary is uncased. A `Task` is one head with its loss;
another task needs a name, a size and its targets.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from legation.scorer.labels import Labels
from legation.scorer.network import SHARES, Network, losses

IGNORE = -100


@dataclass(frozen=True)
class Task:
    """A classification of every word: its head's name and classes, its share of the loss.

    `partial`: some targets say no more than "class 0 or one of the last two" (see `task_loss`).
    """

    name: str
    size: int
    weight: float = 1.0
    partial: bool = False


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT has it)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias.to(q.dtype)
        mixed = torch.softmax(scores, -1).to(v.dtype) @ v  # no dropout here: its masks cost a fifth of a step
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.norm_2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids and shape ids to hidden states."""

    def __init__(self, config: dict[str, int], shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.shapes = nn.Embedding(shapes, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, pieces: Tensor, mask: Tensor, piece_shapes: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places)[None] + self.shapes(piece_shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, folder: Path) -> None:
        """Take the weights of a BERT checkpoint; shapes start at zero, the token type goes into the positions."""
        from safetensors.torch import load_file

        old = load_file(folder / "model.safetensors")
        new = {
            "words.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": torch.zeros_like(self.shapes.weight),
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for number in range(len(self.layers)):
            for kind in ("weight", "bias"):
                base = f"encoder.layer.{number}."
                joined = [old[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                new[f"layers.{number}.qkv.{kind}"] = torch.cat(joined)
                new[f"layers.{number}.out.{kind}"] = old[f"{base}attention.output.dense.{kind}"]
                new[f"layers.{number}.norm.{kind}"] = old[f"{base}attention.output.LayerNorm.{kind}"]
                new[f"layers.{number}.up.{kind}"] = old[f"{base}intermediate.dense.{kind}"]
                new[f"layers.{number}.down.{kind}"] = old[f"{base}output.dense.{kind}"]
                new[f"layers.{number}.norm_2.{kind}"] = old[f"{base}output.LayerNorm.{kind}"]
        self.load_state_dict(new)


class Tree(nn.Module):
    """Biaffine heads and labels (Dozat & Manning 2017); column 0 of the arc scores is the root."""

    def __init__(self, width: int, labels: int, arc: int = 256, label: int = 96, dropout: float = 0.3) -> None:
        super().__init__()
        self.dependents = nn.Linear(width, arc)
        self.heads = nn.Linear(width, arc)
        self.root = nn.Parameter(torch.randn(arc) * 0.05)
        self.arcs = nn.Parameter(torch.zeros(arc, arc))
        self.prior = nn.Linear(arc, 1)
        self.label_dependents = nn.Linear(width, label)
        self.label_heads = nn.Linear(width, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.05)
        self.labels = nn.Parameter(torch.randn(label, labels * label) * 0.01)
        self.label_sum = nn.Linear(2 * label, labels)
        self.dropout = nn.Dropout(dropout)
        nn.init.xavier_uniform_(self.arcs)

    def arc_scores(self, x: Tensor) -> Tensor:
        """(batch, words, width) -> (batch, words, 1 + words)."""
        dependents = self.dropout(functional.gelu(self.dependents(x)))
        heads = self.dropout(functional.gelu(self.heads(x)))
        root = self.root[None, None].expand(x.shape[0], 1, -1)
        heads = torch.cat([root.to(heads.dtype), heads], 1)
        scores = (dependents @ self.arcs.to(dependents.dtype)) @ heads.transpose(1, 2)
        return scores / 16.0 + self.prior(heads).transpose(1, 2)

    def label_states(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, words, width) -> dependents (batch, words, label) and heads (batch, 1 + words, label)."""
        dependents = self.dropout(functional.gelu(self.label_dependents(x)))
        heads = self.dropout(functional.gelu(self.label_heads(x)))
        root = self.label_root[None, None].expand(x.shape[0], 1, -1)
        return dependents, torch.cat([root.to(heads.dtype), heads], 1)

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(words, label) twice, row by row -> (words, labels)."""
        size = dependents.shape[-1]
        mixed = (dependents @ self.labels.to(dependents.dtype)).view(dependents.shape[0], -1, size)
        scores = (mixed * heads[:, None, :]).sum(-1)
        return scores + self.label_sum(torch.cat([dependents, heads], -1))


class Model(nn.Module):
    """The encoder, a linear head a task, the tree, and the relations between parties."""

    def __init__(self, config: dict[str, int], shapes: int, tasks: list[Task], labels: int, relations: Labels) -> None:
        super().__init__()
        self.config, self.tasks = config, tasks
        width = config["hidden_size"]
        self.encoder = Encoder(config, shapes)
        self.word_shapes = nn.Embedding(shapes, width)
        self.dropout = nn.Dropout(0.2)
        self.classify = nn.ModuleDict({task.name: nn.Linear(width, task.size) for task in tasks})
        self.tree = Tree(width, labels)
        self.relations = Network(width, relations)
        nn.init.normal_(self.word_shapes.weight, std=0.05)

    def states(self, pieces: Tensor, mask: Tensor, piece_shapes: Tensor, first: Tensor, shapes: Tensor) -> Tensor:
        """Return one state a word: its first piece's, plus its shape's."""
        hidden = self.encoder(pieces, mask, piece_shapes)
        index = first[:, :, None].expand(-1, -1, hidden.shape[-1])
        return torch.gather(hidden, 1, index) + self.word_shapes(shapes)

    def loss(self, batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
        """Return the weighted sum of the tasks' mean losses over the words that have a target, and each of them."""
        x = self.dropout(
            self.states(batch["pieces"], batch["mask"], batch["piece_shapes"], batch["first"], batch["shapes"])
        )
        total = x.new_zeros(())
        parts: dict[str, float] = {}
        for task in self.tasks:
            scores = self.classify[task.name](x).float().flatten(0, 1)
            part = task_loss(task, scores, batch[task.name].flatten())
            total = total + task.weight * part
            parts[task.name] = float(part.detach())
        for name, part in self._tree_losses(x, batch).items():
            total = total + part
            parts[name] = float(part.detach())
        return total, parts

    def relation_loss(
        self, batch: dict[str, Tensor], inputs: dict[str, Tensor], targets: dict[str, Tensor], weight: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        """Return the weighted sum of the relation losses of the pairs in a batch of windows, and each of them."""
        x = self.states(batch["pieces"], batch["mask"], batch["piece_shapes"], batch["first"], batch["shapes"])
        parts = losses(self.relations(x, **inputs), targets, weight)
        total = torch.stack([SHARES[name] * part for name, part in parts.items()]).sum()
        return total, {f"relation {name}": float(part.detach()) for name, part in parts.items()}

    def _tree_losses(self, x: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        heads, known = batch["heads"], batch["heads"] != IGNORE
        scores = self.tree.arc_scores(x).float()
        sentence = batch["sentence"]
        other = sentence[:, :, None] != sentence[:, None, :]
        blocked = torch.cat([torch.zeros_like(other[:, :, :1]), other], 2)
        scores = scores.masked_fill(blocked, -1e4)
        if not known.any():
            return {}
        arcs = functional.cross_entropy(scores[known], heads[known])
        dependents, parents = self.tree.label_states(x)
        index = heads.clamp(min=0)[:, :, None].expand(-1, -1, parents.shape[-1])
        parents = torch.gather(parents, 1, index)
        label_scores = self.tree.label_scores(dependents[known], parents[known]).float()
        labels = functional.cross_entropy(label_scores, batch["labels"][known], ignore_index=IGNORE)
        return {"arcs": arcs, "labels": labels}


def task_loss(task: Task, scores: Tensor, targets: Tensor) -> Tensor:
    """Return the cross entropy; in a partial task, target `size` is "class 0 or one of the last two" (MISC untold)."""
    known = targets != IGNORE
    if not known.any():
        return scores.sum() * 0.0
    scores, targets = scores[known], targets[known]
    if not task.partial:
        return functional.cross_entropy(scores, targets)
    likely = functional.log_softmax(scores, -1)
    open_ = targets == task.size
    exact = likely.gather(1, targets.clamp(max=task.size - 1)[:, None])[:, 0]
    either = torch.logsumexp(likely[:, [0, task.size - 2, task.size - 1]], -1)
    return -torch.where(open_, either, exact).mean()


def read_config(folder: Path) -> dict[str, int]:
    """Read the base model's sizes."""
    return json.loads((folder / "config.json").read_text())
