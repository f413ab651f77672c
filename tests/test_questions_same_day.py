"""What else happened when an event did: which days count, and which events come first."""

from __future__ import annotations

import pytest

from legation.errors import QuestionError, RecordError
from legation.model import Reading
from legation.questions import Beside, same_day
from legation.record import Record
from tests.tellings import reading


def told(text: str, when: str | None, actors: list[str], recipients: list[str], **more: object) -> Reading:
    more = {"published": "2025-03-06"} | more
    return reading(text, str(more.pop("type", "ACCUSE")), actors, recipients, when=when, **more)  # type: ignore[arg-type]


def desk() -> Record:
    record = Record(":memory:")
    for one in (
        told("The missile.", "2025-03-06", ["KEN:Amina Odhiambo"], ["ETH"], type="ASSAULT", where="Nairobi"),
        told("Both again.", "2025-03-06", ["ETH"], ["KEN"]),
        told("The minister.", "2025-03-07", ["KEN:Odhiambo"], ["SOM"]),
        told("There too.", "2025-03-05", ["UGA"], ["SOM"], where="Nairobi"),
        told("Far off.", "2025-03-06", ["CHL"], ["PER"]),
        told("Two days on.", "2025-03-08", ["KEN"], ["ETH"]),
        told("All that week.", "2025-03-03/2025-03-09", ["KEN"], ["ETH"], type="PROTEST"),
        told("Undated.", None, ["KEN"], ["UGA"], type="REJECT"),
    ):
        record.keep(one)
    return record


def texts(record: Record, text: str = "The missile.", **more: object) -> list[str]:
    return [one.evidence[0].text for one in same_day(record, event(record, text), **more)]  # type: ignore[arg-type]


def event(record: Record, text: str) -> str:
    (found,) = (
        one.id
        for one in record.events()
        if next(record.stories([record.mentions(one.mentions)[0].story.id])).text == text
    )
    return found


def test_those_that_share_the_most_come_first() -> None:
    with desk() as record:
        found = same_day(record, event(record, "The missile."), as_of="2025-03-10")
    assert [one.evidence[0].text for one in found] == [
        "The minister.", "Both again.", "Undated.", "There too.", "Far off.",
    ]  # fmt: skip
    assert [one.shared for one in found] == [
        ("KEN", "Odhiambo"), ("ETH", "KEN"), ("KEN",), ("Nairobi",), (),
    ]  # fmt: skip
    assert [one.apart for one in found] == [1, 0, 0, 1, 0]
    assert Beside.from_dict(found[0].to_dict()) == found[0]


def test_days_around_count_as_far_as_asked() -> None:
    with desk() as record:
        assert texts(record, within=0) == ["Both again.", "Undated.", "Far off."]
        assert "Two days on." in texts(record, within=2)
        assert "All that week." in texts(record, within=3)
        assert "Far off." in texts(record, "All that week.", within=0)


def test_filters_and_a_limit() -> None:
    with desk() as record:
        assert texts(record, actor="Somalia") == ["The minister.", "There too."]
        assert texts(record, actor="Somalia", limit=1) == ["The minister."]
        assert texts(record, place="Nairobi") == ["There too."]


def test_as_of_a_day_what_was_told_later_is_not_known() -> None:
    late = told("Told late.", "2025-03-06", ["KEN"], ["ETH"], type="SANCTION", published="2025-03-20")
    with desk() as record:
        record.keep(late)
        assert "Told late." in texts(record)
        assert "Told late." not in texts(record, as_of="2025-03-10")


def test_what_cannot_be_asked_is_told() -> None:
    with desk() as record, pytest.raises(QuestionError, match="give 0 or more"):
        texts(record, within=-1)
    undated = reading("Sometime.", "ACCUSE", ["KEN"], ["ETH"], published=None)
    with Record(":memory:") as record:
        record.keep(undated)
        with pytest.raises(RecordError, match="has no day"):
            same_day(record, record.events()[0].id)
        with pytest.raises(RecordError, match="no event has the id"):
            same_day(record, "zz")
        assert record.keep(told("Dated.", "9999-12-30", ["KEN"], ["ETH"]))
        assert same_day(record, record.events()[0].id, within=10**9) == []
