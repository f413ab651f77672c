"""What a passage tells of an event's status and background: what the encoder learns, and the network over its states.

    python training/told.py            # learns `src/legation/status/model/told.npz` over the finished encoder
    python training/told.py --folds 5  # only tells how well it does on the "tune" halves of the tests, which flatters
                                       # where the encoder has learned them (`train.py --all`), as the shipped one has

`prepare.py` takes the same passages as windows, so that the encoder learns them too. They are the passages in
`told/*.tsv` (status, background, text with [[the trigger]] marked), the stories in `told/*.txt` (each event marked
[[word|status|background]]), the "tune" halves of `tests/data/told.tsv` and `tests/data/stories.jsonl`, and the
codebook's worked examples of deeds, which tell no background.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Token
from torch import nn

from corpora import Word
from legation import codebook, language, status, times
from legation.codebook import examples
from legation.language.pipeline import split as paragraphs
from legation.model import STATUSES
from legation.status.learned import MODEL, Asked, features, governing, signs
from model import IGNORE
from relations import Renamer

HERE = Path(__file__).parent
TOLD, STORIES = (HERE.parent / "tests" / "data" / name for name in ("told.tsv", "stories.jsonl"))
MARK = re.compile(r"\[\[([^\]|]+)\|(\w+)\|([01])\]\]")
PUBLISHED = date(2010, 6, 16)  # of passages without a date: "on Tuesday" and "last year" are then times like others
HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROPOUT, SMOOTHING = 64, 12, 64, 1e-3, 0.05, 0.4, 0.05
OURS = 3.0  # weight of a passage that tells the background beside an example that tells only the status
CASES = 4  # of other countries
DEEDS = 0.35  # weight of a worked example, which tells no background, beside a passage


Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Passage:
    """A text with the place of its trigger, its day, and the labels; `background` is IGNORE where nobody told."""

    text: str
    at: int
    status: str
    background: int
    published: date = PUBLISHED


@dataclass(frozen=True)
class Rows:
    """Features, statuses, background and weight of passages."""

    x: Floats
    y: NDArray[np.int64]
    background: NDArray[np.int64]

    def of(self, chosen: NDArray[np.bool_]) -> Rows:
        return Rows(self.x[chosen], self.y[chosen], self.background[chosen])


def marked(rows: Iterable[dict[str, str]]) -> Iterator[Passage]:
    for row in rows:
        before, _, after = row["text"].partition("[[")
        day = date.fromisoformat(row["published"]) if "published" in row else PUBLISHED
        yield Passage(before + after.replace("]]", ""), len(before), row["status"], int(row["background"]), day)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def stories(path: Path) -> Iterator[Passage]:
    """The marked events of a file of stories, parted by lines of "=====", each with its day in the first line."""
    for block in path.read_text(encoding="utf-8").split("=====\n"):
        head, _, body = block.strip().partition("\n")
        if not head.startswith("published:"):
            continue
        parts, events, end = [], [], 0
        for match in MARK.finditer(body.strip()):
            parts.append(body.strip()[end : match.start()])
            events.append((sum(map(len, parts)), match[2], int(match[3])))
            parts.append(match[1])
            end = match.end()
        text = "".join([*parts, body.strip()[end:]])
        for at, told, background in events:
            yield Passage(text, at, told, background, date.fromisoformat(head.partition(":")[2].strip()))


def labelled(path: Path) -> Iterator[Passage]:
    """The events of the "tune" half of our labelled stories."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        story = row["story"]
        for event in row["events"] if row["half"] == "tune" else ():
            at = story["text"].index(event["words"])
            at += event["words"].index(event["trigger"])
            day = date.fromisoformat(story["published"])
            yield Passage(story["text"], at, event["status"][0], int(event["background"]), day)


def worked(book: codebook.Codebook) -> Iterator[Passage]:
    """The codebook's examples of deeds; in those of what is said the status is that of what is said, not of saying."""
    for example in dict.fromkeys(examples.corpus(book)):
        kind = book.types.get(example.type or "")
        if kind is not None and (kind.quad not in (1, 3) or kind.plover in ("CONSULT", "SUPPORT")) and example.trigger:
            yield Passage(example.text, example.trigger[0], example.status, IGNORE)


