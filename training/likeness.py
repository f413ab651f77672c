"""Learns which words of a pool of stories tell of one happening: `src/legation/likeness/model/likeness.npz`.

    python training/likeness.py             # learns from all topics, writes the weights
    python training/likeness.py --folds 5   # only tells how well it does on topics left out, each once

It learns from ECB+'s training topics (`--data`, default ../shared/data/dev/coreference/ecb_train.jsonl): a line that
says whether two stories are of one sub-topic, a space of the encoder's states in which tellings of one happening lie
close, and two networks, the second of which sees what the first says of all the other words. What a later part learns
from is what the earlier parts say of topics that they were not trained on. The encoder stays as it is.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import nn

from legation import language
from legation.evaluation import clusters
from legation.evaluation.coreference import documents as read_documents
from legation.likeness import Word, documents, gather, pairs, word
from legation.likeness.bags import Floats
from legation.likeness.groups import groups
from legation.likeness.judging import MODEL, Network, Weights, second_look
from legation.likeness.words import lemma

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data" / "dev" / "coreference" / "ecb_train.jsonl"
PARTS = 5  # in which topics are parted so that each part is judged by what was learned from the others
AXES, SHRINKAGE = 128, 0.3  # of the spaces of states: axes kept, share of the within-happening spread made round
RIDGE = 1.0
HIDDEN, RATE, DECAY, DROPOUT, BATCH, SEEDS = 48, 2e-3, 1e-2, 0.2, 512, 3  # SEEDS networks side by side make one
EPOCHS = {"first": 5, "second": 4}
EASY = 0.25  # share of the pairs of different lemmas and happenings that is learned from, each counted 1 / EASY times
COMMON = 4  # topics that a word must stand in to count as common in news
STORY_BARS = np.arange(-1.6, 0.61, 0.2)
WORD_BARS = np.arange(0.3, 0.66, 0.05)


@dataclass(frozen=True)
class Topic:
    """A pool of stories: their Docs and sub-topics, the telling words and their chains."""

    name: str
    docs: list[Doc]
    matters: list[str]
    words: list[Word]
    chains: list[str]

    @cached_property
    def same(self) -> NDArray[np.bool_]:
        return np.array([[one == other for other in self.chains] for one in self.chains])

    @cached_property
    def pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        return np.triu_indices(len(self.words), 1)

    @cached_property
    def stories(self) -> Floats:
        return documents.features(self.docs)

    @cached_property
    def states(self) -> dict[str, Floats]:
        return {"in_text": pairs.states(self.words), "alone": pairs.lemma_states(self.words)}

    @cached_property
    def seen(self) -> set[str]:
        return {lemma(token) for doc in self.docs for token in doc}


def read(path: Path) -> list[Topic]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    matters = {line["doc"]: line["subtopic"] for line in lines}
    nlp = language.load(states=True)
    found: dict[str, Topic] = {}
    for document in read_documents(lines):
        topic = found.setdefault(document.topic, Topic(document.topic, [], [], [], []))
        doc, number = nlp(document.text), len(topic.docs)
        topic.docs.append(doc)
        topic.matters.append(matters[document.name])
        topic.words.extend(word(number, doc, each.span) for each in document.words)
        topic.chains.extend(each.chain for each in document.words)
    return list(found.values())


def parted(topics: Sequence[Topic], parts: int = PARTS) -> list[list[Topic]]:
    return [list(topics[part::parts]) for part in range(parts)]


def others(topics: Sequence[Topic], part: Sequence[Topic]) -> list[Topic]:
    left_out = {topic.name for topic in part}
    return [topic for topic in topics if topic.name not in left_out]


def line(topics: Sequence[Topic]) -> Floats:
    """Logistic regression of "two stories are of one sub-topic", each topic weighing as many as it has stories."""
    rows, same, weights = [], [], []
    for topic in topics:
        upper = np.triu_indices(len(topic.docs), 1)
        rows.append(topic.stories[upper])
        same.append(np.array([[one == other for other in topic.matters] for one in topic.matters])[upper])
        weights.append(np.full(len(upper[0]), 1 / len(topic.docs)))
    x, y, w = np.concatenate(rows), np.concatenate(same).astype(float), np.concatenate(weights)
    mean, spread = x.mean(0), x.std(0)
    x = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    found = np.zeros(x.shape[1])
    penalty = RIDGE * np.append(np.ones(x.shape[1] - 1), 0.0)
    for _ in range(30):  # Newton's method
        odds = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (w * (odds - y)) + penalty * found
        found -= np.linalg.solve((x.T * (w * odds * (1 - odds))) @ x + np.diag(penalty), slope)
    return np.append(found[:-1] / spread, found[-1] - found[:-1] @ (mean / spread))


def apart(topic: Topic, line: Floats) -> Floats:
    likeness: Floats = topic.stories @ line[:-1] + line[-1]
    return (likeness + likeness.T) / 2


def space(topics: Sequence[Topic], name: str) -> pairs.Metric:
    """Axes along which tellings of one happening scatter alike, those first along which all tellings scatter most."""
    states = np.concatenate([topic.states[name] for topic in topics])
    mean = states.mean(0)
    total = np.cov(states.T, bias=True)
    within, freedom = np.zeros_like(total), 0
    for topic in topics:
        for chain in sorted(set(topic.chains)):
            one = topic.states[name][[each == chain for each in topic.chains]]
            one = one - one.mean(0)
            within += one.T @ one
            freedom += len(one) - 1
    within /= freedom
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    round_ = vectors / np.sqrt(values)
    _, main = np.linalg.eigh(round_.T @ total @ round_)
    return pairs.Metric(mean, round_ @ main[:, ::-1][:, :AXES])


def network(look: str, topics: Sequence[Topic], tables: dict[str, Floats], seed: int = 0) -> Network:
    """One hidden layer that tells whether two words are one happening; `tables`: the numbers of two words."""
    rng = np.random.default_rng(seed)
    rows, same, weights = [], [], []
    for topic in topics:
        told = topic.same[topic.pairs]
        lemmas = np.array([one.lemma for one in topic.words])
        hard = told | (lemmas[topic.pairs[0]] == lemmas[topic.pairs[1]])
        kept = hard | (rng.random(len(told)) < EASY)
        rows.append(tables[topic.name][topic.pairs][kept])
        same.append(told[kept])
        weights.append(np.where(hard, 1.0, 1 / EASY)[kept] / len(topic.words))
    x, y, w = (torch.tensor(np.concatenate(part), dtype=torch.float32) for part in (rows, same, weights))
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x, w = (x - mean) / spread, w / w.mean()
    layers = [_layers(x, y, w, EPOCHS[look], seed + number) for number in range(SEEDS)]
    first = torch.cat([one.weight for one, _ in layers]) / spread
    bias = torch.cat([one.bias for one, _ in layers]) - first @ mean
    second = torch.cat([two.weight for _, two in layers], 1) / SEEDS
    mean_bias = torch.stack([two.bias for _, two in layers]).mean(0)
    return Network(*(part.detach().numpy().astype(np.float64) for part in (first.T, bias, second.T, mean_bias)))


def _layers(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, epochs: int, seed: int) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    first, second = nn.Linear(x.shape[1], HIDDEN), nn.Linear(HIDDEN, 1)
    model = nn.Sequential(first, nn.ReLU(), nn.Dropout(DROPOUT), second)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, total_iters=steps)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(BATCH):
            loss = nn.functional.binary_cross_entropy_with_logits(model(x[rows])[:, 0], y[rows], weight=w[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return first, second


def learn(topics: Sequence[Topic]) -> Weights:
    """Everything, one part after the other, and the bars that are best on topics left out."""
    counts = {one: sum(one in topic.seen for topic in topics) for topic in topics for one in topic.seen}
    common = {one: float(count) for one, count in sorted(counts.items()) if count >= COMMON and one.isalpha()}
    fixed = {topic.name: pairs.features(topic.docs, topic.words, common) for topic in topics}
    likeness: dict[str, Floats] = {}
    tables: dict[str, Floats] = {}
    for part in parted(topics):
        rest = others(topics, part)
        known, spaces = line(rest), [space(rest, name) for name in ("in_text", "alone")]
        for topic in part:
            likeness[topic.name] = apart(topic, known)
            told = fixed[topic.name] | pairs.learned(topic.words, likeness[topic.name], *spaces)
            tables[topic.name] = np.stack(list(told.values()), -1)
    same = {topic.name: topic.matters for topic in topics}
    story_bar = best(STORY_BARS, lambda bar: b_cubed(same, {name: groups(one, bar) for name, one in likeness.items()}))
    looks = {}
    for part in parted(topics):
        first = network("first", others(topics, part), tables)
        for topic in part:
            table, matters = tables[topic.name], groups(likeness[topic.name], story_bar)
            looks[topic.name] = second_look(table, first(table), topic.words, matters)
    odds = {}
    for part in parted(topics):
        second = network("second", others(topics, part), looks)
        odds |= {topic.name: 1 / (1 + np.exp(-second(looks[topic.name]))) for topic in part}
    chains = {topic.name: topic.chains for topic in topics}
    word_bar = best(WORD_BARS, lambda bar: conll(chains, {name: groups(one, bar) for name, one in odds.items()}))
    return Weights(
        stories=line(topics),
        in_text=space(topics, "in_text"),
        alone=space(topics, "alone"),
        common=common,
        first=network("first", topics, tables),
        second=network("second", topics, looks),
        story_bar=story_bar,
        word_bar=word_bar,
    )


def best(bars: NDArray[np.float64], measure: Callable[[float], float]) -> float:
    """The middle of the bars that come within 0.002 of the best."""
    found = {float(bar): measure(float(bar)) for bar in bars}
    good = [bar for bar, value in found.items() if value > max(found.values()) - 0.002]
    return good[len(good) // 2]


def together(labels: dict[str, Sequence[object]]) -> list[list[tuple[str, int]]]:
    """The items of all topics that share a topic and a label."""
    found: dict[object, list[tuple[str, int]]] = {}
    for name, each in labels.items():
        for place, label in enumerate(each):
            found.setdefault((name, label), []).append((name, place))
    return list(found.values())


def b_cubed(gold: dict[str, list[str]], told: dict[str, list[int]]) -> float:
    return clusters.b_cubed(together({**gold}), together({**told})).f1


def conll(gold: dict[str, list[str]], told: dict[str, list[int]]) -> float:
    """CoNLL F1 over all topics. Chains never cross topics, so CEAFe's pairing is made topic by topic."""
    return float(np.mean(scores(gold, told)))


