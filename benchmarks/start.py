"""How fast commands start: medians of nine starts each, beside `python -c 'import spacy'` in the same run.

    python benchmarks/start.py

The record for `legation timeline` is made first, from the demo dispatches; the story for `legation read` is the first
of them. Starts are taken in turn, so that a busy moment falls on all of them alike. The seconds that the tables of
actors take to load are counted inside one process each, beside those of spaCy's import.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = 9
SPACY = "import spacy"
TABLES = "lexicon.lexicon(); lexicon.city_country(words.split('Rome')); lexicon.unscramble(words.split('Romans')[0])"
ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT / "demo" / "dispatches.jsonl"


def main() -> None:
    legation = shutil.which("legation", path=str(Path(sys.executable).parent)) or "legation"
    with tempfile.TemporaryDirectory() as folder:
        story, record = Path(folder) / "story.jsonl", str(Path(folder) / "record.db")
        story.write_text(DISPATCHES.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
        subprocess.run(
            [legation, "keep", str(DISPATCHES), "--record", record, "--quiet"], check=True, capture_output=True
        )
        commands = {
            "python -c 'import spacy'": ([sys.executable, "-c", "import spacy"], None),
            "legation --help": ([legation, "--help"], 0.3),
            "legation timeline KEN ETH": ([legation, "timeline", "KEN", "ETH", "--record", record], 0.6),
            "legation read (one story)": ([legation, "read", str(story)], 2.5),
        }
        times = measured({name: command for name, (command, _) in commands.items()})
    spacy = inside("", SPACY)
    tables = inside("from legation.actors import lexicon, tables, words", TABLES)
    print(f"tables of actors {tables:.3f} s, {tables / spacy:.2f} of spaCy's import ({spacy:.3f} s), target 0.10")
    for name, (_, target) in commands.items():
        median = statistics.median(times[name])
        aim = f"target {target:.1f} s" if target else ""
        print(f"{name:28} {median:6.2f} s  ({min(times[name]):.2f}-{max(times[name]):.2f})  {aim}")


def inside(before: str, code: str) -> float:
    """The median seconds that `code` takes in `STARTS` fresh processes, after `before`."""
    clock = f"{before}\nimport time\nbegun = time.perf_counter()\n{code}\nprint(time.perf_counter() - begun)"
    runs = (subprocess.run([sys.executable, "-c", clock], check=True, capture_output=True) for _ in range(STARTS))
    return statistics.median(float(run.stdout) for run in runs)


def measured(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Seconds of each of `STARTS` starts of each command, after one that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(STARTS + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:
                times[name].append(time.perf_counter() - begun)
    return times


if __name__ == "__main__":
    main()