def renamed(passage: Passage, rename: Renamer, seed: int) -> Passage:
    """The passage with other countries, the same for all its events; days and years stay, as history hangs on them."""
    chance = random.Random(f"{seed} {passage.text}")
    if chance.random() < 0.4:
        return passage
    text, at, end = [], passage.at, 0
    for start, stop, new in rename.cuts(passage.text, chance, times=False):
        text += [passage.text[end:start], new]
        at += (len(new) - (stop - start)) * (stop <= passage.at)
        end = stop
    return replace(passage, text="".join([*text, passage.text[end:]]), at=at)


@dataclass
class Window:
    """A paragraph's words, the rows of numbers of the events asked about in it, and the signs of each."""

    words: list[Word]
    asked: list[list[int]]
    signs: list[list[float]]

    def columns(self) -> dict[str, list[list[int]] | list[list[float]]]:
        return {"asked": self.asked, "signs": self.signs}


def read(passages: Sequence[Passage], weight: float) -> list[Window]:
    """The paragraphs of passages in which events are marked; each text is parsed once.

    A row holds the words of trigger, verb, root, and of the sentence's start and end, status, background, and the
    weight in hundredths.
    """
    nlp = language.load(threads=2)
    by_text: dict[tuple[str, date], list[Passage]] = {}
    for passage in passages:
        by_text.setdefault((passage.text, passage.published), []).append(passage)
    found: list[Window] = []
    docs = nlp.pipe((text for text, _ in by_text), batch_size=64)
    for ((_, published), inside), doc in zip(by_text.items(), docs, strict=True):
        expressions = times.refine(doc, times.find(doc.text, published), published)
        windows: dict[int, Window] = {}
        for passage in inside:
            trigger = next(token for token in doc if token.idx <= passage.at < token.idx + len(token))
            by_rule = status.judge(trigger, published=published)
            when = times.when(trigger, expressions, published)
            paragraph = next(words for words in paragraphs(doc) if trigger.i in words)
            place = {index: number for number, index in enumerate(paragraph)}
            sentence = [place[token.i] for token in trigger.sent if token.i in place]
            asked = Asked(trigger, by_rule.status, by_rule.background, when)
            ends = [place[one.i] for one in (trigger, governing(trigger), trigger.sent.root)]
            window = windows.setdefault(paragraph[0], Window([word(doc[index]) for index in paragraph], [], []))
            label = STATUSES.index(passage.status)
            window.asked.append([*ends, sentence[0], sentence[-1] + 1, label, passage.background, round(100 * weight)])
            window.signs.append(signs(asked, governing(trigger)))
        found += windows.values()
    return found


def word(token: Token) -> Word:
    before = token.doc[token.i - 1] if token.i else None
    return Word(token.text, before is None or bool(before.whitespace_) or before.is_space)


def windows(book: codebook.Codebook, seed: int) -> Iterator[tuple[str, list[Window]]]:
    """The windows to learn from in some cases, the "tune" halves apart, and the "tune" halves as they are."""
    ours = [passage for path in sorted((HERE / "told").glob("*.tsv")) for passage in marked(table(path))]
    ours += [passage for path in sorted((HERE / "told").glob("*.txt")) for passage in stories(path)]
    tune = [*marked(row for row in table(TOLD) if row["half"] == "tune"), *labelled(STORIES)]
    rename = Renamer()
    deeds = list(worked(book))
    yield "told-held", read(tune, 1.0)
    for case in range(CASES):
        yield f"tune-{case}", read([renamed(one, rename, seed + case) for one in tune], 1.0)
        written = read([renamed(one, rename, seed + case) for one in ours], 1.0)
        yield f"told-{case}", written + read(deeds[case::CASES], DEEDS)


def rows_of(passages: Sequence[Passage]) -> Rows:
    """The features of passages, in their order; each text is parsed once."""
    nlp = language.load(threads=2, states=True)
    by_text: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        by_text.setdefault(passage.text, []).append(number)
    found: dict[int, Floats] = {}
    for numbers, doc in zip(by_text.values(), nlp.pipe(by_text, batch_size=64), strict=True):
        inside = [passages[number] for number in numbers]
        published = inside[0].published
        expressions = times.refine(doc, times.find(doc.text, published), published)
        asked = []
        for passage in inside:
            trigger = next(token for token in doc if token.idx <= passage.at < token.idx + len(token))
            by_rule = status.judge(trigger, published=published)
            when = times.when(trigger, expressions, published)
            asked.append(Asked(trigger, by_rule.status, by_rule.background, when))
        found |= zip(numbers, features(asked), strict=True)
    return Rows(
        np.stack([found[number] for number in range(len(passages))]),
        np.array([STATUSES.index(one.status) for one in passages]),
        np.array([one.background for one in passages]),
    )


