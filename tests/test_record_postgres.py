"""The same record on a PostgreSQL server: `.ci/run` starts one and tells its URL; elsewhere these are skipped."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata

from legation.errors import RecordError
from legation.model import Reading
from legation.questions import agenda, panel, precedents, search, tension, timeline
from legation.record import Record, schema
from tests.tellings import reading
from tests.test_record_migrations import compared
from tests.test_record_store import contents
from tests.test_record_versions import AFP, AP, ELSE, LATER

URL = os.environ.get("LEGATION_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="no PostgreSQL server (.ci/postgres)")

ARCHIVE = [
    AFP,
    AP,
    LATER,
    ELSE,
    reading("Kenya will meet Ethiopia.", "CONSULT", ["KEN"], ["ETH"], status="planned", when="2025-04-01"),
    reading("Kenya met Ethiopia on the 1st.", "CONSULT", ["KEN"], ["ETH"], when="2025-04-01", published="2025-04-02"),
    reading("Odhiambo accused Ethiopia.", "ACCUSE", ["KEN:Amina Odhiambo"], ["ETH"], when="2025-03-08"),
    reading("Mwangi and Odhiambo spoke.", "CONSULT", ["KEN:Peter Mwangi", "KEN:Odhiambo"], [], when="2025-03-09"),
]


@pytest.fixture
def record() -> Iterator[Record]:
    """An empty record on the server."""
    wipe()
    with Record(URL) as opened:
        yield opened
    wipe()


def wipe() -> None:
    engine = sa.create_engine(URL.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()


def plain(record: Record) -> dict[str, list[str]]:
    """What a record holds, with binary columns alike on both databases."""
    rows = contents(record)
    return {
        name: sorted(repr([bytes(x) if isinstance(x, memoryview) else x for x in row]) for row in told)
        for name, told in rows.items()
    }


def test_it_holds_what_a_record_in_a_file_holds(record: Record) -> None:
    with Record(":memory:") as file:
        for one in ARCHIVE:
            assert record.keep(one)
            file.keep(one)
        assert not record.keep(ARCHIVE[0])
        assert plain(record) == plain(file)
        assert [record.reading(one.story.id) for one in ARCHIVE] == ARCHIVE
        assert timeline(record, "KEN", "ETH") == timeline(file, "KEN", "ETH")
        for limit in (1, None):
            for one, other in (("Odhiambo", "ETH"), ("Odhiambo", "KEN"), ("KEN", "KEN")):
                told = timeline(record, one, other, limit=limit)
                assert told
                assert told == timeline(file, one, other, limit=limit)
            for who in (None, "Kenya", "Odhiambo"):
                asked = {"as_of": "2025-03-20", "limit": limit}
                assert agenda(record, who, **asked) == agenda(file, who, **asked)
        event = record.events()[-1].id
        assert precedents(record, event) == precedents(file, event)
        assert search(record, "customs officers") == search(file, "customs officers")
        assert tension(record, "KEN", "ETH", per="day") == tension(file, "KEN", "ETH", per="day")
        assert list(panel(record, per="month")) == list(panel(file, per="month"))
        assert record.forget(source="AFP") == file.forget(source="AFP") == 2
        assert plain(record) == plain(file)


def test_its_tables_are_those_of_the_schema(record: Record) -> None:
    with record.reading_transaction() as connection:
        context = compared(connection)
        assert compare_metadata(context, schema.metadata) == []
        assert context.get_current_revision() == str(schema.VERSION)


def test_two_keep_at_once_while_a_third_asks(record: Record) -> None:
    archive = [reading(f"Report {n} of the talks.", "CONSULT", ["KEN", "ETH"], when="2025-03-06") for n in range(30)]
    faults: list[Exception] = []

    def keep(half: list[Reading]) -> None:
        try:
            with Record(URL) as mine:
                for one in half:
                    mine.keep(one)
        except Exception as fault:
            faults.append(fault)

    writers = [threading.Thread(target=keep, args=(archive[at::2],)) for at in (0, 1)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        record.events(parties=["KEN", "ETH"])
    assert faults == []
    with Record(":memory:") as file:
        for one in archive:
            file.keep(one)
        assert plain(record) == plain(file)


def test_a_server_that_is_not_there_and_a_copy_are_told_in_a_line(record: Record) -> None:
    with pytest.raises(RecordError, match="pg_dump"):
        record.backup("copy.db")
    with pytest.raises(RecordError, match="the database says"):
        Record("postgresql://nobody@localhost:1/none")
