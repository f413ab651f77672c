"""The public names, pinned: none comes or goes unseen, and each is there and documented."""

from __future__ import annotations

import subprocess
import sys

import pytest

import legation
from legation import exports, model, sources

NAMES = [
    "Actor", "Attribution", "Change", "Dispute", "Drop", "Event", "EventMention", "EventRelation", "Incumbent",
    "LegationError", "Name", "Office", "OfficeMention", "Participant", "Place", "Precedent", "Quantity", "Reader",
    "Reading", "Record", "Relation", "Statement", "Story", "StoryReference", "TimeExpression", "TimeSpan", "Trigger",
    "Voice", "actors", "fetch", "places", "quantities", "questions", "read", "times",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert legation.__all__ == NAMES
    assert dir(legation) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_there_and_documented(name: str) -> None:
    assert getattr(legation, name).__doc__


def test_whatever_a_reading_holds_has_a_public_name() -> None:
    types = {name for name, one in vars(model).items() if isinstance(one, type) and issubclass(one, model.Data)}
    assert types - {"Data"} <= set(NAMES)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Coder'"):
        legation.Coder  # noqa: B018


def test_the_names_of_rooms_are_these() -> None:
    assert sources.__all__ == ["Skip", "Skips", "fetch", "stories", "story"]
    assert exports.__all__ == ["EXPORTS", "FORMATS", "csv", "jsonl"]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, legation; "
        "heavy = {name.split('.')[0] for name in sys.modules} & {'spacy', 'numpy', 'onnxruntime', 'sqlalchemy'}; "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
