"""The scorer for a codebook: the shipped one, one that was trained for a folder of types, or one helped by examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from legation import language
from legation.codebook import Codebook, EventType, own_types
from legation.errors import CodebookError
from legation.scorer.exemplars import Exemplar, Exemplars, place
from legation.scorer.samples import event
from legation.scorer.scorer import MODEL, Scorer

TRAINED = "relations.npz"  # beside the type files that it was trained for


def load(codebook: Codebook) -> Scorer:
    """The scorer for a codebook. Types of one's own that it was not trained on are told by their worked examples.

    Raises:
        CodebookError: the folder's trained weights are for other types, or for another encoder.
    """
    path = codebook.folder / TRAINED if codebook.folder is not None else MODEL
    if codebook.folder is None or not path.is_file():
        scorer, new = _read(MODEL, 0), own_types(codebook).values()
        return _helped(scorer, codebook, new) if new else scorer
    scorer = _read(path, path.stat().st_mtime_ns)
    if set(scorer.labels.types[1:]) != set(codebook.types) or scorer.encoder != language.encoder_digest():
        raise CodebookError(
            "trained for other types or for another version: run 'legation codebook train' again", path=path
        )
    return scorer


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Scorer:
    """The scorer of a file, read once a process as long as the file does not change."""
    return Scorer.from_file(path)


def _helped(scorer: Scorer, codebook: Codebook, types: Iterable[EventType]) -> Scorer:
    found = list(_exemplars(scorer, codebook, types))
    return scorer.helped(Exemplars(found)) if found else scorer


def _exemplars(scorer: Scorer, codebook: Codebook, types: Iterable[EventType]) -> Iterator[Exemplar]:
    """Where the examples of some types lie; one that marks neither side lies nowhere."""
    nlp = language.load(states=True)
    told = [(kind, example) for kind in types for example in kind.examples]
    for (kind, example), doc in zip(told, nlp.pipe(example.text for _, example in told), strict=True):
        words = [token for token in doc if not token.is_space]
        sample = event(codebook, example, [(token.idx, token.idx + len(token)) for token in words])
        if sample is not None:
            states = language.states(words)
            # As the scorer is asked where no frame speaks: without a trigger.
            ((judged,),) = scorer.judge([(states, [replace(sample.pair, trigger=None)])])
            yield Exemplar(kind, place(judged.hidden, judged.trigger @ states), example.near_miss)
