"""Opening a database, and what differs between SQLite and PostgreSQL: pragmas, locks, and the words of their faults."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.pool import StaticPool

from legation.errors import MissingExtraError, RecordError
from legation.record import schema

BUSY_SECONDS = 60
"""How long a writer waits for another one before it gives up."""

CHUNK = 500
"""How many ids go into one statement: all databases take as many."""

T = TypeVar("T")


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, as many at a time as go into one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


_LOCK = 0x1E6A710
"""The PostgreSQL advisory lock that writers of a record take in turn."""


def open_engine(target: str | Path, *, create: bool) -> sa.Engine:
    """An engine on a file, on ":memory:" or on a database URL.

    Raises:
        RecordError: there is no file and `create` is false, or its folder is missing.
        MissingExtraError: the URL needs a driver that is not installed.
    """
    if not isinstance(target, Path) and "://" in target:
        return _remote(target)
    if str(target) == ":memory:":
        engine = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        path = Path(target)
        _check_path(path, create=create)
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    return _with_pragmas(engine)


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError("is a folder: name a file, such as record.db", path=path)
    if not path.exists() and not create:
        raise RecordError("there is no record here: make one with 'legation keep PATH… --record FILE'", path=path)
    if not path.parent.is_dir():
        raise RecordError(f"the folder '{path.parent}' is not there: make it first", path=path)


def _remote(url: str) -> sa.Engine:
    try:
        engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    except exc.NoSuchModuleError:
        raise RecordError(f"'{url.split('://')[0]}' is no database that Legation keeps records in") from None
    except exc.ArgumentError:
        raise RecordError("this is no database URL: write postgresql://user@host/name") from None
    except ModuleNotFoundError:
        raise MissingExtraError("a record in PostgreSQL", "postgres") from None
    return _with_pragmas(engine) if engine.dialect.name == "sqlite" else engine


def _with_pragmas(engine: sa.Engine) -> sa.Engine:
    """SQLite with a write-ahead log (readers beside a writer, safe against `kill -9`) and foreign keys; queries may
    tell it which index to use (`with_hint`)."""
    plain = engine.dialect.statement_compiler
    engine.dialect.statement_compiler = type("Hinted", (plain,), {"get_from_hint_text": _hint})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # `transaction` begins them, never the driver
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_SECONDS}000"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _hint(_: object, table: object, text: str) -> str:
    return text


@contextmanager
def transaction(engine: sa.Engine, path: str, *, writes: bool) -> Iterator[sa.Connection]:
    """One transaction, undone on any error; a writer holds off other writers from its first statement on.

    Raises:
        RecordError: the database refuses, in its own words and ours.
    """
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
            elif writes:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection
    except (exc.DBAPIError, sqlite3.Error) as error:  # a fault while connecting comes as the driver raised it
        raise RecordError(_explain(str(getattr(error, "orig", error))), path=path) from error
    except UnicodeEncodeError as error:
        raise RecordError("a text holds half characters (surrogates), which no database keeps", path=path) from error


def _explain(fault: str) -> str:
    """What a database's own message means, and what to do."""
    advice = {
        "not a database": "this file is no record: name another one",
        "malformed": "the record is damaged: take a backup of it, then try 'sqlite3 FILE .recover'",
        "locked": f"another program has held the record for over {BUSY_SECONDS} seconds: wait for it, then try again",
        "readonly": "the record cannot be written: check the rights of the file and its folder",
        "unable to open": "the record cannot be opened: check the rights of the file and its folder",
        "full": "the disk is full: nothing of the last story was kept; make room, then run the same command again",
    }
    return next((words for key, words in advice.items() if key in fault), f"the database says: {fault}")


def copy(engine: sa.Engine, path: str, target: Path) -> None:
    """Writes an SQLite database to a new file by SQLite's online backup, which sees one consistent state of it.

    Raises:
        RecordError: as `Record.backup` tells.
    """
    if engine.dialect.name != "sqlite":
        raise RecordError("a record in PostgreSQL is backed up by 'pg_dump'", path=path)
    if target.exists():
        raise RecordError("is there already: name a new file", path=target)
    if not target.parent.is_dir():
        raise RecordError(f"the folder '{target.parent}' is not there: make it first", path=target)
    try:
        with engine.connect() as connection, closing(sqlite3.connect(target)) as written:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(written)
    except (exc.DBAPIError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise RecordError(_explain(str(getattr(error, "orig", error))), path=target) from error


def prepare_schema(engine: sa.Engine, path: str) -> None:
    """Makes the tables in an empty database, and those that an older record lacks; refuses one that is no record, or of
    a newer version.

    Raises:
        RecordError: as told above.
    """
    with transaction(engine, path, writes=False) as connection:
        names = set(sa.inspect(connection).get_table_names())
        kept = _version(connection) if "about" in names else None
    if kept is None:
        if names:
            raise RecordError("this database holds other tables and is no record: name another one", path=path)
        _make(engine, path)
    elif kept > schema.VERSION:
        raise RecordError(
            f"this record has schema {kept}, made by a newer Legation than this one, which knows up to "
            f"{schema.VERSION}: upgrade with 'pip install -U legation'",
            path=path,
        )
    elif kept < schema.VERSION:
        _make(engine, path)


def _version(connection: sa.Connection) -> int:
    value = connection.scalar(sa.select(schema.about.c.value).where(schema.about.c.key == "schema"))
    return int(value or 0)


def _make(engine: sa.Engine, path: str) -> None:
    """Makes or migrates the tables in one transaction; another process may have done so in the meantime."""
    from legation.record import migrations  # alembic takes a while to load, and is seldom needed

    with transaction(engine, path, writes=True) as connection:
        fresh = "about" not in sa.inspect(connection).get_table_names()
        version = 0 if fresh else _version(connection)
        if fresh:
            schema.metadata.create_all(connection)
            connection.execute(schema.about.insert().values(key="schema", value=str(schema.VERSION)))
            migrations.stamp(connection, schema.VERSION)
        elif version < schema.VERSION:
            migrations.migrate(connection, version)
