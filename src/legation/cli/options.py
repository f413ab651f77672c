"""Options that several commands share, each with its help, declared once, and what their values stand for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.model import day

if TYPE_CHECKING:
    from legation import Reader
    from legation.model import Office


class Format(StrEnum):
    """How mentions are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class FileFormat(StrEnum):
    """How tables too wide for a screen are written."""

    CSV = "csv"
    JSONL = "jsonl"


class ReadingFormat(StrEnum):
    """How readings are written: their mentions as in `Format`, or whole stories as a page."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class Period(StrEnum):
    """What questions count by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class AgendaFormat(StrEnum):
    """How plans are written: as in `Format`, or as a calendar."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    ICS = "ics"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|- ...",
        help="Text, HTML or JSON Lines files, folders of them, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE|unknown",
        help="Day of publication of stories that do not tell theirs; with 'unknown' relative times stay unresolved.",
    ),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Source of stories that do not tell theirs, such as AFP.")
]
OutputFormat = Annotated[Format, typer.Option("--format", help="How to write the events.")]
OutputFileFormat = Annotated[FileFormat, typer.Option("--format", help="How to write the rows.")]
OutputReadingFormat = Annotated[
    ReadingFormat,
    typer.Option("--format", help="How to write the events; html is a page of the stories with the words marked."),
]
OutputAgendaFormat = Annotated[
    AgendaFormat,
    typer.Option("--format", help="How to write the events; ics is a calendar that calendar programs subscribe to."),
]
Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write there instead of standard output.", dir_okay=False)
]
Codebook = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A folder of event types to use beside the shipped ones.")
]
Who = Annotated[
    str | None,
    typer.Option(
        metavar="RECORD|FILE",
        help="A record, or a list of holders of offices (CSV, JSON), to name those whom a story leaves unnamed.",
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Tell on standard error why each event was coded, and why words gave none.")
]
Threads = Annotated[int, typer.Option(metavar="N", min=1, help="Threads of the encoder.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error; warnings stay.")]
MinConfidence = Annotated[
    float, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out mentions of lower confidence.")
]
Record = Annotated[
    str,
    typer.Option(metavar="DATABASE", envvar="LEGATION_RECORD", help="The record: an SQLite file or a PostgreSQL URL."),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="What 'today' is for plans and what is overdue."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what ended before this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what began after this day.")]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="Only events of this PLOVER type, such as CONSULT; may be repeated."),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="WHO", help="Only what this country, body or person takes part in; several: all of them."
    ),
]
Place = Annotated[
    str | None,
    typer.Option(metavar="PLACE", help="Only what takes place in this country, or at a place of this name."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATE", help="Only events in this state, such as planned; may be repeated."),
]
MinSources = Annotated[int | None, typer.Option(metavar="N", min=1, help="Only what so many sources tell.")]
Limit = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help="How many to show at most; 0 for all. Unless told, tables show 50, each part of an agenda 20, files all.",
    ),
]
Per = Annotated[Period, typer.Option("--per", help="What to count by; weeks begin on Monday.")]

RECORD = "record.db"
SHOWN, PART = 50, 20  # lines of a table, and of each part of an agenda, where no --limit is given


def published_day(value: str | None) -> date | str | None:
    """`--published` as `sources.stories` takes it: a day, "unknown" or None.

    Raises:
        DateError: it is neither a date nor "unknown".
    """
    return value if value == "unknown" else day(value)


def located(paths: list[str]) -> list[Path | str]:
    """The paths as `sources.stories` takes them, "-" staying standard input."""
    return [path if path == "-" else Path(path) for path in paths]


def reader(codebook: Path | None, threads: int, who: str | None = None) -> Reader:
    """The reader of these options.

    Raises:
        CodebookError: a file in the folder `codebook` is wrong.
        InputError, RecordError: `who` cannot be read.
    """
    from legation import Reader

    return Reader(codebook=codebook, threads=threads, who=known(who) if who else ())


def known(who: str) -> list[Office]:
    """The entries of the who's-who of a record, or of a list in a file.

    Raises:
        InputError, RecordError: it cannot be read.
    """
    from legation.record import Record
    from legation.record.officelists import office_list

    if Path(who).suffix.lower() in (".csv", ".json"):
        return list(office_list(Path(who)))
    with Record(who, create=False) as record:
        return [holder.entry for holder in record.holders() if holder.is_held]
