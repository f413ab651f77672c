"""How fast stories are read: words and articles a second with threads and processes, peak memory, time by stage.

    python benchmarks/read.py [--corpus ../shared/data/corpora/guardian.jsonl] [--articles N] [--json FILE]

Every way of reading runs in processes of its own, so that its peak memory is its own. Loading the model is not in the
rates; the profile is of one thread, with each stage's clock on.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "corpora" / "guardian.jsonl"
WAYS = {"1 thread": (1, 1), "2 threads": (1, 2), "2 processes": (2, 1)}  # processes, threads of each


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=10**9, help="read only the first N")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--part", help=argparse.SUPPRESS)  # of a child: number, of how many, threads, profiled
    given = parser.parse_args()
    if given.part:
        number, parts, threads, profiled = map(int, given.part.split(","))
        print(json.dumps(read_part(given.corpus, given.articles, number, parts, threads, bool(profiled))))
        return
    figures = {name: measure(given, *way) for name, way in WAYS.items()}
    figures["profile"] = child(given, 0, 1, 1, profiled=True)["stages"]
    show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(given: argparse.Namespace, processes: int, threads: int) -> dict[str, float]:
    """The rates of `processes` reading a share of the corpus each, at the same time."""
    running = [start(given, number, processes, threads) for number in range(processes)]
    parts = [finish(one) for one in running]
    seconds = max(part["end"] for part in parts) - min(part["begin"] for part in parts)
    total = {key: sum(part[key] for part in parts) for key in ("words", "articles", "mentions", "megabytes")}
    return {
        "words/s": total["words"] / seconds,
        "articles/s": total["articles"] / seconds,
        "articles of 400 words/s": total["words"] / seconds / 400,
        "mentions": total["mentions"],
        "peak MB": total["megabytes"],
    }


def start(
    given: argparse.Namespace, number: int, parts: int, threads: int, *, profiled: bool = False
) -> subprocess.Popen[str]:
    part = ",".join(str(int(one)) for one in (number, parts, threads, profiled))
    command = [sys.executable, __file__, "--corpus", given.corpus, "--articles", given.articles, "--part", part]
    return subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)


def finish(running: subprocess.Popen[str]) -> dict[str, Any]:
    said, _ = running.communicate()
    if running.returncode:
        raise SystemExit(running.returncode)
    found: dict[str, Any] = json.loads(said)
    return found


def child(given: argparse.Namespace, number: int, parts: int, threads: int, *, profiled: bool) -> dict[str, Any]:
    return finish(start(given, number, parts, threads, profiled=profiled))


def read_part(corpus: Path, articles: int, number: int, parts: int, threads: int, profiled: bool) -> dict[str, Any]:
    """Read every `parts`th story from `number` on, in this process."""
    from legation import Reader, sources

    skips = sources.Skips()
    stories = list(sources.stories([corpus], skips=skips))[:articles][number::parts]
    reader = Reader(threads=threads)
    reader.read(stories[0])  # what is loaded at first use is loaded now
    stages = clocked(reader) if profiled else Counter()
    begin, mentions = time.time(), 0
    for reading in reader.read_many(stories):
        mentions += len(reading.events)
    return {
        "begin": begin,
        "end": time.time(),
        "articles": len(stories),
        "words": sum(len(story.text.split()) for story in stories),
        "mentions": mentions,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stages": dict(stages),
    }


def clocked(reader: Any) -> Counter[str]:
    """Put a clock on the language layer and on each stage of a reader; seconds by name, as they add up."""
    from legation.stages import Chain

    seconds: Counter[str] = Counter()

    def clock(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any) -> Any:
            begun = time.perf_counter()
            try:
                return run(*given)
            finally:
                seconds[name] += time.perf_counter() - begun

        return timed

    def pipe(texts: Any, **settings: Any) -> Iterator[Any]:
        yield from clock("language", lambda: list(parse(texts, **settings)))()

    parse, reader.nlp.pipe = reader.nlp.pipe, pipe
    reader.chain = Chain([replace(stage, run=clock(stage.name, stage.run)) for stage in reader.stages])
    return seconds


def show(figures: dict[str, dict[str, float]]) -> None:
    for name in WAYS:
        print(f"{name:12} " + "  ".join(f"{value:,.1f} {key}" for key, value in figures[name].items()))
    total = sum(figures["profile"].values())
    for name, seconds in sorted(figures["profile"].items(), key=lambda item: -item[1]):
        print(f"  {name:12} {seconds:6.1f} s  {seconds / total:5.1%}")


if __name__ == "__main__":
    main()
