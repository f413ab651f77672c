"""Keeping under faults: killed at random moments, two keepers at once, a full disk, a record that cannot be written.

    python benchmarks/faults.py [--stories 500] [--kills 50]

Each line tells what was done to a record and whether it held: after every kill the record is checked
(`record.checking`) and must have lost nothing; at the end it must hold just what an undisturbed one does.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlalchemy as sa

from legation.errors import RecordError
from legation.model import Reading
from legation.record import Record
from legation.record.checking import check
from legation.record.schema import events, stories
from merge import readings

KEEPER = """
import sys
sys.path.insert(0, {folder!r})
from merge import readings
from legation.record import Record
with Record({path!r}) as record:
    print("open", flush=True)
    for at, one in enumerate(readings({stories})):
        if at % {share} == {mine} and not record.has(one.story):
            record.keep(one)
"""


def keeper(path: Path, number: int, share: int = 1, mine: int = 0) -> subprocess.Popen[str]:
    code = KEEPER.format(folder=str(Path(__file__).parent), path=str(path), stories=number, share=share, mine=mine)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def held(path: Path) -> tuple[list[str], list[str]]:
    """The stories and events of a record that is sound; an AssertionError where it is not."""
    with Record(path, create=False) as record:
        faults = [fault for fault in check(record) if "quotes" not in fault.why]  # made-up stories have no real words
        assert not faults, faults[:3]
        with record.reading_transaction() as connection:
            return (
                list(connection.scalars(sa.select(stories.c.id).order_by(stories.c.id))),
                list(connection.scalars(sa.select(events.c.body).order_by(events.c.id))),
            )


def killed(folder: Path, archive: Sequence[Reading], kills: int) -> str:
    """`kill -9` at random moments, each time taken up again; a record that is full makes way for a new one."""
    path, chance, seen, full = folder / "killed.db", random.Random(1), 0, 0
    for _ in range(kills):
        if seen == len(archive):
            assert held(path) == undisturbed(folder, archive)
            full += 1
            path, seen = folder / f"killed{full}.db", 0
        running = keeper(path, len(archive))
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(chance.expovariate(1 / 0.25))
        running.send_signal(signal.SIGKILL)
        running.wait()
        kept = len(held(path)[0])
        assert kept >= seen, "stories were lost"
        seen = kept
    keeper(path, len(archive)).wait()
    assert held(path) == undisturbed(folder, archive)
    kept = f"while {full + 1} times {len(archive)} stories were kept"
    return f"killed {kills} times {kept}; in the end as an undisturbed one"


def shared(folder: Path, archive: Sequence[Reading]) -> str:
    """Two processes keep while this one asks."""
    path = folder / "shared.db"
    Record(path).close()
    writers = [keeper(path, len(archive), 2, mine) for mine in (0, 1)]
    asked = 0
    with Record(path) as record:
        while any(writer.poll() is None for writer in writers):
            record.events(parties=["USA"], states=("happened",))
            asked += 1
    assert [writer.returncode for writer in writers] == [0, 0]
    assert held(path) == undisturbed(folder, archive)
    return f"two kept {len(archive)} stories at once while a third asked {asked} times: no error, as an undisturbed one"


def undisturbed(folder: Path, archive: Sequence[Reading]) -> tuple[list[str], list[str]]:
    path = folder / "undisturbed.db"
    if not path.exists():
        with Record(path) as record:
            for one in archive:
                record.keep(one)
    return held(path)


def full(folder: Path, archive: Sequence[Reading]) -> str:
    """A disk that fills up (SQLite's own bound on pages)."""
    with Record(folder / "full.db") as record:
        record.keep(archive[0])
        with record.reading_transaction() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        return told(lambda: [record.keep(one) for one in archive[1:50]])


def locked(folder: Path, archive: Sequence[Reading]) -> str:
    """Another program holds the record for longer than a writer waits."""
    from legation.record import database

    database.BUSY_SECONDS = 1
    path = folder / "locked.db"
    Record(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Record(path) as record:
        return told(lambda: record.keep(archive[0]))


def readonly(folder: Path, archive: Sequence[Reading]) -> str:
    """A file, or its folder, without the right to write."""
    path = folder / "readonly" / "record.db"
    path.parent.mkdir()
    Record(path).close()
    if os.geteuid() == 0:
        return "skipped: root may write everywhere"
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        return told(lambda: Record(path).keep(archive[0]))
    finally:
        path.parent.chmod(0o755)


def corrupt(folder: Path, archive: Sequence[Reading]) -> str:
    """A file whose pages were overwritten, and one that is no database."""
    path = folder / "corrupt.db"
    with Record(path) as record:
        for one in archive[:20]:
            record.keep(one)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(4096 * 3, size, 4096 * 2):
            file.seek(at)
            file.write(os.urandom(512))
    (folder / "text.db").write_text("no database " * 1000, encoding="utf-8")
    damaged = told(lambda: [Record(path).keep(one) for one in archive[20:60]])
    return f"{damaged} / {told(lambda: Record(folder / 'text.db'))}"


def told(action: Callable[[], object]) -> str:
    """The one line that a fault is told in."""
    try:
        action()
    except RecordError as error:
        line = str(error).partition(": ")[2]
        return line if "\n" not in line else f"in more than a line: {line}"
    return "the fault passed unseen"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--stories", type=int, default=500)
    asked.add_argument("--kills", type=int, default=50)
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="legation-faults-"))
    archive = list(readings(options.stories))
    print("killed:", killed(folder, archive, options.kills), flush=True)
    for fault in (shared, full, locked, readonly, corrupt):
        print(f"{fault.__name__}: {fault(folder, archive)}", flush=True)


if __name__ == "__main__":
    main()
