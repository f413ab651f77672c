"""How well ten examples tell a type that the scorer does not know: `PYTHONPATH=src python training/nearest.py`.

Each mode of the shipped corpus plays a new type in turn: ten of its examples are shown, the others and the rest of the
corpus are asked about. Prints precision and recall by threshold of similarity, from which `exemplars.SIMILAR` is set.
"""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np

from legation import codebook, language
from legation.codebook.examples import corpus
from legation.scorer import Scorer
from legation.scorer.exemplars import place
from legation.scorer.samples import grouped, samples

SHOWN = 10
ASKED = 2500
SEED = 20261127


def main() -> None:
    chance = random.Random(SEED)
    book = codebook.load()
    scorer = Scorer.from_file()
    nlp = language.load(states=True)
    told = grouped(corpus(book))
    chance.shuffle(told)
    told = told[:ASKED]
    places, modes = [], []
    for sentence, doc in zip(told, nlp.pipe(one[0].text for one in told), strict=True):
        words = [token for token in doc if not token.is_space]
        found = [
            one for one in samples(book, sentence, [(token.idx, token.idx + len(token)) for token in words])
            if one.pair.actor is not None
        ]  # fmt: skip
        states = language.states(words)
        (answers,) = scorer.judge([(states, [one.pair for one in found])])
        for one, judged in zip(found, answers, strict=True):
            places.append(place(judged.hidden, judged.trigger @ states))
            modes.append(one.mode or one.type)
    space = np.stack(places)
    members = defaultdict(list)
    for row, mode in enumerate(modes):
        members[mode].append(row)
    nearest, right = [], []
    for mode, rows in members.items():
        if "." in mode and len(rows) >= 2 * SHOWN:
            shown = chance.sample(rows, SHOWN)
            asked = [row for row in range(len(space)) if row not in set(shown)]
            nearest.append((space[asked] @ space[shown].T).max(1))
            right.append(np.array([modes[row] == mode for row in asked]))
    similar, same = np.concatenate(nearest), np.concatenate(right)
    print(f"{len(right)} modes as new types, {SHOWN} examples each, {len(space)} pairs asked")
    for threshold in np.arange(0.6, 0.96, 0.025):
        hit = similar >= threshold
        precision, recall = same[hit].mean() if hit.any() else 0.0, hit[same].mean()
        print(f"{threshold:.3f}  precision {precision:.2f}  recall {recall:.2f}")


if __name__ == "__main__":
    main()
