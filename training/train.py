"""Train the encoder and all that reads its states: `python training/train.py RUN`, on what `prepare.py` wrote there.

It goes on from the shipped weights, or from a checkpoint (`--start`). Steps of language (treebanks, names), of
relations (the codebook's examples) and of telling (status and background) take turns. After every few epochs the scores
on the parts held out go to `log.jsonl`. Needs torch, onnx and NumPy, on a GPU or on a CPU.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor

from legation.model import STATUSES
from legation.scorer.labels import Labels
from legation.scorer.network import grown, spread
from legation.scorer.scorer import OUTPUTS, Scorer
from model import IGNORE, NAMES, Model, other_sentence
from prepared import Prepared
from restore import restore

PACKAGE = Path(__file__).parents[1] / "src" / "legation"
SHAPES = 18  # `legation.language.shapes` needs no spaCy, but the room that it stands in does
WARM_UP = 150  # steps
KINDS = ("language", "relations", "told")


def optimizer(model: Model, rate: float, head_rate: float, *, fused: bool) -> torch.optim.Optimizer:
    """AdamW; the encoder's word and position embeddings stay as they are."""
    model.encoder.words.weight.requires_grad = False
    model.encoder.positions.weight.requires_grad = False
    encoder = [p for n, p in model.encoder.named_parameters() if p.requires_grad and n != "shapes.weight"]
    ids = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": encoder, "lr": rate, "weight_decay": 0.01}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.001, fused=fused)


def set_rates(adam: torch.optim.Optimizer, rates: list[float], step: int, done: float) -> None:
    """Warm up over `WARM_UP` steps, then fall to a fiftieth as the share `done` of the schedule rises to 1."""
    factor = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - done)
    for group, rate in zip(adam.param_groups, rates, strict=True):
        group["lr"] = rate * factor


def evaluate(model: Model, held: dict[str, Prepared], pieces: int) -> dict[str, float]:
    """Score the parts held out, each by its kind."""
    scores: dict[str, float] = {}
    model.eval()
    with torch.no_grad():
        for kind, part in held.items():
            batches = (part.batch(windows) for windows in part.batches(pieces, random.Random(0)))
            scores |= {"language": _language, "relations": _relations, "told": _told}[kind](model, batches)
    model.train()
    return {name: round(value, 2) for name, value in scores.items()}


@torch.no_grad()
def kept(model: Model, teacher: Model, part: Prepared, pieces: int) -> float:
    """The share of words, in hundredths, whose head and relation are those that the teacher tells."""
    model.eval()
    same = words = 0
    for windows in part.batches(pieces, random.Random(0)):
        batch = part.batch(windows)
        own, told = model.read(batch), teacher.read(batch)
        known = told["heads"] != IGNORE
        same += int(((own["heads"] == told["heads"]) & (own["labels"] == told["labels"]) & known).sum())
        words += int(known.sum())
    model.train()
    return 100 * same / words


def _language(model: Model, batches: Iterable[dict[str, Tensor]]) -> dict[str, float]:
    """Greedy heads, labels, tags and starts on windows of gold words, sentences given."""
    right: Counter[str] = Counter()
    for batch in batches:
        x = model.states(batch)
        known = batch["heads"] != IGNORE
        scores = model.tree.arc_scores(x).masked_fill(other_sentence(batch["sentence"]), -1e4)
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
    found = {name: 100 * right[name] / max(1, right["words"]) for name in ("uas", "las", "upos", "xpos", "lemma")}
    return found | {name: 200 * right[f"{name}_hit"] / max(1, right[f"{name}_all"]) for name in ("start", "name")}


def _relations(model: Model, batches: Iterable[dict[str, Tensor]]) -> dict[str, float]:
    """Types, strict types, statuses, modes and triggers of pairs whose trigger is not given."""
    right: Counter[str] = Counter()
    for batch in batches:
        x = model.states(batch)
        inputs, targets = spread(batch["asked"], batch["rows"], x.shape[1])
        scores = model.relations(x, **inputs)
        for name in OUTPUTS:
            known = targets[name] >= 0
            right[f"{name} all"] += int(known.sum())
            right[name] += int((scores[name].argmax(-1) == targets[name])[known].sum())
        told = targets["trigger"].sum(-1) > 0
        right["trigger all"] += int(told.sum())
        right["trigger"] += int(targets["trigger"].gather(1, scores["trigger"].argmax(-1)[:, None])[told].sum())
    return {f"relation {name}": 100 * right[name] / max(1, right[f"{name} all"]) for name in (*OUTPUTS, "trigger")}


def _told(model: Model, batches: Iterable[dict[str, Tensor]]) -> dict[str, float]:
    """Macro-F1 of status, and F1 of background from an even chance."""
    pairs: list[tuple[Tensor, Tensor]] = []
    for batch in batches:
        scores = model.told(model.states(batch), batch["rows"], batch["asked"], batch["signs"])
        found = torch.stack([scores[:, :-1].argmax(1), (scores[:, -1] > 0).long()], 1)
        pairs.append((found, batch["asked"][:, -3:-1]))
    found, gold = (torch.cat([pair[side] for pair in pairs]) for side in (0, 1))
    macro = sum(_f1(found[:, 0] == one, gold[:, 0] == one) for one in range(len(STATUSES))) / len(STATUSES)
    return {"status": macro, "background": _f1(found[:, 1] == 1, gold[:, 1] == 1)}


