"""How fast the language layer reads: `python benchmarks/language.py [--articles 60] [--threads 1 2] [CORPUS]`.

CORPUS is a JSON Lines file with `text`. Words a second (white space not counted) for the whole layer, the best of three
rounds, then the shares of the tokenizer, the encoder and the rest with one thread.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from itertools import islice
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared/data/corpora/guardian.jsonl"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, options.articles)]
    began = time.perf_counter()
    from legation.language import load

    load()
    print(f"load: {time.perf_counter() - began:.2f} s, spaCy's import included")
    for threads in options.threads:
        words, seconds = measure(texts, threads)
        print(f"{threads} thread(s): {words / seconds:,.0f} words/s, {len(texts) / seconds:.1f} articles/s")
    for stage, share in shares(texts[:20]).items():
        print(f"{stage:>10}: {share:.0%}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def measure(texts: list[str], threads: int) -> tuple[int, float]:
    """Return the words of all texts and the seconds of the best of three rounds."""
    from legation.language import load

    nlp = load(threads=threads)
    seconds = []
    words = 0
    for _ in range(3):
        began = time.perf_counter()
        words = sum(not token.is_space for doc in nlp.pipe(texts, batch_size=16) for token in doc)
        seconds.append(time.perf_counter() - began)
    return words, min(seconds)


def shares(texts: list[str]) -> dict[str, float]:
    """Return each stage's share of the time with one thread."""
    from legation.language import load
    from legation.language.encoder import Encoder
    from legation.language.pipeline import shared_encoder

    nlp = load()
    encoder = shared_encoder()
    spent = {"tokenizer": 0.0, "encoder": 0.0}

    def timed_run(*arguments: object) -> object:
        began = time.perf_counter()
        scores = Encoder.run(encoder, *arguments)  # type: ignore[arg-type]
        spent["encoder"] += time.perf_counter() - began
        return scores

    encoder.run = timed_run  # type: ignore[method-assign, assignment]
    began = time.perf_counter()
    for text in texts:
        start = time.perf_counter()
        doc = nlp.make_doc(text)
        spent["tokenizer"] += time.perf_counter() - start
        nlp(doc)
    total = time.perf_counter() - began
    del encoder.run
    return {stage: value / total for stage, value in spent.items()} | {"decoding": 1 - sum(spent.values()) / total}


if __name__ == "__main__":
    main()
