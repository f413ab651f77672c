"""Megabytes of news a second that `legation.times.find` and `legation.quantities.find` read, on one thread.

    python benchmarks/times.py [FILE]

FILE: JSON Lines with `text` (default: ../shared/data/corpora/guardian.jsonl). The ratio to a plain regular expression
over the same text, in the same run, tells what the machine and its load do not. Processor time; the best of five runs.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from legation import quantities, times

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "data" / "corpora" / "guardian.jsonl"
PLAIN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
RUNS = 5


def measure(work: Callable[[str], object], texts: list[str]) -> float:
    """Megabytes a second, the best of the runs."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return size / best


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    plain = measure(lambda text: len([*PLAIN.finditer(text)]), texts)
    print(f"plain regex scan    {plain:6.2f} MB/s")
    for name, work in (
        ("times.find", lambda text: times.find(text, "2019-01-15")),
        ("quantities.find", quantities.find),
    ):
        rate = measure(work, texts)
        print(f"{name:<19} {rate:6.2f} MB/s  {rate / plain:.2f} of the plain scan")


if __name__ == "__main__":
    main()