def _f1(found: Tensor, gold: Tensor) -> float:
    return 200 * int((found & gold).sum()) / max(1, int(found.sum() + gold.sum()))


def steps(parts: dict[str, Prepared], shares: dict[str, float], pieces: int, seed: int) -> list[tuple[str, Tensor]]:
    """The steps of one pass over the examples, the kinds in random order, each with its windows."""
    chance = random.Random(seed)
    found = []
    for kind, part in parts.items():
        batches = part.batches(pieces, chance)
        found += [(kind, batch) for batch in batches[: max(1, round(len(batches) * shares[kind]))]]
    chance.shuffle(found)
    return found


def fresh(options: argparse.Namespace, signs: int) -> Model:
    """The shipped weights, what is new in them drawn by the seed."""
    torch.manual_seed(options.seed)
    run = options.run
    inventory = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    classes = json.loads((run / "relations.json").read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(items) for name, items in classes.items()})
    model = Model(json.loads((run / "config.json").read_text()), SHAPES, inventory, labels, signs, options.dropout)
    model.load_state_dict(restore(PACKAGE / "language" / "model"), strict=False)  # a bias and the rest are not in it
    model.relations.load_state_dict(grown(Scorer.from_file(), labels).state_dict())
    return model


def train(options: argparse.Namespace) -> None:
    """Run the schedule; with `minutes`, the rate's decay follows the clock instead of the steps."""
    run, device = options.run, options.device
    output = options.output or run
    output.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)

    def cases(kind: str) -> list[Prepared]:
        paths = sorted(run.glob(f"{kind}-[0-9]*.npz"))
        return [Prepared.from_file(path, device) for path in paths]

    parts = {kind: cases(kind) for kind in KINDS}
    held = {kind: Prepared.from_file(run / f"{kind}-held.npz", device) for kind in KINDS}
    if options.all:  # the "tune" halves are learned from too, and then measure nothing
        parts["tune"] = cases("tune")
    shares = dict(zip((*KINDS, "tune"), (options.language, 1.0, options.told, options.told), strict=True))
    model = fresh(options, held["told"].columns["signs"].shape[1])
    if options.start:
        model.load_state_dict(torch.load(options.start, map_location="cpu"))
    teacher = fresh(options, held["told"].columns["signs"].shape[1]).to(device).eval() if options.anchor else None
    model.to(device).train()
    adam = optimizer(model, options.rate, options.head_rate, fused=device != "cpu")
    rates = [group["lr"] for group in adam.param_groups]
    began = time.time()
    step, done, number = 0, 0.0, 0
    total = 0
    with (output / "log.jsonl").open("a") as log:
        while done < 1:
            drawn = {kind: some[number % len(some)] for kind, some in parts.items()}
            planned = steps(drawn, shares, options.pieces, options.seed + number)
            total = total or int(len(planned) * options.epochs)
            for kind, windows in planned:
                done = step / total
                if options.minutes:
                    done = max(done, (time.time() - began) / 60 / options.minutes)
                if done >= 1:
                    break
                set_rates(adam, rates, step, done)
                batch = drawn[kind].batch(windows)
                with torch.autocast(device, torch.bfloat16):
                    losses = model.losses("told" if kind == "tune" else kind, batch, teacher, options.anchor)
                adam.zero_grad()
                torch.stack([*losses.values()]).sum().backward()
                torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
                adam.step()
                step += 1
            number += 1
            if number % options.measure == 0 or done >= 1:
                entry = {"epoch": number, "step": step, "minutes": round((time.time() - began) / 60, 2)}
                entry |= {name: round(float(loss.detach()), 3) for name, loss in losses.items()}
                entry |= evaluate(model, held, options.pieces)
                if teacher is not None:
                    entry["kept"] = round(kept(model, teacher, held["told"], options.pieces), 2)
                print(json.dumps(entry), flush=True)
                log.write(json.dumps(entry) + "\n")
                log.flush()
                torch.save(model.state_dict(), output / "model.pt")
    torch.save(model.state_dict(), output / "final.pt")


def main() -> None:
    """Read the arguments, train, write checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="what prepare.py wrote")
    parser.add_argument("--output", type=Path, help="where checkpoints go, RUN itself unless told")
    parser.add_argument("--epochs", type=float, default=30, help="over the codebook's examples")
    parser.add_argument("--language", type=float, default=1.0, help="share of the language windows in an epoch")
    parser.add_argument("--told", type=float, default=1.0, help="share of the windows of telling in an epoch")
    parser.add_argument("--anchor", type=float, default=1.0, help="how firmly our own sentences keep the shipped trees")
    parser.add_argument("--all", action="store_true", help='learn from the "tune" halves of the tests too')
    parser.add_argument("--minutes", type=float, default=0, help="shorten the schedule so that it ends after so many")
    parser.add_argument("--rate", type=float, default=2.0e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--dropout", type=float, default=0.1, help="of the encoder's layers")
    parser.add_argument("--pieces", type=int, default=3000, help="of a step")
    parser.add_argument("--measure", type=int, default=3, help="epochs from one measuring to the next")
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="begin with this checkpoint of an earlier run")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
