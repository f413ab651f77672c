"""JSON Lines and CSV say what the mention says, and nothing in them runs."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import exports
from legation.errors import InputError
from legation.exports import csv as csv_export
from legation.exports import jsonl
from legation.exports.exporting import export
from legation.model import Event, EventMention, Reading, Story
from legation.record import Record
from tests import strategies
from tests.conftest import ROOT
from tests.told import mention, someone

readings = strategies.readings()


def table(items: list[EventMention]) -> list[dict[str, str]]:
    stream = io.StringIO()
    csv_export.write(items, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def valued(cell: str) -> Any:
    """What a cell says, read back as its column's neighbours say: JSON where it is, else its words."""
    words = re.sub(r"^'(?='*[=+\-@\t\r\n|%])", "", cell)
    return None if words == "" else words


def test_the_formats_are_these() -> None:
    assert sorted(exports.FORMATS) == ["csv", "jsonl"]
    assert list(exports.EXPORTS) == [
        "jsonl", "csv", "parquet", "geojson", "ics", "gdelt", "icews", "polecat", "atom",
    ]  # fmt: skip


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_each_format_has_its_module_and_its_line_in_the_page(name: str) -> None:
    assert importlib.import_module(f"legation.exports.{name}").write
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = re.search(rf"^\| `{name}` \| (.*?) \|", page, re.MULTILINE)
    assert rows is not None
    kinds = exports.EXPORTS[name]
    assert [kind.removesuffix("s") in rows[1] for kind in kinds if kind != "events"] == [True] * (len(kinds) - 1)


def test_an_unknown_format_names_those_that_are() -> None:
    with Record(":memory:") as record, pytest.raises(InputError, match="write one of jsonl, csv, parquet"):
        export(record, "xlsx")


@settings(max_examples=30)
@given(readings)
def test_json_lines_come_back_as_they_were(reading: Reading) -> None:
    stream = io.StringIO()
    jsonl.write(reading.events, stream)
    lines = stream.getvalue().split("\n")
    assert lines.pop() == ""
    assert tuple(EventMention.from_dict(json.loads(line)) for line in lines) == reading.events


@settings(max_examples=30)
@given(readings)
def test_every_field_has_its_column(reading: Reading) -> None:
    for event, row in zip(reading.events, table(list(reading.events)), strict=True):
        data = event.to_dict()
        assert list(row) == csv_export.columns(EventMention)
        for name, cell in row.items():
            value: Any = data
            for key in name.split("."):
                value = value[key] if value is not None else None
            if isinstance(value, list | dict):
                assert json.loads(cell) == value
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, int | float):
                assert float(cell) == value
            else:
                assert valued(cell) == (value or None)


@given(st.text(min_size=1))
def test_no_cell_begins_like_a_formula(title: str) -> None:
    story = Story("Oman met Iran.", title=title, source="=HYPERLINK(1)")
    (row,) = table([mention(story, "met", "CONSULT")])
    assert row["story.source"] == "'=HYPERLINK(1)"
    assert row["story.title"][0] not in "=+-@\t\r\n|%"


def test_columns_are_pinned() -> None:
    names = csv_export.columns(EventMention)
    assert names[:12] == [
        "id", "story.id", "story.title", "story.published", "story.source", "story.url",
        "type", "mode", "contexts", "plover", "cameo", "quad",
    ]  # fmt: skip
    assert "when.start" in names
    assert "where.geonames" in names
    assert "attribution.speaker.country" in names
    assert not {"where.feature", "where.part", "meaning"} & set(names)
    assert "history" in csv_export.columns(Event)


def test_negative_scores_stay_numbers_and_unknown_is_empty() -> None:
    story = Story("Oman accused Iran.")
    (row,) = table([mention(story, "accused", "ACCUSE", score=-3.0, actors=(someone(story.text, "Oman", "OMN"),))])
    assert (row["score"], row["mode"], row["when.start"]) == ("-3.0", "", "")
    assert json.loads(row["actors"])[0]["country"] == "OMN"


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        jsonl.line(mention(Story("Oman met Iran."), "met", "CONSULT", confidence=float("nan")))
