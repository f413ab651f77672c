"""How long it takes to gather telling words: milliseconds a thousand pairs of words, stories parsed before.

python benchmarks/likeness.py [--data ../shared/data/dev/coreference/ecb_train.jsonl]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

from spacy.tokens import Doc

from legation import language, likeness
from legation.evaluation.coreference import documents

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "dev" / "coreference" / "ecb_train.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    lines = map(json.loads, parser.parse_args().data.read_text(encoding="utf-8").splitlines())
    nlp = language.load(states=True)
    topics: dict[str, tuple[list[Doc], list[likeness.Word]]] = defaultdict(lambda: ([], []))
    for document in documents(lines):
        docs, words = topics[document.topic]
        docs.append(nlp(document.text))
        words += [likeness.word(len(docs) - 1, docs[-1], word.span) for word in document.words]
    for name in ("first, lemmas read", "again, lemmas known"):
        start = time.perf_counter()
        for docs, words in topics.values():
            likeness.gather(docs, words)
        seconds = time.perf_counter() - start
        pairs = sum(len(words) * (len(words) - 1) // 2 for _, words in topics.values())
        rate = 1e6 * seconds / pairs
        print(f"{name}: {pairs} pairs in {len(topics)} pools, {seconds:.1f} s, {rate:.1f} ms a 1,000 pairs")


if __name__ == "__main__":
    main()
