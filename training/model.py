"""The one encoder and its heads, in plain torch.

The encoder is all-MiniLM-L6-v2 (6 layers of 384), read from its safetensors; its words are the first pieces, and a
learned embedding of the word's shape is added, because the vocabulary is uncased. A `Task` is one head with its loss;
another task needs a name, a size and its targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from legation.model import STATUSES
from legation.scorer.labels import Labels
from legation.scorer.network import SHARES, Network, losses, spread

IGNORE = -100
SMOOTHING = 0.05  # of the labels of status and background
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]


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


class Told(nn.Module):
    """Status and background of events, as `legation.status.learned` has it."""

    def __init__(self, width: int, signs: int, hidden: int = 64, dropout: float = 0.3) -> None:
        super().__init__()
        self.first = nn.Linear(4 * width + signs, hidden)
        self.second = nn.Linear(hidden, len(STATUSES) + 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, rows: Tensor, asked: Tensor, signs: Tensor) -> Tensor:
        """Score events.

        Args:
            states: (windows, words, width).
            rows: (events,), the window of each.
            asked: (events, at least 5), the words of trigger, verb and root, and its sentence's [start, end).
            signs: (events, signs).

        Returns:
            (events, statuses + 1), the last column telling history from news.
        """
        own = states[rows]
        words = torch.arange(states.shape[1], device=states.device)
        inside = ((words >= asked[:, 3:4]) & (words < asked[:, 4:5])).to(states.dtype)
        mean = (inside[:, :, None] * own).sum(1) / inside.sum(1, keepdim=True)
        read = own[torch.arange(len(own), device=own.device)[:, None], asked[:, :3]].flatten(1)
        x = self.dropout(torch.cat([read, mean, signs.to(states.dtype)], 1))
        return self.second(self.dropout(functional.relu(self.first(x)))).float()


class Model(nn.Module):
    """The encoder, a linear head a task, the tree, the relations between parties, and how events are told."""

    def __init__(
        self,
        config: dict[str, int],
        shapes: int,
        inventory: dict[str, list[str]],
        relations: Labels,
        signs: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.tasks = tasks(inventory)
        width = config["hidden_size"]
        self.encoder = Encoder(config, shapes, dropout)
        self.word_shapes = nn.Embedding(shapes, width)
        self.dropout = nn.Dropout(0.2)
        self.classify = nn.ModuleDict({task.name: nn.Linear(width, task.size) for task in self.tasks})
        self.tree = Tree(width, len(inventory["deprel"]))
        self.relations = Network(width, relations)
        self.told = Told(width, signs)
        nn.init.normal_(self.word_shapes.weight, std=0.05)

    def states(self, batch: dict[str, Tensor]) -> Tensor:
        """Return one state a word: its first piece's, plus its shape's."""
        hidden = self.encoder(batch["pieces"], batch["mask"], batch["piece_shapes"])
        index = batch["first"][:, :, None].expand(-1, -1, hidden.shape[-1])
        return torch.gather(hidden, 1, index) + self.word_shapes(batch["shapes"])

    def losses(self, kind: str, batch: dict[str, Tensor], teacher: Model | None, anchor: float) -> dict[str, Tensor]:
        """Return the weighted losses of one kind of windows.

        Args:
            kind: "language", "relations" or "told".
            batch: the windows, as `Prepared.batch` has them.
            teacher: whose tags and trees of windows that tell none are to be kept, `anchor` times as much as gold ones.
        """
        x = self.states(batch)
        parts = {"language": self._language, "relations": self._relations, "told": self._told}[kind](x, batch)
        if teacher is not None and kind != "language":
            kept = self._language(x, batch | teacher.read(batch))
            parts["anchor"] = anchor * torch.stack([*kept.values()]).sum()
        return parts

    @torch.no_grad()
    def read(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the columns of language as this model tells them, each word's likeliest."""
        x = self.states(batch)
        words = batch["first"] > 0
        found = {task.name: self.classify[task.name](x).argmax(-1) for task in self.tasks}
        begins = (found["start"] == 1) & words
        begins[:, 0] = True
        sentence = begins.cumsum(1).masked_fill(~words, -1)
        heads = self.tree.arc_scores(x).float().masked_fill(other_sentence(sentence), -1e4).argmax(-1)
        dependents, parents = self.tree.label_states(x)
        parents = torch.gather(parents, 1, heads[:, :, None].expand(-1, -1, parents.shape[-1]))
        labels = self.tree.label_scores(dependents.flatten(0, 1), parents.flatten(0, 1)).argmax(-1).view_as(heads)
        found |= {"heads": heads, "labels": labels}
        return {name: value.where(words, IGNORE) for name, value in found.items()} | {"sentence": sentence}

    def _language(self, x: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The mean loss of each task over the words that have a target."""
        x = self.dropout(x)
        parts = {}
        for task in self.tasks:
            scores = self.classify[task.name](x).float().flatten(0, 1)
            parts[task.name] = task.weight * task_loss(task, scores, batch[task.name].flatten())
        return parts | self._tree_losses(x, batch)

    def _relations(self, x: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The loss of each output over the pairs asked about."""
        inputs, targets = spread(batch["asked"], batch["rows"], x.shape[1])
        parts = losses(self.relations(x, **inputs), targets, batch["asked"][:, -1] / 100)
        return {name: SHARES[name] * part for name, part in parts.items()}

    def _told(self, x: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The loss of status and of background over the events asked about."""
        asked = batch["asked"]
        scores = self.told(self.dropout(x), batch["rows"], asked, batch["signs"])
        status, background, weight = asked[:, -3], asked[:, -2], asked[:, -1] / 100
        by_status = functional.cross_entropy(scores[:, :-1], status, reduction="none", label_smoothing=SMOOTHING)
        known = background != IGNORE
        softened = background.clamp(min=0) * (1 - 2 * SMOOTHING) + SMOOTHING
        by_background = functional.binary_cross_entropy_with_logits(scores[:, -1], softened, reduction="none")
        return {
            "status": (by_status * weight).sum() / weight.sum(),
            "background": (by_background * known).sum() / known.sum().clamp(min=1),
        }

    def _tree_losses(self, x: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        heads, known = batch["heads"], batch["heads"] != IGNORE
        scores = self.tree.arc_scores(x).float()
        scores = scores.masked_fill(other_sentence(batch["sentence"]), -1e4)
        if not known.any():
            return {}
        arcs = functional.cross_entropy(scores[known], heads[known])
        dependents, parents = self.tree.label_states(x)
        index = heads.clamp(min=0)[:, :, None].expand(-1, -1, parents.shape[-1])
        parents = torch.gather(parents, 1, index)
        label_scores = self.tree.label_scores(dependents[known], parents[known]).float()
        labels = functional.cross_entropy(label_scores, batch["labels"][known], ignore_index=IGNORE)
        return {"arcs": arcs, "labels": labels}


def other_sentence(sentence: Tensor) -> Tensor:
    """(batch, words), the sentence of each word -> (batch, words, 1 + words), true for heads that stand in another."""
    other = sentence[:, :, None] != sentence[:, None, :]
    return torch.cat([torch.zeros_like(other[:, :, :1]), other], 2)


def tasks(inventory: dict[str, list[str]]) -> list[Task]:
    """The word classifications; the tree has its own losses."""
    return [
        Task("start", 2, 1.0),
        Task("upos", len(inventory["upos"]), 0.5),
        Task("xpos", len(inventory["xpos"]), 0.5),
        Task("lemma", len(inventory["lemma"]), 0.5),
        Task("names", len(inventory["names"]), 1.0, partial=True),
    ]


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
