"""`legation evaluate`: the figures of a suite, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.evaluation.report import Report, Row

if TYPE_CHECKING:
    from rich.table import Table

Suite = Annotated[str, typer.Argument(metavar="SUITE", help="The suite, or 'all'.", show_default=False)]
Data = Annotated[Path, typer.Option(metavar="DIR", help="The folder of the measuring sets.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the report there too.")]
EndToEnd = Annotated[bool, typer.Option("--end-to-end", help="With 'coding': find the pair too, instead of taking it.")]

WhosWho = Annotated[
    Path | None, typer.Option("--who", metavar="FILE", help="With 'actors': a list of holders of offices.")
]


def evaluate(
    suite: Suite,
    data: Data = Path("../shared/data"),
    json_file: Json = None,
    end_to_end: EndToEnd = False,
    who: WhosWho = None,
) -> None:
    """Measure a suite on its data.

    Suites: language, names, coding, actors, times, places, stories, coreference, linking.
    """
    from legation import evaluation
    from legation.cli.console import screen
    from legation.record.officelists import office_list

    given: dict[str, dict[str, Any]] = {
        "coding": {"end_to_end": True} if end_to_end else {},
        "actors": {"who": list(office_list(who))} if who is not None else {},
    }
    reports = []
    for name in evaluation.SUITES if suite == "all" else [suite]:
        options = given.get(name, {})
        reports.append(evaluation.evaluate(name, data, **options))
        screen().print(report_table(reports[-1]))
    if json_file is not None:
        found = [report.to_dict() for report in reports]
        json_file.write_text(json.dumps(found if suite == "all" else found[0], indent=2) + "\n", encoding="utf-8")


def report_table(report: Report) -> Table:
    from rich.table import Table

    title = f"{report.suite}  ({', '.join(report.data)})"
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("metric", "value", "95% interval", "n", ""):
        table.add_column(heading, justify="right" if heading in ("value", "n") else "left")
    for row in report.rows:
        table.add_row(row.metric, f"{row.value:.3f}", _interval(row), str(row.n), row.note)
    return table


def _interval(row: Row) -> str:
    return "" if row.low is None or row.high is None else f"{row.low:.3f}-{row.high:.3f}"
