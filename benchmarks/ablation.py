"""Who speaks when a sentence is coded, the frames or the scorer: `python benchmarks/ablation.py [--data DIR]`.

Runs the suites `coding` (pair given, and end to end) and `stories` with the frames alone, the scorer alone and both.
With the frames alone a given pair that no frame joins is uncoded; with the scorer alone no frame proposes anything.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from legation import Reader
from legation.evaluation import coding, located, rows, stories
from legation.evaluation.coding import Case
from legation.model import Story
from legation.scorer import NOTHING, Judgement, Scorer
from legation.scorer.scorer import Asked

UNTOLD = 0.85  # probability of nothing: too little to drop what a frame tells, too much to propose anything


class Silent(Scorer):
    """A scorer that knows nothing: every type is as likely as another, and no event is proposed or dropped."""

    def __init__(self, scorer: Scorer) -> None:
        super().__init__(scorer.weights, scorer.labels)

    def judge(self, asked: Sequence[Asked]) -> list[list[Judgement]]:
        types, strict = (
            dict.fromkeys(names, (1 - UNTOLD) / (len(names) - 1)) | {NOTHING: UNTOLD}
            for names in (self.labels.types, self.labels.strict)
        )
        statuses = dict.fromkeys(self.labels.statuses, 1 / len(self.labels.statuses))
        return [
            [Judgement(types, strict, {}, statuses, states[:, 0] * 0, states[0]) for _ in pairs]
            for states, pairs in asked
        ]


def without_frames(reader: Reader) -> Reader:
    """A reader whose codebook has no frames."""
    types = {name: replace(kind, frames=()) for name, kind in reader.codebook.types.items()}
    reader.codebook = replace(reader.codebook, types=types, verbs={}, nouns={}, adjectives={})
    return reader


def measure(name: str, reader: Reader, data: Path, *, certain: bool = False) -> None:
    """Print the figures of one way of coding; `certain`: a given pair counts only where some type is likelier."""
    (path,) = located(data, coding.SUITE)
    cases = [Case.of(row) for row in rows(path)]
    found = coding.related(reader, cases)
    given: list[str | None] = [one.plover for one in found]
    if certain:
        given = [one.plover if max(one.scores.values()) > 0.1 else None for one in found]
    told = {row.metric: row.value for row in coding.figures(cases, given)}
    print(f"{name}: pair given: root {told['root macro-F1']:.3f}, class {told['class macro-F1']:.3f}")
    told = {row.metric: row.value for row in coding.figures(cases, coding.coded(reader, cases))}
    print(f"{name}: end to end: root {told['root macro-F1']:.3f}, class {told['class macro-F1']:.3f}, "
          f"pairs {told.get('pairs coded', 1.0):.3f}")  # fmt: skip
    (folder,) = located(data, stories.SUITE)
    gold = [json.loads(one.read_text(encoding="utf-8")) for one in sorted(folder.glob("*.json"))]
    readings = reader.read_many(replace(Story.from_dict(one["story"]), title="") for one in gold)
    scores = [stories.score(one["events"], r.events, r.story.text) for one, r in zip(gold, readings, strict=True)]
    figures = {row.metric: row.value for row in stories.figures(scores)}
    print(f"{name}: stories: recall {figures['recall']:.3f}, precision {figures['precision']:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    frames = Reader()
    frames.scorer = Silent(frames.scorer)
    measure("frames alone", frames, options.data, certain=True)
    measure("scorer alone", without_frames(Reader()), options.data)
    measure("both", Reader(), options.data)


if __name__ == "__main__":
    main()
