"""How fast a record goes into each format and back: rows, seconds, bytes and peak memory, each in a process of its own.

    python benchmarks/exports.py RECORD [--copies N]

With copies, the stories are kept N times under other ids and years, so that a small record stands for a large one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from legation.exports import EXPORTS
from legation.model import digest
from legation.record import Record
from legation.record.extracts import Extract, each_reading
from legation.record.importing import import_files
from legation.record.transfer import KeptReading
from legation.sources import Skips

COMMAND = "from legation.cli import main; main()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("record")
    parser.add_argument("--copies", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = given.record if given.copies == 1 else copied(given.record, given.copies, folder)
        for to in EXPORTS:
            file = folder / f"record.{to}"
            seconds, peak = run("export", "--to", to, "--record", record, "--output", str(file))
            print(f"{to:8} {seconds:6.1f} s {file.stat().st_size:12,} bytes {peak:5.0f} MB")
        for to in ("jsonl", "parquet"):
            seconds, peak = run("import", str(folder / f"record.{to}"), "--record", str(folder / f"{to}.db"))
            print(f"import {to:8} {seconds:6.1f} s {peak:5.0f} MB")


def run(*arguments: str) -> tuple[float, float]:
    """The seconds and the peak megabytes of one command."""
    begin = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def copied(source: str, copies: int, folder: Path) -> str:
    """A record with that many copies of each story, each a year before the last, so that none merges with another."""
    lines, target = folder / "copies.jsonl", folder / "copies.db"
    with Record(source, create=False) as record, lines.open("w", encoding="utf-8") as stream:
        for reading, run_of_it in each_reading(record, Extract()):
            row = KeptReading.of(reading, run_of_it).to_dict()
            for number in range(copies):
                stream.write(json.dumps(shifted(row, number)) + "\n")
    with Record(target) as record:
        *_, tally = import_files(record, [lines], Skips(lambda skip: print(skip, file=sys.stderr)))
        print(f"{tally.kept:,} stories, {len(record.names()):,} names")
    return str(target)


def shifted(row: dict, number: int) -> dict:
    """The row with other ids, its story and its events `number` years earlier."""
    text = json.dumps(row)
    for name in (row["story"]["id"], *(event["id"] for event in row["events"])):
        text = text.replace(json.dumps(name), json.dumps(digest(name, number)))
    moved = json.loads(text)
    for place in (moved["story"], *(event["story"] for event in moved["events"])):
        place["published"] = place["published"] and earlier(place["published"], number)
    for when in (event["when"] for event in moved["events"] if event["when"]):
        when["start"], when["end"] = (day and earlier(day, number) for day in (when["start"], when["end"]))
    return moved


def earlier(day: str, years: int) -> str:
    from legation.model import day as read

    return (read(day) - timedelta(days=365 * years)).isoformat()


if __name__ == "__main__":
    main()