def scores(gold: dict[str, list[str]], told: dict[str, list[int]]) -> tuple[float, float, float]:
    """MUC, B³ and CEAFe F1."""
    sides = together({**gold}), together({**told})
    total = np.zeros(3)
    for name in gold:
        one, other = together({name: gold[name]}), together({name: told[name]})
        ceaf = clusters.ceaf_e(one, other)
        total += [ceaf.precision * len(other), len(other), len(one)]
    ceaf_f1 = 2 * total[0] / (total[1] + total[2])
    return clusters.muc(*sides).f1, clusters.b_cubed(*sides).f1, float(ceaf_f1)


def rounded(weights: Weights) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file: half floats for what is large, floats for the rest."""
    arrays: dict[str, NDArray[np.generic]] = {
        "stories": weights.stories.astype(np.float32),
        "common.words": np.array(list(weights.common)),
        "common.counts": np.array(list(weights.common.values()), np.float32),
        "bar.stories": np.array(weights.story_bar, np.float32),
        "bar.words": np.array(weights.word_bar, np.float32),
    }
    for name, metric in (("in_text", weights.in_text), ("alone", weights.alone)):
        arrays |= {f"{name}.mean": metric.mean.astype(np.float32), f"{name}.axes": metric.axes.astype(np.float16)}
    for name, one in (("first", weights.first), ("second", weights.second)):
        parts = {"first": one.first, "first.bias": one.first_bias, "second": one.second, "second.bias": one.second_bias}
        arrays |= {f"{name}.{part}": value.astype(np.float32) for part, value in parts.items()}
    return arrays


def crossed(topics: Sequence[Topic], parts: int) -> None:
    """How well topics are told that nothing was learned from, the bars chosen without them too."""
    gold, told, known = {}, {}, {}
    for part in parted(topics, parts):
        weights = learn(others(topics, part))
        for topic in part:
            found = gather(topic.docs, topic.words, weights)
            gold[topic.name], told[topic.name], known[topic.name] = topic.chains, found.groups, found.matters
        print("bars", round(weights.story_bar, 2), round(weights.word_bar, 2), flush=True)
    print("MUC, B³, CEAFe", scores(gold, told), "CoNLL", conll(gold, told))
    print("stories B³", b_cubed({topic.name: topic.matters for topic in topics}, known))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=0)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    topics = read(asked.data)
    if asked.folds:
        crossed(topics, asked.folds)
        return
    MODEL.parent.mkdir(exist_ok=True)
    np.savez_compressed(MODEL, **rounded(learn(topics)))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
