"""How fast commands start: medians of nine starts each, beside `python -c 'import spacy'` in the same run.

    python benchmarks/start.py

The record for `legation timeline` is made first, from the demo dispatches; the story for `legation read` is the first
of them. Starts are taken in turn, so that a busy moment falls on all of them alike.
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
    for name, (_, target) in commands.items():
        median = statistics.median(times[name])
        aim = f"target {target:.1f} s" if target else ""
        print(f"{name:28} {median:6.2f} s  ({min(times[name]):.2f}-{max(times[name]):.2f})  {aim}")


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
