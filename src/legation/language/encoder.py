"""The encoder at run time: one window of words in, scores of every head out.

A run takes ONE window, never a padded batch: activations are quantised with a scale a run, so the answer for a window
rests on that window alone and is the same whatever else is read, in whatever order, on however many threads.
(Measured 2026-11-23, one thread: int8 products of 32 rows run at 141 billion multiplications a second, of 1,024 rows at
155, so batches would buy little.)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from legation.language.lemmas import Lemmatizer
from legation.language.shapes import shape
from legation.language.wordpiece import WordPieces

MODEL = Path(__file__).parent / "model"
WIDTH = 384
LONGEST = 510  # pieces of a run: the encoder's 512 places less the two that frame a window

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """What one run says of W words: class ids (W), scores (W, …), what labels are made from; states when asked."""

    start: Floats
    upos: Ints
    xpos: Ints
    lemma: Ints
    names: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats
    states: Floats | None = None


@dataclass(frozen=True)
class Labels:
    """The classes of every head, in the order of their ids."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    lemma: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def from_file(cls, path: Path) -> Labels:
        """Read `labels.json`."""
        return cls(**{name: tuple(items) for name, items in json.loads(path.read_text(encoding="utf-8")).items()})


class Encoder:
    """The two sessions, the pieces, the classes and the lexicon. Runs may be made from several threads at once."""

    def __init__(self, folder: Path = MODEL) -> None:
        self.pieces = WordPieces.from_file(folder / "vocab.txt")
        self.labels = Labels.from_file(folder / "labels.json")
        words = frozenset(piece for piece in self.pieces.ids if piece.isalpha() and len(piece) > 3)
        self.lemmatizer = Lemmatizer.from_file(folder / "lemmas.tsv", words)
        self._encoder = _session(folder / "encoder.onnx")
        self._labeller = _session(folder / "labels.onnx")

    def size(self, word: str) -> int:
        """Return how many pieces a word has."""
        return len(self.pieces(word))

    def run(self, words: Sequence[str], spaced: Sequence[bool], states: bool = False) -> Scores:
        """Score a window of at least one word and at most `LONGEST` pieces."""
        pieces, shapes, first = [self.pieces.first], [0], []
        for word, space in zip(words, spaced, strict=True):
            ids = self.pieces(word)
            first.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape(word, space)] * len(ids))
        pieces.append(self.pieces.last)
        shapes.append(0)
        names = [
            "start",
            "upos",
            "xpos",
            "lemma",
            "names",
            "arcs",
            "dependents",
            "heads",
            *(["states"] if states else []),
        ]
        feed = {
            "pieces": np.array([pieces], np.int64),
            "shapes": np.array([shapes], np.int64),
            "first": np.array(first, np.int64),
        }
        return Scores(*self._encoder.run(names, feed))

    def label(self, scores: Scores, heads: Ints) -> Ints:
        """Return the relation's class of every word; `heads` counts the words from 1, 0 is the root."""
        feed = {"dependents": scores.dependents, "heads": scores.heads[heads]}
        result: list[Ints] = self._labeller.run(["label"], feed)
        return result[0]


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # windows, not products, are shared out among threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