def learn(parts: Sequence[Rows], seed: int = 0) -> dict[str, Floats]:
    """The weights of two layers, the features' mean and spread folded into the first."""
    torch.manual_seed(seed)
    x = torch.tensor(np.concatenate([part.x for part in parts]))
    y = torch.tensor(np.concatenate([part.y for part in parts]))
    background = torch.tensor(np.concatenate([part.background for part in parts]))
    mean, spread = x.mean(0), x.std(0) + 1e-2
    x = (x - mean) / spread
    told = (background != IGNORE).float()
    weight = torch.where(background != IGNORE, OURS, 1.0)
    first, second = nn.Linear(x.shape[1], HIDDEN), nn.Linear(HIDDEN, len(STATUSES) + 1)
    network = nn.Sequential(nn.Dropout(DROPOUT), first, nn.ReLU(), nn.Dropout(DROPOUT), second)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            scores = network(x[rows])
            by_status = nn.functional.cross_entropy(
                scores[:, :-1], y[rows], reduction="none", label_smoothing=SMOOTHING
            )
            by_background = nn.functional.binary_cross_entropy_with_logits(
                scores[:, -1], background[rows].clamp(min=0).float(), reduction="none"
            )
            loss = (by_status * weight[rows]).mean() + (by_background * told[rows]).sum() * OURS / len(rows)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    scaled = first.weight / spread
    return {
        "first": scaled.detach().numpy().T,
        "first.bias": (first.bias - scaled @ mean).detach().numpy(),
        "second": second.weight.detach().numpy().T,
        "second.bias": second.bias.detach().numpy(),
    }


def scores(weights: dict[str, Floats], x: Floats) -> Floats:
    hidden = np.maximum(x @ weights["first"] + weights["first.bias"], 0.0)
    result: Floats = hidden @ weights["second"] + weights["second.bias"]
    return result


def f1(found: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    return float(2 * (found & gold).sum() / max(1, found.sum() + gold.sum()))


def report(found: Floats, rows: Rows) -> str:
    likeliest = found[:, :-1].argmax(1)
    macro = np.mean([f1(likeliest == one, rows.y == one) for one in range(len(STATUSES))])
    shares = ", ".join(f"{bar}: {f1(found[:, -1] > bar, rows.background == 1):.3f}" for bar in (-0.5, 0, 0.5, 1, 1.5))
    return f"status macro-F1 {macro:.3f}; background F1 by bar {shares}"


def save(weights: dict[str, Floats]) -> None:
    """Matrices as int8 with a scale a column, the rest as half floats."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, value in weights.items():
        if value.ndim == 2:
            scale = (np.maximum(np.abs(value).max(0, keepdims=True), 1e-8) / 127).astype(np.float32)
            arrays |= {name: np.round(value / scale).astype(np.int8), f"{name}.scale": scale}
        else:
            arrays[name] = value.astype(np.float32)
    MODEL.parent.mkdir(exist_ok=True)
    np.savez(MODEL, **arrays)  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    ours = [passage for path in sorted((HERE / "told").glob("*.tsv")) for passage in marked(table(path))]
    ours += [passage for path in sorted((HERE / "told").glob("*.txt")) for passage in stories(path)]
    parts = [rows_of(ours), rows_of(list(worked(codebook.load())))]
    tunes = {
        "told.tsv": rows_of([*marked(row for row in table(TOLD) if row["half"] == "tune")]),
        "stories.jsonl": rows_of([*labelled(STORIES)]),
    }
    if not folds:
        save(learn([*parts, *tunes.values()]))
        return
    for name, tune in tunes.items():
        rest = [*parts, *(other for key, other in tunes.items() if key != name)]
        fold = np.arange(len(tune.y)) * folds // len(tune.y)  # whole stories stay together, but for those at the cuts
        found = np.zeros((len(tune.y), len(STATUSES) + 1), np.float32)
        for one in range(folds):
            found[fold == one] = scores(learn([*rest, tune.of(fold != one)]), tune.x[fold == one])
        print(name, report(found, tune))


if __name__ == "__main__":
    main()
