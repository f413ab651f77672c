"""Fit the temperature of the shipped scorer on the examples held back: `PYTHONPATH=src python training/calibrate.py`.

Temperature scaling (Guo et al. 2017): the scores of types are divided by the number that makes the held-back examples
likeliest. It changes no answer, only how sure it is. Run it after every export.
"""

from __future__ import annotations

import numpy as np

from legation import codebook, language
from legation.codebook.examples import corpus
from legation.evaluation.calibration import expected_error
from legation.scorer import Pair
from legation.scorer.samples import grouped, samples
from legation.scorer.scorer import MODEL, Scorer
from relations import parted

GRID = np.arange(0.5, 3.01, 0.05)


def main() -> None:
    book = codebook.load()
    scorer = Scorer.from_file()
    _, held = parted(corpus(book))
    nlp = language.load(states=True)
    scores, targets = [], []
    told = grouped(held)
    for sentence, doc in zip(told, nlp.pipe([one[0].text for one in told]), strict=True):
        words = [token for token in doc if not token.is_space]
        found = samples(book, sentence, [(token.idx, token.idx + len(token)) for token in words])
        if found:
            found = tuple({(one.pair.actor, one.pair.recipient): one for one in reversed(found)}.values())
            pairs = [Pair(one.pair.actor, one.pair.recipient) for one in found]
            scores.append(scorer.forward(language.states(words), pairs)["types"])
            targets += [scorer.labels.types.index(one.type) for one in found]
    raw, goal = np.concatenate(scores).astype(np.float64), np.array(targets)

    def likelihood(temperature: float) -> float:
        scaled = raw / temperature
        return float((scaled[np.arange(len(goal)), goal] - np.log(np.exp(scaled).sum(1))).mean())

    scorer.temperature = float(max(GRID, key=likelihood))
    scorer.save(MODEL)
    for name, temperature in (("as trained", 1.0), ("scaled", scorer.temperature)):
        shares = np.exp(raw / temperature)
        shares /= shares.sum(1, keepdims=True)
        sure, right = shares.max(1), shares.argmax(1) == goal
        print(f"{name}: temperature {temperature:.2f}, {len(goal)} pairs, right {right.mean():.3f}, "
              f"expected calibration error {expected_error(sure, right):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
